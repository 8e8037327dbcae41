#pragma once

#include "core/base/file_window.h"
#include "core/base/result.h"
#include "core/exchange/read_issues.h"
#include "core/geometry/box.h"
#include "core/geometry/shape.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Shapes of an ESRI shapefile (ESRI Shapefile Technical Description, 1998). Private to the room.
namespace ecotone::exchange {

class ShpFile
{
public:
    /// Fails with FileNotFound, FileUnreadable, or FileDamaged when the heading cannot be read.
    /// Without a usable .shx the records are found one after the other, and that is reported.
    [[nodiscard]] static Result<ShpFile> open(const std::filesystem::path& path,
                                              ReadIssues& issues);

    [[nodiscard]] std::size_t recordCount() const { return m_records ? m_records->size() : 0; }
    [[nodiscard]] geometry::ShapeKind kind() const;
    /// Shapes with Z or M, which are not kept.
    [[nodiscard]] bool hasHeights() const { return m_type > 10; }
    [[nodiscard]] const geometry::RealBox& extent() const { return m_extent; }
    /// Kind None with an issue for what cannot be read.
    [[nodiscard]] geometry::RealShape shape(std::size_t record, ReadIssues& issues);
    /// The same file once more, for another thread; the index is shared.
    [[nodiscard]] Result<ShpFile> again() const;

private:
    struct Record
    {
        std::size_t offset = 0; ///< Of the content.
        std::size_t size = 0;
    };
    [[nodiscard]] Result<> readHeading(ReadIssues& issues);
    [[nodiscard]] bool readIndex(const std::filesystem::path& path, ReadIssues& issues);
    [[nodiscard]] std::size_t sizeStatedAt(std::uint64_t record);
    void walkRecords();
    [[nodiscard]] geometry::RealShape
    partsOf(std::string_view content, bool polygon, std::size_t record, ReadIssues& issues) const;
    [[nodiscard]] geometry::RealShape
    pointsOf(std::string_view content, std::size_t record, ReadIssues& issues) const;
    void damaged(std::size_t record, const std::string& cause, ReadIssues& issues) const;
    void note(std::string_view code,
              std::size_t record,
              const std::string& cause,
              ReadIssues& issues) const;

    std::string m_name;
    std::filesystem::path m_path;
    FileWindow m_bytes;
    int m_type = 0;
    geometry::RealBox m_extent;
    std::shared_ptr<const std::vector<Record>> m_records;
};

} // namespace ecotone::exchange
