#include "tests/core/store/support.h"

namespace ecotone::store::test {

namespace {

using model::Scope;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class HistoryTest : public ::testing::Test
{
protected:
    Folder m_folder;
    std::unique_ptr<ProjectFile> m_project = makeProject(m_folder / "a.gpkg");

    std::string dump() { return m_project->orderedDump().value(); }
    std::string revision() { return m_project->revision().value(); }
    History& history() { return m_project->history(); }
    void reopen()
    {
        ASSERT_TRUE(m_project->close());
        m_project = openProject(m_folder / "a.gpkg");
    }
};

/// The same sequence everywhere (splitmix64).
class Random
{
public:
    explicit Random(std::uint64_t seed) : m_state{seed} {}
    std::uint64_t below(std::uint64_t limit)
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return (z ^ (z >> 31U)) % limit;
    }

private:
    std::uint64_t m_state;
};

/// One random edit of the map: classes, outlines, new and removed patches, a road.
void randomEdit(ProjectFile& project, Random& random)
{
    auto recording = project.history().begin(header("random")).value();
    const std::vector<model::PatchId> all = project.patches().fidsWhere("1").value();
    const model::PatchId some = all[random.below(all.size())];
    switch (random.below(5)) {
    case 0: ASSERT_TRUE(project.patches().setClass(std::vector{some}, {.classCode = "W11"})); break;
    case 1: {
        model::Patch changed = project.patch(some).value();
        changed.attributes.editedBy = "Дорж";
        changed.outline.outer[0].x -= static_cast<std::int64_t>(random.below(50));
        ASSERT_TRUE(project.patches().replace(std::vector{changed}));
        break;
    }
    case 2:
        ASSERT_TRUE(project.patches().insert(
            std::vector{patch(static_cast<std::int64_t>(random.below(1000)), 50, "G11")}));
        break;
    case 3:
        if (all.size() > 5) {
            ASSERT_TRUE(project.patches().erase(std::vector{some}));
        }
        break;
    default: {
        model::Feature road;
        road.localName = "дорога";
        road.shape = geometry::shapeOfLine<geometry::GridPoint>(
            {{0, 0}, {static_cast<std::int64_t>(random.below(1000)), 5}});
        ASSERT_TRUE(project.layerRows().insert("road", std::vector{road}));
    }
    }
    ASSERT_TRUE(recording.commit());
}

} // namespace

TEST_F(HistoryTest, TellsWhoSideWhenWhy)
{
    reclassify(*m_project, {3}, "W11");
    const auto entries = history().entries().value();
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].header.kind, "import");
    EXPECT_EQ(entries[1].header.kind, "reclassify");
    EXPECT_EQ(entries[1].header.author.name, "Ли Мин");
    EXPECT_EQ(entries[1].header.author.side, "CN");
    EXPECT_EQ(entries[1].header.reason, "because");
    EXPECT_EQ(entries[1].patches, 1);
    EXPECT_EQ(entries[1].time.size(), 20U);
    EXPECT_THAT(history().touchedPatches(2).value(), ElementsAre(3));
    EXPECT_EQ(history().entriesOf(3).value().size(), 2U);
    EXPECT_EQ(history().entriesOf(4).value().size(), 1U);
}

TEST_F(HistoryTest, UndoLeavesTheSameRowsAndRedoBringsThemBack)
{
    const std::string start = dump();
    const std::string startRevision = revision();
    reclassify(*m_project, {1, 2, 3}, "W11");
    const std::string end = dump();
    const std::string endRevision = revision();
    ASSERT_NE(end, start);
    ASSERT_EQ(history().undo(Scope::Map).value().size(), 1U);
    EXPECT_EQ(dump(), start);
    EXPECT_EQ(revision(), startRevision);
    ECO_ASSERT_OK(history().redo(Scope::Map));
    EXPECT_EQ(dump(), end);
    EXPECT_EQ(revision(), endRevision);
    ECO_EXPECT_CODE(history().redo(Scope::Map), ErrorCode::NotFound);
}

TEST_F(HistoryTest, AnImportIsUndoneAndRedoneByReference)
{
    const std::string full = dump();
    ECO_ASSERT_OK(history().undo(Scope::Map));
    EXPECT_EQ(m_project->patches().count().value(), 0);
    ECO_ASSERT_OK(m_project->checkIntegrity());
    ECO_ASSERT_OK(history().redo(Scope::Map));
    EXPECT_EQ(dump(), full);
    ECO_ASSERT_OK(m_project->checkIntegrity());
    EXPECT_FALSE(history().changedOutside().value());
}

