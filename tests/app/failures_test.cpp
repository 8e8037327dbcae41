#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/store/project_file.h"
#include "tests/app/program.h"

#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

// Truncated, empty, unreadable and wrong files: the right exit code, a sentence that names file
// and cause, and the project as it was.

namespace ecotone::tests {
namespace {

struct Case
{
    std::string name;
    std::string bytes;
};

TEST(Failures, UsageErrorsExitWithTwo)
{
    EXPECT_EQ(ecotone({"no-such-command", "x", "y"}).exitCode, 2);
    EXPECT_EQ(ecotone({"areas"}).exitCode, 2);
    EXPECT_EQ(ecotone({"list", toUtf8(demoProject()), "tigers"}).exitCode, 2);
    EXPECT_EQ(ecotone({"--help"}).exitCode, 0);
    EXPECT_EQ(ecotone({"areas", "--help"}).exitCode, 0);
    EXPECT_EQ(ecotone({"--version", "-v"}).exitCode, 0);
}

TEST(Failures, ProjectsThatAreNone)
{
    const Scratch scratch;
    const std::string whole = readFile(demoProject()).value();
    const std::vector<Case> cases{{"missing.gpkg", ""},
                                  {"empty.gpkg", ""},
                                  {"text.gpkg", "this is no database at all, only words"},
                                  {"truncated.gpkg", whole.substr(0, whole.size() / 3)}};
    for (const Case& item : cases) {
        const auto path = scratch / item.name;
        if (item.name != "missing.gpkg") {
            ASSERT_TRUE(writeFile(path, item.bytes));
        }
        const auto result = ecotone({"check", toUtf8(path)});
        EXPECT_EQ(result.exitCode, 3) << item.name << ": " << result.errors;
        EXPECT_NE(result.errors.find(item.name), std::string::npos) << result.errors;
    }
}

/// Counties as a Chinese web map delivers them: the provider is asked first, the offset is undone
/// only when somebody says so.
TEST(Failures, PositionsOfAWebMapAreAskedAbout)
{
    const char* const folder = std::getenv("ECOTONE_SHARED_DATA");
    const auto file = pathFromUtf8(folder == nullptr ? "" : folder) / "cn_gcj02" / "222400.json";
    if (!std::filesystem::exists(file)) {
        GTEST_SKIP() << "the shared test data are absent";
    }
    const Scratch scratch;
    const auto probed = ecotone({"probe", toUtf8(file)});
    EXPECT_EQ(probed.exitCode, 4) << probed.output;
    EXPECT_NE(probed.output.find("ask the provider for CGCS2000"), std::string::npos);
    EXPECT_EQ(ecotone({"probe", toUtf8(file), "--offset", "gcj02"}).exitCode, 0);
    const std::string recipe = "version = 1\n[source]\nfile = \"" + toUtf8(file) +
                               "\"\ncountry = \"CN\"\n[use]\nrole = \"layer:admin\"\n";
    ASSERT_TRUE(writeFile(scratch / "asked.toml", recipe));
    ASSERT_TRUE(writeFile(scratch / "decided.toml", recipe + "[reading]\noffset = \"gcj02\"\n"));
    const auto project = toUtf8(scratch / "map.gpkg");
    const auto harmonise = [&](const char* name) {
        return ecotone(
            {"harmonise", toUtf8(scratch / name), "--into", project, "--author", "Test"});
    };
    const auto asked = harmonise("asked.toml");
    EXPECT_EQ(asked.exitCode, 4) << asked.errors;
    EXPECT_NE(asked.errors.find("ask the provider for CGCS2000"), std::string::npos);
    EXPECT_EQ(harmonise("decided.toml").exitCode, 0);
}

TEST(Failures, SourcesThatCannotBeRead)
{
    const Scratch scratch;
    ASSERT_TRUE(writeFile(scratch / "empty.shp", ""));
    ASSERT_TRUE(writeFile(scratch / "words.tab", "these are words"));
    ASSERT_TRUE(
        writeFile(scratch / "cut.geojson", R"({"type":"FeatureCollection","features":[{"ty)"));
    for (const char* name : {"missing.shp", "empty.shp", "words.tab", "cut.geojson"}) {
        const auto result = ecotone({"probe", toUtf8(scratch / name)});
        EXPECT_EQ(result.exitCode, 3) << name << ": " << result.output << result.errors;
        EXPECT_NE((result.errors + result.output).find(name), std::string::npos);
    }
}

TEST(Failures, AFailedRecipeLeavesTheProjectAsItWas)
{
    const Scratch scratch;
    const auto project = copyOfDemo(scratch);
    const std::string before = fileHash(project).value();
    ASSERT_TRUE(writeFile(scratch / "bad.toml",
                          "version = 1\n[source]\nfile = \"missing.shp\"\ncountry = \"CN\"\n"));
    const auto result = ecotone(
        {"harmonise", toUtf8(scratch / "bad.toml"), "--into", toUtf8(project), "--author", "A"});
    EXPECT_EQ(result.exitCode, 3) << result.errors;
    EXPECT_NE(result.errors.find("missing.shp"), std::string::npos) << result.errors;
    EXPECT_EQ(fileHash(project).value(), before);
    ASSERT_TRUE(writeFile(scratch / "unknown.toml", "version = 1\n[source]\nfle = \"x\"\n"));
    EXPECT_EQ(ecotone({"harmonise",
                       toUtf8(scratch / "unknown.toml"),
                       "--into",
                       toUtf8(project),
                       "--author",
                       "A"})
                  .exitCode,
              2);
    EXPECT_EQ(fileHash(project).value(), before);
}

TEST(Failures, ReadingChangesNoByte)
{
    const Scratch scratch;
    const auto project = copyOfDemo(scratch);
    const std::string before = fileHash(project).value();
    const std::string name = toUtf8(project);
    EXPECT_EQ(ecotone({"history", name}).exitCode, 0);
    EXPECT_EQ(ecotone({"list", name, "classes"}).exitCode, 0);
    EXPECT_EQ(ecotone({"areas", name}).exitCode, 0);
    EXPECT_LE(ecotone({"check", name}).exitCode, 1);
    EXPECT_EQ(fileHash(project).value(), before);
}

TEST(Failures, OutputThatCannotBeWritten)
{
    const Scratch scratch;
    ASSERT_TRUE(writeFile(scratch / "file", "x"));
    const std::string below = toUtf8(scratch / "file" / "out.csv");
    const auto result = ecotone({"areas", toUtf8(demoProject()), "--format", "csv", "-o", below});
    EXPECT_EQ(result.exitCode, 6) << result.errors;
    EXPECT_NE(result.errors.find("out.csv"), std::string::npos);
    EXPECT_EQ(ecotone({"new", toUtf8(scratch / "file" / "p.gpkg")}).exitCode, 6);
}

TEST(Failures, ADiskThatIsFull)
{
    const std::filesystem::path full{"/dev/full"};
    if (!std::filesystem::exists(full)) {
        GTEST_SKIP() << "there is no /dev/full";
    }
    const auto result = tool("env",
                             {"sh",
                              "-c",
                              std::string{ECOTONE_PROGRAM} + " list '" + toUtf8(demoProject()) +
                                  "' classes > /dev/full"});
    EXPECT_EQ(result.exitCode, 6) << result.errors;
}

} // namespace
} // namespace ecotone::tests
