#include "core/cartography/outline_raster.h"
#include "core/cartography/pyramid_raster.h"
#include "core/cartography/scene_builder.h"
#include "core/cartography/stored_outline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ecotone::cartography {
namespace {

constexpr double habitatSeenPale = 0.62; ///< Share of white where other things stand out.
constexpr std::string_view maskKey = "mask";

/// Countries that delivered nothing: their land is a mask, not a class.
bool isMask(const model::PatchView& patch)
{
    return patch.country == "KP" && patch.classCode == habitat::noDataClass;
}

/// Appends what `from` has after the given numbers of parts and points.
void append(Path& to, const Path& from, std::size_t parts, std::size_t points)
{
    to.closed = true;
    const std::size_t offset = to.points.size();
    for (std::size_t i = parts; i < from.starts.size(); ++i) {
        to.starts.push_back(static_cast<std::uint32_t>(from.starts[i] - points + offset));
    }
    to.points.insert(to.points.end(),
                     from.points.begin() + static_cast<std::ptrdiff_t>(points),
                     from.points.end());
}

} // namespace

/// Patches that look the same.
struct SceneBuilder::ClassPaint
{
    Color color;
    habitat::Pattern pattern = habitat::Pattern::None;
    PatchLine line = PatchLine::None;
    const ClassOutline* ownLine = nullptr; ///< Instead of `line`.
    bool hidden = false;
    bool masked = false;
    std::string shownCode;             ///< At the level shown; empty for a mask.
    std::string sign;                  ///< For the legend, besides the class.
    ClassPresence* presence = nullptr; ///< Null for a mask.
    int marks = PatchInk::noMarks;     ///< Of the raster.
    Path fill;                         ///< When pixels are painted only what has a line of its own.
    Path patterned;                    ///< What is large enough for the pattern.

    [[nodiscard]] bool marked() const { return pattern != habitat::Pattern::None || masked; }
};

