#include "core/edit/boundary_edits.h"
#include "core/edit/gesture_text.h"
#include "core/edit/issue_fixes.h"
#include "core/edit/project_check.h"
#include "tests/core/store/support.h"

namespace ecotone::edit::test {

namespace {

using namespace store::test;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// Six squares of 100 m, three columns and two rows, numbered row by row from the south west. The
/// south west corner lies at 2000000, 1000000 (metres).
class BoundaryEditsTest : public ::testing::Test
{
protected:
    BoundaryEditsTest()
    {
        m_project = store::ProjectFile::create(m_folder / "a.gpkg").value();
        model::EntryHeader header;
        header.kind = "harmonise";
        header.author.name = "Test";
        auto recording = m_project->history().begin(header, store::Record::Import).value();
        std::vector<model::Patch> rows;
        for (const int row : {0, 1}) {
            for (const int column : {0, 1, 2}) {
                rows.push_back(patch(column, row, column == 0 ? "F11" : "F21"));
            }
        }
        EXPECT_TRUE(m_project->patches().insert(rows));
        const geometry::Polygon first = square(0, 0);
        const geometry::Polygon last = square(2, 1);
        EXPECT_TRUE(m_project->extents().set("LBC",
                                             {{{first.outer[0],
                                                {last.outer[1].x, first.outer[0].y},
                                                last.outer[2],
                                                {first.outer[0].x, last.outer[2].y}},
                                               {}}}));
        EXPECT_TRUE(recording.commit());
        EXPECT_TRUE(m_project->finish());
    }

    EditSession session(const std::string& side = "")
    {
        return EditSession::open(*m_project,
                                 {"Ли Мин", "Hunchun", side},
                                 [](const auto& code) { return code.size() == 3; })
            .value();
    }

    Result<model::HistoryEntry> say(const std::string& verb, const GestureValues& values)
    {
        const auto worded =
            gestureFromWords(verb, values, [](auto point) { return geometry::snapped(point); });
        EditSession edits = session();
        return worded ? perform(edits, *m_project, worded->gesture, {}, worded->ofNew)
                      : Result<model::HistoryEntry>{fail(worded.error())};
    }

    model::PatchAttributes attributes(model::PatchId id)
    {
        return m_project->patch(id).value().attributes;
    }

    quality::CheckReport changedBy(model::HistoryId id)
    {
        const model::HistoryId ids[] = {id};
        return checkChanged(*m_project, ids).value();
    }

    Folder m_folder;
    std::unique_ptr<store::ProjectFile> m_project;
};

} // namespace

TEST_F(BoundaryEditsTest, EveryVerbIsOneEntryThatLeavesTheMapWhole)
{
    const std::string before = m_project->orderedDump().value();
    const std::vector<std::pair<std::string, GestureValues>> lines{
        {"split", {{"line", "LINESTRING(1999990 1000040, 2000310 1000040)"}, {"patches", "1,2"}}},
        {"merge", {{"patches", "1,4"}}},
        {"reshape",
         {{"patch", "3"},
          {"line", "LINESTRING(2000210 1000060, 2000180 1000070, 2000210 1000080)"}}},
        {"move-vertex", {{"from", "POINT(2000180 1000070)"}, {"to", "POINT(2000185 1000071)"}}},
        {"insert-vertex",
         {{"edge", "LINESTRING(2000100 1000100, 2000100 1000200)"},
          {"at", "POINT(2000104 1000150)"}}},
        {"delete-vertex", {{"at", "POINT(2000104 1000150)"}}},
        {"draw",
         {{"ring", "POLYGON((2000120 1000120, 2000140 1000120, 2000130 1000140))"},
          {"class", "W11"}}},
        {"cut-hole",
         {{"patch", "6"},
          {"ring", "POLYGON((2000220 1000120, 2000240 1000120, 2000230 1000140))"},
          {"class", "W12"}}},
        {"give-to",
         {{"patch", "6"},
          {"piece", "POLYGON((2000190 1000150, 2000205 1000150, 2000205 1000160))"}}},
        {"dissolve-slivers", {{"patches", "10"}}},
    };
    for (const auto& [verb, values] : lines) {
        const auto entry = say(verb, values);
        ASSERT_TRUE(entry) << verb << ": " << entry.error().detail;
        EXPECT_EQ(entry->header.kind, verb);
        EXPECT_TRUE(changedBy(entry->id).total.clean()) << verb;
    }
    const ProjectCheck check = checkProject(*m_project).value();
    EXPECT_EQ(check.map.total.gap.exactSquareMetres(), "0");
    EXPECT_EQ(check.map.total.overlap.exactSquareMetres(), "0");
    EXPECT_EQ(check.map.total.area.exactSquareMetres(), "60000");
    EXPECT_THAT(attributes(7).attributesJson, HasSubstr("\"parent\":1"));
    EXPECT_THAT(attributes(1).attributesJson, HasSubstr("\"source_fid\":\"0/1\""));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        ASSERT_TRUE(m_project->history().undo(model::Scope::Map));
    }
    EXPECT_EQ(m_project->orderedDump().value(), before);
}

