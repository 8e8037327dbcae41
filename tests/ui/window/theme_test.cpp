#include "core/base/file.h"
#include "core/layout/project_themes.h"
#include "tests/ui/window/open_window.h"
#include "ui/bridge/facts.h"
#include "ui/canvas/map_renderer.h"
#include "ui/dialogs/theme_classes_page.h"
#include "ui/dialogs/theme_dialog.h"
#include "ui/panels/layers_panel.h"
#include "ui/panels/map_header.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

namespace ecotone::shell::test {

class ThemeEditor : public ::testing::Test
{
protected:
    void SetUp() override { m_open.start(Language::English, ecotone::test::makeSmallProject); }
    void TearDown() override { m_open.end(); }

    [[nodiscard]] MainWindow& window() const { return m_open.window(); }
    /// Opened by the key that the tool tip names.
    dialogs::ThemeDialog* editor()
    {
        QTest::keyClick(&window(), Qt::Key_F4);
        auto* dialog = window().findChild<dialogs::ThemeDialog*>();
        EXPECT_NE(dialog, nullptr);
        EXPECT_TRUE(tests::makeActive(*dialog));
        return dialog;
    }
    void waitForMap() const
    {
        ASSERT_TRUE(QTest::qWaitFor([this] { return m_open.map()->isComplete(); },
                                    ecotone::test::patience));
    }
    /// Of the map, without the scale bar and the arrow.
    [[nodiscard]] QImage picture() const { return m_open.picture(); }
    [[nodiscard]] static bool shows(const QImage& picture, const QColor& color)
    {
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                if (picture.pixelColor(x, y).rgb() == color.rgb()) {
                    return true;
                }
            }
        }
        return false;
    }
    /// A class that the small project has.
    [[nodiscard]] std::string someClass() const { return m_open.summary().classes.front().code; }

    void save(dialogs::ThemeDialog* dialog)
    {
        QSignalSpy changed{&window().bridge(), &bridge::StoreBridge::changed};
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("save_themes")),
                          Qt::LeftButton);
        ASSERT_TRUE(changed.wait(ecotone::test::patience)) << m_open.failure();
        ASSERT_TRUE(tests::makeActive(window()));
    }

    ecotone::test::OpenWindow m_open;
};