struct SceneBuilder::HabitatPaint
{
    /// By class code, "mask", or class and landscape in rating themes.
    std::map<std::string, ClassPaint, std::less<>> looks;
    std::string key; ///< Kept between patches: no allocation for each.
    /// Looks found before, by a few bits of their keys: most patches need no search.
    std::array<std::pair<const std::string, ClassPaint>*, 64> found{};
    std::unique_ptr<PatchRaster> raster; ///< Null for paths.
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
    ClassLook look{knowledge.style.fillOf(*found), knowledge.style.patternOf(*found)};
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
    look.color = drawn.color.withOpacity(m_habitatOpacity);
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

SceneBuilder::ClassPaint& SceneBuilder::paintOf(HabitatPaint& paint, const model::PatchView& patch)
{
    const bool masked = isMask(patch);
    // Ratings hold only where the species lives, so a class has a colour for each landscape.
    const std::string_view ratedIn =
        m_request.theme.kind == Theme::Kind::Rating ? patch.landscape : std::string_view{};
    paint.key = masked ? maskKey : patch.classCode;
    if (!masked && !ratedIn.empty()) {
        paint.key += '@';
        paint.key += ratedIn;
    }
    const std::string_view key = paint.key;
    const unsigned bits = key.empty() ? 0U
                                      : static_cast<unsigned char>(key.front()) * 5U +
                                            static_cast<unsigned char>(key.back()) * 11U +
                                            static_cast<unsigned>(key.size()) * 3U;
    auto*& before = paint.found[bits % paint.found.size()];
    if (before != nullptr && before->first == key) {
        return before->second;
    }
    const auto [at, added] = paint.looks.try_emplace(paint.key);
    before = &*at;
    ClassPaint& look = at->second;
    if (!added) {
        return look;
    }
    describe(look, patch.classCode, masked, ratedIn);
    look.ownLine = ownLine(look);
    look.line = lineAround(look);
    if (paint.raster != nullptr && look.marked()) {
        look.marks = paint.raster->addPattern(marksOf(look));
    }
    if (!masked) {
        look.presence = &m_scene.contents.classes[look.shownCode];
    }
    return look;
}

Result<> SceneBuilder::addPatch(HabitatPaint& paint, const model::PatchView& patch)
{
    ClassPaint& look = paintOf(paint, patch);
    if (look.presence != nullptr) {
        ++look.presence->patches;
        look.presence->area +=
            geometry::Area::fromHalfSquareCentimetres(patch.areaHalfSquareCentimetres);
    }
    if (look.hidden) {
        return {};
    }
    if (paint.raster != nullptr) {
        addPixels(*paint.raster, look, patch.geometryBlob);
        if (look.ownLine != nullptr) {
            ECO_TRY(m_geometry.addBlob(look.fill, patch.geometryBlob));
        }
        return {};
    }
    const std::size_t points = look.fill.points.size();
    const std::size_t parts = look.fill.starts.size();
    ECO_ASSIGN(const PictureBox box, m_geometry.addBlob(look.fill, patch.geometryBlob));
    if (look.marked() && std::min(box.width, box.height) >= m_style.smallestPatternPatch * m_mm) {
        append(look.patterned, look.fill, parts, points);
    }
    return {};
}

void SceneBuilder::addPixels(PatchRaster& raster, ClassPaint& look, std::string_view blob)
{
    if (!dissolves()) {
        raster.add(blob, {look.color, look.line, look.marks});
        return;
    }
    const auto envelope = storedEnvelope(blob);
    const bool carries = !envelope || carriesMarks(sizeOf(*envelope));
    // A patch knows nothing of its neighbours: its rim would show within the class too.
    raster.add(blob, {look.color, PatchLine::None, carries ? look.marks : PatchInk::noMarks});
}

Result<> SceneBuilder::collectPatches(HabitatPaint& paint)
{
    model::PatchFilter filter;
    filter.box = m_request.viewport.gridBox(5.0 * m_mm);
    filter.landscape = m_request.landscape;
    filter.order =
        m_request.form == HabitatForm::Pixels ? model::PatchOrder::Any : model::PatchOrder::Id;
    constexpr std::size_t checkEvery = 64;
    std::size_t count = 0;
    Result<> added;
    ECO_TRY(m_reader.visitPatches(filter, [&](const model::PatchView& patch) {
        added = addPatch(paint, patch);
        return added && (++count % checkEvery != 0 || !m_progress.stopRequested());
    }));
    ECO_TRY(std::move(added));
    return m_progress.check();
}

const ClassOutline* SceneBuilder::ownLine(const ClassPaint& look) const
{
    const bool plain = !look.masked && m_request.theme.kind == Theme::Kind::Habitat;
    return plain && m_scene.contents.level == 3 ? m_style.outlineOf(look.shownCode) : nullptr;
}

PatchLine SceneBuilder::lineAround(const ClassPaint& look) const
{
    if (look.ownLine != nullptr) {
        return PatchLine::None;
    }
    const bool pale =
        m_request.theme.kind == Theme::Kind::ProtectedAreas && !look.shownCode.starts_with('U');
    if (look.color.lightness() > m_style.lightFrom && !look.masked && !pale) {
        return PatchLine::Light;
    }
    // Where classes are shown by their parents, borders between patches mean nothing.
    const bool large = m_scene.contents.level == 3 || m_request.theme.kind == Theme::Kind::Rating;
    return large && m_denominator <= m_style.outline.maxDenominator ? PatchLine::Thin
                                                                    : PatchLine::None;
}

/// Groups of classes have no lines inside them, but a pale one would vanish without its rim.
PatchLine SceneBuilder::lineBetween(const ClassPaint& look) const
{
    return dissolves() && look.line != PatchLine::Light ? PatchLine::None : look.line;
}

MapInks SceneBuilder::habitatInks() const
{
    const double pixels = m_mm * m_request.viewport.devicePixelRatio;
    const auto line = [&](const LineStyle& style) {
        return PixelLine{style.color.withOpacity(m_habitatOpacity),
                         style.width * style.shareAt(m_denominator) * pixels};
    };
    return {line(m_style.outline), line(m_style.lightOutline), {}};
}

Result<> SceneBuilder::drawHabitat()
{
    if (m_request.habitat == HabitatDrawing::Hidden || m_request.hiddenLayers.contains("habitat")) {
        return {};
    }
    HabitatPaint paint;
    if (drawsFromPyramid()) {
        return drawPyramid(paint);
    }
    if (drawsFromOutlines()) {
        return drawOutlines(paint);
    }
    if (m_request.form == HabitatForm::Pixels && m_request.habitat == HabitatDrawing::Fill) {
        paint.raster = std::make_unique<PatchRaster>(m_request.viewport,
                                                     habitatInks(),
                                                     m_style.smallestPatternPatch * m_mm *
                                                         m_request.viewport.devicePixelRatio,
                                                     m_progress);
    }
    ECO_TRY(collectPatches(paint));
    return emitHabitat(paint);
}

Result<> SceneBuilder::emitHabitat(HabitatPaint& paint)
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
    } else if (paint.raster != nullptr) {
        ECO_ASSIGN(ImageItem drawn, paint.raster->finish());
        picture.add(std::move(drawn));
        for (auto& [key, look] : paint.looks) {
            addOutline(look);
        }
    } else {
        emitPaths(paint);
    }
    picture.add(EndLayer{});
    return {};
}