TEST_F(HistoryTest, AnImportWhoseRowsBringTheirFidsIsRedoneToo)
{
    std::vector<model::Patch> rows{patch(0, 5), patch(1, 5), patch(2, 5), patch(3, 5)};
    rows[0].id = 40;
    rows[1].id = 30; // 21 to 29 stay free, and 41 comes next.
    rows[3].attributes = {};
    rows[3].attributes.classCode = "U01";
    auto recording = history().begin(header("import"), Record::Import).value();
    EXPECT_THAT(m_project->patches().insert(rows).value(), ElementsAre(40, 30, 41, 42));
    EXPECT_EQ(recording.commit().value().patches, 4);
    ECO_ASSERT_OK(m_project->checkIntegrity());
    const std::string full = dump();
    ECO_ASSERT_OK(history().undo(Scope::Map));
    EXPECT_EQ(m_project->patches().count().value(), 20);
    ECO_ASSERT_OK(history().redo(Scope::Map));
    EXPECT_EQ(dump(), full);
    ECO_ASSERT_OK(m_project->checkIntegrity());
}

TEST_F(HistoryTest, FidsAreNeverReused)
{
    ECO_ASSERT_OK(history().undo(Scope::Map));
    auto recording = history().begin(header()).value();
    EXPECT_THAT(m_project->patches().insert(squares(1)).value(), ElementsAre(21));
}

TEST_F(HistoryTest, AGroupGoesTogether)
{
    const std::string start = dump();
    auto batch = history().beginBatch().value();
    for (int i = 1; i <= 3; ++i) {
        auto grouped = header("part");
        grouped.group = "run 1";
        auto recording = history().begin(grouped).value();
        ECO_ASSERT_OK(
            m_project->patches().setClass(std::vector<model::PatchId>{i}, {.classCode = "W11"}));
        ECO_ASSERT_OK(recording.commit());
    }
    ECO_ASSERT_OK(batch.commit());
    EXPECT_EQ(history().undo(Scope::Map).value().size(), 3U);
    EXPECT_EQ(dump(), start);
    EXPECT_EQ(history().redo(Scope::Map).value().size(), 3U);
    EXPECT_EQ(history().nextUndo(Scope::Map).value()->id, 4);
    EXPECT_FALSE(history().nextRedo(Scope::Map).value());
}

TEST_F(HistoryTest, ABatchOrRecordingLeftBehindIsNothing)
{
    const std::string start = dump();
    {
        auto batch = history().beginBatch().value();
        reclassify(*m_project, {1}, "W11");
    }
    {
        auto recording = history().begin(header()).value();
        ECO_ASSERT_OK(
            m_project->patches().setClass(std::vector<model::PatchId>{2}, {.classCode = "W11"}));
    }
    EXPECT_EQ(dump(), start);
    EXPECT_EQ(history().entries().value().size(), 1U);
    ECO_ASSERT_OK(history().begin(header()));
}

TEST_F(HistoryTest, ABatchWithADroppedPartKeepsNothing)
{
    const std::string start = dump();
    auto batch = history().beginBatch().value();
    reclassify(*m_project, {1}, "W11");
    {
        auto dropped = history().begin(header()).value();
    }
    ECO_EXPECT_CODE(history().begin(header()), ErrorCode::Conflict);
    ECO_EXPECT_CODE(batch.commit(), ErrorCode::Conflict);
    {
        const Batch gone{std::move(batch)};
    }
    EXPECT_EQ(dump(), start);
    auto next = history().beginBatch().value();
    reclassify(*m_project, {1}, "W11");
    ECO_ASSERT_OK(next.commit());
}

TEST_F(HistoryTest, ANewEditAbandonsTheUndoneTail)
{
    reclassify(*m_project, {1}, "W11");
    ECO_ASSERT_OK(history().undo(Scope::Map));
    reclassify(*m_project, {2}, "W12");
    ECO_EXPECT_CODE(history().redo(Scope::Map), ErrorCode::NotFound);
    const auto entries = history().entries().value();
    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(entries[1].state, model::EntryState::Abandoned);
}

