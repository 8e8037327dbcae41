#include "core/cartography/scene_builder.h"

#include <algorithm>
#include <unordered_set>

namespace ecotone::cartography {
namespace {

constexpr double habitatSeenPale = 0.62; ///< Share of white where other things stand out.
constexpr std::string_view maskKey = "mask";

/// Countries that delivered nothing: their land is a mask, not a class.
bool isMask(const model::PatchView& patch)
{
    return patch.country == "KP" && patch.classCode == habitat::noDataClass;
}

} // namespace

/// Patches that look the same.
struct SceneBuilder::ClassPaint
{
    Color color;
    habitat::Pattern pattern = habitat::Pattern::None;
    bool hidden = false;
    bool masked = false;
    std::string shownCode; ///< At the level shown; empty for a mask.
    std::string sign;      ///< For the legend, besides the class.
    Path fill;
    Path patterned; ///< Of `fill` what is large enough for the pattern.
};

struct SceneBuilder::HabitatPaint
{
    /// By class code, "mask", or class and landscape in rating themes.
    std::map<std::string, ClassPaint, std::less<>> looks;
    std::string key; ///< Kept between patches: no allocation for each.
    std::unordered_set<model::PatchId> seen;
};

ClassLook classLook(const MapKnowledge& knowledge,
                    const Theme& theme,
                    std::string_view code,
                    std::string_view landscape)
{
    const habitat::HabitatClass* found = knowledge.classification.find(code);
    if (found == nullptr) {
        return {knowledge.style.notAssessed, habitat::Pattern::Dots};
    }
    ClassLook look{Color::fromRgb(found->rgb), found->pattern};
    if (found->isUnknown()) {
        return look;
    }
    if (theme.kind == Theme::Kind::ProtectedAreas) {
        return {mixed(look.color, Color{255, 255, 255, 255}, habitatSeenPale),
                habitat::Pattern::None};
    }
    if (theme.kind == Theme::Kind::Rating) {
        const auto rating = knowledge.ratings.rating(code, theme.species);
        const bool rated = rating && knowledge.gazetteer.livesIn(theme.species, landscape);
        return {rated ? knowledge.style.ratingStep(rating->suitability).color
                      : knowledge.style.notAssessed,
                habitat::Pattern::None};
    }
    return look;
}

Color classColor(const MapKnowledge& knowledge,
                 const Theme& theme,
                 std::string_view classCode,
                 std::string_view landscape)
{
    return classLook(knowledge, theme, classCode, landscape).color;
}

bool SceneBuilder::classHidden(std::string_view code) const
{
    if (m_request.hiddenClasses.empty()) {
        return false;
    }
    for (int level = 1; level <= 3; ++level) {
        const std::string_view parent = m_knowledge.classification.parentAtLevel(code, level);
        if (m_request.hiddenClasses.contains(std::string{parent})) {
            return true;
        }
    }
    return m_request.hiddenClasses.contains(std::string{code});
}

void SceneBuilder::describe(ClassPaint& look,
                            std::string_view classCode,
                            bool masked,
                            std::string_view ratedIn)
{
    if (masked) {
        look.color = m_style.maskFill;
        look.masked = true;
        look.sign = maskKey;
        return;
    }
    const bool rating = m_request.theme.kind == Theme::Kind::Rating;
    // A rating belongs to the class itself, whatever level the map shows.
    const std::string_view parent =
        rating ? classCode
               : m_knowledge.classification.parentAtLevel(classCode, m_scene.contents.level);
    look.shownCode = parent.empty() ? classCode : parent;
    const ClassLook drawn = classLook(m_knowledge, m_request.theme, look.shownCode, ratedIn);
    look.color = drawn.color.withOpacity(m_request.habitatOpacity);
    // Hatching says "the source could not decide": a class shown by its parent is not in doubt.
    look.pattern = look.shownCode == classCode ? drawn.pattern : habitat::Pattern::None;
    look.hidden = classHidden(classCode);
    const habitat::HabitatClass* found = m_knowledge.classification.find(classCode);
    if (rating && found != nullptr && !found->isUnknown()) {
        const auto rated = m_knowledge.ratings.rating(classCode, m_request.theme.species);
        const bool lives = m_knowledge.gazetteer.livesIn(m_request.theme.species, ratedIn);
        look.sign = rated && lives ? "rating." + m_style.ratingStep(rated->suitability).key
                                   : "rating.not_assessed";
    }
}

SceneBuilder::ClassPaint&
SceneBuilder::paintOf(HabitatPaint& paint, const model::PatchView& patch, std::string_view ratedIn)
{
    const bool masked = isMask(patch);
    paint.key = masked ? maskKey : patch.classCode;
    if (!masked && !ratedIn.empty()) {
        paint.key += '@';
        paint.key += ratedIn;
    }
    const auto found = paint.looks.find(paint.key);
    if (found != paint.looks.end()) {
        return found->second;
    }
    ClassPaint& look = paint.looks[paint.key];
    describe(look, patch.classCode, masked, ratedIn);
    return look;
}

Result<> SceneBuilder::collectPatches(HabitatPaint& paint,
                                      const model::PatchFilter& filter,
                                      std::string_view ratedIn)
{
    constexpr std::size_t checkEvery = 256;
    std::size_t count = 0;
    std::optional<Error> damage;
    const bool remember = m_request.theme.kind == Theme::Kind::Rating;
    const double smallest = m_style.smallestPatternPatch * m_mm;
    ECO_TRY(m_reader.visitPatches(filter, [&](const model::PatchView& patch) {
        if (remember && !paint.seen.insert(patch.id).second) {
            return true;
        }
        ClassPaint& look = paintOf(paint, patch, ratedIn);
        if (!look.masked) {
            ClassPresence& presence = m_scene.contents.classes[look.shownCode];
            ++presence.patches;
            presence.area +=
                geometry::Area::fromHalfSquareCentimetres(patch.areaHalfSquareCentimetres);
        }
        if (!look.hidden) {
            const std::size_t points = look.fill.points.size();
            const std::size_t parts = look.fill.starts.size();
            auto box = m_geometry.addBlob(look.fill, patch.geometryBlob);
            if (!box) {
                damage = std::move(box).error();
                return false;
            }
            if ((look.pattern != habitat::Pattern::None || look.masked) &&
                std::min(box->width, box->height) >= smallest) {
                Path& large = look.patterned;
                large.closed = true;
                const std::size_t offset = large.points.size();
                for (std::size_t i = parts; i < look.fill.starts.size(); ++i) {
                    large.starts.push_back(
                        static_cast<std::uint32_t>(look.fill.starts[i] - points + offset));
                }
                large.points.insert(large.points.end(),
                                    look.fill.points.begin() + static_cast<std::ptrdiff_t>(points),
                                    look.fill.points.end());
            }
        }
        return ++count % checkEvery != 0 || !m_progress.stopRequested();
    }));
    if (damage) {
        return fail(std::move(*damage));
    }
    return m_progress.check();
}

Result<> SceneBuilder::drawHabitat()
{
    if (m_request.habitat == HabitatDrawing::Hidden || m_request.hiddenLayers.contains("habitat")) {
        return {};
    }
    HabitatPaint paint;
    model::PatchFilter filter;
    filter.box = m_request.viewport.gridBox(5.0 * m_mm);
    filter.landscape = m_request.landscape;
    if (m_request.theme.kind != Theme::Kind::Rating || !m_request.landscape.empty()) {
        ECO_TRY(collectPatches(paint, filter, m_request.landscape));
    } else {
        // Ratings hold only where the species lives: landscape by landscape, then what is left.
        for (const habitat::Landscape& landscape : m_knowledge.gazetteer.landscapes) {
            filter.landscape = landscape.code;
            ECO_TRY(collectPatches(paint, filter, landscape.code));
        }
        filter.landscape.clear();
        ECO_TRY(collectPatches(paint, filter, {}));
    }
    emitHabitat(paint);
    return {};
}

void SceneBuilder::emitHabitat(HabitatPaint& paint)
{
    DisplayList& picture = m_scene.picture;
    picture.add(BeginLayer{"habitat", m_knowledge.phrase("layer_habitat", m_request.language)});
    for (const auto& [key, look] : paint.looks) {
        if (!look.sign.empty() && !look.hidden) {
            sign(look.sign);
        }
    }
    if (m_request.habitat == HabitatDrawing::OutlinesOnly) {
        for (auto& [key, look] : paint.looks) {
            stroke(look.fill, m_style.outlineOnly);
        }
        picture.add(EndLayer{});
        return;
    }
    PartitionFill partition;
    std::vector<Item> above;
    for (auto& [key, look] : paint.looks) {
        if (look.fill.empty()) {
            continue;
        }
        if (!look.patterned.empty()) {
            Pattern marks =
                look.masked ? m_style.maskPattern : m_style.pattern(look.pattern, look.color, m_mm);
            if (look.masked) {
                marks.spacing *= m_mm;
                marks.width *= m_mm;
            }
            marks.ink = marks.ink.withOpacity(m_request.habitatOpacity);
            above.emplace_back(PatternFill{std::move(look.patterned), marks});
        }
        const bool pale =
            m_request.theme.kind == Theme::Kind::ProtectedAreas && !look.shownCode.starts_with('U');
        const bool light = look.color.lightness() > m_style.lightFrom && !look.masked && !pale;
        const bool outlined = m_denominator <= m_style.outline.maxDenominator;
        if (light || outlined) {
            const LineStyle& line = light ? m_style.lightOutline : m_style.outline;
            above.emplace_back(StrokePath{look.fill,
                                          line.color.withOpacity(m_request.habitatOpacity),
                                          line.width * m_mm,
                                          {},
                                          LineEnd::Round});
        }
        partition.classes.push_back({look.color, std::move(look.fill)});
    }
    if (!partition.classes.empty()) {
        picture.add(std::move(partition));
    }
    for (Item& item : above) {
        picture.add(std::move(item));
    }
    picture.add(EndLayer{});
}

} // namespace ecotone::cartography
