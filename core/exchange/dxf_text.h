#pragma once

#include "core/exchange/layer_info.h"

#include <filesystem>
#include <string>

/// Texts of a DXF drawing. GDAL decodes them by the code page that the drawing states, right or
/// wrong; read as Latin-1 they give the bytes back. Private to the room.
namespace ecotone::exchange {

/// $DWGCODEPAGE of the heading ("ANSI_936", "dos866" …), or UTF-8 from version AC1021 (2007) on.
[[nodiscard]] EncodingStatement dxfStatement(const std::filesystem::path& path);

/// While it lives, drawings are read as Latin-1 by this thread.
class DxfReading
{
public:
    DxfReading();
    ~DxfReading();
    DxfReading(const DxfReading&) = delete;
    DxfReading& operator=(const DxfReading&) = delete;
};

/// The bytes of a text read so; what the drawing wrote as \U+4E2D is no byte and stays UTF-8.
[[nodiscard]] std::string dxfBytes(std::string text);

} // namespace ecotone::exchange
