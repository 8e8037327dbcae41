#include "core/base/file.h"
#include "tests/support/active_window.h"
#include "tests/support/stall_watch.h"
#include "tests/ui/window/open_window.h"
#include "ui/dialogs/choice_card.h"
#include "ui/dialogs/import_class_page.h"
#include "ui/dialogs/import_columns_page.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/dialogs/import_list.h"
#include "ui/dialogs/import_place_page.h"
#include "ui/dialogs/import_source_page.h"
#include "ui/dialogs/import_text_page.h"
#include "ui/dialogs/outline_map.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QImage>
#include <QKeySequence>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <iostream>
#include <set>

namespace ecotone::shell::test {

namespace {

namespace fs = std::filesystem;
using bridge::Light;
using ecotone::test::patience;

/// The key that a text underlines; 0 for none.
int mnemonicOf(const QString& text)
{
    const QKeySequence keys = QKeySequence::mnemonic(text);
    return keys.isEmpty() ? 0 : keys[0].key();
}

} // namespace

class ImportTest : public ::testing::TestWithParam<Language>
{
protected:
    void SetUp() override
    {
        m_open.start(GetParam(), ecotone::test::makeSmallProject);
        fs::create_directory(m_open.folder() / "delivery");
    }
    void TearDown() override { m_open.end(); }

    [[nodiscard]] fs::path projectPath() const { return m_open.projectPath(); }

    /// A delivery of the demonstration without its recipe, and without the parts in `without`.
    fs::path deliver(const std::string& stem, const std::set<std::string>& without = {})
    {
        const fs::path demo = fs::path{ECOTONE_DEMO_FOLDER};
        for (const char* part : {".shp", ".shx", ".dbf", ".prj", ".cpg"}) {
            if (fs::exists(demo / (stem + part)) && !without.contains(part)) {
                fs::copy_file(demo / (stem + part), m_open.folder() / "delivery" / (stem + part));
            }
        }
        return m_open.folder() / "delivery" / (stem + ".shp");
    }