Pattern SceneBuilder::marksOf(const ClassPaint& look) const
{
    Pattern marks =
        look.masked ? m_style.maskPattern : m_style.pattern(look.pattern, look.color, m_mm);
    if (look.masked) {
        marks.spacing *= m_mm;
        marks.width *= m_mm;
    }
    marks.ink = marks.ink.withOpacity(m_habitatOpacity);
    return marks;
}

void SceneBuilder::addMarks(ClassPaint& look)
{
    if (!look.patterned.empty()) {
        m_scene.picture.add(PatternFill{std::move(look.patterned), marksOf(look)});
    }
}

void SceneBuilder::addOutline(ClassPaint& look)
{
    if (look.ownLine != nullptr && !look.fill.empty()) {
        m_scene.picture.add(StrokePath{std::move(look.fill),
                                       look.ownLine->color.withOpacity(m_habitatOpacity),
                                       look.ownLine->width * m_mm,
                                       {},
                                       LineEnd::Round});
    }
}

/// Where classes are shown by their parents, borders between patches mean nothing.
bool SceneBuilder::dissolves() const
{
    return m_request.form == HabitatForm::Pixels && m_scene.contents.level < 3;
}

bool SceneBuilder::carriesMarks(int size) const
{
    return std::ldexp(1.0, size) / m_request.viewport.metresPerPixel >=
           m_style.smallestPatternPatch * m_mm;
}

/// Only the outlines of patches have lines of a class's own.
bool SceneBuilder::hasOwnLines() const
{
    return m_scene.contents.level == 3 && m_request.theme.kind == Theme::Kind::Habitat &&
           std::ranges::any_of(m_style.classes,
                               [](const auto& each) { return each.second.outline.has_value(); });
}

bool SceneBuilder::drawsFromPyramid() const
{
    const bool lines =
        !dissolves() && (hasOwnLines() || m_denominator <= m_style.outline.maxDenominator);
    return m_request.form == HabitatForm::Pixels && !lines && m_request.pyramid != nullptr &&
           m_request.habitat == HabitatDrawing::Fill && !m_request.pyramid->contested() &&
           reachesPixels(*m_request.pyramid, m_request.viewport);
}

SceneBuilder::ClassPaint* SceneBuilder::paintOf(HabitatPaint& paint, const PatchKind& kind)
{
    if (!m_request.landscape.empty() && kind.landscape != m_request.landscape) {
        return nullptr;
    }
    ClassPaint& look = paintOf(paint, {0, kind.classCode, kind.country, 0, {}, kind.landscape});
    return look.hidden ? nullptr : &look;
}

std::vector<InkLook>
SceneBuilder::looksOf(HabitatPaint& paint, const std::vector<PatchKind>& kinds, MapInks& inks)
{
    std::vector<InkLook> looks(kinds.size());
    for (std::size_t ink = 1; ink < kinds.size(); ++ink) {
        ClassPaint* const look = paintOf(paint, kinds[ink]);
        if (look == nullptr) {
            continue;
        }
        if (m_request.habitat == HabitatDrawing::OutlinesOnly) {
            looks[ink].line = PatchLine::Cased;
            continue;
        }
        // Tiles of outlines know the size of each patch, kinds of samples state it.
        const bool carries = kinds[ink].size == 0 || carriesMarks(kinds[ink].size);
        if (look->marked() && carries && look->marks == PatchInk::noMarks) {
            look->marks = static_cast<int>(inks.patterns.size());
            inks.patterns.push_back(onPixels(marksOf(*look), m_request.viewport.devicePixelRatio));
        }
        looks[ink] = {look->color, carries ? look->marks : PatchInk::noMarks, lineBetween(*look)};
    }
    return looks;
}

