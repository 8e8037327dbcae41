#pragma once

#include "core/exchange/writer.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Texts on their way into files with narrow fields and old encodings. Private to the room.
namespace ecotone::exchange {

/// Bytes of a text; characters that the encoding lacks become '?', what exceeds `width` bytes
/// (0: no limit) is cut at a whole character; both are counted.
[[nodiscard]] std::string
encodedText(std::string_view utf8, text::Encoding encoding, std::size_t width, WriteReport& report);

/// Column names as bytes of at most `width`, unique; changes are listed.
[[nodiscard]] std::vector<std::string> encodedNames(const std::vector<WriteField>& fields,
                                                    text::Encoding encoding,
                                                    std::size_t width,
                                                    WriteReport& report);

/// A number for a field of `width` characters; decimals give way, then it is stars and counted.
[[nodiscard]] std::string
numberText(const model::Value& value, int width, int decimals, WriteReport& report);

} // namespace ecotone::exchange
