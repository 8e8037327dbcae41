#pragma once

#include "core/exchange/layer_info.h"
#include "core/model/feature.h"

#include <filesystem>

/// Texts of a DXF drawing. GDAL decodes them by the code page that the drawing states, right or
/// wrong; read as Latin-1 they give the bytes back. Private to the room.
namespace ecotone::exchange {

/// $DWGCODEPAGE of the heading ("ANSI_936", "dos866" …), or UTF-8 from version AC1021 (2007) on.
[[nodiscard]] EncodingStatement dxfStatement(const std::filesystem::path& path);

/// While it lives, drawings are opened as Latin-1 by this thread.
class DxfAsLatin1
{
public:
    DxfAsLatin1();
    ~DxfAsLatin1();
    DxfAsLatin1(const DxfAsLatin1&) = delete;
    DxfAsLatin1& operator=(const DxfAsLatin1&) = delete;
};

/// The bytes of a text read so; what the drawing wrote as \U+XXXX is no byte and stays UTF-8.
[[nodiscard]] model::Value bytesOfLatin1(model::Value value);

} // namespace ecotone::exchange
