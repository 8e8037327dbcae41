#include "core/layout/compose.h"

#include "core/base/number.h"
#include "core/cartography/furniture.h"
#include "core/cartography/legend.h"
#include "core/layout/legend_flow.h"
#include "core/layout/map_frame.h"
#include "core/layout/page_writer.h"
#include "core/layout/profiles.h"
#include "core/layout/tables.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace ecotone::layout {
namespace {

using cartography::BeginLayer;
using cartography::EndLayer;
using cartography::MapKnowledge;
using cartography::PictureBox;
using cartography::pointsPerMillimetre;

PictureBox points(const PictureBox& millimetres)
{
    return {millimetres.x * pointsPerMillimetre,
            millimetres.y * pointsPerMillimetre,
            millimetres.width * pointsPerMillimetre,
            millimetres.height * pointsPerMillimetre};
}

/// A paragraph of the words beside the map: a bold word, then the text.
struct Paragraph
{
    std::string item;
    std::string heading;
    std::string text;
    cartography::Color color;
};

class Composer
{
public:
    Composer(model::MapReader& reader,
             const MapKnowledge& knowledge,
             const ComposeRequest& request,
             const cartography::TextMeasurer& measurer,
             Profile profile)
        : m_reader{reader}
        , m_knowledge{knowledge}
        , m_request{request}
        , m_layout{request.layout}
        , m_profile{std::move(profile)}
        , m_writer{m_result, measurer, sheetStyle(request.layout.page)}
    {
        m_result.language = request.language;
        m_result.date = request.date;
        m_result.page.width = m_layout.page.widthMillimetres() * pointsPerMillimetre;
        m_result.page.height = m_layout.page.heightMillimetres() * pointsPerMillimetre;
    }

    Result<Composition> compose(const Progress& progress)
    {
        writeHead();
        const LayoutItem* map = shown(ItemKind::Map);
        if (map == nullptr) {
            return fail(ErrorCode::InvalidArgument, "the layout has no map");
        }
        ECO_ASSIGN(m_map,
                   drawMap(m_writer,
                           m_reader,
                           m_knowledge,
                           m_layout,
                           m_profile,
                           points(map->box),
                           m_request.relief,
                           progress.part(0.0, 0.8)));
        m_result.scaleDenominator = m_map.viewport.scaleDenominator();
        writeFurniture();
        m_result.page.add(EndLayer{});
        ECO_TRY(writePanels(progress.part(0.8, 1.0)));
        writeFoot();
        writeDraftMark();
        return std::move(m_result);
    }

private:
    static SheetStyle sheetStyle(const Page& page)
    {
        SheetStyle style;
        style.scale = page.size == PageSize::A3 ? 1.2 : 1.0;
        return style;
    }
    [[nodiscard]] const SheetStyle& style() const { return m_writer.style(); }
    [[nodiscard]] Language language() const { return m_request.language; }
    [[nodiscard]] std::string phrase(std::string_view key) const
    {
        return m_knowledge.phrase(key, language());
    }
    [[nodiscard]] const LayoutItem* shown(ItemKind kind) const
    {
        const LayoutItem* item = m_layout.item(kind);
        return item != nullptr && item->visible ? item : nullptr;
    }
    /// The user's own words for an item, else the program's.
    [[nodiscard]] std::string worded(ItemKind kind, std::string own) const
    {
        const LayoutItem* item = m_layout.item(kind);
        return item != nullptr && item->text ? item->text->in(language()) : std::move(own);
    }

