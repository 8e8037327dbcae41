#include "app/project_facts.h"
#include "core/base/file.h"
#include "core/layout/compose.h"
#include "core/layout/project_themes.h"
#include "core/layout/templates.h"
#include "core/store/project_file.h"
#include "ui/render/fonts.h"
#include "ui/render/text_measurer_qt.h"

#include <QPainterPath>
#include <QPolygonF>
#include <QTransform>

#include <cstdlib>
#include <gtest/gtest.h>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <variant>
#include <vector>

/// Names on the maps and texts on the pages of the demonstration project, measured by the outlines
/// of their glyphs and not by the boxes they were placed with.
namespace ecotone::tests {
namespace {

using cartography::PictureBox;
using layout::Composition;
using layout::Template;

QRectF rect(const PictureBox& box)
{
    return {box.x, box.y, box.width, box.height};
}

/// What a text covers on the page, its halo included.
struct Ink
{
    std::string text;
    QPolygonF outline; ///< Four corners, turned with the text.

    [[nodiscard]] QRectF bounds() const { return outline.boundingRect(); }
    [[nodiscard]] bool touches(const Ink& other) const
    {
        if (!bounds().intersects(other.bounds())) {
            return false;
        }
        const QRectF shared = outline.intersected(other.outline).boundingRect();
        constexpr double hair = 0.1; // Points.
        return shared.width() > hair && shared.height() > hair;
    }
};

Ink inkOf(const cartography::TextRun& run)
{
    constexpr double sharp = 64.0;
    QPainterPath glyphs;
    glyphs.addText(0.0, 0.0, render::fontOf(run.font, sharp), QString::fromUtf8(run.text.c_str()));
    const QTransform toPage = QTransform::fromTranslate(run.baseline.x, run.baseline.y)
                                  .rotate(-run.rotation)
                                  .scale(1.0 / sharp, 1.0 / sharp);
    const double halo = run.halo.alpha > 0 ? run.haloWidth * sharp : 0.0;
    return {run.text,
            toPage.map(QPolygonF{glyphs.boundingRect().adjusted(-halo, -halo, halo, halo)})};
}

/// The texts of a page: names on the map, and everything around it.
struct Texts
{
    std::vector<Ink> names;
    std::vector<Ink> words;
};

Texts textsOf(const Composition& sheet)
{
    static const std::set<std::string> mapLayers{"labels", "landscape"};
    Texts texts;
    std::string layer;
    for (const cartography::Item& item : sheet.page.items) {
        if (const auto* begin = std::get_if<cartography::BeginLayer>(&item)) {
            layer = begin->name;
        }
        const auto* run = std::get_if<cartography::TextRun>(&item);
        // The word DRAFT lies across the sheet on purpose; a run without colour is for searching.
        if (run == nullptr || layer == "draft" || run->color.alpha == 0) {
            continue;
        }
        (mapLayers.contains(layer) ? texts.names : texts.words).push_back(inkOf(*run));
    }
    return texts;
}

/// How often the rules are broken; the words name the places.
struct Count
{
    int names = 0;
    int overlaps = 0;
    int cuts = 0;
    std::string words;

