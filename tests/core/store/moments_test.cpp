#include "core/store/moments.h"
#include "tests/core/store/support.h"

namespace ecotone::store::test {

namespace {

using model::Scope;

/// Rows of the patches and layers alone: what a map shows.
std::string rowsOf(const std::filesystem::path& path)
{
    return openProject(path, Access::Read)->orderedDump().value();
}

class MomentTest : public ::testing::Test
{
protected:
    Folder m_folder;
    std::filesystem::path m_path = m_folder / "карта.gpkg";
    std::unique_ptr<ProjectFile> m_project = makeProject(m_path, 12);

    std::string dump() { return m_project->orderedDump().value(); }
    model::HistoryId head() { return m_project->history().head().value(); }

    void addAndRemove()
    {
        auto recording = m_project->history().begin(header("split")).value();
        ASSERT_TRUE(m_project->patches().insert(std::vector{patch(50, 50, "G11")}));
        ASSERT_TRUE(m_project->patches().erase(std::vector<model::PatchId>{5}));
        ASSERT_TRUE(recording.commit());
    }
    void moveOutline()
    {
        auto recording = m_project->history().begin(header("reshape")).value();
        model::Patch changed = m_project->patch(7).value();
        changed.outline.outer[0].x -= 33;
        ASSERT_TRUE(m_project->patches().replace(std::vector{changed}));
        ASSERT_TRUE(recording.commit());
    }
};

TEST_F(MomentTest, TheStateAfterAnEntryIsWhatUndoingBackToItGives)
{
    struct State
    {
        model::HistoryId head;
        std::string dump;
    };
    std::vector<State> states{{head(), dump()}};
    const auto note = [&] { states.push_back({head(), dump()}); };
    reclassify(*m_project, {1, 2, 3}, "W11");
    note();
    addAndRemove();
    note();
    moveOutline();
    note();
    reclassify(*m_project, {2}, "F21");
    note();

    for (const State& state : states) {
        const auto moment = Moment::afterEntry(m_path, state.head);
        ASSERT_TRUE(moment) << moment.error().detail;
        EXPECT_EQ(rowsOf(moment->path()), state.dump) << "entry " << state.head;
    }
    // The same by undo itself.
    for (std::size_t i = states.size() - 1; i-- > 0;) {
        ASSERT_TRUE(m_project->history().undo(Scope::Map));
        EXPECT_EQ(dump(), states[i].dump);
    }
}

TEST_F(MomentTest, BeforeTheFirstEntryNothingIsMapped)
{
    const auto moment = Moment::afterEntry(m_path, 0);
    ASSERT_TRUE(moment) << moment.error().detail;
    EXPECT_EQ(openProject(moment->path(), Access::Read)->patches().count().value(), 0);
}

TEST_F(MomentTest, UndoneEntriesAreNotInIt)
{
    reclassify(*m_project, {1}, "W11");
    const std::string kept = dump();
    const model::HistoryId last = head();
    reclassify(*m_project, {2}, "W12");
    ASSERT_TRUE(m_project->history().undo(Scope::Map));
    reclassify(*m_project, {3}, "G11");
    const auto moment = Moment::afterEntry(m_path, last);
    ASSERT_TRUE(moment) << moment.error().detail;
    EXPECT_EQ(rowsOf(moment->path()), kept);
}

TEST_F(MomentTest, LeavesTheProjectAloneAndTakesItsFolderAway)
{
    const model::HistoryId last = head();
    reclassify(*m_project, {1}, "W11");
    const std::string now = dump();
    std::filesystem::path copy;
    {
        const auto moment = Moment::afterEntry(m_path, last);
        ASSERT_TRUE(moment) << moment.error().detail;
        copy = moment->path();
        EXPECT_TRUE(std::filesystem::exists(copy));
        EXPECT_NE(rowsOf(copy), now);
    }
    EXPECT_FALSE(std::filesystem::exists(copy));
    EXPECT_FALSE(std::filesystem::exists(copy.parent_path()));
    EXPECT_EQ(dump(), now);
}

TEST_F(MomentTest, AnEditionByItsName)
{
    ASSERT_TRUE(m_project->editions().freeze("2026.1", {"Ли Мин", "Hunchun", "CN"}));
    const std::string frozen = dump();
    reclassify(*m_project, {1, 2}, "W11");
    const auto moment = Moment::ofEdition(m_path, "2026.1");
    ASSERT_TRUE(moment) << moment.error().detail;
    EXPECT_EQ(rowsOf(moment->path()), frozen);
    ECO_EXPECT_CODE(Moment::ofEdition(m_path, "2027.1"), ErrorCode::NotFound);
}

TEST_F(MomentTest, CanBeCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    ECO_EXPECT_CODE(Moment::afterEntry(m_path, head(), Progress{{}, stop.get_token()}),
                    ErrorCode::Cancelled);
}

TEST_F(MomentTest, CanBeCancelledWhileItWalksBack)
{
    const model::HistoryId last = head();
    reclassify(*m_project, {1, 2, 3}, "W11");
    const std::string now = dump();
    std::stop_source stop;
    const Progress progress{[&stop](double share, const std::string&) {
                                if (share >= 0.4) { // It is copied.
                                    stop.request_stop();
                                }
                            },
                            stop.get_token()};
    ECO_EXPECT_CODE(Moment::afterEntry(m_path, last, progress), ErrorCode::Cancelled);
    EXPECT_EQ(dump(), now);
}

TEST_F(MomentTest, WhatWasDeliveredWithItsOverlaps)
{
    model::SourceId source = 0;
    {
        auto recording = m_project->history().begin(header("harmonise")).value();
        model::Source forest;
        forest.title = "Forest";
        forest.country = "CN";
        source = m_project->sources().put(forest).value();
        PackedDelivery rows;
        for (const auto& [key, code] : {std::pair{"a", "F11"}, std::pair{"b", "F21"}}) {
            model::DeliveryRow row;
            row.key = key;
            row.attributes.classCode = code;
            row.attributes.country = "CN";
            row.land = {square(80, 80)}; // Both claim the same ground.
            rows.add(row);
        }
        ASSERT_TRUE(m_project->deliveries().put(source, std::move(rows)));
        ASSERT_TRUE(recording.commit());
    }
    const auto moment = Moment::asDelivered(m_path);
    ASSERT_TRUE(moment) << moment.error().detail;
    EXPECT_EQ(moment->delivered().rows, 2);
    EXPECT_EQ(moment->delivered().sources, 1);
    EXPECT_EQ(moment->delivered().missing, 0);
    const auto project = openProject(moment->path(), Access::Read);
    std::string found;
    ASSERT_TRUE(project->patches().visitWhole({}, [&](const model::Patch& patch) {
        found += patch.attributes.sourceFid + " " + patch.attributes.classCode + " " +
                 (patch.outline == geometry::normalised(square(80, 80)) ? "whole; " : "cut; ");
        return true;
    }));
    EXPECT_EQ(found, "a F11 whole; b F21 whole; ");
}

TEST_F(MomentTest, SourcesThatReachIntoEachOtherLieInFilesByAuthority)
{
    struct Delivered
    {
        const char* title;
        int authority;
        int column;
        const char* classCode;
    };
    {
        auto recording = m_project->history().begin(header("harmonise")).value();
        for (const Delivered& each : {Delivered{"Land use", 1, 80, "G11"},
                                      Delivered{"Forest", 3, 80, "F11"},
                                      Delivered{"Wetlands", 2, 80, "W11"},
                                      Delivered{"Far away", 1, 300, "F21"}}) {
            model::Source source;
            source.title = each.title;
            source.authority = each.authority;
            source.country = "CN";
            const auto id = m_project->sources().put(source).value();
            PackedDelivery rows;
            model::DeliveryRow row;
            row.key = each.title;
            row.attributes.classCode = each.classCode;
            row.attributes.country = "CN";
            row.land = {square(each.column, 80)};
            rows.add(row);
            ASSERT_TRUE(m_project->deliveries().put(id, std::move(rows)));
        }
        model::Source towns; // A layer: no habitat was delivered, nothing is missing.
        towns.title = "Towns";
        ASSERT_TRUE(m_project->sources().put(towns));
        ASSERT_TRUE(recording.commit());
    }
    const auto moment = Moment::asDelivered(m_path);
    ASSERT_TRUE(moment) << moment.error().detail;
    EXPECT_EQ(moment->delivered().missing, 0);
    const auto keysIn = [](const std::filesystem::path& path) {
        std::string keys;
        EXPECT_TRUE(openProject(path, Access::Read)
                        ->patches()
                        .visitWhole({}, [&](const model::Patch& patch) {
                            keys += patch.attributes.sourceFid + "; ";
                            return true;
                        }));
        return keys;
    };
    ASSERT_EQ(moment->below().size(), 2U);
    EXPECT_EQ(keysIn(moment->path()), "Forest; Far away; ");
    EXPECT_EQ(keysIn(moment->below()[0]), "Wetlands; ");
    EXPECT_EQ(keysIn(moment->below()[1]), "Land use; ");
}

TEST_F(MomentTest, WithoutADeliveryThereIsNothingToShow)
{
    ECO_EXPECT_CODE(Moment::asDelivered(m_path), ErrorCode::NotFound);
}

} // namespace

} // namespace ecotone::store::test
