#pragma once

#include "core/base/result.h"
#include "core/geometry/box.h"
#include "core/model/feature.h"
#include "core/model/patch.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::model {

enum class PatchOrder : unsigned char
{
    Id,
    Any, ///< As they are found fastest.
};

/// Which patches a reader wants; empty members do not restrict.
struct PatchFilter
{
    std::optional<geometry::Box> box{}; ///< Bounding boxes that intersect.
    std::vector<std::string> classes{};
    std::string country{};
    std::string landscape{};
    std::string sourceCode{}; ///< The national code, whole.
    PatchOrder order = PatchOrder::Id;
};

/// A patch as the drawing and overlay loops want it: no copies, valid during the call only.
struct PatchView
{
    PatchId id = 0;
    std::string_view classCode;
    std::string_view country;
    std::int64_t areaHalfSquareCentimetres = 0;
    std::string_view geometryBlob; ///< GeoPackage blob, see geometry/wkb.h.
    std::string_view landscape{};  ///< Code; empty outside every landscape.
};

/// Stored rows, read in order of fid unless the filter says otherwise. Implemented by core/store;
/// readers elsewhere never see SQL. A visitor returns false to stop early.
class MapReader
{
public:
    MapReader() = default;
    MapReader(const MapReader&) = delete;
    MapReader& operator=(const MapReader&) = delete;
    virtual ~MapReader() = default;

    [[nodiscard]] virtual Result<>
    visitPatches(const PatchFilter& filter, const std::function<bool(const PatchView&)>& visit) = 0;
    [[nodiscard]] virtual Result<Patch> patch(PatchId id) = 0;
    [[nodiscard]] virtual Result<std::vector<Layer>> layers() = 0;
    [[nodiscard]] virtual Result<>
    visitFeatures(const std::string& layer,
                  const std::optional<geometry::Box>& box,
                  const std::function<bool(const Feature&)>& visit) = 0;
};

} // namespace ecotone::model
