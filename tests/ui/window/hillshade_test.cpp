#include "core/crs/project_grid.h"
#include "core/exchange/raster.h"
#include "tests/ui/window/open_window.h"
#include "ui/bridge/relief.h"
#include "ui/dialogs/hillshade_dialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

/// The hillshade of a project, from the menu to the map and back, by the keyboard.
namespace ecotone::shell::test {

namespace {

using ecotone::test::middleOf;
using ecotone::test::patience;
using Kept = std::optional<cartography::ReliefSettings>;

/// A ridge over the middle of the small project.
Result<> makeProjectBesideHeights(const std::filesystem::path& path)
{
    ECO_TRY(ecotone::test::makeSmallProject(path));
    const auto middle = middleOf(4, 3);
    const auto at = crs::lonLatFromGrid(middle);
    constexpr double cell = 0.0005;
    exchange::Grid grid;
    grid.width = 400;
    grid.height = 400;
    grid.crs.text = "EPSG:4326";
    grid.transform = {at.x - 200 * cell, cell, 0.0, at.y + 200 * cell, 0.0, -cell};
    for (int row = 0; row < grid.height; ++row) {
        for (int column = 0; column < grid.width; ++column) {
            grid.values.push_back(3000.0 - 15.0 * std::abs(column - 200));
        }
    }
    ECO_TRY(exchange::writeGrid(path.parent_path() / "heights.tif", grid));
    return {};
}

} // namespace

class HillshadeTest : public ::testing::TestWithParam<Language>
{
protected:
    void SetUp() override { m_open.start(GetParam(), makeProjectBesideHeights); }
    void TearDown() override { m_open.end(); }

    dialogs::HillshadeDialog* dialog()
    {
        m_open.choose(ActionId::Hillshade);
        dialogs::HillshadeDialog* found = nullptr;
        EXPECT_TRUE(QTest::qWaitFor(
            [&] {
                found = m_open.window().findChild<dialogs::HillshadeDialog*>();
                return found != nullptr && found->isVisible();
            },
            patience));
        EXPECT_TRUE(tests::makeActive(*found));
        return found;
    }
    template <class Widget>
    static Widget* part(QDialog* dialog, const char* name)
    {
        return dialog->findChild<Widget*>(QString::fromLatin1(name));
    }
    static void type(QWidget* field, const char* text)
    {
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, QString::fromLatin1(text));
    }
    [[nodiscard]] Kept kept() const
    {
        auto project = store::ProjectFile::open(m_open.projectPath(), store::Access::Read).value();
        return bridge::reliefOf(*project).value();
    }
    [[nodiscard]] QImage picture() const { return m_open.picture(); }
    void press(QWidget* part, Qt::Key key)
    {
        QSignalSpy changed{&m_open.window().bridge(), &bridge::StoreBridge::changed};
        QTest::keyClick(part, key);
        ASSERT_TRUE(changed.wait(patience)) << m_open.failure();
        ASSERT_TRUE(tests::makeActive(m_open.window()));
    }

    ecotone::test::OpenWindow m_open;
};

TEST_P(HillshadeTest, IsChosenChangedUndoneAndTakenAway)
{
    const QImage plain = picture();
    auto* first = dialog();
    EXPECT_EQ(part<QPushButton>(first, "relief_remove"), nullptr) << "there is none yet";
    type(part<QLineEdit>(first, "relief_file"), "heights.tif");
    type(part<QSpinBox>(first, "relief_azimuth"), "300");
    press(first, Qt::Key_Return);
    ASSERT_TRUE(kept());
    EXPECT_EQ(kept()->file, "heights.tif");
    EXPECT_EQ(kept()->azimuth, 300.0);
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_open.map()->isComplete() && picture() != plain; },
                                patience));
    const QImage shaded = picture();

    // The same numbers again, and the classes above nearly clear.
    auto* second = dialog();
    EXPECT_EQ(part<QLineEdit>(second, "relief_file")->text(), QStringLiteral("heights.tif"));
    EXPECT_EQ(part<QSpinBox>(second, "relief_azimuth")->value(), 300);
    type(part<QSpinBox>(second, "relief_class_opacity"), "10");
    press(second, Qt::Key_Return);
    EXPECT_EQ(kept()->classOpacity, 0.1);
    EXPECT_TRUE(QTest::qWaitFor([&] { return m_open.map()->isComplete() && picture() != shaded; },
                                patience));

    m_open.choose(ActionId::Undo);
    EXPECT_TRUE(QTest::qWaitFor([&] { return kept() && kept()->classOpacity > 0.5; }, patience))
        << m_open.failure();

    auto* third = dialog();
    auto* remove = part<QPushButton>(third, "relief_remove");
    ASSERT_NE(remove, nullptr);
    remove->setFocus();
    press(remove, Qt::Key_Space);
    EXPECT_FALSE(kept());
    EXPECT_TRUE(QTest::qWaitFor([&] { return m_open.map()->isComplete() && picture() == plain; },
                                patience));
}

TEST_P(HillshadeTest, AFileThatCannotBeReadIsSaidWhereItWasTyped)
{
    auto* asked = dialog();
    type(part<QLineEdit>(asked, "relief_file"), "nothing.tif");
    QTest::keyClick(asked, Qt::Key_Return);
    auto* failure = part<QLabel>(asked, "relief_failure");
    ASSERT_TRUE(QTest::qWaitFor([&] { return failure->isVisible(); }, patience));
    EXPECT_TRUE(failure->text().contains(QStringLiteral("nothing.tif")));
    EXPECT_TRUE(asked->isVisible()) << "what was typed is not lost";
    EXPECT_FALSE(kept());
    type(part<QLineEdit>(asked, "relief_file"), "heights.tif");
    EXPECT_FALSE(failure->isVisible());
    press(asked, Qt::Key_Return);
    EXPECT_TRUE(kept());
    EXPECT_EQ(m_open.failure(), "");
}

TEST_P(HillshadeTest, EscLeavesEverythingAsItWas)
{
    const std::string before = m_open.summary().revision;
    auto* asked = dialog();
    type(part<QLineEdit>(asked, "relief_file"), "heights.tif");
    QTest::keyClick(asked, Qt::Key_Escape);
    EXPECT_TRUE(QTest::qWaitFor(
        [this] { return m_open.window().findChild<dialogs::HillshadeDialog*>() == nullptr; },
        patience));
    EXPECT_FALSE(kept());
    EXPECT_EQ(m_open.summary().revision, before);
}

TEST_P(HillshadeTest, AFileBesideTheProjectIsNamedWithoutItsFolder)
{
    auto* asked = dialog();
    asked->setFile(bridge::fromPath(m_open.folder() / "heights.tif"));
    EXPECT_EQ(part<QLineEdit>(asked, "relief_file")->text(), QStringLiteral("heights.tif"));
    const auto elsewhere = m_open.folder().parent_path() / "heights.tif";
    asked->setFile(bridge::fromPath(elsewhere));
    EXPECT_EQ(part<QLineEdit>(asked, "relief_file")->text(), bridge::fromPath(elsewhere));
}

INSTANTIATE_TEST_SUITE_P(Languages,
                         HillshadeTest,
                         ::testing::Values(Language::English, Language::Chinese),
                         [](const auto& each) { return std::string{code(each.param)}; });

} // namespace ecotone::shell::test