TEST_F(HistoryTest, ScopesHaveTheirOwnCursors)
{
    reclassify(*m_project, {1}, "W11");
    const std::string map = dump();
    auto recording = history().begin(header("draw", Scope::Proposal)).value();
    model::Feature proposal;
    proposal.shape = geometry::shapeOf(square(0, 0));
    ECO_ASSERT_OK(m_project->layerRows().insert("proposal", std::vector{proposal}));
    ECO_ASSERT_OK(recording.commit());
    auto layout = history().begin(header("layout", Scope::Layout)).value();
    ECO_ASSERT_OK(m_project->documents().put({0, "layout", "A4", 1, "{}"}));
    ECO_ASSERT_OK(layout.commit());
    ECO_ASSERT_OK(history().undo(Scope::Proposal));
    ECO_ASSERT_OK(history().undo(Scope::Layout));
    EXPECT_EQ(dump(), map);
    ECO_ASSERT_OK(history().redo(Scope::Proposal));
    EXPECT_EQ(m_project->layerRows().count("proposal").value(), 1);
}

TEST_F(HistoryTest, AnAuthorlessEditIsRefused)
{
    auto nameless = header();
    nameless.author.name = " \t";
    ECO_EXPECT_CODE(history().begin(nameless), ErrorCode::AuthorNeeded);
}

TEST_F(HistoryTest, AnImportMayNotChangeStoredRows)
{
    auto recording = history().begin(header(), Record::Import).value();
    ECO_EXPECT_CODE(m_project->patches().erase(std::vector<model::PatchId>{1}),
                    ErrorCode::Internal);
    ECO_EXPECT_CODE(history().begin(header()), ErrorCode::Internal);
}

TEST_F(HistoryTest, RandomEditsUndoneAndRedoneGiveEqualRows)
{
    const std::uint64_t seed = 20260921;
    SCOPED_TRACE(seed);
    Random random{seed};
    const std::string start = dump();
    const std::string startRevision = revision();
    int edits = 0;
    for (int i = 0; i < 120; ++i) {
        randomEdit(*m_project, random);
        if (i % 7 == 6) {
            ECO_ASSERT_OK(history().undo(Scope::Map));
        }
        if (i % 40 == 39) {
            reopen();
        }
    }
    const std::string end = dump();
    const std::string endRevision = revision();
    ECO_ASSERT_OK(m_project->checkIntegrity());
    while (history().nextUndo(Scope::Map).value()->header.kind == "random") {
        ECO_ASSERT_OK(history().undo(Scope::Map));
        ++edits;
    }
    EXPECT_GT(edits, 50);
    EXPECT_EQ(dump(), start);
    EXPECT_EQ(revision(), startRevision);
    ECO_ASSERT_OK(m_project->checkIntegrity());
    while (history().nextRedo(Scope::Map).value()) {
        ECO_ASSERT_OK(history().redo(Scope::Map));
    }
    EXPECT_EQ(dump(), end);
    EXPECT_EQ(revision(), endRevision);
    reopen();
    EXPECT_TRUE(m_project->openingIssues().empty());
}

TEST_F(HistoryTest, AnEditionComesBackAsItWasFrozen)
{
    reclassify(*m_project, {1, 2}, "W11");
    const std::string frozen = dump();
    const Edition edition = m_project->editions().freeze("2026.1", header().author).value();
    EXPECT_EQ(edition.revision, revision());
    ECO_EXPECT_CODE(m_project->editions().freeze("2026.1", header().author),
                    ErrorCode::AlreadyExists);
    ECO_EXPECT_CODE(m_project->editions().freeze(" ", header().author), ErrorCode::InvalidArgument);
    ECO_EXPECT_CODE(m_project->editions().freeze("x", {}), ErrorCode::AuthorNeeded);
    // Go back before it, and on another way.
    ECO_ASSERT_OK(history().undo(Scope::Map));
    reclassify(*m_project, {5}, "G11");
    {
        auto recording = history().begin(header()).value();
        ECO_ASSERT_OK(m_project->patches().erase(std::vector<model::PatchId>{7}));
        ECO_ASSERT_OK(recording.commit());
    }
    const std::string now = dump();
    for (int open = 0; open < 2; ++open) {
        auto then = ProjectFile::openEdition(m_folder / "a.gpkg", "2026.1");
        ASSERT_TRUE(then) << then.error().detail;
        EXPECT_EQ((*then)->orderedDump().value(), frozen);
        EXPECT_EQ((*then)->revision().value(), edition.revision);
        ECO_EXPECT_CODE((*then)->history().begin(header()), ErrorCode::ReadOnly);
        EXPECT_EQ(dump(), now);
        ASSERT_TRUE(m_project->close());
        m_project = openProject(m_folder / "a.gpkg");
    }
    ECO_EXPECT_CODE(ProjectFile::openEdition(m_folder / "a.gpkg", "none"), ErrorCode::NotFound);
    EXPECT_THAT(m_folder.files(), ElementsAre("a.gpkg", "a.gpkg-shm", "a.gpkg-wal"));
}

} // namespace ecotone::store::test
