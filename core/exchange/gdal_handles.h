#pragma once

#include "core/base/remark.h"
#include "core/base/result.h"
#include "core/exchange/layer_info.h"

#include <filesystem>
#include <gdal.h>
#include <memory>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <string>
#include <string_view>
#include <vector>

/// Every GDAL handle is a void pointer in release headers: each kind gets a named owner at once.
/// Private to the room.
namespace ecotone::exchange {

template <auto Close>
struct Closer
{
    template <class Handle>
    void operator()(Handle* handle) const noexcept
    {
        Close(handle);
    }
};
using DatasetHandle = std::unique_ptr<void, Closer<GDALClose>>;
using FeatureHandle = std::unique_ptr<void, Closer<OGR_F_Destroy>>;
using GeometryHandle = std::unique_ptr<void, Closer<OGR_G_DestroyGeometry>>;
using SpatialRefHandle = std::unique_ptr<void, Closer<OSRRelease>>;
using FieldDefnHandle = std::unique_ptr<void, Closer<OGR_Fld_Destroy>>;

/// Collects what GDAL reports while it lives; nothing reaches the terminal.
class CplErrorTrap
{
public:
    CplErrorTrap();
    ~CplErrorTrap();
    CplErrorTrap(const CplErrorTrap&) = delete;
    CplErrorTrap& operator=(const CplErrorTrap&) = delete;

    [[nodiscard]] bool failed() const { return !m_failures.empty(); }
    /// The first failure, or "no reason given".
    [[nodiscard]] std::string cause() const;
    /// The first fifty.
    [[nodiscard]] const std::vector<std::string>& failures() const { return m_failures; }
    [[nodiscard]] std::size_t failureCount() const { return m_failureCount; }
    [[nodiscard]] const std::vector<std::string>& warnings() const { return m_warnings; }

private:
    static void take(CPLErr kind, CPLErrorNum number, const char* message);

    std::vector<std::string> m_failures;
    std::vector<std::string> m_warnings;
    std::size_t m_failureCount = 0;
};

/// Registers the drivers once.
void registerDrivers();

/// Opens for reading with GDAL_OF_VERBOSE_ERROR. Fails with FileNotFound, FileUnreadable,
/// FileDamaged (empty, or a driver claims it and cannot read it) or UnsupportedFormat. What a
/// driver complained of and opened all the same is added to `complaints`.
[[nodiscard]] Result<DatasetHandle> openDataset(const std::filesystem::path& path,
                                                unsigned flags,
                                                const std::vector<std::string>& options = {},
                                                std::vector<std::string>* complaints = nullptr);

/// WKT2 and authority code of a spatial reference; Kind None for null or an unnamed local one.
[[nodiscard]] CrsStatement statementOf(OGRSpatialReferenceH reference, Remark evidence);
/// From WKT or "EPSG:…", in traditional axis order; null on failure.
[[nodiscard]] SpatialRefHandle spatialRefFrom(std::string_view text);

/// A null-terminated list of strings for GDAL, alive as long as the object.
class StringList
{
public:
    explicit StringList(const std::vector<std::string>& words);
    [[nodiscard]] char** get() { return m_pointers.data(); }

private:
    std::vector<std::string> m_words;
    std::vector<char*> m_pointers;
};

} // namespace ecotone::exchange
