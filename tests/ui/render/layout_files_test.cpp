#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/layout/export.h"
#include "core/layout/pdf_finish.h"
#include "core/layout/profiles.h"
#include "core/layout/templates.h"
#include "tests/support/sample_landscape.h"
#include "ui/render/layout_backend.h"

#include <algorithm>
#include <cstdlib>
#include <gtest/gtest.h>

namespace ecotone::render {
namespace {

using layout::Composition;
using layout::Template;

/// What a program of poppler prints; empty when it is not installed.
std::string printed(const std::string& program, const std::vector<std::string>& arguments)
{
    const auto child = platform::runChild("/usr/bin/" + program, arguments);
    return child && child->exitCode == 0 ? child->output : std::string{};
}

/// Texts of a PDF without blanks and line ends: where lines break is the page's business.
std::string squeezed(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool noBreakSpace = text.substr(i).starts_with("\u00A0");
        const bool narrow = text.substr(i).starts_with("\u202F");
        if (noBreakSpace || narrow) {
            i += noBreakSpace ? 1 : 2;
        } else if (static_cast<unsigned char>(text[i]) > ' ') {
            out.push_back(text[i]);
        }
    }
    return out;
}

class LayoutFiles : public ::testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        s_knowledge = new cartography::MapKnowledge{cartography::MapKnowledge::load().value()};
        s_map = new ecotone::testing::MemoryMap;
        tests::addPatches(*s_map, 40, 40);
        tests::addLayers(*s_map);
    }
    static void TearDownTestSuite()
    {
        delete s_map;
        delete s_knowledge;
    }
    void SetUp() override
    {
        setenv("SOURCE_DATE_EPOCH", "1795600000", 1);
        // A folder given by hand keeps the files for looking at them.
        const char* given = std::getenv("ECOTONE_KEEP_LAYOUTS");
        m_folder = given != nullptr ? pathFromUtf8(given) : platform::makeTemporaryFolder().value();
        ASSERT_TRUE(makeFolder(m_folder));
        m_facts.title = "Land of Big Cats";
        m_facts.demonstration = true;
        m_facts.borderSchematic = true;
        m_facts.revision = "42-9f3c";
        m_facts.programVersion = "0.1.0";
        model::Source source;
        source.title = "Forest sub-compartments 小班, выдел, Өвөрхангай";
        source.agency = "Forest service";
        source.date = "2023-06-30";
        m_facts.sources = {source};
    }
    void TearDown() override
    {
        if (std::getenv("ECOTONE_KEEP_LAYOUTS") == nullptr) {
            std::error_code error;
            std::filesystem::remove_all(m_folder, error);
        }
    }
    layout::Layout made(Template kind, layout::Page page, const std::string& profile = "working")
    {
        layout::TemplateChoice choice;
        choice.kind = kind;
        choice.page = page;
        choice.landscape = "LBC";
        choice.profile = profile;
        return layout::layoutFromTemplate(choice).value();
    }
    Composition composed(const layout::Layout& layout, Language language)
    {
        auto result = layout::compose(
            *s_map, *s_knowledge, {layout, language, m_facts, Clock::now()}, m_backend.measurer());
        EXPECT_TRUE(result) << result.error().detail;
        return result ? *std::move(result) : Composition{};
    }
    std::filesystem::path write(const std::string& name, const std::string& bytes)
    {
        const std::filesystem::path path = m_folder / pathFromUtf8(name);
        EXPECT_TRUE(writeFile(path, bytes));
        return path;
    }

    static cartography::MapKnowledge* s_knowledge;
    static ecotone::testing::MemoryMap* s_map;
    LayoutBackendQt m_backend;
    layout::ProjectFacts m_facts;
    std::filesystem::path m_folder;
};

cartography::MapKnowledge* LayoutFiles::s_knowledge = nullptr;
ecotone::testing::MemoryMap* LayoutFiles::s_map = nullptr;