    /// As a file manager drops them on the window.
    dialogs::ImportDialog* drop(const std::vector<fs::path>& paths)
    {
        QList<QUrl> urls;
        for (const fs::path& path : paths) {
            urls.append(QUrl::fromLocalFile(bridge::fromPath(path)));
        }
        QMimeData data;
        data.setUrls(urls);
        QDragEnterEvent enter{{600, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier};
        QApplication::sendEvent(&m_open.window(), &enter);
        EXPECT_TRUE(enter.isAccepted());
        QDropEvent dropped{{600, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier};
        QApplication::sendEvent(&m_open.window(), &dropped);
        auto* dialog = m_open.window().findChild<dialogs::ImportDialog*>();
        EXPECT_NE(dialog, nullptr);
        QSignalSpy shown{dialog, &dialogs::ImportDialog::reportShown};
        EXPECT_TRUE(shown.wait(patience));
        EXPECT_TRUE(tests::makeActive(*dialog));
        return dialog;
    }

    /// Alt and the underlined letter, as any user of the keyboard presses them.
    static void press(dialogs::ImportDialog& dialog, const QAbstractButton& button)
    {
        const int key = mnemonicOf(button.text());
        ASSERT_NE(key, 0) << bridge::toUtf8(button.text());
        // With its text: QtTest knows Latin keys alone.
        QTest::sendKeyEvent(QTest::Click,
                            &dialog,
                            static_cast<Qt::Key>(key),
                            QString{QChar{static_cast<char16_t>(key)}},
                            Qt::AltModifier);
    }
    static void turnTo(dialogs::ImportDialog& dialog, int page)
    {
        QTest::keyClick(&dialog, static_cast<Qt::Key>(Qt::Key_1 + page), Qt::AltModifier);
        ASSERT_EQ(dialog.pages()->currentIndex(), page);
    }
    static void waitForClasses(dialogs::ImportDialog& dialog)
    {
        if (dialog.classPage()->table()->rowCount() == 0) {
            QSignalSpy classes{&dialog, &dialogs::ImportDialog::classesShown};
            ASSERT_TRUE(classes.wait(patience));
        }
    }
    /// A picture of the dialog where $ECOTONE_PICTURES names a folder.
    static void keepPicture(dialogs::ImportDialog& dialog, const QString& name)
    {
        const QString folder = qEnvironmentVariable("ECOTONE_PICTURES");
        if (!folder.isEmpty()) {
            QTest::qWait(50); // Layouts settle.
            EXPECT_TRUE(
                dialog.grab().save(QStringLiteral("%1/import-%2-%3.png")
                                       .arg(folder, bridge::fromUtf8(code(GetParam())), name)));
        }
    }
    [[nodiscard]] std::string revision() { return m_open.summary().revision; }
    [[nodiscard]] std::int64_t patches() { return m_open.summary().patches; }

    ecotone::test::OpenWindow m_open;
};

TEST_P(ImportTest, AGoodFileIsBroughtInByKeyboardAlone)
{
    const fs::path file = deliver("cn_tum_dltb");
    const std::int64_t before = patches();
    auto* dialog = drop({file});
    ASSERT_EQ(dialog->delivery().entries.size(), 1U);
    const auto& entry = dialog->delivery().entries.front();
    EXPECT_EQ(bridge::lightOf(entry), Light::Decided);
    EXPECT_TRUE(dialog->sentence().contains(QStringLiteral("GB18030")))
        << bridge::toUtf8(dialog->sentence());
    EXPECT_TRUE(dialog->sentence().contains(QStringLiteral("CGCS2000")));
    EXPECT_EQ(entry.recipe.country, "CN");

    // Texts side by side: the first line is read differently in each column.
    waitForClasses(*dialog);
    turnTo(*dialog, 1);
    auto* texts = dialog->textPage()->table();
    ASSERT_GE(texts->columnCount(), 3);
    ASSERT_GE(texts->rowCount(), 1);
    EXPECT_NE(texts->item(0, 1)->text(), texts->item(0, 2)->text());
    EXPECT_TRUE(texts->horizontalHeaderItem(1)->text().startsWith(QStringLiteral("✓")));

    turnTo(*dialog, 2);
    ASSERT_EQ(dialog->placePage()->maps().size(), 1U);
    EXPECT_TRUE(dialog->placePage()->maps().front()->isChecked());
    EXPECT_EQ(dialog->placePage()->maps().front()->placement().country, "CN");

    turnTo(*dialog, 3);
    EXPECT_GT(dialog->classPage()->table()->rowCount(), 3);

    EXPECT_FALSE(fs::exists(bridge::recipeFolder(projectPath())));
    QSignalSpy imported{dialog, qOverload<>(&dialogs::ImportDialog::imported)};
    ASSERT_TRUE(dialog->acceptButton()->isEnabled()) << bridge::toUtf8(dialog->note());
    press(*dialog, *dialog->acceptButton());
    ASSERT_TRUE(imported.wait(patience)) << bridge::toUtf8(dialog->sentence());
    ASSERT_TRUE(QTest::qWaitFor([&] { return patches() > before; }, patience));
    const auto saved = bridge::recipeFolder(projectPath()) / "cn_tum_dltb.toml";
    ASSERT_TRUE(fs::exists(saved));
    const auto recipe = readFile(saved);
    ASSERT_TRUE(recipe);
    EXPECT_NE(recipe->find("country = \"CN\""), std::string::npos) << *recipe;
}

TEST_P(ImportTest, AnAmbiguousFileAsksAndTheMouseAnswers)
{
    const fs::path file = deliver("ru_tum_vydel", {".prj"});
    auto* dialog = drop({file});
    ASSERT_EQ(dialog->delivery().entries.size(), 1U);
    EXPECT_EQ(bridge::lightOf(dialog->delivery().entries.front()), Light::Needs);
    EXPECT_FALSE(dialog->acceptButton()->isEnabled());
    turnTo(*dialog, 2);
    auto* place = dialog->placePage();
    if (place->maps().empty()) {
        QSignalSpy shown{dialog, &dialogs::ImportDialog::previewShown};
        ASSERT_TRUE(shown.wait(patience));
    }
    // Zone-prefixed eastings: the zone is known, the datum is asked, each with a map.
    ASSERT_GE(place->maps().size(), 2U);
    const auto right = std::ranges::find_if(place->maps(), [](const auto* map) {
        return map->placement().finding.name.find("Pulkovo 1942") != std::string::npos;
    });
    ASSERT_NE(right, place->maps().end());
    EXPECT_EQ((*right)->placement().country, "RU");
    QSignalSpy shown{dialog, &dialogs::ImportDialog::previewShown};
    QTest::mouseClick(*right, Qt::LeftButton);
    ASSERT_TRUE(shown.wait(patience));
    EXPECT_EQ(dialog->delivery().entries.front().recipe.crs, "EPSG:28422");
    EXPECT_TRUE(dialog->delivery().entries.front().report.crs.decided);
    waitForClasses(*dialog);
    EXPECT_TRUE(dialog->acceptButton()->isEnabled()) << bridge::toUtf8(dialog->note());
}

TEST_P(ImportTest, ATextOfTwoReadingsIsAskedSideBySide)
{
    // "Яр" in CP1251; two letters prove nothing.
    const fs::path file = m_open.folder() / "delivery" / "points.csv";
    ASSERT_TRUE(writeFile(file, "name,lon,lat\n\xDF\xF0,131.2,43.3\n"));
    auto* dialog = drop({file});
    ASSERT_EQ(dialog->delivery().entries.size(), 1U);
    const auto& entry = dialog->delivery().entries.front();
    EXPECT_EQ(bridge::lightOf(entry, bridge::Topic::Text), Light::Needs);
    turnTo(*dialog, 1);
    auto* texts = dialog->textPage()->table();
    if (texts->columnCount() < 3) {
        QSignalSpy shown{dialog, &dialogs::ImportDialog::previewShown};
        ASSERT_TRUE(shown.wait(patience));
    }
    ASSERT_GE(texts->columnCount(), 3);
    int column = -1;
    for (int each = 1; each < texts->columnCount(); ++each) {
        column = texts->item(0, each)->text() == QStringLiteral("Яр") ? each : column;
    }
    ASSERT_GT(column, 0);
    texts->setFocus();
    texts->setCurrentCell(0, column);
    QTest::keyClick(texts, Qt::Key_Return);
    EXPECT_EQ(entry.recipe.encoding, "CP1251");
    EXPECT_EQ(bridge::lightOf(entry, bridge::Topic::Text), Light::Decided);
}

TEST_P(ImportTest, ARefusedFileSaysWhatToDoAndCannotBeAccepted)
{
    const fs::path file = m_open.folder() / "delivery" / "broken.shp";
    ASSERT_TRUE(writeFile(file, "this is no shapefile"));
    const std::string before = revision();
    auto* dialog = drop({file});
    EXPECT_TRUE(dialog->delivery().entries.empty());
    EXPECT_EQ(dialog->list()->currentFailure(), 0);
    EXPECT_FALSE(dialog->sentence().isEmpty());
    EXPECT_FALSE(dialog->acceptButton()->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Escape);
    EXPECT_FALSE(dialog->isVisible());
    EXPECT_EQ(revision(), before);
}

TEST_P(ImportTest, StoppingLeavesTheProjectAsItWas)
{
    const std::string before = revision();
    auto* dialog = drop({deliver("cn_tum_dltb")});
    waitForClasses(*dialog);
    QSignalSpy stopped{dialog, &dialogs::ImportDialog::notImported};
    press(*dialog, *dialog->acceptButton());
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog->isBusy(); }, patience));
    QTest::mouseClick(dialog->cancelButton(), Qt::LeftButton);
    ASSERT_TRUE(stopped.wait(patience));
    EXPECT_TRUE(dialog->isVisible());
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog->acceptButton()->isEnabled(); }, patience));
    EXPECT_EQ(revision(), before);
    EXPECT_FALSE(fs::exists(bridge::recipeFolder(projectPath())));
    QTest::keyClick(dialog, Qt::Key_Escape);
    EXPECT_FALSE(dialog->isVisible());
}

