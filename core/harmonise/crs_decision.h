#pragma once

#include "core/base/result.h"
#include "core/crs/crs.h"
#include "core/crs/registry.h"
#include "core/exchange/layer_info.h"
#include "core/geometry/box.h"
#include "core/harmonise/reading_report.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::harmonise {

/// What recipe or user say beside the file.
struct CrsChoice
{
    std::string crs = "auto"; ///< "auto", EPSG:…, WKT, a PROJ string.
    std::string assume;
    std::string controlPoints;
    std::string country;
    std::string offset = {}; ///< "gcj02" or "bd09": to be undone; "none": stated to be absent.
};

/// What tells of a Chinese web map.
struct Origin
{
    std::string driver;
    std::string file;
    std::vector<std::string> fieldNames;
};

/// The coordinate system of a layer and its way to WGS 84. Without `crs` and `operation` the
/// finding is not decided and says what is needed.
struct CrsDecision
{
    std::optional<crs::Crs> crs;
    std::optional<crs::DatumOperation> operation;
    CrsFinding finding;
    geometry::RealBox lonLat; ///< Rough, empty when unknown.
};

/// Nothing is guessed: a file without a statement needs `crs`, or `assume` for plain longitudes
/// and latitudes, and the report says that it was assumed. `samples` are a few coordinates of the
/// file, to tell what bare numbers may be. Positions that a Chinese web map has probably offset are
/// not decided either, until `choice.offset` says what to do.
[[nodiscard]] CrsDecision decideCrs(const exchange::CrsStatement& statement,
                                    const geometry::RealBox& extent,
                                    std::span<const geometry::RealPoint> samples,
                                    const CrsChoice& choice,
                                    const Origin& origin = {});

/// What to answer when positions are probably offset: why, and the ways out, the provider first.
[[nodiscard]] Remark offsetQuestion(Remark why);

} // namespace ecotone::harmonise
