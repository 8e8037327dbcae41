#include "core/layout/map_frame.h"

#include "core/base/number.h"
#include "core/cartography/furniture.h"
#include "core/cartography/labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>
#include <variant>

namespace ecotone::layout {
namespace {

using cartography::BeginClip;
using cartography::BeginLayer;
using cartography::DisplayList;
using cartography::EndClip;
using cartography::EndLayer;
using cartography::GraticuleMark;
using cartography::Path;
using cartography::PictureBox;
using cartography::PicturePoint;
using cartography::pointsPerMillimetre;
using cartography::Viewport;

/// Every layer of the map inside a clip of its own: layers become pages of their own in PDF.
DisplayList clippedLayers(DisplayList map, const PictureBox& box)
{
    DisplayList out;
    for (cartography::Item& item : map.items) {
        const bool begins = std::holds_alternative<BeginLayer>(item);
        if (std::holds_alternative<EndLayer>(item)) {
            out.add(EndClip{});
        }
        out.add(std::move(item));
        if (begins) {
            out.add(BeginClip{Path::rectangle(box)});
        }
    }
    return out;
}

/// The box of longitudes and latitudes that a landscape's frame shows, as a path on the plane.
Path landscapeFrame(const habitat::Landscape& landscape, const Viewport& viewport)
{
    Path path;
    path.closed = true;
    path.beginPart();
    constexpr int steps = 16;
    const geometry::RealBox& box = landscape.box;
    const std::array<geometry::RealPoint, 5> corners{{{box.minX, box.minY},
                                                      {box.maxX, box.minY},
                                                      {box.maxX, box.maxY},
                                                      {box.minX, box.maxY},
                                                      {box.minX, box.minY}}};
    for (std::size_t side = 0; side + 1 < corners.size(); ++side) {
        for (int step = 0; step < steps; ++step) {
            const double share = static_cast<double>(step) / steps;
            const double lon = corners[side].x + share * (corners[side + 1].x - corners[side].x);
            const double lat = corners[side].y + share * (corners[side + 1].y - corners[side].y);
            path.points.push_back(cartography::lonLatToPicture(viewport, {lon, lat}));
        }
    }
    return path;
}

class MapDrawer
{
public:
    MapDrawer(PageWriter& writer,
              model::MapReader& reader,
              const cartography::MapKnowledge& knowledge,
              const Layout& layout,
              const Profile& profile,
              const PictureBox& box,
              std::shared_ptr<cartography::ReliefSource> relief)
        : m_writer{writer}
        , m_reader{reader}
        , m_knowledge{knowledge}
        , m_layout{layout}
        , m_profile{profile}
        , m_box{box}
        , m_relief{std::move(relief)}
    {
    }

    Result<DrawnMap> draw(const Progress& progress)
    {
        DrawnMap map;
        ECO_ASSIGN(map.theme, cartography::Theme::fromText(m_layout.theme));
        ECO_ASSIGN(map.viewport, viewport());
        cartography::SceneRequest request;
        request.viewport = map.viewport;
        request.theme = map.theme;
        request.language = m_writer.language();
        request.landscape = m_layout.landscape;
        request.level = m_layout.level;
        request.labelling = m_layout.labelling;
        request.profile = m_profile.id;
        request.relief = m_relief;
        request.internalLayers = false;
        request.sharingLevels = m_profile.sharingLevels;
        for (const std::string& layer : m_layout.hiddenLayers) {
            request.hiddenLayers.insert(layer);
        }
        for (const auto& [status, boundary] : m_profile.boundaries) {
            if (!boundary.visible) {
                request.hiddenBoundaries.insert(status);
            }
        }
        std::vector<StudyArea> areas;
        std::vector<cartography::PlacedLabel> names;
        if (studyAreas()) {
            areas = studyAreasIn(map.viewport);
            names = studyAreaNames(areas, map.viewport);
            for (const cartography::PlacedLabel& name : names) {
                request.obstacles.insert(
                    request.obstacles.end(), name.boxes.begin(), name.boxes.end());
            }
            for (const StudyArea& area : areas) {
                keepFree(request.obstacles, area.frame);
            }
        }
        ECO_ASSIGN(
            cartography::Scene scene,
            cartography::buildScene(m_reader, m_knowledge, request, m_writer.measurer(), progress));
        cartography::translate(scene.picture, m_box.x, m_box.y);
        m_writer.page().append(clippedLayers(std::move(scene.picture), m_box));
        map.contents = std::move(scene.contents);
        noteLabels(scene.labels);
        if (!areas.empty()) {
            drawStudyAreas(std::move(areas), std::move(names));
        }
        drawGraticuleAndFrame(map.viewport);
        m_writer.note("map", m_box);
        return map;
    }

private:
    [[nodiscard]] bool studyAreas() const
    {
        return m_layout.landscape.empty() && !m_layout.lonLat && m_layout.proposal.empty();
    }

