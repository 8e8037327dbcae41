#include "core/cartography/scene.h"

#include "core/cartography/furniture.h"
#include "core/cartography/scene_builder.h"

#include <algorithm>
#include <array>

namespace ecotone::cartography {
namespace {

/// Tables from the bottom up; layers of other names come after the corridors.
constexpr std::array<std::string_view, 11> usualOrder{"zone",
                                                      "river",
                                                      "road",
                                                      "protected_area",
                                                      "corridor",
                                                      "",
                                                      "reference_line",
                                                      "admin",
                                                      "proposal",
                                                      "observation",
                                                      "place"};

std::size_t usualPlace(std::string_view name)
{
    auto found = std::ranges::find(usualOrder, name);
    if (found == usualOrder.end()) {
        found = std::ranges::find(usualOrder, std::string_view{});
    }
    return static_cast<std::size_t>(found - usualOrder.begin());
}

/// Classes let the relief below show through.
SceneRequest withRelief(SceneRequest request)
{
    if (request.relief != nullptr) {
        request.habitatOpacity =
            std::min(request.habitatOpacity, request.relief->settings().classOpacity);
    }
    return request;
}

} // namespace

SceneBuilder::SceneBuilder(model::MapReader& reader,
                           const MapKnowledge& knowledge,
                           const SceneRequest& request,
                           const TextMeasurer& measurer,
                           const Progress& progress)
    : m_reader{reader}
    , m_knowledge{knowledge}
    , m_style{knowledge.style}
    , m_request{withRelief(request)}
    , m_measurer{measurer}
    , m_progress{progress}
    , m_geometry{request.viewport}
    , m_mm{request.viewport.unitsPerMillimetre}
    , m_denominator{request.viewport.scaleDenominator()}
    , m_labelling{request.labelling.over(knowledge.style.labelling)}
    , m_habitatOpacity{m_request.habitatOpacity * knowledge.style.rulesOf("habitat").opacity}
{
    m_scene.picture.width = request.viewport.width;
    m_scene.picture.height = request.viewport.height;
    m_scene.picture.background = request.background ? m_style.land : m_style.land.withOpacity(0.0);
    m_scene.contents.level = request.level > 0 ? request.level : m_style.levelAt(m_denominator);
}

Result<Scene> SceneBuilder::build()
{
    if (m_request.background) {
        m_scene.picture.add(FillPath{Path::rectangle(m_request.viewport.box()), m_style.land});
    }
    ECO_TRY(addRelief());
    if (m_style.rulesOf("habitat").drawnAt(m_denominator)) {
        ECO_TRY(drawHabitat());
    }
    ECO_ASSIGN(std::vector<model::Layer> layers, m_reader.layers());
    for (const model::Layer& layer : ordered(std::move(layers))) {
        if (layer.name != "habitat" && mayShow(layer)) {
            ECO_TRY(drawLayer(layer));
        }
        ECO_TRY(m_progress.check());
    }
    if (m_request.graticule) {
        addGraticule();
    }
    if (m_request.labels) {
        ECO_TRY(labelPatches());
        addLabels();
    }
    return std::move(m_scene);
}

std::vector<model::Layer> SceneBuilder::ordered(std::vector<model::Layer> layers) const
{
    std::ranges::stable_sort(layers, [](const model::Layer& a, const model::Layer& b) {
        return std::pair{usualPlace(a.name), a.drawOrder} <
               std::pair{usualPlace(b.name), b.drawOrder};
    });
    // The layers the user ordered swap among the places they hold.
    const std::vector<std::string>& order =
        m_request.layerOrder.empty() ? m_style.layerOrder : m_request.layerOrder;
    const auto wanted = [&order](const std::string& name) {
        return std::ranges::find(order, name) - order.begin();
    };
    std::vector<std::size_t> places;
    std::vector<model::Layer> chosen;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (wanted(layers[i].name) < std::ssize(order)) {
            places.push_back(i);
            chosen.push_back(layers[i]);
        }
    }
    std::ranges::stable_sort(chosen, {}, [&](const model::Layer& a) { return wanted(a.name); });
    for (std::size_t i = 0; i < places.size(); ++i) {
        layers[places[i]] = std::move(chosen[i]);
    }
    return layers;
}

bool SceneBuilder::mayShow(const model::Layer& layer)
{
    const bool outside = !m_request.sharingLevels.empty() &&
                         !m_request.sharingLevels.contains(std::string{name(layer.sharing)}) &&
                         layer.sharing != model::Sharing::Sensitive;
    if (outside || (!m_request.internalLayers && layer.sharing == model::Sharing::Internal)) {
        m_scene.contents.internalLayersLeftOut.push_back(layer.name);
        return false;
    }
    return !m_request.hiddenLayers.contains(layer.name) &&
           m_style.rulesOf(layer.name).drawnAt(m_denominator);
}

Result<std::vector<model::Feature>> SceneBuilder::visible(const model::Layer& layer)
{
    std::vector<model::Feature> features;
    std::size_t seen = 0;
    constexpr std::size_t checkEvery = 256;
    const geometry::Box box = m_request.viewport.gridBox(5.0 * m_mm);
    ECO_TRY(m_reader.visitFeatures(layer.name, box, [&](const model::Feature& feature) {
        features.push_back(feature);
        return ++seen % checkEvery != 0 || !m_progress.stopRequested();
    }));
    ECO_TRY(m_progress.check());
    return features;
}

