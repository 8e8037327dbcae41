#include "core/base/file.h"
#include "tests/app/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace ecotone::tests {
namespace {

std::string stand(const std::string& key, const std::string& species, double west)
{
    const auto at = [](double x, const char* y) { return "[" + std::to_string(x) + "," + y + "]"; };
    return R"({"type":"Feature","properties":{"XB":")" + key + R"(","DI_LEI":"0111","SZ":")" +
           species + R"("},"geometry":{"type":"Polygon","coordinates":[[)" + at(west, "43.0") +
           "," + at(west + 0.01, "43.0") + "," + at(west + 0.01, "43.01") + "," +
           at(west, "43.01") + "," + at(west, "43.0") + "]]}}";
}

/// Three stands of a year, and the recipe that reads them.
std::string
deliver(const Scratch& scratch, const std::string& year, const std::vector<std::string>& species)
{
    std::string text = R"({"type":"FeatureCollection","features":[)";
    for (std::size_t i = 0; i < species.size(); ++i) {
        text += (i > 0 ? "," : "") +
                stand("X" + std::to_string(i), species[i], 131.0 + 0.01 * static_cast<double>(i));
    }
    EXPECT_TRUE(writeFile(scratch / (year + ".geojson"), text + "]}"));
    const auto recipe = scratch / (year + ".toml");
    EXPECT_TRUE(writeFile(recipe,
                          "version = 1\n[source]\nfile = \"" + year +
                              ".geojson\"\ntitle = \"Stands\"\ncountry = \"CN\"\ndate = \"" + year +
                              "\"\nlandscape = \"LBC\"\n[use]\nscheme = \"cn_forest_dilei\"\n"
                              "[fields]\nid = \"XB\"\ncode = \"DI_LEI\"\nspecies = \"SZ\"\n"));
    return toUtf8(recipe);
}

TEST(Update, ConflictsEndWithFiveUntilSomebodyDecides)
{
    const Scratch scratch;
    const auto project = scratch / "map.gpkg";
    const std::string author = "Ли Мин";
    const auto first = deliver(scratch, "2025", {"160", "410", "120"});
    ASSERT_EQ(ecotone({"harmonise", first, "--into", toUtf8(project), "--author", author}).exitCode,
              0);
    ASSERT_EQ(ecotone({"reclassify",
                       toUtf8(project),
                       "--where",
                       "source_fid = 'X1'",
                       "--to",
                       "W11",
                       "--kind",
                       "correction",
                       "--author",
                       author,
                       "--reason",
                       "seen"})
                  .exitCode,
              0);
    const auto next = deliver(scratch, "2026", {"410", "160", "120"});
    const std::string before = orderedDump(project);
    const auto dry = ecotone({"update", toUtf8(project), next, "--dry-run", "--json"});
    EXPECT_EQ(dry.exitCode, 5) << dry.errors;
    EXPECT_EQ(orderedDump(project), before);
    const auto page = toUtf8(scratch / "page.html");
    const auto done = ecotone({"update",
                               toUtf8(project),
                               next,
                               "--json",
                               "--page",
                               page,
                               "--language",
                               "ru",
                               "--author",
                               author});
    EXPECT_EQ(done.exitCode, 5) << done.errors;
    const auto json = nlohmann::json::parse(done.output, nullptr, false);
    ASSERT_TRUE(json.is_object()) << done.output;
    EXPECT_EQ(json["difference"]["class"]["rows"], 2);
    ASSERT_EQ(json["conflicts"].size(), 1U);
    EXPECT_EQ(json["conflicts"][0]["key"], "X1");
    EXPECT_EQ(json["conflicts"][0]["ours"], "W11");
    const auto text = readFile(pathFromUtf8(page));
    ASSERT_TRUE(text);
    EXPECT_NE(text->find("Новая поставка данных"), std::string::npos);

    EXPECT_EQ(ecotone({"update", toUtf8(project), next, "--author", author}).exitCode, 5);
    EXPECT_EQ(
        ecotone({"update", toUtf8(project), next, "--take-delivery", "--author", author}).exitCode,
        0);
    EXPECT_EQ(ecotone({"check", toUtf8(project)}).exitCode, 0);
    ASSERT_EQ(ecotone({"undo", toUtf8(project)}).exitCode, 0);
    ASSERT_EQ(ecotone({"undo", toUtf8(project)}).exitCode, 0);
    const auto habitat = [](const std::string& dump) {
        return dump.substr(0, dump.find("[admin]"));
    };
    EXPECT_EQ(habitat(orderedDump(project)), habitat(before));
}

TEST(Update, AnOlderProjectOpensAndPassesTheCheck)
{
    const Scratch scratch;
    const auto project = scratch / "project.gpkg";
    std::filesystem::copy_file(ECOTONE_OLDER_PROJECT, project);
    EXPECT_EQ(ecotone({"check", toUtf8(project)}).exitCode, 0);
    ASSERT_EQ(ecotone({"reclassify",
                       toUtf8(project),
                       "--where",
                       "source_fid = 'X01'",
                       "--to",
                       "W11",
                       "--kind",
                       "correction",
                       "--author",
                       "Ли Мин",
                       "--reason",
                       "seen"})
                  .exitCode,
              0);
    const auto checked = ecotoneJson({"check", toUtf8(project), "--json"});
    EXPECT_EQ(checked["gap_m2"], 0.0);
    EXPECT_EQ(checked["overlap_m2"], 0.0);
    EXPECT_EQ(checked["patches"], 20);
    bool migrated = false;
    for (const auto& entry : ecotoneJson({"history", toUtf8(project), "--json"})) {
        migrated = migrated || entry["kind"] == "migration";
    }
    EXPECT_TRUE(migrated);
}

} // namespace
} // namespace ecotone::tests