    Result<Viewport> viewport()
    {
        constexpr double tight = 0.005;
        constexpr double roomy = 0.12;
        std::optional<geometry::Box> around;
        if (!m_layout.proposal.empty()) {
            ECO_ASSIGN(around, proposalBox());
        }
        if (around) {
            return cartography::fitted(
                *around, m_box.width, m_box.height, pointsPerMillimetre, roomy);
        }
        geometry::RealBox box;
        if (m_layout.lonLat) {
            box = *m_layout.lonLat;
        } else if (const auto* landscape = m_knowledge.gazetteer.landscape(m_layout.landscape)) {
            box = landscape->box;
        } else if (!m_layout.landscape.empty()) {
            return fail(ErrorCode::NotFound, "no landscape \"" + m_layout.landscape + "\"");
        } else {
            for (const habitat::Landscape& each : m_knowledge.gazetteer.landscapes) {
                box.extend(each.box);
            }
        }
        return cartography::fittedLonLat(
            box, m_box.width, m_box.height, pointsPerMillimetre, tight);
    }

    /// Around the proposal of that name or id; nullopt lets the landscape decide.
    Result<std::optional<geometry::Box>> proposalBox()
    {
        std::optional<geometry::Box> found;
        ECO_TRY(
            m_reader.visitFeatures("proposal", std::nullopt, [&](const model::Feature& feature) {
                const bool named = std::ranges::find(feature.names.text, m_layout.proposal) !=
                                       feature.names.text.end() ||
                                   feature.localName == m_layout.proposal ||
                                   std::to_string(feature.id) == m_layout.proposal;
                if (named) {
                    found = geometry::boundsOf(feature.shape);
                }
                return !named;
            }));
        if (!found) {
            return fail(ErrorCode::NotFound, "no proposal \"" + m_layout.proposal + "\"");
        }
        return found;
    }

    /// The box of a landscape on the map.
    struct StudyArea
    {
        const habitat::Landscape* landscape = nullptr;
        Path frame;
        PictureBox box;
    };

    [[nodiscard]] std::vector<StudyArea> studyAreasIn(const Viewport& viewport) const
    {
        std::vector<StudyArea> areas;
        for (const habitat::Landscape& landscape : m_knowledge.gazetteer.landscapes) {
            StudyArea area{&landscape, landscapeFrame(landscape, viewport), {}};
            PicturePoint low = area.frame.points.front();
            PicturePoint high = low;
            for (const PicturePoint& point : area.frame.points) {
                low = {std::min(low.x, point.x), std::min(low.y, point.y)};
                high = {std::max(high.x, point.x), std::max(high.y, point.y)};
            }
            area.box = {low.x, low.y, high.x - low.x, high.y - low.y};
            areas.push_back(std::move(area));
        }
        return areas;
    }

    /// Small boxes along a line that no name may cross.
    static void keepFree(std::vector<PictureBox>& obstacles, const Path& line)
    {
        for (std::size_t i = 0; i < line.points.size(); ++i) {
            const PicturePoint& a = line.points[i];
            const PicturePoint& b = line.points[i + 1 < line.points.size() ? i + 1 : 0];
            obstacles.push_back(
                {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(b.x - a.x), std::abs(b.y - a.y)});
        }
    }

    /// Names of the landscapes: they come before every other name of the map.
    [[nodiscard]] std::vector<cartography::PlacedLabel>
    studyAreaNames(const std::vector<StudyArea>& areas, const Viewport& viewport) const
    {
        const double scale = m_writer.style().scale;
        std::vector<cartography::LabelCandidate> labels;
        std::vector<PictureBox> frames;
        for (const StudyArea& area : areas) {
            cartography::LabelCandidate label;
            label.text = area.landscape->name.in(m_writer.language());
            const PicturePoint middle = area.box.centre();
            const double away = 9.0 * scale;
            label.anchors = {{middle.x, area.box.bottom() + away},
                             {middle.x, area.box.y - away},
                             {middle.x, area.box.bottom() + 2.0 * away},
                             {middle.x, area.box.y - 2.0 * away}};
            label.placement = cartography::LabelPlacement::Centred;
            label.maxWidth = 120.0 * scale;
            label.font = {8.4 * scale, true, false, 0.0};
            label.color = m_writer.style().notice;
            label.halo = cartography::Color{255, 255, 255, 220};
            label.haloWidth = 1.2;
            label.priority = 1;
            labels.push_back(std::move(label));
            frames.push_back(area.box);
        }
        return cartography::placeLabels(
            labels, viewport.box().grown(-2.0), frames, m_writer.measurer(), m_writer.language());
    }