    void writeHead()
    {
        m_result.page.add(BeginLayer{"sheet", phrase("title")});
        m_result.title = worded(ItemKind::Title, m_layout.title.in(language()));
        if (const LayoutItem* item = shown(ItemKind::Title)) {
            const PictureBox box = points(item->box);
            m_writer.write("title",
                           m_result.title,
                           box,
                           m_writer.fitted(m_result.title, style().title(), box.width, 1),
                           style().ink);
        }
        std::string subtitle = worded(ItemKind::Subtitle, m_layout.subtitle.in(language()));
        if (subtitle.empty() && m_layout.theme.starts_with("rating:")) {
            subtitle = phrase("habitat_rating_note");
        }
        m_result.subject = subtitle;
        if (const LayoutItem* item = shown(ItemKind::Subtitle); item != nullptr) {
            const PictureBox box = points(item->box);
            m_writer.write("subtitle",
                           subtitle,
                           box,
                           m_writer.fitted(subtitle, style().subtitle(), box.width, 1),
                           style().quiet);
        }
        m_result.page.add(EndLayer{});
    }

    void writeFurniture()
    {
        const cartography::Font figures = style().body();
        if (const LayoutItem* item = shown(ItemKind::NorthArrow)) {
            cartography::Font letter = style().heading();
            m_writer.note("north_arrow",
                          cartography::drawNorthArrow(m_result.page,
                                                      m_map.viewport,
                                                      points(item->box),
                                                      letter,
                                                      language(),
                                                      m_knowledge.words,
                                                      m_writer.measurer()));
        }
        if (const LayoutItem* item = shown(ItemKind::ScaleBar)) {
            const PictureBox box = points(item->box);
            const cartography::ScaleBar bar = cartography::scaleBar(
                m_map.viewport, box.width * 0.62, m_knowledge.words, language());
            const PictureBox taken = cartography::drawScaleBar(m_result.page,
                                                               bar,
                                                               {box.x, box.y},
                                                               figures,
                                                               language(),
                                                               m_writer.measurer(),
                                                               pointsPerMillimetre);
            m_writer.note("scale_bar", taken);
            const std::string scale = m_knowledge.phrase(
                "scale_of",
                language(),
                {{"n", m_knowledge.words.formatInteger(roundedScale(), language())}});
            m_writer.write("scale",
                           scale,
                           {taken.right() + 12.0 * style().scale,
                            taken.bottom() - cartography::Font{figures}.size * 1.2,
                            box.width,
                            box.height},
                           figures,
                           style().ink);
        }
    }