SmallPatches SceneBuilder::smallPatches() const
{
    SmallPatches small;
    small.marksFrom = static_cast<float>(m_style.smallestPatternPatch * m_mm *
                                         m_request.viewport.devicePixelRatio);
    return small;
}

std::shared_ptr<PictureMemory> SceneBuilder::pictureMemory() const
{
    return m_request.memory != nullptr ? m_request.memory : std::make_shared<PictureMemory>();
}

Result<> SceneBuilder::drawPyramid(HabitatPaint& paint)
{
    MapInks inks = habitatInks();
    const std::vector<InkLook> looks = looksOf(paint, m_request.pyramid->kinds(), inks);
    const auto memory = pictureMemory();
    memory->outlines = {};
    ECO_ASSIGN(ImageItem image,
               paintPyramid(m_request.pyramid,
                            m_request.viewport,
                            looks,
                            inks,
                            smallPatches(),
                            memory->samples,
                            m_progress));
    addHabitatPixels(std::move(image));
    return {};
}

bool SceneBuilder::drawsFromOutlines() const
{
    const Viewport& view = m_request.viewport;
    const bool only = m_request.habitat == HabitatDrawing::OutlinesOnly;
    return m_request.form == HabitatForm::Pixels && m_request.outlines != nullptr &&
           (only || (m_request.habitat == HabitatDrawing::Fill && !hasOwnLines())) &&
           OutlineTiles::levelFor(view.metresPerPixel / view.devicePixelRatio) >= 0;
}

Result<> SceneBuilder::drawOutlines(HabitatPaint& paint)
{
    MapInks inks = habitatInks();
    if (m_request.habitat == HabitatDrawing::OutlinesOnly) {
        const double pixels = m_mm * m_request.viewport.devicePixelRatio;
        const LineStyle& line = m_style.outlineOnly;
        inks.thin = {line.casingColor, line.casingWidth * pixels};
        inks.light = {line.color, line.width * pixels};
    }
    const std::vector<InkLook> looks = looksOf(paint, m_request.outlines->kinds(), inks);
    const auto memory = pictureMemory();
    memory->samples = {};
    ECO_ASSIGN(ImageItem image,
               paintOutlines(m_request.outlines,
                             m_request.viewport,
                             looks,
                             inks,
                             smallPatches(),
                             memory->outlines,
                             m_progress));
    addHabitatPixels(std::move(image));
    return {};
}

void SceneBuilder::addHabitatPixels(ImageItem pixels)
{
    DisplayList& picture = m_scene.picture;
    picture.add(BeginLayer{"habitat", m_knowledge.phrase("layer_habitat", m_request.language)});
    picture.add(std::move(pixels));
    picture.add(EndLayer{});
}

void SceneBuilder::emitPaths(HabitatPaint& paint)
{
    PartitionFill partition;
    for (auto& [key, look] : paint.looks) {
        if (!look.fill.empty()) {
            partition.classes.push_back({look.color, look.fill});
        }
    }
    if (!partition.classes.empty()) {
        m_scene.picture.add(std::move(partition));
    }
    for (auto& [key, look] : paint.looks) {
        addMarks(look);
        addOutline(look);
        if (look.fill.empty() || look.line == PatchLine::None) {
            continue;
        }
        const LineStyle& line =
            look.line == PatchLine::Light ? m_style.lightOutline : m_style.outline;
        m_scene.picture.add(StrokePath{std::move(look.fill),
                                       line.color.withOpacity(m_habitatOpacity),
                                       line.width * line.shareAt(m_denominator) * m_mm,
                                       {},
                                       LineEnd::Round});
    }
}

} // namespace ecotone::cartography