TEST_P(ImportTest, AFolderIsShownAsAWhole)
{
    const std::int64_t before = patches();
    deliver("cn_tum_dltb");
    deliver("ru_tum_waters");
    auto* dialog = drop({m_open.folder() / "delivery"});
    ASSERT_EQ(dialog->delivery().entries.size(), 2U);
    auto* list = dialog->list();
    list->setFocus();
    // Up from the first file to its folder.
    QTest::keyClick(list, Qt::Key_Home);
    ASSERT_EQ(list->currentEntry(), -1);
    ASSERT_EQ(list->chosenEntries().size(), 2U);
    auto buttons = dialog->findChildren<QRadioButton*>();
    buttons.removeIf([&](const auto* each) { return dialog->pages()->isAncestorOf(each); });
    ASSERT_EQ(buttons.size(), 3);
    press(*dialog, *buttons[1]);
    ASSERT_TRUE(QTest::qWaitFor([&] { return buttons[1]->isChecked(); }, patience));
    for (const auto& entry : dialog->delivery().entries) {
        EXPECT_EQ(entry.use, bridge::Use::Show);
        EXPECT_EQ(bridge::lightOf(entry), Light::Decided);
    }
    QSignalSpy imported{dialog, qOverload<>(&dialogs::ImportDialog::imported)};
    press(*dialog, *dialog->acceptButton());
    ASSERT_TRUE(imported.wait(patience)) << bridge::toUtf8(dialog->sentence());
    const auto isShown = [&] {
        const auto& layers = m_open.summary().layers;
        return std::ranges::count_if(layers, [](const auto& each) {
                   return each.layer.name.starts_with("shown_") && each.features > 0;
               }) == 2;
    };
    EXPECT_TRUE(QTest::qWaitFor(isShown, patience));
    EXPECT_EQ(patches(), before); // Nothing entered the map.
}

