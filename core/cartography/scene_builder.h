#pragma once

#include "core/cartography/labels.h"
#include "core/cartography/patch_raster.h"
#include "core/cartography/picture_geometry.h"
#include "core/cartography/scene.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::cartography {

/// Builds one scene. Private to the room; the work is split over scene*.cpp.
class SceneBuilder
{
public:
    SceneBuilder(model::MapReader& reader,
                 const MapKnowledge& knowledge,
                 const SceneRequest& request,
                 const TextMeasurer& measurer,
                 const Progress& progress);

    [[nodiscard]] Result<Scene> build();

private:
    struct ClassPaint; ///< What patches of one look collect.
    struct HabitatPaint;

    // scene_habitat.cpp
    [[nodiscard]] Result<> drawHabitat();
    [[nodiscard]] Result<> collectPatches(HabitatPaint& paint);
    [[nodiscard]] Result<> addPatch(HabitatPaint& paint, const model::PatchView& patch);
    [[nodiscard]] ClassPaint& paintOf(HabitatPaint& paint, const model::PatchView& patch);
    void
    describe(ClassPaint& look, std::string_view classCode, bool masked, std::string_view ratedIn);
    [[nodiscard]] bool classHidden(std::string_view code) const;
    [[nodiscard]] PatchLine lineAround(const ClassPaint& look) const;
    [[nodiscard]] PatchLine lineBetween(const ClassPaint& look) const;
    /// The line a theme gives the class; null where the rules for all classes hold.
    [[nodiscard]] const ClassOutline* ownLine(const ClassPaint& look) const;
    [[nodiscard]] bool drawsFromPyramid() const;
    [[nodiscard]] Result<> drawPyramid(HabitatPaint& paint);
    [[nodiscard]] bool drawsFromOutlines() const;
    [[nodiscard]] Result<> drawOutlines(HabitatPaint& paint);
    void addHabitatPixels(ImageItem pixels);
    /// The look of patches of a kind; null when they are not drawn.
    [[nodiscard]] ClassPaint* paintOf(HabitatPaint& paint, const PatchKind& kind);
    /// Lengths in device pixels.
    [[nodiscard]] MapInks habitatInks() const;
    [[nodiscard]] SmallPatches smallPatches() const;
    /// What the caller keeps for the next picture of the view; a fresh one where nobody does.
    [[nodiscard]] std::shared_ptr<PictureMemory> pictureMemory() const;
    /// Looks of the kinds, by ink; the patterns they need are added to `inks`.
    [[nodiscard]] std::vector<InkLook>
    looksOf(HabitatPaint& paint, const std::vector<PatchKind>& kinds, MapInks& inks);
    [[nodiscard]] bool hasOwnLines() const;
    [[nodiscard]] Pattern marksOf(const ClassPaint& look) const;
    /// Whether a pattern is readable on a patch, see sizeOf().
    [[nodiscard]] bool carriesMarks(int size) const;
    [[nodiscard]] bool dissolves() const;
    [[nodiscard]] Result<> emitHabitat(HabitatPaint& paint);
    void emitPaths(HabitatPaint& paint);
    void addPixels(PatchRaster& raster, ClassPaint& look, std::string_view blob);
    void addMarks(ClassPaint& look);
    void addOutline(ClassPaint& look);

    // scene.cpp
    [[nodiscard]] Result<> addRelief();
    [[nodiscard]] Result<> drawLayer(const model::Layer& layer);
    [[nodiscard]] std::vector<model::Layer> ordered(std::vector<model::Layer> layers) const;
    [[nodiscard]] bool mayShow(const model::Layer& layer);
    void addLabels();
    void addGraticule();
    [[nodiscard]] Result<std::vector<model::Feature>> visible(const model::Layer& layer);

    // scene_codes.cpp
    [[nodiscard]] bool showsCodes() const;
    [[nodiscard]] Result<> labelPatches();

    // scene_names.cpp
    [[nodiscard]] LabelCandidate label(const model::Feature& feature, double points);
    /// `own` is what stands on the map without it.
    void addLocalName(LabelCandidate& candidate,
                      const model::Feature& feature,
                      std::string_view own) const;

    // scene_layers.cpp
    /// Hatching and the band inside the border.
    void markArea(const model::Feature& feature, const Path& area, const AreaStyle& style);
    void drawProtectedAreas(const std::vector<model::Feature>& features);
    void drawZones(const std::vector<model::Feature>& features);
    void drawCorridors(const std::vector<model::Feature>& features);
    void drawProposals(const std::vector<model::Feature>& features);
    void drawReferenceLines(const std::vector<model::Feature>& features);
    void drawBoundaries(const std::vector<model::Feature>& features);
    void drawOther(const std::vector<model::Feature>& features);

    // scene_lines.cpp
    void drawRivers(const std::vector<model::Feature>& features);
    void drawRoads(const std::vector<model::Feature>& features);
    void drawRailway(const Path& path, const RoadStyle& style);
    void drawPlaces(const std::vector<model::Feature>& features);
    void drawPlaceMark(const PlaceStyle& style, PicturePoint at);
    void drawObservations(const std::vector<model::Feature>& features, model::Sharing sharing);

    void stroke(const Path& path, const LineStyle& style, LineEnd end = LineEnd::Round);
    void fill(Path path, Color color);
    [[nodiscard]] bool carriesName(const geometry::Box& seen) const;
    void labelArea(const model::Feature& feature, Color color, double points, int priority);
    void labelRiver(const model::Feature& feature, const Path& path, const std::string& size);
    [[nodiscard]] std::vector<double> scaled(const std::vector<double>& millimetres) const;
    [[nodiscard]] double points(double size) const { return size * m_mm / pointsPerMillimetre; }
    void sign(std::string name) { m_scene.contents.signs.insert(std::move(name)); }

    model::MapReader& m_reader;
    const MapKnowledge& m_knowledge;
    const Style& m_style;
    SceneRequest m_request;
    const TextMeasurer& m_measurer;
    const Progress& m_progress;
    PictureGeometry m_geometry;
    double m_mm; ///< Picture units of a millimetre.
    double m_denominator;
    Labelling m_labelling;
    double m_habitatOpacity;
    double m_opacity = 1.0; ///< Of the layer at hand.
    Scene m_scene;
    std::vector<LabelCandidate> m_labels;
};

/// The first of several attribute names a row fills; empty when none.
[[nodiscard]] std::string attributeOf(const model::Feature& feature,
                                      std::initializer_list<std::string_view> names);

/// Signs of a class in a theme, without opacity; also used by legends.
struct ClassLook
{
    Color color;
    habitat::Pattern pattern = habitat::Pattern::None;
};
[[nodiscard]] ClassLook classLook(const MapKnowledge& knowledge,
                                  const Theme& theme,
                                  std::string_view code,
                                  std::string_view landscape);

} // namespace ecotone::cartography