TEST_F(LayoutFiles, PdfTextIsWholeInEveryLanguage)
{
    for (const Language language : allLanguages) {
        SCOPED_TRACE(std::string{code(language)});
        const Composition page = composed(made(Template::Habitat, {}, "un"), language);
        const auto raw = m_backend.pdf(page.page);
        ASSERT_TRUE(raw) << raw.error().detail;
        const auto finished = layout::finishPdf(*raw, page);
        ASSERT_TRUE(finished) << finished.error().detail;
        const auto path = write("habitat_LBC_" + std::string{code(language)} + ".pdf", *finished);
        const std::string text = printed("pdftotext", {"-raw", toUtf8(path), "-"});
        if (text.empty()) {
            GTEST_SKIP() << "pdftotext (poppler-utils) is not installed";
        }
        const std::string words = squeezed(text);
        EXPECT_NE(words.find(squeezed(page.title)), std::string::npos) << text;
        EXPECT_GE(page.legend.size(), 20U);
        for (const std::string& entry : page.legend) {
            EXPECT_NE(words.find(squeezed(entry)), std::string::npos) << entry << "\n" << text;
        }
        EXPECT_NE(words.find(squeezed(page.profileText)), std::string::npos) << text;
        EXPECT_NE(words.find(squeezed(s_knowledge->phrase("demonstration", language))),
                  std::string::npos)
            << text;
        EXPECT_NE(words.find("2023-06-30"), std::string::npos) << text;
        const auto clean = layout::withoutRadicals(text);
        ASSERT_TRUE(clean);
        EXPECT_EQ(*clean, text) << "radicals in the text";
        EXPECT_EQ(text.find("\uFFFD"), std::string::npos) << text;
    }
}

TEST_F(LayoutFiles, FontsAreEmbeddedAndChineseIsSimplified)
{
    for (const Language language : allLanguages) {
        SCOPED_TRACE(std::string{code(language)});
        const Composition page = composed(made(Template::ProtectedAreas, {}), language);
        const auto finished = layout::finishPdf(m_backend.pdf(page.page).value(), page);
        ASSERT_TRUE(finished) << finished.error().detail;
        const auto path =
            write("protected-areas_LBC_" + std::string{code(language)} + ".pdf", *finished);
        const std::string fonts = printed("pdffonts", {toUtf8(path)});
        if (fonts.empty()) {
            GTEST_SKIP() << "pdffonts (poppler-utils) is not installed";
        }
        EXPECT_EQ(fonts.find("CJKjp"), std::string::npos) << fonts;
        EXPECT_EQ(fonts.find("CJKkr"), std::string::npos) << fonts;
        EXPECT_EQ(fonts.find("CJKtc"), std::string::npos) << fonts;
        if (language == Language::Chinese) {
            EXPECT_NE(fonts.find("NotoSansCJKsc"), std::string::npos) << fonts;
        }
        std::size_t at = fonts.find('\n', fonts.find("----"));
        int count = 0;
        for (std::size_t next = 0; at != std::string::npos && at + 1 < fonts.size(); at = next) {
            next = fonts.find('\n', at + 1);
            const std::string line = fonts.substr(at + 1, next - at - 1);
            // Columns emb, sub, uni: embedded, and with Unicode values.
            EXPECT_EQ(line.substr(line.find_last_of("H") + 1).find_first_of("yn"),
                      line.substr(line.find_last_of("H") + 1).find("yes"))
                << line;
            ++count;
        }
        EXPECT_GT(count, 0) << fonts;
    }
}

TEST_F(LayoutFiles, NothingOverlapsNorLeavesThePage)
{
    using layout::Orientation;
    using layout::PageSize;
    for (const Template kind : layout::allTemplates()) {
        if (kind == Template::ProposalScope) {
            continue;
        }
        for (const layout::Page page : {layout::Page{PageSize::A4, Orientation::Landscape},
                                        layout::Page{PageSize::A4, Orientation::Portrait},
                                        layout::Page{PageSize::A3, Orientation::Landscape},
                                        layout::Page{PageSize::A3, Orientation::Portrait}}) {
            for (const Language language : allLanguages) {
                SCOPED_TRACE(std::string{layout::name(kind)} + " " +
                             std::to_string(page.widthMillimetres()) + " " +
                             std::string{code(language)});
                const Composition sheet = composed(made(kind, page), language);
                EXPECT_TRUE(sheet.warnings.empty()) << sheet.warnings.front();
                const cartography::PictureBox whole{0.0, 0.0, sheet.page.width, sheet.page.height};
                for (std::size_t a = 0; a < sheet.boxes.size(); ++a) {
                    const layout::PlacedBox& one = sheet.boxes[a];
                    EXPECT_TRUE(whole.contains(one.box)) << one.item << ": " << one.text;
                    if (one.text.empty()) {
                        continue;
                    }
                    for (std::size_t b = a + 1; b < sheet.boxes.size(); ++b) {
                        const layout::PlacedBox& other = sheet.boxes[b];
                        // Lines of one paragraph may touch at ascenders and descenders.
                        if (!other.text.empty()) {
                            EXPECT_FALSE(one.box.grown(-0.6).intersects(other.box.grown(-0.6)))
                                << one.item << " \"" << one.text << "\" and " << other.item << " \""
                                << other.text << "\"";
                        }
                    }
                }
            }
        }
    }
}

