#include "core/store/spatial_functions.h"

#include "core/geometry/shape.h"
#include "core/geometry/wkb.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <sqlite3.h>

namespace ecotone::store {

namespace {

using geometry::RealBox;

constexpr std::size_t headerBytes = 8;
constexpr std::array<std::size_t, 5> envelopeBytes{0, 32, 48, 48, 64};

/// Header of a GeoPackage blob: "GP", version, flags (bit 0 little-endian, bits 1-3 envelope
/// kind, bit 4 empty), srs id.
std::optional<unsigned> flagsOf(std::string_view blob)
{
    if (blob.size() < headerBytes || !blob.starts_with("GP")) {
        return std::nullopt;
    }
    const auto flags = static_cast<unsigned char>(blob[3]);
    const unsigned kind = (flags >> 1U) & 7U;
    if (kind >= envelopeBytes.size() || blob.size() < headerBytes + envelopeBytes[kind]) {
        return std::nullopt;
    }
    return flags;
}

double numberAt(std::string_view blob, std::size_t offset, bool littleEndian)
{
    double value = 0.0;
    if (littleEndian == (std::endian::native == std::endian::little)) {
        std::memcpy(&value, &blob[offset], sizeof value);
        return value;
    }
    std::array<char, sizeof value> bytes{};
    std::copy_n(blob.rend() - static_cast<std::ptrdiff_t>(offset + sizeof value),
                sizeof value,
                bytes.begin());
    std::memcpy(&value, bytes.data(), sizeof value);
    return value;
}

std::string_view argument(sqlite3_value* value)
{
    const void* bytes = sqlite3_value_blob(value);
    if (bytes == nullptr) {
        return {};
    }
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

void isEmpty(sqlite3_context* context, int, sqlite3_value** values)
{
    const std::string_view blob = argument(*values);
    if (!flagsOf(blob)) {
        sqlite3_result_null(context);
        return;
    }
    sqlite3_result_int(context, envelopeOf(blob) ? 0 : 1);
}

template <double RealBox::* Side>
void side(sqlite3_context* context, int, sqlite3_value** values)
{
    if (const auto box = envelopeOf(argument(*values))) {
        sqlite3_result_double(context, (*box).*Side);
    } else {
        sqlite3_result_null(context);
    }
}

} // namespace

std::optional<RealBox> envelopeOf(std::string_view blob)
{
    const auto flags = flagsOf(blob);
    if (!flags || (*flags & 16U) != 0) {
        return std::nullopt;
    }
    const bool littleEndian = (*flags & 1U) != 0;
    const unsigned kind = (*flags >> 1U) & 7U;
    RealBox box;
    if (kind != 0) {
        box.minX = numberAt(blob, headerBytes, littleEndian);
        box.maxX = numberAt(blob, headerBytes + 8, littleEndian);
        box.minY = numberAt(blob, headerBytes + 16, littleEndian);
        box.maxY = numberAt(blob, headerBytes + 24, littleEndian);
    } else if (const auto shape = geometry::fromWkb(blob.substr(headerBytes))) {
        box = geometry::boundsOf(*shape);
    }
    // A NaN fails the comparison too.
    return box.minX <= box.maxX && box.minY <= box.maxY ? std::optional{box} : std::nullopt;
}

std::optional<geometry::Box> gridEnvelopeOf(std::string_view blob)
{
    const auto box = envelopeOf(blob);
    if (!box) {
        return std::nullopt;
    }
    const geometry::GridPoint low = geometry::snapped(geometry::RealPoint{box->minX, box->minY});
    const geometry::GridPoint high = geometry::snapped(geometry::RealPoint{box->maxX, box->maxY});
    return geometry::Box{low.x, low.y, high.x, high.y};
}

Result<> registerSpatialFunctions(sqlite3* handle)
{
    struct Function
    {
        const char* name;
        void (*call)(sqlite3_context*, int, sqlite3_value**);
    };
    const std::array<Function, 5> functions{{{"ST_IsEmpty", isEmpty},
                                             {"ST_MinX", side<&RealBox::minX>},
                                             {"ST_MaxX", side<&RealBox::maxX>},
                                             {"ST_MinY", side<&RealBox::minY>},
                                             {"ST_MaxY", side<&RealBox::maxY>}}};
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    for (const Function& function : functions) {
        if (sqlite3_create_function_v2(handle,
                                       function.name,
                                       1,
                                       flags,
                                       nullptr,
                                       function.call,
                                       nullptr,
                                       nullptr,
                                       nullptr) != SQLITE_OK) {
            return fail(ErrorCode::Internal, "SQLite refuses the spatial index functions");
        }
    }
    return {};
}

} // namespace ecotone::store
