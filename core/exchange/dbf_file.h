#pragma once

#include "core/base/file_window.h"
#include "core/base/result.h"
#include "core/exchange/layer_info.h"
#include "core/exchange/read_issues.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// dBase tables, read raw. Private to the room.
namespace ecotone::exchange {

class DbfFile
{
public:
    /// Fails with FileNotFound, FileUnreadable, or FileDamaged when the heading cannot be read. A
    /// table that ends early is opened with the rows that are whole and an issue.
    [[nodiscard]] static Result<DbfFile> open(const std::filesystem::path& path,
                                              ReadIssues& issues);

    [[nodiscard]] const std::vector<RawField>& fields() const { return m_fields; }
    [[nodiscard]] std::uint8_t languageDriver() const { return m_languageDriver; }
    [[nodiscard]] std::size_t rowCount() const { return m_rowCount; }
    /// As the heading states; more than rowCount() in a truncated file.
    [[nodiscard]] std::size_t statedRowCount() const { return m_statedRowCount; }
    [[nodiscard]] bool deleted(std::size_t row);
    /// Texts keep their bytes without trailing blanks; blank numbers are NULL; a number that is
    /// none stays text and is reported.
    [[nodiscard]] std::vector<model::Value> values(std::size_t row, ReadIssues& issues);

private:
    struct Column
    {
        char type = 'C';
        std::size_t offset = 0;
        std::size_t width = 0;
    };
    [[nodiscard]] Result<> readHeading(ReadIssues& issues);
    [[nodiscard]] model::Value
    valueOf(std::size_t column, std::string_view bytes, std::size_t row, ReadIssues& issues) const;

    std::string m_name; ///< For messages.
    FileWindow m_bytes;
    std::vector<RawField> m_fields;
    std::vector<Column> m_columns;
    std::size_t m_headerSize = 0;
    std::size_t m_rowSize = 0;
    std::size_t m_rowCount = 0;
    std::size_t m_statedRowCount = 0;
    std::uint8_t m_languageDriver = 0;
};

} // namespace ecotone::exchange
