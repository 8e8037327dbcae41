#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/layout/pdf_finish.h"
#include "tests/support/picture_difference.h"
#include "tests/support/sheet.h"
#include "ui/render/layout_backend.h"
#include "ui/render/render_image.h"
#include "ui/render/svg_writer.h"
#include "ui/render/text_measurer_qt.h"

#include <cstdlib>
#include <gtest/gtest.h>

/// One style on the screen, in PNG, PDF and SVG: twenty and more small sheets, each painted in
/// every way at 192 dots an inch and compared with the screen.
namespace ecotone::render {
namespace {

using cartography::DisplayList;
using tests::Sheet;

constexpr double dotsPerInch = 192.0;
constexpr double mostDiffering = 2.0; ///< Percent of pixels; see picture_difference.h.

class Fidelity : public ::testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        s_knowledge = new cartography::MapKnowledge{cartography::MapKnowledge::load().value()};
        s_sheets = new std::vector<Sheet>{tests::everySheet().value()};
    }
    static void TearDownTestSuite()
    {
        delete s_sheets;
        delete s_knowledge;
    }
    void SetUp() override
    {
        setenv("SOURCE_DATE_EPOCH", "1795600000", 1);
        // A folder given by hand keeps the pictures for looking at them.
        const char* given = std::getenv("ECOTONE_KEEP_SHEETS");
        m_folder = given != nullptr ? pathFromUtf8(given) : platform::makeTemporaryFolder().value();
        ASSERT_TRUE(makeFolder(m_folder));
    }
    void TearDown() override
    {
        if (std::getenv("ECOTONE_KEEP_SHEETS") == nullptr) {
            std::error_code error;
            std::filesystem::remove_all(m_folder, error);
        }
    }
    DisplayList picture(const Sheet& sheet, double unitsPerMillimetre, bool screen) const
    {
        cartography::SceneRequest request = sheet.request;
        request.viewport = sheet.viewport(unitsPerMillimetre);
        if (screen) {
            request.form = cartography::HabitatForm::Pixels;
            request.viewport.devicePixelRatio = 2.0;
        }
        auto scene = cartography::buildScene(*sheet.map, *s_knowledge, request, m_measurer);
        EXPECT_TRUE(scene) << scene.error().detail;
        return scene ? std::move(scene->picture) : DisplayList{};
    }
    QImage onScreen(const Sheet& sheet) const
    {
        return renderImage(picture(sheet, cartography::pixelsPerMillimetre, true), 2.0).value();
    }
    DisplayList page(const Sheet& sheet) const
    {
        return picture(sheet, cartography::pointsPerMillimetre, false);
    }
    /// Both rounded up to whole pixels by the programs that paint: the common part.
    static QImage common(const QImage& image, const QSize& size)
    {
        return image.convertToFormat(QImage::Format_RGB32).copy(QRect{QPoint{}, size});
    }
    /// The picture a program of another house makes of a file; null when it is not installed.
    QImage foreign(const std::string& program,
                   const std::string& file,
                   const std::string& bytes,
                   std::vector<std::string> arguments) const
    {
        const auto source = m_folder / pathFromUtf8(file);
        EXPECT_TRUE(writeFile(source, bytes));
        for (std::string& argument : arguments) {
            argument = argument == "SOURCE" ? toUtf8(source) : argument;
        }
        const auto child = platform::runChild("/usr/bin/" + program, arguments);
        if (!child || child->exitCode != 0) {
            return {};
        }
        return QImage::fromData(QByteArray::fromStdString(child->output));
    }
    void compare(const Sheet& sheet, const std::string& way, const QImage& screen, QImage other)
    {
        const QSize size{std::min(screen.width(), other.width()),
                         std::min(screen.height(), other.height())};
        EXPECT_LE(std::abs(screen.width() - other.width()), 1) << way;
        EXPECT_LE(std::abs(screen.height() - other.height()), 1) << way;
        QImage marked;
        const double share =
            tests::differingPixels(common(screen, size), common(other, size), &marked);
        EXPECT_LT(share, mostDiffering) << sheet.name << ": " << way;
        if (std::getenv("ECOTONE_KEEP_SHEETS") != nullptr) {
            std::printf("%-55s %-5s %6.3f %%\n", sheet.name.c_str(), way.c_str(), share);
            const QString base =
                QString::fromStdString(toUtf8(m_folder) + "/" + sheet.name + "." + way);
            other.save(base + QStringLiteral(".png"));
            marked.save(base + QStringLiteral(".difference.png"));
        }
    }

    static cartography::MapKnowledge* s_knowledge;
    static std::vector<Sheet>* s_sheets;
    TextMeasurerQt m_measurer;
    std::filesystem::path m_folder;
};

cartography::MapKnowledge* Fidelity::s_knowledge = nullptr;
std::vector<Sheet>* Fidelity::s_sheets = nullptr;

TEST_F(Fidelity, ThereAreTwentySheetsAndMore)
{
    EXPECT_GE(s_sheets->size(), 20U);
}

TEST_F(Fidelity, PngLooksLikeTheScreen)
{
    for (const Sheet& sheet : *s_sheets) {
        const QImage screen = onScreen(sheet);
        compare(sheet, "screen", screen, screen);
        compare(sheet, "png", screen, renderImage(page(sheet), dotsPerInch / 72.0).value());
    }
}

TEST_F(Fidelity, PdfLooksLikeTheScreen)
{
    LayoutBackendQt backend;
    for (const Sheet& sheet : *s_sheets) {
        layout::Composition composition;
        composition.page = page(sheet);
        composition.title = sheet.name;
        const auto raw = backend.pdf(composition.page);
        ASSERT_TRUE(raw) << raw.error().detail;
        const auto pdf = layout::finishPdf(*raw, composition);
        ASSERT_TRUE(pdf) << pdf.error().detail;
        const QImage drawn =
            foreign("pdftoppm", sheet.name + ".pdf", *pdf, {"-r", "192", "-png", "SOURCE"});
        if (drawn.isNull()) {
            GTEST_SKIP() << "pdftoppm (poppler-utils) is not installed";
        }
        compare(sheet, "pdf", onScreen(sheet), drawn);
    }
}

TEST_F(Fidelity, SvgLooksLikeTheScreen)
{
    for (const Sheet& sheet : *s_sheets) {
        const std::string svg = svgText(page(sheet), sheet.name, sheet.request.language);
        const QImage drawn =
            foreign("rsvg-convert", sheet.name + ".svg", svg, {"-d", "192", "-p", "192", "SOURCE"});
        if (drawn.isNull()) {
            GTEST_SKIP() << "rsvg-convert (librsvg2-bin) is not installed";
        }
        compare(sheet, "svg", onScreen(sheet), drawn);
    }
}

} // namespace
} // namespace ecotone::render
