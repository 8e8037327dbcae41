#include "core/base/platform.h"
#include "tests/ui/window/small_project.h"
#include "ui/bridge/languages.h"
#include "ui/bridge/text.h"
#include "ui/bridge/worker_thread.h"
#include "ui/models/class_model.h"
#include "ui/models/layer_tree_model.h"
#include "ui/models/patch_table_model.h"
#include "ui/models/record_models.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <atomic>

namespace ecotone::models::test {

namespace {

constexpr int patience = 20'000;
using Mode = QAbstractItemModelTester::FailureReportingMode;

bridge::ProjectSummary summary()
{
    bridge::ProjectSummary result;
    const auto area = geometry::Area::fromSquareMetres(2e6);
    result.classes = {{"F11", 3, area}, {"F21", 1, area}, {"W11", 2, area}};
    for (const char* name : {"proposal", "protected_area", "road", "river"}) {
        model::Layer layer;
        layer.name = name;
        result.layers.push_back({layer, 5});
    }
    return result;
}

} // namespace

TEST(LayerTreeModel, HoldsLayersByThemeWithTheLegendInside)
{
    const bridge::ProjectSummary project = summary();
    LayerTreeModel model;
    const QAbstractItemModelTester tester{&model, Mode::Fatal};
    model.setSummary(&project);
    const QModelIndex habitat = model.indexOfLayer("habitat");
    ASSERT_TRUE(habitat.isValid());
    ASSERT_GE(model.rowCount(habitat), 2) << "forest and wetland groups";
    EXPECT_TRUE(model.indexOfLayer("road").isValid());
    EXPECT_FALSE(model.indexOfLayer("observation").isValid()) << "not in this project";
    EXPECT_TRUE(model.state().shows("habitat"));
    EXPECT_TRUE(model.state().hiddenClasses.empty());
}

TEST(LayerTreeModel, AGroupOfTheLegendSwitchesItsClasses)
{
    const bridge::ProjectSummary project = summary();
    LayerTreeModel model;
    model.setSummary(&project);
    QSignalSpy changed{&model, &LayerTreeModel::stateChanged};
    const QModelIndex group = model.index(0, 0, model.indexOfLayer("habitat"));
    ASSERT_TRUE(model.setData(group, Qt::Unchecked, Qt::CheckStateRole));
    EXPECT_EQ(changed.count(), 1);
    EXPECT_TRUE(model.state().hiddenClasses.contains("F11"));
    EXPECT_FALSE(model.state().hiddenClasses.contains("W11"));
    const QModelIndex first = model.index(0, 0, group);
    model.setData(first, Qt::Checked, Qt::CheckStateRole);
    EXPECT_EQ(group.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::PartiallyChecked));
}