Result<> SceneBuilder::drawLayer(const model::Layer& layer)
{
    ECO_ASSIGN(const std::vector<model::Feature> features, visible(layer));
    if (features.empty()) {
        return {};
    }
    const LayerRules rules = m_style.rulesOf(layer.name);
    const std::size_t labelsBefore = m_labels.size();
    const auto opacity = m_request.layerOpacity.find(layer.name);
    m_opacity = rules.opacity * (opacity == m_request.layerOpacity.end() ? 1.0 : opacity->second);
    const std::string& given = layer.title.in(m_request.language);
    m_scene.picture.add(BeginLayer{
        layer.name,
        given.empty() ? m_knowledge.phrase("layer_" + layer.name, m_request.language) : given});
    if (layer.name == "zone") {
        drawZones(features);
    } else if (layer.name == "protected_area") {
        drawProtectedAreas(features);
    } else if (layer.name == "corridor") {
        drawCorridors(features);
    } else if (layer.name == "proposal") {
        drawProposals(features);
    } else if (layer.name == "reference_line") {
        drawReferenceLines(features);
    } else if (layer.name == "admin") {
        drawBoundaries(features);
    } else if (layer.name == "river") {
        drawRivers(features);
    } else if (layer.name == "road") {
        drawRoads(features);
    } else if (layer.name == "place") {
        drawPlaces(features);
    } else if (layer.name == "observation") {
        drawObservations(features, layer.sharing);
    } else {
        drawOther(features);
    }
    m_scene.picture.add(EndLayer{});
    m_opacity = 1.0;
    if (!rules.labels) {
        m_labels.resize(labelsBefore);
    }
    return {};
}

Result<> SceneBuilder::addRelief()
{
    if (m_request.relief == nullptr || m_request.hiddenLayers.contains("relief")) {
        return {};
    }
    // On paper finer than the eye tells light from shade; heights are coarser still.
    constexpr double paperDotsPerMillimetre = 6.0;
    const double resolution = m_request.form == HabitatForm::Pixels
                                  ? m_request.viewport.devicePixelRatio
                                  : paperDotsPerMillimetre / m_mm;
    ECO_ASSIGN(const Heights heights, m_request.relief->heights(m_request.viewport, resolution));
    const PictureBox box{
        0.0, 0.0, (heights.width - 2) / resolution, (heights.height - 2) / resolution};
    m_scene.picture.add(
        BeginLayer{"relief", m_knowledge.phrase("layer_relief", m_request.language)});
    m_scene.picture.add(shadedRelief(heights, m_request.relief->settings(), box));
    m_scene.picture.add(EndLayer{});
    return {};
}

void SceneBuilder::addGraticule()
{
    m_scene.picture.add(
        BeginLayer{"graticule", m_knowledge.phrase("graticule", m_request.language)});
    static_cast<void>(drawGraticule(
        m_scene.picture, m_request.viewport, m_style, graticuleStep(m_request.viewport)));
    m_scene.picture.add(EndLayer{});
}

void SceneBuilder::addLabels()
{
    const double border = 0.5 * m_mm;
    m_scene.labels = placeLabels(m_labels,
                                 m_request.viewport.box().grown(-border),
                                 m_request.obstacles,
                                 m_measurer,
                                 m_request.language);
    if (m_scene.labels.empty()) {
        return;
    }
    const std::string& mark = m_style.label.unreviewedMark;
    for (const PlacedLabel& label : m_scene.labels) {
        if (label.text.ends_with(mark) || label.text.find(mark + "\n") != std::string::npos) {
            sign("unreviewed_name");
        }
    }
    m_scene.picture.add(BeginLayer{"labels", m_knowledge.phrase("name", m_request.language)});
    for (TextRun& run : runsOf(m_scene.labels)) {
        m_scene.picture.add(std::move(run));
    }
    m_scene.picture.add(EndLayer{});
}

void SceneBuilder::stroke(const Path& path, const LineStyle& style, LineEnd end)
{
    if (path.empty() || style.width <= 0.0 || m_denominator > style.maxDenominator) {
        return;
    }
    const double unit = style.shareAt(m_denominator) * m_mm;
    if (style.casingWidth > 0.0 && style.casingColor.alpha > 0) {
        m_scene.picture.add(StrokePath{
            path, style.casingColor.withOpacity(m_opacity), style.casingWidth * unit, {}, end});
    }
    m_scene.picture.add(StrokePath{path,
                                   style.color.withOpacity(m_opacity),
                                   style.width * unit,
                                   scaled(style.dash),
                                   style.dash.empty() ? end : LineEnd::Flat});
}

void SceneBuilder::fill(Path path, Color color)
{
    if (!path.empty() && color.alpha > 0) {
        m_scene.picture.add(FillPath{std::move(path), color.withOpacity(m_opacity)});
    }
}

std::vector<double> SceneBuilder::scaled(const std::vector<double>& millimetres) const
{
    std::vector<double> units;
    units.reserve(millimetres.size());
    for (const double length : millimetres) {
        units.push_back(length * m_mm);
    }
    return units;
}

Result<Scene> buildScene(model::MapReader& reader,
                         const MapKnowledge& knowledge,
                         const SceneRequest& request,
                         const TextMeasurer& measurer,
                         const Progress& progress)
{
    return SceneBuilder{reader, knowledge, request, measurer, progress}.build();
}

std::string attributeOf(const model::Feature& feature,
                        std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names) {
        std::string text = feature.text(std::string{name});
        if (!text.empty()) {
            return text;
        }
    }
    return {};
}

} // namespace ecotone::cartography
