#pragma once

#include "core/base/result.h"
#include "core/crs/crs.h"
#include "core/crs/gcj02.h"
#include "core/geometry/box.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ecotone::crs {

struct LocalFit; ///< Secret numbers of a fit to control points: private to the room.

enum class OperationKind : unsigned char
{
    Identity,  ///< Same datum.
    Null,      ///< Different realisations, equal within the declared accuracy.
    Published, ///< A Helmert transformation with published parameters.
    Stated,    ///< Parameters that the file itself carries.
    Assumed,   ///< What the recipe's `assume` says.
    LocalFit,  ///< Fitted to control points of the local file.
};

/// Whether the parameters lead to WGS 84, or from it and have to be inverted exactly.
enum class HelmertDirection : bool
{
    ToWgs84,
    FromWgs84,
};

/// How coordinates on one datum become WGS 84, pinned: parameters written by us, never chosen
/// by a library.
struct DatumOperation
{
    std::string id;   ///< Stable, for reports: "EPSG:5044", "ecotone:cgcs2000-null".
    std::string name; ///< English: "Pulkovo 1942 to WGS 84, GOST R 51794-2008".
    OperationKind kind = OperationKind::Identity;
    Datum from = Datum::Wgs84;
    std::optional<Helmert> parameters; ///< Published or stated ones; never those of a local fit.
    HelmertDirection direction = HelmertDirection::ToWgs84;
    std::string pipelineText;     ///< The datum step as PROJ writes it; empty for a local fit.
    double accuracyMetres = -1.0; ///< Declared; negative: nobody declared any.
    std::string provenance;       ///< Where the parameters and the accuracy come from.
    std::shared_ptr<const LocalFit> fit; ///< Set for LocalFit alone.
    MapOffset offset = MapOffset::None;  ///< Undone after the datum step, inside China alone.

    /// True when a reader has to be told: assumed, stated without accuracy, or 20 m and worse.
    [[nodiscard]] bool needsBanner() const;
    /// One English sentence for the reading report; holds no number of a local fit but its RMSE.
    [[nodiscard]] std::string description() const;
};

/// What a recipe adds to the file's own statement; both empty for none.
struct OperationChoice
{
    std::string assume = {};                     ///< A datum by name: `assume = "WGS 84"`.
    std::string controlPoints = {};              ///< A label in the local file of control points.
    std::filesystem::path controlPointFile = {}; ///< Empty: see controlPointFile().
    MapOffset offset = MapOffset::None;          ///< A web map's, to be undone: a decision.
};

/// The registered operation for a source datum and a *place*: the box of longitudes and latitudes
/// (see roughLonLat) and the country of the source ("CN", "RU", "MN", "KP", or empty).
///
/// Fails with ControlPointsNeeded for datums without public parameters (Xian 1980, New Beijing,
/// an ellipsoid alone, unknown) and for known datums outside the places their parameters hold;
/// the sentence says what would help. Fails with OutsideCrsArea when the box lies outside
/// the country's surroundings or an offset is to be undone outside China, with RecipeInvalid for
/// an unknown name in `assume` or an offset of a system that is not on WGS 84 or CGCS2000, and
/// with NotFound for an unknown label.
[[nodiscard]] Result<DatumOperation> operationFor(const Crs& source,
                                                  const geometry::RealBox& lonLat,
                                                  std::string_view country,
                                                  const OperationChoice& choice = {});

/// One row of the registry, for listings and tests.
struct RegistryRow
{
    Datum datum;
    std::string_view country; ///< Empty: any.
    geometry::RealBox place;  ///< Longitudes and latitudes.
    std::string_view id;
    std::string_view name;
    OperationKind kind;
    Helmert parameters;
    HelmertDirection direction;
    double accuracyMetres;
    std::string_view provenance;
};
[[nodiscard]] std::span<const RegistryRow> registryRows();

} // namespace ecotone::crs