TEST_F(ThemeEditor, ShowsAColourOnTheMapBeforeItIsSavedAndForgetsItWithEsc)
{
    auto* dialog = editor();
    dialog->showClass(someClass());
    auto* fill = dialog->findChild<QLineEdit*>(QStringLiteral("fill"));
    fill->setFocus();
    fill->selectAll();
    QTest::keyClicks(fill, QStringLiteral("#FF00FE"));
    waitForMap();
    ASSERT_TRUE(QTest::qWaitFor([this] { return shows(picture(), QColor{255, 0, 254}); }, 20'000));
    EXPECT_EQ(bridge::classSign(someClass()).rgb, 0xFF00FEU);
    QTest::keyClick(dialog, Qt::Key_Escape);
    ASSERT_TRUE(QTest::qWaitFor([this] { return !shows(picture(), QColor{255, 0, 254}); }, 20'000));
    EXPECT_NE(bridge::classSign(someClass()).rgb, 0xFF00FEU);
    EXPECT_FALSE(m_open.summary().styles.undo.has_value());
}

TEST_F(ThemeEditor, KeepsWhatIsSavedAndUndoTakesItBack)
{
    auto* dialog = editor();
    dialog->showClass(someClass());
    auto* fill = dialog->findChild<QLineEdit*>(QStringLiteral("fill"));
    fill->setFocus();
    fill->selectAll();
    QTest::keyClicks(fill, QStringLiteral("#FF00FE"));
    save(dialog);
    EXPECT_EQ(bridge::classSign(someClass()).rgb, 0xFF00FEU);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_open.summary().styles.undo.has_value(); },
                                ecotone::test::patience));
    m_open.choose(ActionId::Undo);
    ASSERT_TRUE(QTest::qWaitFor([this] { return bridge::classSign(someClass()).rgb != 0xFF00FEU; },
                                ecotone::test::patience))
        << m_open.failure();
}

TEST_F(ThemeEditor, AThemeOfTheBoxAboveTheMapRepaintsIt)
{
    const std::uint32_t before = bridge::classSign(someClass()).rgb;
    window().setTheme(QStringLiteral("sheet:cn_landuse"));
    const std::uint32_t after = bridge::classSign(someClass()).rgb;
    EXPECT_NE(after, before);
    EXPECT_TRUE(QTest::qWaitFor([&] { return shows(picture(), QColor::fromRgb(after)); }, 20'000));
}

TEST_F(ThemeEditor, MakesRenamesAndDeletesThemes)
{
    auto* dialog = editor();
    dialog->askName = [](const QString&, const QString&) { return QStringLiteral("Зимний"); };
    auto* themes = dialog->findChild<QComboBox*>(QStringLiteral("themes"));
    const int before = themes->count();
    for (QPushButton* button : dialog->findChildren<QPushButton*>()) {
        if (button->text() == QStringLiteral("&New…")) {
            QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    EXPECT_EQ(themes->count(), before + 1);
    EXPECT_EQ(themes->currentText(), QStringLiteral("Зимний"));
    EXPECT_EQ(window().header()->theme(), "sheet:Зимний");
    // A second one of the same name is refused with a sentence.
    for (QPushButton* button : dialog->findChildren<QPushButton*>()) {
        if (button->text() == QStringLiteral("&Duplicate…")) {
            QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    EXPECT_EQ(themes->count(), before + 1);
    EXPECT_EQ(dialog->findChild<QLabel*>(QStringLiteral("theme_notes"))->text(),
              QStringLiteral("There is a theme of that name already."));
    save(dialog);
    EXPECT_GE(window().header()->themeBox()->findText(QStringLiteral("Зимний")), 0);
}

TEST_F(ThemeEditor, WritesAndReadsStylesOfOtherPrograms)
{
    auto* dialog = editor();
    const QString file = bridge::fromPath(m_open.folder() / "winter.qml");
    dialog->exportFile(file);
    ASSERT_TRUE(std::filesystem::exists(bridge::toPath(file)));
    dialog->importFile(file);
    EXPECT_EQ(dialog->draft().chosenCode(), "winter");
    EXPECT_TRUE(dialog->findChild<QLabel*>(QStringLiteral("theme_notes"))
                    ->text()
                    .startsWith(QStringLiteral("59 classes read from winter.qml.")));
    ASSERT_TRUE(writeFile(bridge::toPath(file), "<qgis>"));
    dialog->importFile(file);
    EXPECT_TRUE(dialog->findChild<QLabel*>(QStringLiteral("theme_notes"))
                    ->text()
                    .contains(QStringLiteral("already")));
}

/// The slider below the layers, by the keyboard.
TEST_F(ThemeEditor, TheOpacityBesideTheMapIsOfTheThemeAndUndone)
{
    auto* tree = window().findChild<QTreeView*>(QStringLiteral("layers"));
    auto* slider = window().findChild<QSlider*>(QStringLiteral("layer_opacity"));
    ASSERT_TRUE(tree != nullptr && slider != nullptr);
    tree->setCurrentIndex(window().layers()->indexOfLayer("protected_area"));
    ASSERT_TRUE(slider->isEnabled());
    EXPECT_EQ(slider->value(), 100);
    const QImage before = picture();
    slider->setFocus();
    QSignalSpy changed{&window().bridge(), &bridge::StoreBridge::changed};
    QTest::keyClick(slider, Qt::Key_Home);
    ASSERT_TRUE(QTest::qWaitFor([&] { return picture() != before; }, 20'000))
        << "the map follows at once";
    ASSERT_TRUE(changed.count() > 0 || changed.wait(ecotone::test::patience)) << m_open.failure();
    waitForMap();
    EXPECT_EQ(slider->value(), 0);
    EXPECT_NE(picture(), before);
    // It is what every other picture of the project is drawn with, and what QGIS reads.
    auto project = store::ProjectFile::open(m_open.projectPath(), store::Access::Read).value();
    const auto themes = layout::themesOf(*project).value();
    EXPECT_EQ(themes.find("habitat")->layers.at("protected_area").opacity, 0.0);
    // The editor shows the same.
    auto* dialog = editor();
    dialog->showLayer("protected_area");
    EXPECT_EQ(dialog->findChild<QSlider*>(QStringLiteral("theme_opacity"))->value(), 0);
    QTest::keyClick(dialog, Qt::Key_Escape);
    ASSERT_TRUE(tests::makeActive(window()));
    m_open.choose(ActionId::Undo);
    ASSERT_TRUE(QTest::qWaitFor([&] { return slider->value() == 100; }, ecotone::test::patience))
        << m_open.failure();
    EXPECT_TRUE(QTest::qWaitFor([&] { return picture() == before; }, 20'000));
}

TEST_F(ThemeEditor, NamesInTwoLanguagesAndCodesAreOfTheTheme)
{
    using cartography::Codes;
    using cartography::Names;
    auto* dialog = editor();
    dialog->showLayer("place");
    for (const char* name : {"theme_two_names", "theme_codes"}) {
        auto* box = dialog->findChild<QCheckBox*>(QString::fromLatin1(name));
        ASSERT_NE(box, nullptr);
        EXPECT_FALSE(box->isChecked());
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
    }
    EXPECT_EQ(dialog->draft().style()->labelling,
              (cartography::Labelling{Names::ReaderAndLocal, Codes::With}));
    save(dialog);
    // Another window, or another day.
    auto* again = editor();
    again->showLayer("place");
    EXPECT_TRUE(again->findChild<QCheckBox*>(QStringLiteral("theme_two_names"))->isChecked());
    EXPECT_TRUE(again->findChild<QCheckBox*>(QStringLiteral("theme_codes"))->isChecked());
    QTest::keyClick(again, Qt::Key_Escape);
}

TEST_F(ThemeEditor, HidesALayerBeyondItsScaleAndStepsBack)
{
    auto* dialog = editor();
    dialog->showLayer("habitat");
    auto* opacity = dialog->findChild<QSlider*>(QStringLiteral("theme_opacity"));
    opacity->setValue(40);
    EXPECT_NEAR(dialog->draft().style()->rulesOf("habitat").opacity, 0.4, 1e-9);
    dialog->findChild<QSpinBox*>(QStringLiteral("theme_level3"))->setValue(20'000);
    EXPECT_EQ(dialog->draft().style()->levelAt(30'000.0), 2);
    QTest::keyClick(dialog, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(dialog->draft().style()->levelAt(30'000.0), 3);
    QTest::keyClick(dialog, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(dialog->draft().style()->rulesOf("habitat").opacity, 1.0);
    EXPECT_FALSE(dialog->draft().isDirty());
}

} // namespace ecotone::shell::test