    /// Three figures are honest for a map on paper.
    [[nodiscard]] std::int64_t roundedScale() const
    {
        const double scale = m_result.scaleDenominator;
        const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(scale)) - 2.0));
        return static_cast<std::int64_t>(std::llround(scale / unit) * std::llround(unit));
    }

    /// Titles of one agency, date and licence stand together, in the order of the sources.
    [[nodiscard]] std::string sourcesText() const
    {
        struct Group
        {
            std::string origin;
            std::vector<std::string> titles;
        };
        std::vector<Group> groups;
        for (const model::Source& source : m_request.facts.sources) {
            const bool elsewhere = !m_layout.landscape.empty() && !source.landscape.empty() &&
                                   source.landscape != m_layout.landscape;
            if (elsewhere || source.sharing == model::Sharing::Internal) {
                continue;
            }
            std::string origin;
            for (const std::string& part : {source.agency, source.date, source.licence}) {
                if (!part.empty()) {
                    origin += ", " + part;
                }
            }
            auto group = std::ranges::find(groups, origin, &Group::origin);
            if (group == groups.end()) {
                group = groups.insert(groups.end(), {origin, {}});
            }
            const std::string title = source.title.empty() ? source.file : source.title;
            if (std::ranges::find(group->titles, title) == group->titles.end()) {
                group->titles.push_back(title);
            }
        }
        std::string text;
        for (const Group& group : groups) {
            text += text.empty() ? "" : "; ";
            for (const std::string& title : group.titles) {
                text += (&title == &group.titles.front() ? "" : ", ") + title;
            }
            text += group.origin;
        }
        return text.empty() ? phrase("not_stated") : text;
    }

    [[nodiscard]] std::string notesText(const cartography::Legend& legend) const
    {
        std::vector<std::string> notes = legend.notes;
        const cartography::SceneContents& contents = m_map.contents;
        if (!contents.internalLayersLeftOut.empty()) {
            notes.push_back(m_knowledge.phrase(
                "internal_left_out",
                language(),
                {{"n", toText(static_cast<std::int64_t>(contents.internalLayersLeftOut.size()))}}));
        }
        if (contents.sensitiveGeneralised) {
            notes.push_back(phrase("sensitive_generalised"));
        }
        const ProjectFacts& facts = m_request.facts;
        if (facts.restrictedLeftOut > 0) {
            notes.push_back(m_knowledge.phrase(
                "restricted_left_out",
                language(),
                {{"n", m_knowledge.words.formatInteger(facts.restrictedLeftOut, language())}}));
        }
        if (facts.borderSchematic) {
            notes.push_back(phrase("border_schematic"));
        }
        if (facts.edgeMatchingOneSided) {
            notes.push_back(phrase("one_sided"));
        }
        std::string text;
        for (const std::string& note : notes) {
            text += (text.empty() ? "" : "\n") + note;
        }
        return text;
    }

    [[nodiscard]] std::string dateText() const
    {
        std::string text = isoDate(m_request.date);
        const ProjectFacts& facts = m_request.facts;
        if (!facts.edition.empty()) {
            text += " · " +
                    m_knowledge.phrase("layout_edition", language(), {{"edition", facts.edition}});
        }
        if (!facts.revision.empty()) {
            text += " · " + m_knowledge.phrase(
                                "layout_revision", language(), {{"revision", facts.revision}});
        }
        return text;
    }

    [[nodiscard]] std::string profileText() const
    {
        std::string text = m_profile.disclaimer.in(language());
        const bool someOfficial =
            std::ranges::any_of(m_profile.disclaimerOfficial, std::identity{});
        if (someOfficial && !m_profile.disclaimerOfficial[static_cast<std::size_t>(language())]) {
            text += " (" + phrase("disclaimer_unofficial") + ")";
        }
        return text;
    }

    [[nodiscard]] std::vector<Paragraph> paragraphs(const cartography::Legend& legend)
    {
        std::vector<Paragraph> list;
        const auto add = [&](ItemKind kind, std::string heading, std::string own) {
            if (shown(kind) != nullptr) {
                std::string text = worded(kind, std::move(own));
                if (!text.empty()) {
                    list.push_back({std::string{name(kind)},
                                    std::move(heading),
                                    std::move(text),
                                    style().quiet});
                }
            }
        };
        add(ItemKind::Notes, {}, notesText(legend));
        add(ItemKind::Sources, phrase("sources"), sourcesText());
        add(ItemKind::Projection, phrase("projection"), phrase("projection_equal_area"));
        add(ItemKind::Date, phrase("date"), dateText());
        m_result.profileText = worded(ItemKind::ProfileText, profileText());
        std::string draft = m_profile.isDraft(m_layout.fields)
                                ? m_profile.draftSentence.in(language()) + "\n"
                                : std::string{};
        add(ItemKind::ProfileText, {}, draft + m_result.profileText);
        return list;
    }

    [[nodiscard]] double heightOf(const Paragraph& paragraph, double width, double shrink) const
    {
        const cartography::Font font = shrunk(style().small(), shrink);
        return (paragraph.heading.empty()
                    ? 0.0
                    : m_writer.heightOf(paragraph.heading, bold(font), width)) +
               m_writer.heightOf(paragraph.text, font, width) + font.size * 0.45;
    }

    static cartography::Font shrunk(cartography::Font font, double by)
    {
        font.size *= by;
        return font;
    }
    static cartography::Font bold(cartography::Font font)
    {
        font.bold = true;
        return font;
    }

    double writeParagraph(const Paragraph& paragraph, const PictureBox& box, double shrink)
    {
        const cartography::Font font = shrunk(style().small(), shrink);
        double y = box.y;
        if (!paragraph.heading.empty()) {
            y += m_writer.write(paragraph.item,
                                paragraph.heading,
                                {box.x, y, box.width, 0.0},
                                bold(font),
                                style().ink);
        }
        y += m_writer.write(
            paragraph.item, paragraph.text, {box.x, y, box.width, 0.0}, font, paragraph.color);
        return y + font.size * 0.45 - box.y;
    }

    /// The words go below the legend or to the top of a column of their own, as small as they
    /// must; returns where they start.
    double writeWords(const std::vector<Paragraph>& words,
                      const PictureBox& box,
                      double most,
                      bool atBottom)
    {
        double shrink = 1.0;
        const auto total = [&] {
            double height = 0.0;
            for (const Paragraph& paragraph : words) {
                height += heightOf(paragraph, box.width, shrink);
            }
            return height;
        };
        constexpr double smallest = 0.7;
        while (total() > most && shrink > smallest) {
            shrink -= 0.03;
        }
        const double height = total();
        if (height > box.height) {
            m_writer.warn("the texts beside the map do not fit the page");
        }
        double y = atBottom ? std::max(box.y, box.bottom() - height) : box.y;
        const double start = y;
        for (const Paragraph& paragraph : words) {
            y += writeParagraph(paragraph, {box.x, y, box.width, 0.0}, shrink);
        }
        m_writer.note("words", {box.x, start, box.width, y - start});
        return start;
    }

    Result<> writePanels(const Progress& progress)
    {
        const cartography::Legend legend =
            cartography::buildLegend(m_map.contents,
                                     m_knowledge,
                                     m_map.theme,
                                     language(),
                                     m_layout.legendAreas ? cartography::LegendAreas::With
                                                          : cartography::LegendAreas::Without);
        ECO_ASSIGN(const SheetTable table,
                   tableOf(m_reader, m_knowledge, m_request, m_map.contents.level, progress));
        m_result.page.add(BeginLayer{"legend", phrase("legend")});
        const std::vector<Paragraph> words = paragraphs(legend);
        const LayoutItem* sources = m_layout.item(ItemKind::Sources);
        const LayoutItem* signs = m_layout.item(ItemKind::Legend);
        if (sources == nullptr || signs == nullptr) {
            return fail(ErrorCode::InvalidArgument, "the layout has no legend or no sources");
        }
        const PictureBox wordsBox = points(sources->box);
        PictureBox box = points(signs->box);
        const bool shared = sources->box == signs->box;
        const double top =
            writeWords(words, wordsBox, wordsBox.height * (shared ? 0.46 : 1.0), shared);
        if (shared) {
            const double gap = 6.0 * style().scale;
            m_result.page.add(cartography::StrokePath{
                cartography::Path::line({box.x, top - gap}, {box.right(), top - gap}),
                style().rule,
                0.6,
                {},
                cartography::LineEnd::Flat});
            box.height = top - 2.0 * gap - box.y;
        }
        writeSigns(legend, table, box);
        m_result.page.add(EndLayer{});
        return {};
    }

    void writeSigns(const cartography::Legend& legend, const SheetTable& table, PictureBox box)
    {
        const double gap = 8.0 * style().scale;
        double tableHeight = layout::heightOf(m_writer, table, box.width);
        // The legend comes first: the table is cut before it is.
        const double legendHeight = shown(ItemKind::Legend) != nullptr
                                        ? leastLegendHeight(m_writer, legend, box.width) + gap
                                        : 0.0;
        const double tableRoom = std::max(0.0, box.height - legendHeight - 1.0);
        tableHeight = std::min({tableHeight, box.height * 0.58, tableRoom});
        if (shown(ItemKind::Legend) != nullptr) {
            PictureBox room = box;
            room.height -= tableHeight > 0.0 ? tableHeight + gap : 0.0;
            const double used = writeLegend(m_writer, legend, m_knowledge, m_map.theme, room);
            m_writer.note("legend", {box.x, box.y, box.width, used});
            box.y += used + gap;
            box.height -= used + gap;
        }
        if (tableHeight > 0.0 && shown(ItemKind::Table) != nullptr) {
            const double used = writeTable(m_writer, table, m_knowledge, box);
            m_writer.note("table", {box.x, box.y, box.width, used});
        }
    }

    void writeFoot()
    {
        const LayoutItem* item = shown(ItemKind::Demonstration);
        const PictureBox box =
            item != nullptr
                ? points(item->box)
                : PictureBox{0.0, m_result.page.height - 20.0, m_result.page.width, 12.0};
        m_result.page.add(BeginLayer{"foot", phrase("date")});
        m_result.author = m_request.facts.title;
        const cartography::Font font = style().body();
        double used = 0.0;
        // Demonstration data says so on every output, whatever the layout hides.
        if (m_request.facts.demonstration) {
            const std::string sentence = phrase("demonstration");
            m_writer.write("demonstration", sentence, box, bold(font), style().notice);
            used = m_writer.measurer().measure(sentence, bold(font), language()).advance;
            m_result.subject += (m_result.subject.empty() ? "" : ". ") + sentence;
        }
        std::string made = m_knowledge.phrase(
            "made_with", language(), {{"version", m_request.facts.programVersion}});
        if (!m_request.facts.title.empty()) {
            made = m_request.facts.title + " · " + made;
        }
        const double room = box.width - used - 12.0;
        if (m_writer.measurer().measure(made, font, language()).advance < room) {
            m_writer.write("made_with",
                           made,
                           {box.right() - room, box.y, room, box.height},
                           font,
                           style().quiet,
                           Align::Right);
        }
        m_result.page.add(EndLayer{});
    }

    void writeDraftMark()
    {
        const LayoutItem* item = m_layout.item(ItemKind::DraftMark);
        if (item == nullptr || !m_profile.isDraft(m_layout.fields)) {
            return;
        }
        const PictureBox box = points(item->box);
        const std::string text = m_profile.draftText.in(language());
        constexpr double angle = 28.0;
        cartography::Font font{box.height * 0.3, true, false, 0.0};
        const double wide = box.width * 0.62;
        const double advance = m_writer.measurer().measure(text, font, language()).advance;
        if (advance > wide) {
            font.size *= wide / advance;
        }
        const cartography::TextExtent extent = m_writer.measurer().measure(text, font, language());
        const double turn = angle * 3.14159265358979 / 180.0;
        const double down = font.size * 0.36;
        const cartography::PicturePoint middle = box.centre();
        m_result.page.add(BeginLayer{"draft", text});
        cartography::TextRun run;
        run.text = text;
        run.font = font;
        run.language = language();
        run.color = cartography::Color{31, 37, 40, 38};
        run.rotation = angle;
        run.advance = extent.advance;
        run.baseline = {middle.x - extent.advance / 2.0 * std::cos(turn) + down * std::sin(turn),
                        middle.y + extent.advance / 2.0 * std::sin(turn) + down * std::cos(turn)};
        m_result.page.add(std::move(run));
        m_result.page.add(EndLayer{});
    }

    model::MapReader& m_reader;
    const MapKnowledge& m_knowledge;
    const ComposeRequest& m_request;
    const Layout& m_layout;
    Profile m_profile;
    Composition m_result;
    PageWriter m_writer;
    DrawnMap m_map;
};

} // namespace

Result<Composition> compose(model::MapReader& reader,
                            const MapKnowledge& knowledge,
                            const ComposeRequest& request,
                            const cartography::TextMeasurer& measurer,
                            const Progress& progress)
{
    ECO_ASSIGN(Profile profile, Profile::load(request.layout.profile));
    return Composer{reader, knowledge, request, measurer, std::move(profile)}.compose(progress);
}

} // namespace ecotone::layout