TEST(LayerTreeModel, KeepsWhatIsHiddenWhenTheSummaryIsRenewed)
{
    const bridge::ProjectSummary project = summary();
    LayerTreeModel model;
    const QAbstractItemModelTester tester{&model, Mode::Fatal};
    model.setSummary(&project);
    model.setLayerVisible("road", false);
    bridge::ProjectSummary more = project;
    more.classes.push_back({"G11", 1, {}});
    model.setSummary(&more);
    EXPECT_FALSE(model.state().shows("road"));
    EXPECT_TRUE(model.state().shows("river"));
    model.addBackdrop(QStringLiteral("image.tif"));
    EXPECT_EQ(model.state().backdrops.size(), 1U);
    model.setSummary(nullptr);
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(ClassModel, NamesLeavesInTheWindowsLanguage)
{
    bridge::Languages languages;
    ClassModel model;
    const QAbstractItemModelTester tester{&model, Mode::Fatal};
    const int row = model.rowOf("F21");
    ASSERT_GE(row, 0);
    languages.setLanguage(Language::Chinese);
    const QString chinese = model.data(model.index(row), Qt::DisplayRole).toString();
    languages.setLanguage(Language::English);
    EXPECT_NE(chinese, model.data(model.index(row), Qt::DisplayRole).toString());
    EXPECT_TRUE(model.data(model.index(row), ColorRole).isValid());
    EXPECT_EQ(model.rowOf("F"), -1) << "groups are not given to patches";
}

TEST(RecordModels, ShowIssuesHistoryAndSources)
{
    IssueModel issues;
    const QAbstractItemModelTester issueTester{&issues, Mode::Fatal};
    model::Issue issue;
    issue.code = "unmapped-code";
    issue.count = 12'345;
    issues.setRecords({issue});
    EXPECT_EQ(issues.index(0, 1).data().toString(), QStringLiteral("Code without a class"));
    EXPECT_EQ(issues.index(0, 2).data(SortRole).toLongLong(), 12'345);

    HistoryModel history;
    const QAbstractItemModelTester historyTester{&history, Mode::Fatal};
    model::HistoryEntry entry;
    entry.header.kind = "reclassify";
    entry.header.author.name = "Дорж";
    entry.state = model::EntryState::Undone;
    history.setRecords({entry});
    EXPECT_EQ(history.index(0, 1).data().toString(), QStringLiteral("Class changed"));
    EXPECT_EQ(history.index(0, 2).data().toString(), QStringLiteral("Дорж"));
    EXPECT_EQ(history.index(0, 5).data().toString(), QStringLiteral("undone"));

    SourceModel sources;
    const QAbstractItemModelTester sourceTester{&sources, Mode::Fatal};
    model::Source source;
    source.file = "小班.shp";
    sources.setRecords({source});
    EXPECT_EQ(sources.index(0, 0).data().toString(), QStringLiteral("小班.shp"));
}

/// The table of the small project, and what it shows.
class PatchTable : public testing::Test
{
protected:
    PatchTable()
    {
        const auto made = ecotone::test::makeSmallProject(m_path);
        EXPECT_TRUE(made) << made.error().detail;
        QSignalSpy opened{&m_bridge, &bridge::StoreBridge::projectOpened};
        m_bridge.openProject(bridge::fromPath(m_path));
        EXPECT_TRUE(opened.count() > 0 || opened.wait(patience));
        expectLoaded([this] { m_model.reload(); });
    }
    template <class Action>
    void expectLoaded(Action action)
    {
        QSignalSpy loaded{&m_model, &PatchTableModel::loaded};
        action();
        EXPECT_TRUE(loaded.count() > 0 || loaded.wait(patience));
    }

    /// What a column shows, once its pages are there.
    QStringList shown(int column)
    {
        QStringList texts;
        for (int row = 0; row < m_model.rowCount(); ++row) {
            const QModelIndex index = m_model.index(row, column);
            EXPECT_TRUE(QTest::qWaitFor(
                [&] { return index.data().toString() != QStringLiteral("…"); }, patience));
            texts << index.data().toString();
        }
        return texts;
    }

    /// Goes after the bridge that has a file open in it.
    struct Folder
    {
        std::filesystem::path path = platform::makeTemporaryFolder().value();
        Folder() = default;
        Folder(const Folder&) = delete;
        Folder& operator=(const Folder&) = delete;
        ~Folder() { std::filesystem::remove_all(path); }
    };

    Folder m_folder;
    std::filesystem::path m_path = m_folder.path / "small.gpkg";
    bridge::StoreBridge m_bridge;
    PatchTableModel m_model{m_bridge};
    QAbstractItemModelTester m_tester{&m_model, Mode::Fatal};
};

TEST_F(PatchTable, ReadsRowsAsTheyAreShown)
{
    ASSERT_EQ(m_model.rowCount(), ecotone::test::columns * ecotone::test::rows);
    const QModelIndex source = m_model.index(0, PatchTableModel::SourceText);
    EXPECT_EQ(source.data().toString(), QStringLiteral("…")) << "asked for, not there yet";
    EXPECT_EQ(m_model.index(0, PatchTableModel::Id).data().toString(), QStringLiteral("1"));
    EXPECT_TRUE(QTest::qWaitFor(
        [&] { return source.data().toString() == QStringLiteral("乔木林地"); }, patience));
}

TEST_F(PatchTable, SortsByEveryColumnAndBack)
{
    const int last = m_model.rowCount() - 1;
    for (int column = 0; column < PatchTableModel::ColumnCount; ++column) {
        expectLoaded([&] { m_model.sort(column, Qt::AscendingOrder); });
        ASSERT_EQ(m_model.rowCount(), last + 1) << "a sorted table has every row";
        const QString first = shown(column).first();
        const QString end = shown(column).last();
        expectLoaded([&] { m_model.sort(column, Qt::DescendingOrder); });
        EXPECT_EQ(shown(column).first(), end) << column;
        EXPECT_EQ(shown(column).last(), first) << column;
    }
    EXPECT_EQ(m_model.rowOf(m_model.patchAt(7)), 7);
}

TEST_F(PatchTable, WordsSortAsTheReaderReadsThem)
{
    expectLoaded([&] { m_model.sort(PatchTableModel::ClassName, Qt::AscendingOrder); });
    const QStringList names = shown(PatchTableModel::ClassName);
    EXPECT_TRUE(std::is_sorted(names.begin(), names.end(), [](const auto& a, const auto& b) {
        return a.localeAwareCompare(b) < 0;
    }));
    expectLoaded([&] { m_model.sort(PatchTableModel::Class, Qt::DescendingOrder); });
    EXPECT_EQ(shown(PatchTableModel::Class).first(), QStringLiteral("W11"));
}

TEST_F(PatchTable, FindsByCodeIdAndTheWordsOfTheSource)
{
    expectLoaded([&] { m_model.setSearch(QStringLiteral("f21")); });
    EXPECT_EQ(m_model.rowCount(), 2 * ecotone::test::columns);
    EXPECT_EQ(m_model.rowOf(1), -1) << "an F11";
    expectLoaded([&] { m_model.setSearch(QStringLiteral("乔木")); });
    EXPECT_EQ(m_model.rowCount(), ecotone::test::columns * ecotone::test::rows);
    expectLoaded([&] { m_model.setSearch(QStringLiteral("17")); });
    ASSERT_EQ(m_model.rowCount(), 1);
    EXPECT_EQ(m_model.patchAt(0), 17);
    expectLoaded([&] { m_model.setSearch(QStringLiteral("no such thing")); });
    EXPECT_EQ(m_model.rowCount(), 0);
}

TEST(LatestOnly, HandsOutTheNewestAndStopsTheOneBefore)
{
    bridge::LatestOnly<int> slot;
    const std::stop_source quit;
    slot.put(1);
    slot.put(2);
    const auto taken = slot.take(quit.get_token());
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->first, 2);
    EXPECT_FALSE(taken->second.stop_requested());
    slot.put(3);
    EXPECT_TRUE(taken->second.stop_requested());
}

TEST(LatestOnly, GivesNothingAfterQuit)
{
    bridge::LatestOnly<int> slot;
    std::stop_source quit;
    slot.put(1);
    quit.request_stop();
    EXPECT_FALSE(slot.take(quit.get_token()));
}

TEST(WorkerThread, RunsInOrderAndDropsWhatWaitsAtItsEnd)
{
    std::atomic<int> done{0};
    {
        bridge::WorkerThread thread{"test", 4, bridge::Priority::Normal};
        for (int i = 0; i < 3; ++i) {
            ASSERT_TRUE(thread.put([&done, i](const std::stop_token&) {
                if (done == i) {
                    ++done;
                }
            }));
        }
        thread.drain();
        EXPECT_EQ(done, 3);
    }
}

} // namespace ecotone::models::test