TEST_P(ImportTest, EveryControlIsReachedByTabAndFits)
{
    auto* dialog = drop({deliver("cn_tum_dltb")});
    waitForClasses(*dialog);
    EXPECT_LE(dialog->minimumSizeHint().width(), 1366);
    EXPECT_LE(dialog->minimumSizeHint().height(), 728); // A desktop's bar takes the rest.
    std::set<QWidget*> reached;
    dialog->list()->setFocus();
    for (int i = 0; i < 40; ++i) {
        reached.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (QAbstractButton* button : dialog->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->isEnabled()) {
            EXPECT_TRUE(reached.contains(button)) << bridge::toUtf8(button->text());
        }
    }
    EXPECT_TRUE(reached.contains(dialog->list()));
    // No letter is given twice among what is always on the screen.
    std::multiset<int> letters;
    for (QAbstractButton* button : dialog->findChildren<QAbstractButton*>()) {
        if (button->isVisible() && mnemonicOf(button->text()) != 0) {
            letters.insert(mnemonicOf(button->text()));
        }
    }
    for (const int letter : letters) {
        EXPECT_EQ(letters.count(letter), 1U) << static_cast<char>(letter & 0x7f) << letter;
    }
}

TEST_P(ImportTest, TheShiftOfAWebMapIsAskedAndTheProviderStandsFirst)
{
    // The fields of the Amap boundary service.
    const fs::path file = m_open.folder() / "delivery" / "222400.json";
    ASSERT_TRUE(writeFile(
        file,
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"adcode":222401,)"
        R"("name":"延吉市","childrenNum":0,"subFeatureIndex":0,"acroutes":[100000]},"geometry":)"
        R"({"type":"Polygon","coordinates":[[[129.4,42.8],[129.6,42.8],[129.6,43.0],[129.4,42.8]]]}}]})"));
    auto* dialog = drop({file});
    ASSERT_EQ(dialog->delivery().entries.size(), 1U);
    const auto& entry = dialog->delivery().entries.front();
    EXPECT_EQ(bridge::lightOf(entry, bridge::Topic::Place), Light::Needs);
    EXPECT_FALSE(dialog->acceptButton()->isEnabled());
    turnTo(*dialog, 2);
    auto* place = dialog->placePage();
    if (place->maps().empty()) {
        QSignalSpy shown{dialog, &dialogs::ImportDialog::previewShown};
        ASSERT_TRUE(shown.wait(patience));
    }
    ASSERT_EQ(place->offsetCards().size(), 4U);
    for (const auto* card : place->offsetCards()) {
        EXPECT_TRUE(card->isVisible());
        EXPECT_FALSE(card->button()->isChecked()) << "nothing is decided for anybody";
    }
    EXPECT_TRUE(
        place->offsetCards().front()->button()->text().contains(QStringLiteral("CGCS2000")));
    keepPicture(*dialog, QStringLiteral("offset"));
    // By keyboard: the second answer.
    auto* undo = place->offsetCards()[1]->button();
    undo->setFocus();
    QSignalSpy shown{dialog, &dialogs::ImportDialog::previewShown};
    QTest::keyClick(undo, Qt::Key_Space);
    EXPECT_EQ(entry.recipe.offset, "gcj02");
    ASSERT_TRUE(shown.wait(patience));
    EXPECT_TRUE(entry.report.crs.decided) << entry.report.crs.needed.english();
    EXPECT_TRUE(undo->isChecked());
    EXPECT_TRUE(dialog->acceptButton()->isEnabled()) << bridge::toUtf8(dialog->note());
    // By mouse, anywhere on the card: the provider is asked, the file stays out.
    shown.clear();
    auto* ask = place->offsetCards().front();
    QTest::mouseClick(ask, Qt::LeftButton, {}, QPoint{ask->width() - 20, ask->height() - 6});
    EXPECT_EQ(entry.recipe.offset, "");
    EXPECT_EQ(entry.use, bridge::Use::LeaveOut);
    EXPECT_FALSE(dialog->acceptButton()->isEnabled());
}

