#include "core/cartography/label_spot.h"
#include "core/cartography/scene_builder.h"
#include "core/cartography/stored_outline.h"

#include <algorithm>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

namespace ecotone::cartography {
namespace {

constexpr double codePoints = 6.0;
constexpr double leastRoom = 2.0; ///< Times the code's own box.
constexpr double inkShare = 0.85;
constexpr double haloOpacity = 0.8;
constexpr int codePriority = 5; ///< Every name comes first.
/// More would be a texture, not a help; the largest come first.
constexpr std::size_t mostCodes = 200;

struct LargePatch
{
    std::int64_t area = 0;
    std::string code;
    Path outline;
};

} // namespace

/// Codes only where single classes are shown: groups are told by colour.
bool SceneBuilder::showsCodes() const
{
    return m_labelling.codes == Codes::With && m_scene.contents.level == 3 &&
           m_request.theme.kind == Theme::Kind::Habitat &&
           m_request.habitat != HabitatDrawing::Hidden &&
           !m_request.hiddenLayers.contains("habitat") &&
           m_style.rulesOf("habitat").drawnAt(m_denominator);
}

Result<> SceneBuilder::labelPatches()
{
    if (!showsCodes()) {
        return {};
    }
    Font font;
    font.size = points(codePoints);
    const TextExtent extent = m_measurer.measure("F11", font, m_request.language);
    const double halo = 0.6 * m_style.label.haloWidth * m_mm;
    const double width = extent.advance + 2.0 * halo;
    const double height = extent.height() + 2.0 * halo;
    const double metres = m_request.viewport.metresPerPixel;
    const double leastArea = width * height * metres * metres;

    model::PatchFilter filter;
    filter.box = m_request.viewport.gridBox();
    filter.landscape = m_request.landscape;
    filter.order = model::PatchOrder::Any;
    std::vector<LargePatch> patches;
    Result<> added;
    std::size_t seen = 0;
    constexpr std::size_t checkEvery = 256;
    constexpr double halfSquareCentimetres = 20000.0; // In a square metre.
    ECO_TRY(m_reader.visitPatches(filter, [&](const model::PatchView& patch) {
        const habitat::HabitatClass* known = m_knowledge.classification.find(patch.classCode);
        const bool large =
            static_cast<double>(patch.areaHalfSquareCentimetres) / halfSquareCentimetres >=
            leastArea;
        if (large && known != nullptr && !known->isUnknown() && !classHidden(patch.classCode)) {
            LargePatch found{patch.areaHalfSquareCentimetres, std::string{patch.classCode}, {}};
            added =
                m_geometry.addBlob(found.outline, patch.geometryBlob).map([](const PictureBox&) {});
            if (!found.outline.empty()) {
                patches.push_back(std::move(found));
            }
        }
        return added && (++seen % checkEvery != 0 || !m_progress.stopRequested());
    }));
    ECO_TRY(std::move(added));
    ECO_TRY(m_progress.check());
    std::ranges::stable_sort(patches, std::ranges::greater{}, &LargePatch::area);
    patches.resize(std::min(patches.size(), mostCodes));
    for (const LargePatch& patch : patches) {
        const LabelSpot spot = roomiestSpot(patch.outline, width, height);
        if (spot.room < leastRoom) {
            continue;
        }
        LabelCandidate candidate;
        candidate.text = patch.code;
        candidate.anchors.push_back(spot.at);
        candidate.placement = LabelPlacement::Centred;
        candidate.font = font;
        // In the patch's own hue, so that the map stays one of colours.
        const Color fill = classLook(m_knowledge, m_request.theme, patch.code, {}).color;
        candidate.color = fill.lightness() < m_style.inkSwitchLightness
                              ? mixed(fill, m_style.inkLight, inkShare)
                              : mixed(fill, m_style.inkDark, inkShare);
        candidate.halo = fill.withOpacity(haloOpacity);
        candidate.haloWidth = halo;
        candidate.priority = codePriority;
        m_labels.push_back(std::move(candidate));
    }
    sign("class_codes");
    return m_progress.check();
}

} // namespace ecotone::cartography
