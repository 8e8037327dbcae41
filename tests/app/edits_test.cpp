#include "core/base/file.h"
#include "core/store/project_file.h"
#include "tests/app/program.h"

#include <cstdlib>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

namespace ecotone::tests {
namespace {

TEST(Edits, ReclassifyAndUndoLeaveTheSameRows)
{
    const Scratch scratch;
    const auto project = copyOfDemo(scratch);
    const std::string before = orderedDump(project);
    const auto edit = ecotone({"reclassify",
                               toUtf8(project),
                               "--where",
                               "class_code = 'F24' and country = 'RU'",
                               "--to",
                               "F21",
                               "--kind",
                               "change",
                               "--date",
                               "2026-05-02",
                               "--cause",
                               "succession",
                               "--author",
                               "Анна Орлова",
                               "--side",
                               "RU",
                               "--reason",
                               "oak has come up"});
    ASSERT_EQ(edit.exitCode, 0) << edit.errors;
    EXPECT_NE(orderedDump(project), before);

    const auto history = ecotoneJson({"history", toUtf8(project), "--json"});
    const auto& last = history.back();
    EXPECT_EQ(last["kind"], "reclassify");
    EXPECT_EQ(last["author"], "Анна Орлова");
    EXPECT_EQ(last["side"], "RU");
    EXPECT_EQ(last["reason"], "oak has come up");
    EXPECT_EQ(last["change"], "change");
    EXPECT_EQ(last["event_date"], "2026-05-02");
    EXPECT_GT(last["patches"], 0);
    EXPECT_FALSE(last["undone"].get<bool>());

    ASSERT_EQ(ecotone({"undo", toUtf8(project)}).exitCode, 0);
    EXPECT_EQ(orderedDump(project), before);
    ASSERT_EQ(ecotone({"redo", toUtf8(project)}).exitCode, 0);
    EXPECT_NE(orderedDump(project), before);
}

TEST(Edits, AnotherSidesPatchesAreLocked)
{
    const Scratch scratch;
    const auto project = copyOfDemo(scratch);
    const std::string before = orderedDump(project);
    const auto edit = ecotone({"reclassify",
                               toUtf8(project),
                               "--where",
                               "country = 'RU'",
                               "--to",
                               "F21",
                               "--kind",
                               "correction",
                               "--author",
                               "李明",
                               "--side",
                               "CN",
                               "--reason",
                               "x"});
    EXPECT_EQ(edit.exitCode, 5) << edit.errors;
    EXPECT_EQ(orderedDump(project), before);
}

TEST(Edits, AnEditWithoutANameIsRefused)
{
    const Scratch scratch;
    const auto project = copyOfDemo(scratch);
    // Settings of a window on this machine would name somebody.
    const char* settings = std::getenv("XDG_CONFIG_HOME");
    const std::string before = settings != nullptr ? settings : "";
    ::setenv("XDG_CONFIG_HOME", scratch.folder().c_str(), 1);
    const auto edit = ecotone({"reclassify",
                               toUtf8(project),
                               "--where",
                               "fid = 1",
                               "--to",
                               "F21",
                               "--kind",
                               "correction",
                               "--reason",
                               "x"});
    ::setenv("XDG_CONFIG_HOME", before.c_str(), 1);
    EXPECT_EQ(edit.exitCode, 2) << edit.errors;
}

TEST(Edits, WhereTakesOneReadingExpressionAlone)
{
    const Scratch scratch;
    const auto project = copyOfDemo(scratch);
    const std::string before = orderedDump(project);
    for (const char* where : {"1); DELETE FROM habitat; --",
                              "fid IN (SELECT id FROM ecotone_source)",
                              "load_extension('x')",
                              "nonsense = 1"}) {
        const auto edit = ecotone({"reclassify",
                                   toUtf8(project),
                                   "--where",
                                   where,
                                   "--to",
                                   "F21",
                                   "--kind",
                                   "correction",
                                   "--author",
                                   "A",
                                   "--reason",
                                   "x"});
        EXPECT_EQ(edit.exitCode, 2) << where << edit.errors;
    }
    EXPECT_EQ(orderedDump(project), before);
}

/// Ids of the history entries the program said it had committed.
std::set<std::int64_t> acknowledged(const std::string& output)
{
    std::set<std::int64_t> ids;
    std::size_t at = 0;
    while (at < output.size()) {
        const auto end = output.find('\n', at);
        if (end == std::string::npos) {
            break; // A line cut by the kill acknowledges nothing.
        }
        const std::string line = output.substr(at, end - at);
        ids.insert(std::stoll(line.substr(line.rfind(' ') + 1)));
        at = end + 1;
    }
    return ids;
}

TEST(Edits, AKillLosesAtMostTheEditInProgress)
{
    const Scratch scratch;
    const auto project = copyOfDemo(scratch);
    std::string script;
    for (int i = 1; i <= 200; ++i) {
        script += "reclassify where=\"fid % 199 = " + std::to_string(i % 199) +
                  "\" to=" + (i % 2 == 0 ? "F21" : "F23") + " kind=correction reason=\"edit " +
                  std::to_string(i) + "\"\n";
    }
    const auto path = scratch / "edits.txt";
    ASSERT_TRUE(writeFile(path, script));
    const unsigned seed = 20261121;
    std::mt19937 random{seed};
    const int kills = std::getenv("ECOTONE_LONG") != nullptr ? 50 : 6;
    std::cout << "seed " << seed << ", kills " << kills << "\n";
    std::set<std::int64_t> expected;
    for (int i = 0; i < kills; ++i) {
        const double seconds = std::uniform_real_distribution<double>{0.05, 1.2}(random);
        const auto run =
            ecotone({"edit", toUtf8(project), "--script", toUtf8(path), "--author", "K"}, seconds);
        const auto ids = acknowledged(run.output);
        expected.insert(ids.begin(), ids.end());
        auto opened = store::ProjectFile::open(project, store::Access::Read);
        ASSERT_TRUE(opened) << opened.error().detail;
        const auto entries = (*opened)->history().entries().value();
        std::set<std::int64_t> present;
        for (const auto& entry : entries) {
            if (entry.header.author.name == "K") {
                present.insert(entry.id);
            }
        }
        expected.erase(0);
        for (const std::int64_t id : expected) {
            EXPECT_TRUE(present.contains(id)) << "acknowledged edit " << id << " is lost";
        }
        // Committed but not yet acknowledged: at most one for each kill.
        EXPECT_LE(present.size(), expected.size() + static_cast<std::size_t>(i) + 1);
        ASSERT_TRUE((*opened)->checkIntegrity());
    }
    EXPECT_GT(expected.size(), 0U);
    EXPECT_EQ(ecotone({"undo", toUtf8(project)}).exitCode, 0);
    const auto check = ecotoneJson({"check", toUtf8(project), "--json"});
    EXPECT_EQ(check["gap_m2"], 0);
    EXPECT_EQ(check["area_drift"], 0);
    EXPECT_FALSE(std::filesystem::exists(toUtf8(project) + "-wal"));
}

TEST(Edits, ASecondWriterIsToldWhoEdits)
{
    const Scratch scratch;
    const auto project = copyOfDemo(scratch);
    auto first =
        store::ProjectFile::open(project, store::Access::Write, {"Болд", "ranger-pc"}).value();
    const auto second = ecotone({"reclassify",
                                 toUtf8(project),
                                 "--where",
                                 "fid = 1",
                                 "--to",
                                 "F21",
                                 "--kind",
                                 "correction",
                                 "--author",
                                 "A",
                                 "--reason",
                                 "x"});
    EXPECT_EQ(second.exitCode, 5) << second.errors;
    EXPECT_NE(second.errors.find("Болд"), std::string::npos) << second.errors;
    EXPECT_EQ(ecotone({"list", toUtf8(project), "layers"}).exitCode, 0) << "readers need not wait";
}

TEST(Edits, AnEditionKeepsItsNumbers)
{
    const Scratch scratch;
    const auto project = copyOfDemo(scratch);
    const std::string name = toUtf8(project);
    ASSERT_EQ(ecotone({"edition", name, "--name", "2026.1", "--author", "A"}).exitCode, 0);
    const auto before = ecotoneJson({"areas", name, "--format", "json"});
    ASSERT_EQ(ecotone({"reclassify",
                       name,
                       "--where",
                       "class_code like 'F%'",
                       "--to",
                       "G11",
                       "--kind",
                       "correction",
                       "--author",
                       "A",
                       "--reason",
                       "x"})
                  .exitCode,
              0);
    const auto frozen = ecotoneJson({"areas", name, "--format", "json", "--edition", "2026.1"});
    EXPECT_EQ(frozen["rows"], before["rows"]);
    EXPECT_NE(ecotoneJson({"areas", name, "--format", "json"})["rows"], before["rows"]);
}

} // namespace
} // namespace ecotone::tests
