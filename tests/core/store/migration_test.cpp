#include "core/base/file.h"
#include "core/store/delivery_repository.h"
#include "tests/core/store/older_project.h"

#include <sqlite3.h>

namespace ecotone::store::test {

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// Columns of every table of ours: "table: name type notnull default pk, …".
std::string tablesOf(const std::filesystem::path& path)
{
    std::string text;
    sqlite3* handle = nullptr;
    EXPECT_EQ(sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
    const auto append = [](void* to, int count, char** values, char**) {
        for (int i = 0; i < count; ++i) {
            static_cast<std::string*>(to)->append(values[i] != nullptr ? values[i] : "-") += ' ';
        }
        *static_cast<std::string*>(to) += '\n';
        return 0;
    };
    EXPECT_EQ(
        sqlite3_exec(handle,
                     "SELECT m.name, c.cid, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk "
                     "FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = "
                     "'table' AND (m.name LIKE 'ecotone%' OR m.name = 'habitat') "
                     "ORDER BY m.name, c.cid",
                     append,
                     &text,
                     nullptr),
        SQLITE_OK);
    sqlite3_close(handle);
    return text;
}

} // namespace

TEST(Migration, AReaderTakesAnOlderProjectAsItIs)
{
    const Folder folder;
    const auto path = copyOfOlderProject(folder);
    const auto before = readFile(path).value();
    const auto project = openProject(path, Access::Read);
    EXPECT_EQ(project->meta().schemaVersion().value(), 1);
    EXPECT_EQ(project->patches().count().value(), 20);
    const auto sources = project->sources().list().value();
    ASSERT_EQ(sources.size(), 1U);
    EXPECT_EQ(sources.front().title, "Sub-compartments");
    EXPECT_EQ(sources.front().generation, 1);
    EXPECT_EQ(sources.front().seriesId, 0);
    EXPECT_EQ(project->revision().value(), olderRevision);
    EXPECT_TRUE(project->openingIssues().empty());
    ECO_ASSERT_OK(project->close());
    EXPECT_TRUE(readFile(path).value() == before) << "not a byte changes";
}

TEST(Migration, TheFirstWriterBringsItUpToDateAndSaysSo)
{
    const Folder folder;
    const auto path = copyOfOlderProject(folder);
    const std::string rows = mapRows(*openProject(path, Access::Read));
    {
        auto project = openProject(path);
        ASSERT_EQ(project->openingIssues().size(), 1U);
        EXPECT_EQ(project->openingIssues().front().code, "schema-migrated");
        EXPECT_THAT(project->openingIssues().front().message, HasSubstr("from schema 1 to 2"));
        EXPECT_EQ(project->meta().schemaVersion().value(), 2);
        const auto entry = project->history().entries().value().back();
        EXPECT_EQ(entry.header.kind, "migration");
        EXPECT_EQ(entry.header.author.name, "Ли Мин");
        EXPECT_EQ(entry.state, model::EntryState::Sealed);
        ECO_ASSERT_OK(project->close());
    }
    EXPECT_THAT(folder.files(), ElementsAre("project.gpkg"));
    auto project = openProject(path);
    EXPECT_TRUE(project->openingIssues().empty()) << "only once";
    ECO_ASSERT_OK(project->checkIntegrity());
    EXPECT_EQ(mapRows(*project) == rows, true);
    EXPECT_EQ(project->revision().value(), olderRevision) << "no row of the map changed";
    EXPECT_FALSE(project->history().changedOutside().value());
}

TEST(Migration, GivesTheTablesOfANewProject)
{
    const Folder folder;
    const auto path = copyOfOlderProject(folder);
    ECO_ASSERT_OK(openProject(path)->close());
    ECO_ASSERT_OK(makeProject(folder / "new.gpkg", 1)->close());
    EXPECT_EQ(tablesOf(path), tablesOf(folder / "new.gpkg"));
}

TEST(Migration, EditsFromBeforeAreStillUndoneAndRedone)
{
    const Folder folder;
    const auto path = copyOfOlderProject(folder);
    auto project = openProject(path);
    const std::string rows = project->orderedDump().value();
    const std::string revision = project->revision().value();
    int steps = 0;
    while (project->history().nextUndo(model::Scope::Map).value()) {
        ECO_ASSERT_OK(project->history().undo(model::Scope::Map));
        ++steps;
    }
    EXPECT_EQ(steps, 5) << "four edits and the group that brought the source in";
    EXPECT_EQ(project->patches().count().value(), 0);
    EXPECT_TRUE(project->sources().list().value().empty());
    while (project->history().nextRedo(model::Scope::Map).value()) {
        ECO_ASSERT_OK(project->history().redo(model::Scope::Map));
    }
    EXPECT_EQ(project->orderedDump().value(), rows);
    EXPECT_EQ(project->revision().value(), revision);
    EXPECT_EQ(project->sources().list().value().front().generation, 1);
}

TEST(Migration, EditionsFromBeforeOpenAsTheyWere)
{
    const Folder folder;
    const auto path = copyOfOlderProject(folder);
    const auto dump = [&] {
        const auto edition = ProjectFile::openEdition(path, "2025.1");
        return edition ? mapRows(**edition) : edition.error().detail;
    };
    const std::string before = dump();
    EXPECT_THAT(before, HasSubstr("X13"));
    ECO_ASSERT_OK(openProject(path)->close());
    EXPECT_EQ(dump(), before);
}

TEST(Migration, TheRowsOfAnOlderDeliveryAreThePatchesItBecame)
{
    const Folder folder;
    const auto path = copyOfOlderProject(folder);
    for (const Access access : {Access::Read, Access::Write}) {
        const auto project = openProject(path, access);
        const auto delivery = project->deliveries().get(1);
        ASSERT_TRUE(delivery) << delivery.error().detail;
        EXPECT_EQ(delivery->origin, model::DeliveryOrigin::AsImported);
        ASSERT_EQ(delivery->rows.size(), 20U);
        // Row X03 came as S11 (code 0131) and was edited to F21 since.
        EXPECT_EQ(delivery->rows[3].key, "X03");
        EXPECT_EQ(delivery->rows[3].attributes.classCode, "S11");
        EXPECT_EQ(delivery->rows[3].attributes.sourceCode, "0131");
        EXPECT_EQ(project->patch(4).value().attributes.classCode, "F21");
        EXPECT_EQ(delivery->rows[3].land.front(), project->patch(4).value().outline);
        ECO_EXPECT_CODE(project->deliveries().get(7), ErrorCode::NotFound);
    }
}

TEST(Delivery, RowsComeBackAsTheyWereReadAndUndoingTheImportLeavesThem)
{
    const Folder folder;
    std::vector<model::DeliveryRow> rows;
    for (int i = 0; i < 300; ++i) {
        model::DeliveryRow row;
        row.key = "К-" + std::to_string(i);
        row.attributes.classCode = i % 2 == 0 ? "F11" : "F21";
        row.attributes.country = "RU";
        row.attributes.sourceCode = i % 7 == 0 ? "" : "0111";
        row.attributes.confidence = 0.1 * (i % 5);
        row.attributes.attributesJson = R"({"age":)" + std::to_string(i) + "}";
        row.claim = i % 50 == 0 ? model::LandClaim::Joins : model::LandClaim::Owns;
        row.land = {square(i, 0), square(i, 2)};
        rows.push_back(std::move(row));
    }
    auto project = makeProject(folder / "a.gpkg");
    auto recording = project->history().begin(header("import"), Record::Import).value();
    model::Source source;
    source.title = "Forest";
    const model::SourceId id = project->sources().put(source).value();
    PackedDelivery packed;
    for (const auto& row : rows) {
        packed.add(row);
    }
    ECO_ASSERT_OK(project->deliveries().put(id, std::move(packed)));
    ECO_ASSERT_OK(recording.commit());
    EXPECT_EQ(project->deliveries().get(id).value().rows, rows);
    ECO_ASSERT_OK(project->history().undo(model::Scope::Map));
    EXPECT_TRUE(project->sources().list().value().empty());
    ECO_ASSERT_OK(project->history().redo(model::Scope::Map));
    EXPECT_EQ(project->deliveries().get(id).value().rows, rows);
}

} // namespace ecotone::store::test