TEST_F(LayoutFiles, TwoRunsGiveEqualBytes)
{
    layout::ExportRequest request;
    request.layout = made(Template::Habitat, {});
    request.languages = {Language::Chinese};
    request.formats = {layout::Format::Pdf, layout::Format::Png, layout::Format::Svg};
    request.facts = m_facts;
    request.dotsPerInch = 60.0;
    std::vector<std::string> hashes;
    for (const char* run : {"first", "second"}) {
        request.folder = m_folder / run;
        const auto files = layout::exportLayout(*s_map, *s_knowledge, request, m_backend);
        ASSERT_TRUE(files) << files.error().detail;
        ASSERT_EQ(files->size(), 3U);
        EXPECT_EQ(fileName(files->front().path), "habitat_LBC_zh.pdf");
        for (const layout::ExportedFile& file : *files) {
            hashes.push_back(readFile(file.path).value());
        }
    }
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_TRUE(hashes[i] == hashes[i + 3]) << "format " << i;
    }
}

TEST_F(LayoutFiles, InternalLayersAreLeftOutAndTheSheetSaysSo)
{
    const Composition page = composed(made(Template::Habitat, {}), Language::English);
    EXPECT_EQ(page.page.texts().find("secret"), std::string::npos);
    EXPECT_NE(squeezed(page.page.texts()).find("Layersnotforsharingareleftout:1"),
              std::string::npos)
        << page.page.texts();
}

TEST_F(LayoutFiles, TheDraftMarkFollowsTheProfile)
{
    layout::Layout sheet = made(Template::Habitat, {}, "un");
    const auto marked = [&] {
        const std::string texts = composed(sheet, Language::Russian).page.texts();
        return texts.find("ПРОЕКТ\n") != std::string::npos;
    };
    EXPECT_TRUE(marked());
    sheet.fields["clearing_officer"] = "A. Officer";
    EXPECT_FALSE(marked());
    sheet.profile = "working";
    EXPECT_TRUE(marked());
}

TEST_F(LayoutFiles, PagesToLookAt)
{
    if (std::getenv("ECOTONE_KEEP_LAYOUTS") == nullptr) {
        GTEST_SKIP() << "set ECOTONE_KEEP_LAYOUTS to a folder to keep every template as PDF";
    }
    using layout::Orientation;
    using layout::PageSize;
    for (const Template kind : {Template::StudyAreas,
                                Template::Habitat,
                                Template::HabitatRating,
                                Template::ProtectedAreas}) {
        for (const layout::Page page : {layout::Page{PageSize::A4, Orientation::Landscape},
                                        layout::Page{PageSize::A4, Orientation::Portrait},
                                        layout::Page{PageSize::A3, Orientation::Landscape}}) {
            layout::ExportRequest request;
            request.layout = made(kind, page);
            request.layout.name += page.size == PageSize::A3                   ? "-A3"
                                   : page.orientation == Orientation::Portrait ? "-portrait"
                                                                               : "";
            request.languages = {allLanguages.begin(), allLanguages.end()};
            request.formats = {layout::Format::Pdf, layout::Format::Svg};
            request.facts = m_facts;
            request.folder = m_folder;
            const auto files = layout::exportLayout(*s_map, *s_knowledge, request, m_backend);
            ASSERT_TRUE(files) << files.error().detail;
        }
    }
}

} // namespace
} // namespace ecotone::render
