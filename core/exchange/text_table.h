#pragma once

#include "core/exchange/readers.h"

#include <filesystem>
#include <string>
#include <vector>

/// Tables of texts - a delimited file, the sheets of a workbook - as layers of points or of rows
/// alone. Private to the room.
namespace ecotone::exchange {

/// What a comma within a number may be.
enum class NumberComma : unsigned char
{
    Decimal,   ///< "4763512,5"
    Separator, ///< Commas part the columns: none is left for numbers.
};

/// What a row of another width than the heading means.
enum class RaggedRows : unsigned char
{
    Damage, ///< A delimited file writes every separator.
    Usual,  ///< A sheet ends each row at its last filled cell.
};

struct TextTable
{
    std::string name; ///< UTF-8.
    /// As delivered, the heading among them; bytes in the encoding of the file.
    std::vector<std::vector<std::string>> rows;
    EncodingStatement encoding;
    CrsStatement crs;
    NumberComma comma = NumberComma::Decimal;
    RaggedRows ragged = RaggedRows::Usual;
};

/// One layer a table: finds the heading (rows above it are reported), the columns of coordinates
/// and the types. Fails with InvalidArgument when `options` names a column that no table has.
[[nodiscard]] ReaderResult openTextTables(std::string driver,
                                          const std::filesystem::path& path,
                                          std::vector<TextTable> tables,
                                          const OpenOptions& options);

} // namespace ecotone::exchange