    void overlap(const std::string& one, const std::string& other)
    {
        ++overlaps;
        words += "\"" + one + "\" and \"" + other + "\" overlap\n";
    }
    void cut(const std::string& text, const std::string& by)
    {
        ++cuts;
        words += "\"" + text + "\" is cut by " + by + "\n";
    }
};

QRectF boxOf(const Composition& sheet, const std::string& item)
{
    for (const layout::PlacedBox& box : sheet.boxes) {
        if (box.item == item) {
            return rect(box.box);
        }
    }
    return {};
}

/// Which name a piece of text belongs to: the item of the box around it.
std::string nameOf(const Composition& sheet, const Ink& ink)
{
    constexpr double slack = 0.4; // Points; slanted letters lean out a little.
    for (const layout::PlacedBox& box : sheet.boxes) {
        if (box.item.starts_with("label/") && box.text.find(ink.text) != std::string::npos &&
            rect(box.box).adjusted(-slack, -slack, slack, slack).contains(ink.bounds())) {
            return box.item;
        }
    }
    return {};
}

void countNames(const Composition& sheet, const std::vector<Ink>& names, Count& count)
{
    const QRectF frame = boxOf(sheet, "map");
    std::vector<std::string> owners;
    for (const Ink& ink : names) {
        owners.push_back(nameOf(sheet, ink));
        EXPECT_FALSE(owners.back().empty()) << ink.text << " leaves the box it was placed with";
        if (!frame.contains(ink.bounds())) {
            count.cut(ink.text, "the frame of the map");
        }
    }
    for (std::size_t a = 0; a < names.size(); ++a) {
        for (std::size_t b = a + 1; b < names.size(); ++b) {
            if (owners[a] != owners[b] && names[a].touches(names[b])) {
                count.overlap(names[a].text, names[b].text);
            }
        }
    }
    count.names += static_cast<int>(std::set<std::string>(owners.begin(), owners.end()).size());
}

void countWords(const Composition& sheet, const std::vector<Ink>& words, Count& count)
{
    // Nothing is printed within 5 mm of the edge.
    const double margin = 5.0 * cartography::pointsPerMillimetre;
    const QRectF page = QRectF{0.0, 0.0, sheet.page.width, sheet.page.height}.adjusted(
        margin, margin, -margin, -margin);
    const QRectF frame = boxOf(sheet, "map");
    for (std::size_t a = 0; a < words.size(); ++a) {
        if (!page.contains(words[a].bounds())) {
            count.cut(words[a].text, "the edge of the page");
        }
        if (frame.intersects(words[a].bounds())) {
            count.overlap(words[a].text, "the map");
        }
        for (std::size_t b = a + 1; b < words.size(); ++b) {
            if (words[a].touches(words[b])) {
                count.overlap(words[a].text, words[b].text);
            }
        }
    }
}

/// Texts stay in the room of the item they belong to.
void countRooms(const Composition& sheet, Count& count)
{
    static const std::map<std::string, std::string> rooms{{"legend/text", "legend"},
                                                          {"table/text", "table"},
                                                          {"notes/text", "words"},
                                                          {"sources/text", "words"},
                                                          {"projection/text", "words"},
                                                          {"date/text", "words"},
                                                          {"profile_text/text", "words"}};
    constexpr double slack = 0.5;
    for (const layout::PlacedBox& box : sheet.boxes) {
        const auto room = rooms.find(box.item);
        if (room == rooms.end()) {
            continue;
        }
        const QRectF around = boxOf(sheet, room->second).adjusted(-slack, -slack, slack, slack);
        if (!around.contains(rect(box.box))) {
            count.cut(box.text, "the room of the " + room->second);
        }
    }
}

class DemoPages : public testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        const auto path = pathFromUtf8(ECOTONE_DEMO_FOLDER) / "land-of-big-cats.gpkg";
        auto project = store::ProjectFile::open(path, store::Access::Read);
        ASSERT_TRUE(project) << project.error().detail;
        s_project = std::move(*project).release();
        s_knowledge = new cartography::MapKnowledge{cartography::MapKnowledge::load().value()};
        s_facts = new layout::ProjectFacts{app::layoutFacts(*s_project, {}).value()};
    }
    static void TearDownTestSuite()
    {
        delete s_facts;
        delete s_knowledge;
        delete s_project;
    }
    /// Everything, or the slice for every day.
    static bool wholeRun() { return std::getenv("ECOTONE_LONG") != nullptr; }

    static layout::Layout made(Template kind, const std::string& landscape, layout::Page page = {})
    {
        static const std::map<std::string, std::string> proposals{
            {"LBC", "Demonstration proposal A"},
            {"LKH", "Demonstration proposal B"},
            {"CHI", "Demonstration proposal C"},
            {"ESA", "Demonstration proposal D"}};
        layout::TemplateChoice choice;
        choice.kind = kind;
        choice.page = page;
        choice.landscape = landscape;
        if (kind == Template::ProposalScope) {
            choice.proposal = proposals.at(landscape);
        }
        choice.species = landscape == "CHI" || landscape == "ESA" ? "snow_leopard" : "tiger";
        return layout::layoutFromTemplate(choice).value();
    }

