#include "tests/core/store/support.h"

#include <sqlite3.h>

namespace ecotone::store::test {

namespace {

using model::Scope;
using ::testing::ElementsAre;

/// What another program does: plain SQLite with GDAL's spatial functions.
void outside(const std::filesystem::path& path, const std::string& sql)
{
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
    for (const char* name : {"ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"}) {
        sqlite3_create_function(
            handle,
            name,
            1,
            SQLITE_UTF8,
            nullptr,
            [](sqlite3_context* context, int, sqlite3_value**) { sqlite3_result_int(context, 0); },
            nullptr,
            nullptr);
    }
    char* message = nullptr;
    EXPECT_EQ(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK) << message;
    sqlite3_free(message);
    sqlite3_close(handle);
}

std::string hex(const std::string& bytes)
{
    constexpr const char* digits = "0123456789ABCDEF";
    std::string text{"X'"};
    for (const char byte : bytes) {
        text += digits[static_cast<unsigned char>(byte) >> 4U];
        text += digits[static_cast<unsigned char>(byte) & 15U];
    }
    return text + "'";
}

class OutsideEditsTest : public ::testing::Test
{
protected:
    Folder m_folder;
    std::filesystem::path m_path = m_folder / "a.gpkg";
    std::string m_before;

    void SetUp() override
    {
        auto project = makeProject(m_path);
        reclassify(*project, {2, 3}, "W11");
        m_before = project->orderedDump().value();
    }
};

} // namespace

TEST_F(OutsideEditsTest, NothingChangedIsSeenAtOnce)
{
    auto project = openProject(m_path);
    EXPECT_TRUE(project->openingIssues().empty());
    EXPECT_FALSE(project->history().changedOutside().value());
    EXPECT_FALSE(project->history().reconcile(header().author).value().any());
}

TEST_F(OutsideEditsTest, AClassEditedElsewhereIsJournaledAndCanBeUndone)
{
    outside(m_path, "UPDATE habitat SET class_code = 'G11' WHERE fid IN (3, 8)");
    EXPECT_TRUE(openProject(m_path, Access::Read)->history().changedOutside().value());
    auto project = openProject(m_path);
    ASSERT_EQ(project->openingIssues().size(), 1U);
    EXPECT_EQ(project->openingIssues().front().code, "edited-outside");
    const OutsideEdits edits = project->history().reconcile({"Дорж", "", "MN"}).value();
    EXPECT_EQ(edits.changed, 2);
    EXPECT_EQ(edits.added + edits.removed, 0);
    EXPECT_THAT(edits.patches, ElementsAre(3, 8));
    EXPECT_FALSE(edits.sealed);
    EXPECT_EQ(edits.entry->header.kind, "edited-outside");
    EXPECT_EQ(edits.entry->patches, 2);
    EXPECT_EQ(project->patch(8).value().attributes.classCode, "G11");
    EXPECT_EQ(project->patch(8).value().attributes.status, model::PatchStatus::Edited);
    EXPECT_FALSE(project->history().changedOutside().value());
    ECO_ASSERT_OK(project->history().undo(Scope::Map));
    EXPECT_EQ(project->orderedDump().value(), m_before);
    ECO_ASSERT_OK(project->close());
    EXPECT_TRUE(openProject(m_path)->openingIssues().empty());
}

TEST_F(OutsideEditsTest, OutlinesAddedRowsAndRemovedRowsAreFound)
{
    // Half of the first square, off the grid by a tenth of a millimetre, without its area.
    const auto half = geometry::toGeoPackageBlob(geometry::Polygon{{{200000000, 100000000},
                                                                    {200005000, 100000000},
                                                                    {200005000, 100010000},
                                                                    {200000000, 100010000}},
                                                                   {}},
                                                 990001);
    // Two polygons in one new row, as a merge elsewhere leaves them.
    const auto two = geometry::toGeoPackageBlob(
        geometry::shapeOf(geometry::MultiPolygon{square(50, 50), square(52, 50)}),
        990001,
        geometry::Parts::Multi);
    outside(m_path,
            "UPDATE habitat SET geom = " + hex(half) +
                " WHERE fid = 1;"
                "DELETE FROM habitat WHERE fid = 20;"
                "INSERT INTO habitat (class_code, country, geom) VALUES ('F11', 'RU', " +
                hex(two) +
                ");"
                "INSERT INTO place (name_ru, geom) VALUES ('Краскино', NULL);"
                "INSERT INTO proposal (name_en) VALUES ('South');");
    auto project = openProject(m_path);
    const OutsideEdits edits = project->history().reconcile({}).value();
    EXPECT_EQ(edits.changed, 1);
    EXPECT_EQ(edits.removed, 1);
    EXPECT_EQ(edits.added, 4);
    EXPECT_FALSE(edits.sealed);
    EXPECT_THAT(edits.patches, ElementsAre(1, 21, 22));
    EXPECT_EQ(project->patch(1).value().area.exactSquareMetres(), "5000");
    EXPECT_EQ(project->patch(22).value().area.exactSquareMetres(), "10000");
    ECO_ASSERT_OK(project->checkIntegrity());
    ECO_ASSERT_OK(project->history().undo(Scope::Map));
    ECO_ASSERT_OK(project->history().undo(Scope::Proposal));
    EXPECT_EQ(project->orderedDump().value(), m_before);
}

TEST_F(OutsideEditsTest, AColumnAddedElsewhereIsNoDamage)
{
    outside(m_path, "ALTER TABLE habitat ADD COLUMN remark TEXT");
    {
        auto project = openProject(m_path);
        EXPECT_FALSE(project->history().changedOutside().value());
        ECO_ASSERT_OK(project->history().undo(Scope::Map));
        ECO_ASSERT_OK(project->history().redo(Scope::Map));
    }
    outside(m_path, "UPDATE habitat SET remark = 'seen' WHERE fid = 5");
    auto project = openProject(m_path);
    EXPECT_EQ(project->history().reconcile({}).value().changed, 1);
}

TEST_F(OutsideEditsTest, WhatTheHistoryCannotTellIsSealed)
{
    outside(m_path,
            "UPDATE ecotone_import SET copy = NULL;"
            "UPDATE habitat SET class_code = 'G11' WHERE fid = 9;"
            "DELETE FROM gpkg_geometry_columns WHERE table_name = 'road';"
            "DELETE FROM gpkg_contents WHERE table_name = 'road'; DROP TABLE road;");
    auto project = openProject(m_path);
    const OutsideEdits edits = project->history().reconcile({}).value();
    EXPECT_TRUE(edits.sealed);
    ECO_EXPECT_CODE(project->history().undo(Scope::Map), ErrorCode::NotFound);
    EXPECT_EQ(project->layers().value().size(), 9U);
    EXPECT_FALSE(project->history().changedOutside().value());
    const std::string accepted = project->orderedDump().value();
    reclassify(*project, {1}, "W11");
    ECO_ASSERT_OK(project->history().undo(Scope::Map));
    EXPECT_EQ(project->orderedDump().value(), accepted);
    ECO_ASSERT_OK(project->close());
    // The baseline lets the next edit from outside be told again.
    outside(m_path, "UPDATE habitat SET class_code = 'G12' WHERE fid = 9");
    project = openProject(m_path);
    const OutsideEdits again = project->history().reconcile({}).value();
    EXPECT_FALSE(again.sealed);
    EXPECT_THAT(again.patches, ElementsAre(9));
}

TEST_F(OutsideEditsTest, AnEditDuringOurSessionIsNoticedToo)
{
    auto project = openProject(m_path);
    reclassify(*project, {1}, "W11");
    outside(m_path, "UPDATE habitat SET class_code = 'G11' WHERE fid = 4");
    EXPECT_TRUE(project->history().changedOutside().value());
    ECO_ASSERT_OK(project->close());
    project = openProject(m_path);
    EXPECT_THAT(project->history().reconcile({}).value().patches, ElementsAre(4));
}

TEST_F(OutsideEditsTest, UndoOverAnEditFromOutsideIsAConflictAndChangesNothing)
{
    auto project = openProject(m_path);
    outside(m_path, "UPDATE habitat SET class_code = 'G11' WHERE fid = 3");
    const std::string before = project->orderedDump().value();
    ECO_EXPECT_CODE(project->history().undo(Scope::Map), ErrorCode::Conflict);
    EXPECT_EQ(project->orderedDump().value(), before);
}

TEST_F(OutsideEditsTest, AReaderBesideAWriterKnowsWhatTheWriterFound)
{
    auto writer = openProject(m_path);
    auto reader = openProject(m_path, Access::Read);
    EXPECT_FALSE(reader->history().changedOutside().value());
    reclassify(*writer, {1}, "W11");
    EXPECT_FALSE(reader->history().changedOutside().value()) << "an edit of ours";
    outside(m_path, "UPDATE habitat SET confidence = 0.5 WHERE fid = 4");
    EXPECT_TRUE(reader->history().changedOutside().value());
    EXPECT_TRUE(writer->history().changedOutside().value());
}

TEST_F(OutsideEditsTest, AReaderOpenedAfterAnEditElsewhereIsNotToldThatAllIsKnown)
{
    auto writer = openProject(m_path);
    EXPECT_FALSE(writer->history().changedOutside().value());
    outside(m_path, "UPDATE habitat SET confidence = 0.5 WHERE fid = 4");
    EXPECT_TRUE(openProject(m_path, Access::Read)->history().changedOutside().value());
    outside(m_path, "PRAGMA wal_checkpoint(TRUNCATE)");
    EXPECT_TRUE(openProject(m_path, Access::Read)->history().changedOutside().value());
}

TEST_F(OutsideEditsTest, WhatWasKnownOfAFileIsNotBelievedOfTheNextOneOfItsName)
{
    const auto other = m_folder / "other.gpkg";
    std::filesystem::copy_file(m_path, other);
    outside(other, "UPDATE habitat SET confidence = 0.5 WHERE fid = 4");
    {
        auto writer = openProject(m_path);
        EXPECT_FALSE(writer->history().changedOutside().value());
        ECO_ASSERT_OK(writer->close());
    }
    std::filesystem::rename(other, m_path);
    auto writer = openProject(m_path);
    EXPECT_EQ(writer->openingIssues().size(), 1U);
    EXPECT_TRUE(openProject(m_path, Access::Read)->history().changedOutside().value());
}

} // namespace ecotone::store::test
