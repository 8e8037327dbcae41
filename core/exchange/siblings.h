#pragma once

#include "core/base/result.h"
#include "core/exchange/layer_info.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

/// Files that belong together by their stem. Private to the room.
namespace ecotone::exchange {

/// The file beside `path` with this extension (".shx") in any case; nullopt when there is none.
[[nodiscard]] std::optional<std::filesystem::path> sibling(const std::filesystem::path& path,
                                                           std::string_view extension);
/// Extension in lower case with the dot.
[[nodiscard]] std::string extensionOf(const std::filesystem::path& path);
/// Name without extension, UTF-8.
[[nodiscard]] std::string stemOf(const std::filesystem::path& path);

/// True for the data file of an ENVI raster: any extension, or none, beside a .hdr that says ENVI.
[[nodiscard]] bool isEnviData(const std::filesystem::path& path);
/// The data file of an ENVI .hdr; nullopt when there is none.
[[nodiscard]] std::optional<std::filesystem::path> enviDataOf(const std::filesystem::path& heading);
/// True for the folder of a File Geodatabase, by its name or its tables.
[[nodiscard]] bool isFileGeodatabase(const std::filesystem::path& folder);

/// From .cpg, else from the language driver byte.
[[nodiscard]] EncodingStatement encodingStatementOf(const std::filesystem::path& path,
                                                    std::uint8_t languageDriver);
/// From .prj.
[[nodiscard]] CrsStatement crsStatementOf(const std::filesystem::path& path);

} // namespace ecotone::exchange
