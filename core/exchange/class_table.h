#pragma once

#include "core/exchange/gdal_handles.h"
#include "core/exchange/raster.h"

#include <filesystem>

/// What is said of the values of a class raster beside its cells. Private to the room.
namespace ecotone::exchange {

/// Names, colours and further columns of the values: from the category list, the attribute table
/// (within the file or its .aux.xml), else from the .vat.dbf that ArcGIS writes beside a raster.
void readClassTable(GDALRasterBandH band, const std::filesystem::path& path, ClassGrid& grid);

} // namespace ecotone::exchange
