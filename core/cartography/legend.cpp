#include "core/cartography/legend.h"

#include "core/base/number.h"
#include "core/cartography/hatch_lines.h"
#include "core/cartography/scene_builder.h"

#include <algorithm>
#include <array>

namespace ecotone::cartography {
namespace {

constexpr std::array<std::string_view, 6> protectedOrder{
    "designated", "agreement_signed", "proposed", "merged", "superseded", "not_designated"};

/// English words of the tables are lower case; a legend starts a row with a capital.
std::string capitalised(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

class LegendWriter
{
public:
    LegendWriter(const SceneContents& contents,
                 const MapKnowledge& knowledge,
                 const Theme& theme,
                 Language language,
                 LegendAreas areas)
        : m_contents{contents}
        , m_knowledge{knowledge}
        , m_theme{theme}
        , m_language{language}
        , m_areas{areas}
    {
    }

    Legend write()
    {
        m_legend.title = phrase("legend");
        if (m_theme.kind == Theme::Kind::Rating) {
            addRating();
        } else {
            addClasses();
        }
        addProtection();
        addLines();
        addPlaces();
        if (m_theme.kind == Theme::Kind::Rating) {
            m_legend.notes.push_back(phrase("habitat_rating_note"));
        }
        if (has("unreviewed_name")) {
            m_legend.notes.push_back(m_knowledge.style.label.unreviewedMark + " " +
                                     phrase("name_unreviewed"));
        }
        return std::move(m_legend);
    }

private:
    [[nodiscard]] std::string phrase(std::string_view key) const
    {
        return m_knowledge.phrase(key, m_language);
    }
    [[nodiscard]] bool has(const std::string& sign) const
    {
        return m_contents.signs.contains(sign);
    }
    void heading(std::string text)
    {
        m_legend.entries.push_back({{}, std::move(text), {}, true, 0});
    }
    void entry(std::string code, std::string name, std::string area = {})
    {
        m_legend.entries.push_back({std::move(code), std::move(name), std::move(area), false, 0});
    }
    void addSign(const std::string& sign, std::string_view key)
    {
        if (has(sign)) {
            entry(sign, capitalised(phrase(key)));
        }
    }

    void addClasses()
    {
        bool first = true;
        for (const habitat::HabitatClass& known : m_knowledge.classification.classes()) {
            const auto found = m_contents.classes.find(known.code);
            if (found == m_contents.classes.end()) {
                continue;
            }
            if (first) {
                heading(phrase("theme_habitat"));
                first = false;
            }
            entry(known.code,
                  (has("class_codes") ? known.code + " " : std::string{}) +
                      known.name.in(m_language),
                  m_areas == LegendAreas::With
                      ? m_knowledge.words.formatArea(
                            found->second.area, habitat::AreaUnit::SquareKilometres, m_language)
                      : std::string{});
        }
        addSign("mask", "no_data");
    }

    void addRating()
    {
        heading(phrase("habitat_rating_title"));
        for (auto step = m_knowledge.style.ratingSteps.rbegin();
             step != m_knowledge.style.ratingSteps.rend();
             ++step) {
            if (!has("rating." + step->key)) {
                continue;
            }
            const double to =
                step == m_knowledge.style.ratingSteps.rbegin() ? 1.0 : std::prev(step)->from;
            const auto figure = [this](double value) {
                return m_knowledge.words.formatDecimal(toText(value, 1), m_language);
            };
            entry("rating." + step->key,
                  phrase(step->key) + " (" + figure(step->from) + "–" + figure(to) + ")");
        }
        addSign("rating.not_assessed", "not_assessed");
        for (const std::string_view code :
             {habitat::unmappedClass, habitat::noDataClass, habitat::withheldClass}) {
            if (m_contents.classes.contains(std::string{code})) {
                entry(std::string{code}, m_knowledge.classification.name(code, m_language));
            }
        }
        addSign("mask", "no_data");
    }

    void addProtection()
    {
        bool first = true;
        for (const std::string_view status : protectedOrder) {
            const std::string sign = "protected_area." + std::string{status};
            if (has(sign)) {
                if (first) {
                    heading(phrase("layer_protected_area"));
                    first = false;
                }
                entry(sign,
                      capitalised(m_knowledge.words.status("protected_area", status, m_language)));
            }
        }
        first = true;
        for (const auto& [zone, style] : m_knowledge.style.zones) {
            if (has("zone." + zone)) {
                if (first) {
                    heading(phrase("layer_zone"));
                    m_legend.notes.push_back(phrase("illustrative_zones"));
                    first = false;
                }
                entry("zone." + zone,
                      zone + " " + m_knowledge.words.status("zone", zone, m_language));
            }
        }
        first = true;
        for (const std::string& status : m_knowledge.words.statuses("proposal")) {
            if (has("proposal." + status)) {
                if (first) {
                    heading(phrase("layer_proposal"));
                    first = false;
                }
                entry("proposal." + status,
                      capitalised(m_knowledge.words.status("proposal", status, m_language)));
            }
        }
    }

    void addLines()
    {
        const std::size_t before = m_legend.entries.size();
        heading(phrase("legend_base"));
        addSign("corridor", "layer_corridor");
        addSign("boundary.international", "boundary_international");
        addSign("boundary.undetermined", "boundary_undetermined");
        addSign("boundary.administrative", "boundary_administrative");
        addSign("reference_line", "reference_line");
        for (const std::string_view size : {"large", "middle", "small", "stream"}) {
            if (has("river." + std::string{size})) {
                entry("river." + std::string{size}, phrase("legend_river"));
                break;
            }
        }
        addSign("road.highway", "legend_road_highway");
        addSign("road.provincial", "legend_road_main");
        addSign("road.local", "legend_road_local");
        addSign("road.forest", "legend_road_forest");
        addSign("road.railway", "legend_railway");
        if (m_legend.entries.size() == before + 1) {
            m_legend.entries.pop_back();
        }
    }

    void addPlaces()
    {
        if (m_legend.entries.empty()) {
            return;
        }
        addSign("place.city", "legend_city");
        if (has("place.town")) {
            addSign("place.town", "legend_town");
        } else {
            addSign("place.soum", "legend_town");
        }
        addSign("place.village", "legend_village");
        addSign("place.crossing", "legend_crossing");
        addSign("place.peak", "legend_peak");
        addSign("observation", "layer_observation");
    }

    const SceneContents& m_contents;
    const MapKnowledge& m_knowledge;
    const Theme& m_theme;
    Language m_language;
    LegendAreas m_areas;
    Legend m_legend;
};

/// Paints one sign; lengths of the style are millimetres, `mm` is a millimetre in picture units.
class SwatchPainter
{
public:
    SwatchPainter(DisplayList& picture,
                  const MapKnowledge& knowledge,
                  const Theme& theme,
                  const PictureBox& box,
                  double mm)
        : m_picture{picture}
        , m_knowledge{knowledge}
        , m_style{knowledge.style}
        , m_theme{theme}
        , m_box{box}
        , m_mm{mm}
    {
    }

    void draw(const std::string& code)
    {
        const std::string rest = code.substr(std::min(code.find('.'), code.size() - 1) + 1);
        if (code.starts_with("protected_area.")) {
            area(m_style.protectedAreas, rest);
        } else if (code.starts_with("zone.")) {
            area(m_style.zones, rest);
        } else if (code.starts_with("proposal.")) {
            AreaStyle style = m_style.proposal;
            if (const auto dash = m_style.proposalDash.find(rest);
                dash != m_style.proposalDash.end()) {
                style.line.dash = dash->second;
            }
            areaOf(style);
        } else if (code == "corridor") {
            areaOf(m_style.corridor);
        } else if (code.starts_with("boundary.")) {
            const auto found = m_style.boundaries.find(rest);
            if (found != m_style.boundaries.end()) {
                line(found->second);
            }
        } else if (code == "reference_line") {
            line(m_style.referenceLine);
        } else if (code.starts_with("river.")) {
            const auto found = m_style.rivers.find(rest);
            if (found != m_style.rivers.end()) {
                line(found->second);
            }
        } else if (code.starts_with("road.")) {
            road(rest);
        } else if (code.starts_with("place.")) {
            place(rest);
        } else if (code == "observation") {
            m_picture.add(
                FillPath{Path::circle(m_box.centre(), 1.1 * m_mm), Color::fromRgb(0x8A2F5A)});
        } else if (code.starts_with("rating.")) {
            rating(rest);
        } else {
            habitatClass(code);
        }
    }

private:
    void frame()
    {
        m_picture.add(StrokePath{Path::rectangle(m_box),
                                 m_style.swatchOutline.color,
                                 m_style.swatchOutline.width * m_mm,
                                 {},
                                 LineEnd::Flat});
    }
    void fillWith(Color color) { m_picture.add(FillPath{Path::rectangle(m_box), color}); }

    void habitatClass(const std::string& code)
    {
        if (code == "mask") {
            fillWith(m_style.maskFill);
            Pattern marks = m_style.maskPattern;
            marks.spacing *= m_mm;
            marks.width *= m_mm;
            m_picture.add(PatternFill{Path::rectangle(m_box), marks});
            frame();
            return;
        }
        const ClassLook look = classLook(m_knowledge, m_theme, code, {});
        fillWith(look.color);
        if (look.pattern != habitat::Pattern::None) {
            m_picture.add(PatternFill{Path::rectangle(m_box),
                                      m_style.pattern(look.pattern, look.color, m_mm)});
        }
        frame();
    }

    void rating(const std::string& key)
    {
        const auto step = std::ranges::find(m_style.ratingSteps, key, &RatingStep::key);
        fillWith(step == m_style.ratingSteps.end() ? m_style.notAssessed : step->color);
        frame();
    }

    void area(const std::map<std::string, AreaStyle, std::less<>>& styles, const std::string& name)
    {
        const auto found = styles.find(name);
        if (found != styles.end()) {
            areaOf(found->second);
        }
    }

    void areaOf(const AreaStyle& style)
    {
        const double inset = style.line.width * m_mm / 2.0;
        const Path path = Path::rectangle(m_box.grown(-inset));
        if (style.fill.alpha > 0) {
            m_picture.add(FillPath{path, style.fill});
        }
        for (Pattern& lines : style.hatching(m_mm)) {
            // A swatch is too small for the distance of the map.
            lines.spacing *= 0.6;
            m_picture.add(
                StrokePath{hatchLines(path, lines), lines.ink, lines.width, {}, LineEnd::Flat});
        }
        if (style.bandWidth > 0.0) {
            m_picture.add(BeginClip{path});
            m_picture.add(StrokePath{path,
                                     style.line.color.withOpacity(style.bandOpacity),
                                     2.0 * style.bandWidth * m_mm,
                                     {},
                                     LineEnd::Flat});
            m_picture.add(EndClip{});
        }
        Path closed = path;
        closed.points.push_back(closed.points.front());
        closed.closed = false;
        stroke(closed, style.line.color, style.line.width, style.line.dash);
    }

    void stroke(const Path& path, Color color, double width, const std::vector<double>& dash)
    {
        std::vector<double> scaled;
        for (const double length : dash) {
            scaled.push_back(length * m_mm);
        }
        m_picture.add(StrokePath{path, color, width * m_mm, std::move(scaled), LineEnd::Flat});
    }

    [[nodiscard]] Path middle() const
    {
        const double y = m_box.centre().y;
        return Path::line({m_box.x, y}, {m_box.right(), y});
    }

    void line(const LineStyle& style) { stroke(middle(), style.color, style.width, style.dash); }

    void road(const std::string& kind)
    {
        const auto found = m_style.roads.find(kind);
        if (found == m_style.roads.end()) {
            return;
        }
        const RoadStyle& road = found->second;
        if (road.tieLength > 0.0) {
            stroke(middle(), road.line.color, road.line.width, {});
            stroke(middle(), road.line.color, road.tieLength, {0.25, road.tieSpacing - 0.25});
        } else if (road.casing > 0.0) {
            stroke(middle(), road.line.casingColor, road.line.width, {});
            stroke(middle(), road.line.color, road.line.width - 2.0 * road.casing, {});
        } else {
            line(road.line);
        }
    }

    void place(const std::string& type)
    {
        const PlaceStyle* style = m_style.place(type);
        if (style == nullptr || style->shape == "none") {
            return;
        }
        const double size = style->size * m_mm;
        const PicturePoint at = m_box.centre();
        Path mark = style->shape == "circle"
                        ? Path::circle(at, size)
                        : Path::rectangle({at.x - size / 2.0, at.y - size / 2.0, size, size});
        if (style->shape == "triangle") {
            mark.points = {{at.x, at.y - size * 0.58},
                           {at.x + size / 2.0, at.y + size * 0.29},
                           {at.x - size / 2.0, at.y + size * 0.29}};
        }
        m_picture.add(FillPath{mark, style->fill});
        // A white rim would vanish on white paper.
        const Color rim = style->line.lightness() > m_style.lightFrom ? style->fill : style->line;
        m_picture.add(
            StrokePath{std::move(mark), rim, style->lineWidth * m_mm, {}, LineEnd::Round});
    }

    DisplayList& m_picture;
    const MapKnowledge& m_knowledge;
    const Style& m_style;
    const Theme& m_theme;
    PictureBox m_box;
    double m_mm;
};

} // namespace

std::string Legend::text() const
{
    std::string all;
    for (const LegendEntry& entry : entries) {
        all +=
            entry.code + "\t" + entry.name + (entry.area.empty() ? "" : "\t" + entry.area) + "\n";
    }
    return all;
}

Legend buildLegend(const SceneContents& contents,
                   const MapKnowledge& knowledge,
                   const Theme& theme,
                   Language language,
                   LegendAreas areas)
{
    return LegendWriter{contents, knowledge, theme, language, areas}.write();
}

void drawSwatch(DisplayList& picture,
                const LegendEntry& entry,
                const MapKnowledge& knowledge,
                const Theme& theme,
                const PictureBox& box,
                double unitsPerMillimetre)
{
    if (!entry.heading && !entry.code.empty()) {
        SwatchPainter{picture, knowledge, theme, box, unitsPerMillimetre}.draw(entry.code);
    }
}

} // namespace ecotone::cartography
