#pragma once

#include "core/exchange/writer.h"

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

/// Deliveries in formats that the product reads and does not write, made by GDAL's own writers.
namespace ecotone::exchange::test {

/// One layer; `epsg` 0: no coordinate system. With `codes`, field 1 gets a list of coded values
/// (File Geodatabase alone).
void writeWithDriver(const std::string& driver,
                     const std::filesystem::path& path,
                     const WriteTable& table,
                     int epsg = 0,
                     const std::map<std::string, std::string>& codes = {});

/// 4 x 3 cells of 10 m from (500000, 5000030) south and east, in UTM 52N:
///     1 1 2 2
///     1 1 2 2
///     3 3 3 0   (0: no data)
/// With an attribute table: 1 forest 0301, 2 meadow 0403, 3 water 1101.
enum class ClassNames : unsigned char
{
    AttributeTable,
    None,
};
void writeClasses(const std::string& driver, const std::filesystem::path& path, ClassNames names);

/// An archive of the given members.
void writeZip(const std::filesystem::path& path,
              const std::vector<std::pair<std::string, std::filesystem::path>>& members);

/// A workbook of BIFF2, which is a plain list of records: texts, and numbers where the cell begins
/// with '#'.
[[nodiscard]] std::string oldWorkbook(const std::vector<std::vector<std::string>>& rows);

} // namespace ecotone::exchange::test