TEST_P(ImportTest, CodesOfTwoClassificationsAreShownSideBySide)
{
    std::string features;
    int column = 0;
    for (const char* each : {"0303", "0304", "0402", "0403", "0501"}) {
        const std::string west = "130." + std::to_string(40 + column);
        const std::string east = "130." + std::to_string(41 + column);
        ++column;
        features += std::string{features.empty() ? "" : ","} +
                    R"({"type":"Feature","properties":{"DLBM":")" + each +
                    R"("},"geometry":{"type":"Polygon","coordinates":[[[)" + west + ",42.9],[" +
                    east + ",42.9],[" + east + ",42.91],[" + west + ",42.91],[" + west +
                    ",42.9]]]}}";
    }
    const fs::path file = m_open.folder() / "delivery" / "land.geojson";
    ASSERT_TRUE(writeFile(file, R"({"type":"FeatureCollection","features":[)" + features + "]}"));
    auto* dialog = drop({file});
    ASSERT_EQ(dialog->delivery().entries.size(), 1U);
    const auto& entry = dialog->delivery().entries.front();
    EXPECT_EQ(entry.use, bridge::Use::BringIn);
    EXPECT_EQ(bridge::lightOf(entry, bridge::Topic::Classes), Light::Needs);
    EXPECT_FALSE(dialog->acceptButton()->isEnabled());
    turnTo(*dialog, 3);
    auto* classes = dialog->classPage();
    ASSERT_EQ(classes->schemeCards().size(), 2U);
    EXPECT_NE(classes->schemeCards()[0]->button()->text(),
              classes->schemeCards()[1]->button()->text());
    const auto meanings = [&](int card) {
        return classes->schemeCards()[static_cast<std::size_t>(card)]
            ->button()
            ->accessibleDescription();
    };
    const QString both = meanings(0) + meanings(1);
    EXPECT_TRUE(both.contains(QStringLiteral("0303 红树林地")));
    EXPECT_TRUE(both.contains(QStringLiteral("0303 灌木林地")));
    keepPicture(*dialog, QStringLiteral("schemes"));
    const std::string second = entry.report.scheme.readings[1].scheme;
    auto* button = classes->schemeCards()[1]->button();
    button->setFocus();
    QSignalSpy ready{dialog, &dialogs::ImportDialog::classesShown};
    QTest::keyClick(button, Qt::Key_Space);
    EXPECT_EQ(entry.recipe.scheme, second);
    EXPECT_EQ(bridge::lightOf(entry, bridge::Topic::Classes), Light::Decided);
    ASSERT_TRUE(ready.wait(patience));
}

/// Every page in both palettes; $ECOTONE_PICTURES names a folder to keep the pictures in.
TEST_P(ImportTest, EveryPageIsPaintedInBothPalettes)
{
    deliver("cn_tum_dltb");
    deliver("ru_tum_vydel", {".prj"});
    ASSERT_TRUE(writeFile(m_open.folder() / "delivery" / "broken.shp", "this is no shapefile"));
    const QString kept = qEnvironmentVariable("ECOTONE_PICTURES");
    auto* dialog = drop({m_open.folder() / "delivery"});
    ASSERT_EQ(dialog->delivery().entries.size(), 2U);
    for (const auto shade : {canvas::Shade::Light, canvas::Shade::Dark}) {
        canvas::useShade(shade);
        for (int entry = 0; entry < 2; ++entry) {
            dialog->list()->showEntry(1 - entry);
            QSignalSpy shown{dialog, &dialogs::ImportDialog::previewShown};
            dialog->list()->showEntry(entry);
            ASSERT_TRUE(shown.wait(patience));
            QSignalSpy classes{dialog, &dialogs::ImportDialog::classesShown};
            EXPECT_TRUE(classes.wait(patience));
            for (int page = 0; page < dialog->pages()->count(); ++page) {
                dialog->pages()->setCurrentIndex(page);
                QTest::qWait(30);
                const QImage picture = dialog->grab().toImage();
                EXPECT_GT(picture.width(), 900);
                if (!kept.isEmpty()) {
                    EXPECT_TRUE(picture.save(
                        QStringLiteral("%1/import-%2-%3-%4-%5.png")
                            .arg(kept,
                                 bridge::fromUtf8(code(GetParam())),
                                 shade == canvas::Shade::Dark ? QStringLiteral("dark")
                                                              : QStringLiteral("light"),
                                 entry == 0 ? QStringLiteral("good") : QStringLiteral("asked"),
                                 QString::number(page + 1))));
                }
            }
        }
    }
    canvas::useShade(canvas::Shade::Light);
}

INSTANTIATE_TEST_SUITE_P(Languages,
                         ImportTest,
                         ::testing::ValuesIn(allLanguages),
                         [](const auto& each) { return std::string{code(each.param)}; });

class ImportStallTest : public ImportTest
{
};

TEST_P(ImportStallTest, TheWindowTurnsWhileALargeDeliveryIsReadAndBroughtIn)
{
    const tests::StallWatch watch;
    auto* dialog = drop({deliver("cn_lbc_xiaoban")});
    waitForClasses(*dialog);
    QSignalSpy imported{dialog, qOverload<>(&dialogs::ImportDialog::imported)};
    press(*dialog, *dialog->acceptButton());
    ASSERT_TRUE(imported.wait(patience));
    std::cout << "longest stall of the event loop: " << watch.longest() << " ms\n";
    EXPECT_LT(watch.longest(), 2000); // Generous: two cores are shared with the work.
}

INSTANTIATE_TEST_SUITE_P(Languages, ImportStallTest, ::testing::Values(Language::English));

} // namespace ecotone::shell::test