    void drawStudyAreas(std::vector<StudyArea> areas, std::vector<cartography::PlacedLabel> names)
    {
        DisplayList& page = m_writer.page();
        const double scale = m_writer.style().scale;
        page.add(BeginLayer{"landscape", m_knowledge.phrase("landscape", m_writer.language())});
        page.add(BeginClip{Path::rectangle(m_box)});
        DisplayList drawn;
        for (StudyArea& area : areas) {
            drawn.add(cartography::StrokePath{area.frame,
                                              cartography::Color{255, 255, 255, 220},
                                              2.6 * scale,
                                              {},
                                              cartography::LineEnd::Flat});
            drawn.add(cartography::StrokePath{std::move(area.frame),
                                              m_writer.style().notice,
                                              1.2 * scale,
                                              {},
                                              cartography::LineEnd::Flat});
        }
        noteLabels(names);
        for (cartography::TextRun& run : cartography::runsOf(std::move(names))) {
            drawn.add(std::move(run));
        }
        cartography::translate(drawn, m_box.x, m_box.y);
        page.append(std::move(drawn));
        page.add(EndClip{});
        page.add(EndLayer{});
    }

    /// Every name keeps a number, so that the boxes of its letters are known as one.
    void noteLabels(const std::vector<cartography::PlacedLabel>& labels)
    {
        for (const cartography::PlacedLabel& label : labels) {
            ++m_labels;
            for (PictureBox box : label.boxes) {
                box.x += m_box.x;
                box.y += m_box.y;
                m_writer.noteText("label/" + toText(m_labels), label.text, box);
            }
        }
    }

    void drawGraticuleAndFrame(const Viewport& viewport)
    {
        DisplayList& page = m_writer.page();
        std::vector<GraticuleMark> marks;
        if (m_layout.graticule) {
            page.add(BeginLayer{"graticule", m_knowledge.phrase("graticule", m_writer.language())});
            DisplayList lines;
            marks = cartography::drawGraticule(
                lines, viewport, m_knowledge.style, cartography::graticuleStep(viewport, 4));
            cartography::translate(lines, m_box.x, m_box.y);
            page.append(std::move(lines));
            page.add(EndLayer{});
        }
        page.add(BeginLayer{"frame", m_knowledge.phrase("layer_basemap", m_writer.language())});
        page.add(cartography::StrokePath{Path::rectangle(m_box),
                                         m_writer.style().ink,
                                         0.8 * m_writer.style().scale,
                                         {},
                                         cartography::LineEnd::Flat});
        for (const GraticuleMark& mark : marks) {
            drawFigure(mark);
        }
    }

    /// Meridians are told above and below, parallels left and right; figures keep off corners and
    /// off each other.
    void drawFigure(const GraticuleMark& mark)
    {
        using Side = GraticuleMark::Side;
        const bool level = mark.side == Side::Top || mark.side == Side::Bottom;
        if (level != mark.meridian) {
            return;
        }
        const cartography::Font font = m_writer.style().small();
        const std::string text = cartography::degreeText(
            mark.degrees, mark.meridian, m_knowledge.words, m_writer.language());
        const double width = m_writer.measurer().measure(text, font, m_writer.language()).advance;
        const double place = level ? mark.at.x : mark.at.y;
        const double length = level ? m_box.width : m_box.height;
        if (place < width / 2.0 || place > length - width / 2.0) {
            return;
        }
        const bool crowded =
            std::ranges::any_of(m_figures, [&](const std::pair<Side, double>& other) {
                return other.first == mark.side && std::abs(other.second - place) < width * 1.15;
            });
        if (crowded) {
            return;
        }
        m_figures.emplace_back(mark.side, place);
        const double gap = 2.2 * m_writer.style().scale;
        const double cap = font.size * 0.72;
        const double x = m_box.x + mark.at.x;
        const double y = m_box.y + mark.at.y;
        switch (mark.side) {
        case Side::Top: figure(text, {x - width / 2.0, m_box.y - gap}, font, 0.0); break;
        case Side::Bottom:
            figure(text, {x - width / 2.0, m_box.bottom() + gap + cap}, font, 0.0);
            break;
        case Side::Left: figure(text, {m_box.x - gap, y + width / 2.0}, font, 90.0); break;
        case Side::Right:
            figure(text, {m_box.right() + gap + cap, y + width / 2.0}, font, 90.0);
            break;
        }
    }

    void figure(const std::string& text,
                PicturePoint baseline,
                const cartography::Font& font,
                double rotation)
    {
        m_writer.writeLine("graticule", text, baseline, font, m_writer.style().quiet, rotation);
    }

    PageWriter& m_writer;
    model::MapReader& m_reader;
    const cartography::MapKnowledge& m_knowledge;
    const Layout& m_layout;
    const Profile& m_profile;
    PictureBox m_box;
    std::shared_ptr<cartography::ReliefSource> m_relief;
    std::vector<std::pair<GraticuleMark::Side, double>> m_figures;
    std::int64_t m_labels = 0; ///< Names noted.
};

} // namespace

Result<DrawnMap> drawMap(PageWriter& writer,
                         model::MapReader& reader,
                         const cartography::MapKnowledge& knowledge,
                         const Layout& layout,
                         const Profile& profile,
                         const PictureBox& box,
                         std::shared_ptr<cartography::ReliefSource> relief,
                         const Progress& progress)
{
    return MapDrawer{writer, reader, knowledge, layout, profile, box, std::move(relief)}.draw(
        progress);
}

} // namespace ecotone::layout