TEST_F(BoundaryEditsTest, WhatIsWrongIsSaidAndNothingChanges)
{
    const std::string before = m_project->orderedDump().value();
    const auto errorOf = [&](const std::string& verb, const GestureValues& values) {
        const auto entry = say(verb, values);
        return entry ? std::string{"done"} : entry.error().detail;
    };
    EXPECT_EQ(errorOf("merge", {{"patches", "1,x"}}),
              "merge: patches=\"1,x\" is not a list of patch numbers: 12,13");
    EXPECT_EQ(errorOf("merge", {{"patches", "1,5"}}), "the patches do not form one piece");
    EXPECT_EQ(errorOf("split", {{"line", "POINT(1 2)"}}),
              "split: line=\"POINT(1 2)\" is not a LINESTRING(x y, x y)");
    EXPECT_EQ(errorOf("melt", {}), "\"melt\" is no edit");
    EXPECT_EQ(errorOf("fill-gap",
                      {{"within",
                        "POLYGON((2000010 1000010, 2000020 1000010, "
                        "2000020 1000020))"}}),
              "there is no gap here");
    EditSession chinese = session("CN");
    ECO_EXPECT_CODE(perform(chinese, *m_project, coverage::Merge{{2, 5}}, {}),
                    ErrorCode::LockedSide);
    EXPECT_EQ(m_project->orderedDump().value(), before);
}

TEST_F(BoundaryEditsTest, AllGapsAreFixedAtOnceAfterAPreviewAndUndoneTogether)
{
    EditSession edits = session();
    coverage::ChangeSet loss;
    loss.removed = {1, 6};
    const auto removal = edits.applyChangeSet("remove", loss, {}).value();
    const quality::CheckReport found = changedBy(removal.id);
    EXPECT_EQ(found.total.gap.exactSquareMetres(), "20000");
    ASSERT_EQ(found.issues.size(), 2U);
    EXPECT_THAT(found.issues[0].fixes, ElementsAre("fill-with-neighbour", "fill-with-new-patch"));

    const std::string before = m_project->orderedDump().value();
    const FixReport shown = previewFixes(*m_project, found.issues, "fill-with-new-patch").value();
    EXPECT_EQ(shown.issues, 2);
    EXPECT_EQ(shown.area.exactSquareMetres(), "20000");
    EXPECT_EQ(m_project->orderedDump().value(), before);

    const FixReport done =
        applyFixes(edits, *m_project, found.issues, "fill-with-new-patch", {}).value();
    EXPECT_EQ(done.issues, 2);
    EXPECT_EQ(done.patches, 2);
    EXPECT_EQ(attributes(7).classCode, "U01");
    EXPECT_EQ(attributes(7).landscape, "LBC");
    EXPECT_TRUE(checkProject(*m_project).value().map.total.clean());
    EXPECT_EQ(edits.undo(model::Scope::Map).value().size(), 2U);
    EXPECT_EQ(m_project->orderedDump().value(), before);
    ECO_EXPECT_CODE(applyFixes(edits, *m_project, found.issues, "clean-up", {}),
                    ErrorCode::InvalidArgument);
}

} // namespace ecotone::edit::test
