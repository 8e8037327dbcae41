#include "core/layout/map_frame.h"

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
        ECO_ASSIGN(
            cartography::Scene scene,
            cartography::buildScene(m_reader, m_knowledge, request, m_writer.measurer(), progress));
        cartography::translate(scene.picture, m_box.x, m_box.y);
        m_writer.page().append(clippedLayers(std::move(scene.picture), m_box));
        map.contents = std::move(scene.contents);
        if (studyAreas()) {
            drawStudyAreas(map.viewport);
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

    void drawStudyAreas(const Viewport& viewport)
    {
        DisplayList& page = m_writer.page();
        page.add(BeginLayer{"landscape", m_knowledge.phrase("landscape", m_writer.language())});
        page.add(BeginClip{Path::rectangle(m_box)});
        std::vector<cartography::LabelCandidate> labels;
        for (const habitat::Landscape& landscape : m_knowledge.gazetteer.landscapes) {
            Path frame = landscapeFrame(landscape, viewport);
            double left = viewport.width;
            double right = 0.0;
            double top = viewport.height;
            double bottom = 0.0;
            for (PicturePoint& point : frame.points) {
                left = std::min(left, point.x);
                right = std::max(right, point.x);
                top = std::min(top, point.y);
                bottom = std::max(bottom, point.y);
                point = {point.x + m_box.x, point.y + m_box.y};
            }
            page.add(cartography::StrokePath{frame,
                                             cartography::Color{255, 255, 255, 220},
                                             2.6 * m_writer.style().scale,
                                             {},
                                             cartography::LineEnd::Flat});
            page.add(cartography::StrokePath{std::move(frame),
                                             m_writer.style().notice,
                                             1.2 * m_writer.style().scale,
                                             {},
                                             cartography::LineEnd::Flat});
            cartography::LabelCandidate label;
            label.text = landscape.name.in(m_writer.language());
            const double x = (left + right) / 2.0;
            const double away = 9.0 * m_writer.style().scale;
            label.anchors = {{x, bottom + away}, {x, top - away}, {x, bottom + 2.0 * away}};
            label.placement = cartography::LabelPlacement::Centred;
            label.maxWidth = 120.0 * m_writer.style().scale;
            label.font = {8.4 * m_writer.style().scale, true, false, 0.0};
            label.color = m_writer.style().notice;
            label.halo = cartography::Color{255, 255, 255, 220};
            label.haloWidth = 1.2;
            label.priority = 1;
            labels.push_back(std::move(label));
        }
        DisplayList texts;
        for (cartography::TextRun& run : cartography::placeLabels(
                 labels, viewport.box(), {}, m_writer.measurer(), m_writer.language())) {
            texts.add(std::move(run));
        }
        cartography::translate(texts, m_box.x, m_box.y);
        page.append(std::move(texts));
        page.add(EndClip{});
        page.add(EndLayer{});
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