    void look(const layout::Layout& sheet, Language language)
    {
        SCOPED_TRACE(sheet.name + " " + sheet.landscape + " " + std::string{code(language)});
        const auto composed = layout::compose(
            *s_project, *s_knowledge, {sheet, language, *s_facts, Clock::now(), {}}, m_measurer);
        ASSERT_TRUE(composed) << composed.error().detail;
        for (const std::string& warning : composed->warnings) {
            // A table that is too long ends with a row that says how many are missing.
            EXPECT_TRUE(warning.starts_with("the table does not fit")) << warning;
        }
        Count count;
        const Texts texts = textsOf(*composed);
        countNames(*composed, texts.names, count);
        countWords(*composed, texts.words, count);
        countRooms(*composed, count);
        EXPECT_EQ(count.overlaps, 0) << count.words;
        EXPECT_EQ(count.cuts, 0) << count.words;
        EXPECT_GT(texts.words.size(), 20U);
        m_names += count.names;
        ++m_pages;
    }
    void TearDown() override
    {
        RecordProperty("pages", m_pages);
        RecordProperty("names", m_names);
    }

    static store::ProjectFile* s_project;
    static cartography::MapKnowledge* s_knowledge;
    static layout::ProjectFacts* s_facts;
    render::TextMeasurerQt m_measurer;
    int m_pages = 0;
    int m_names = 0;
};

store::ProjectFile* DemoPages::s_project = nullptr;
cartography::MapKnowledge* DemoPages::s_knowledge = nullptr;
layout::ProjectFacts* DemoPages::s_facts = nullptr;

TEST_F(DemoPages, NoNameOverlapsAnotherOrIsCut)
{
    for (const Language language : allLanguages) {
        look(made(Template::StudyAreas, {}), language);
        look(made(Template::Habitat, "LBC"), language);
        look(made(Template::ProtectedAreas, "LBC"), language);
        look(made(Template::ProposalScope, "LBC"), language);
    }
    EXPECT_GT(m_names, 16 * 10);
}

TEST_F(DemoPages, NorOnSheetsOfTheOtherLandscapes)
{
    std::size_t turn = 0;
    for (const std::string landscape : {"LKH", "TUM", "CHI", "ESA"}) {
        for (const Language language : allLanguages) {
            if (wholeRun() || turn++ % 4 == 0) {
                look(made(Template::Habitat, landscape), language);
            }
            if (wholeRun()) {
                look(made(Template::ProtectedAreas, landscape), language);
                if (landscape != "TUM") {
                    look(made(Template::ProposalScope, landscape), language);
                }
            }
        }
        ++turn;
    }
}

TEST_F(DemoPages, NorWithNamesInTwoLanguagesAndCodes)
{
    for (const Language language : allLanguages) {
        layout::Layout sheet = made(Template::Habitat, "LBC");
        sheet.labelling.names = cartography::Names::ReaderAndLocal;
        sheet.labelling.codes = cartography::Codes::With;
        look(sheet, language);
        if (!wholeRun()) {
            continue;
        }
        sheet = made(Template::ProtectedAreas, "LBC");
        sheet.labelling.names = cartography::Names::ReaderAndLocal;
        look(sheet, language);
    }
}

TEST_F(DemoPages, NorOnUprightAndLargeSheets)
{
    using layout::Orientation;
    using layout::PageSize;
    for (const Language language : allLanguages) {
        for (const layout::Page page : {layout::Page{PageSize::A4, Orientation::Portrait},
                                        layout::Page{PageSize::A3, Orientation::Landscape},
                                        layout::Page{PageSize::A3, Orientation::Portrait}}) {
            if (wholeRun() || page.size == PageSize::A4) {
                look(made(Template::HabitatRating, "LBC", page), language);
            }
            if (wholeRun()) {
                for (const Template kind : {Template::StudyAreas,
                                            Template::Habitat,
                                            Template::ProtectedAreas,
                                            Template::ProposalScope}) {
                    look(made(kind, "LBC", page), language);
                }
            }
        }
    }
}

} // namespace
} // namespace ecotone::tests
