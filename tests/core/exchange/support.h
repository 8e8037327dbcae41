#pragma once

#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/exchange/source_table.h"
#include "core/exchange/writer.h"

#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <system_error>
#include <utility>

namespace ecotone::exchange::test {

/// A folder of its own for each test.
class Folder
{
public:
    Folder() : m_path{platform::makeTemporaryFolder().value()} {}
    ~Folder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const
    {
        return m_path / pathFromUtf8(name);
    }

private:
    std::filesystem::path m_path;
};

inline std::filesystem::path written(const std::filesystem::path& path, const std::string& bytes)
{
    EXPECT_TRUE(writeFile(path, bytes).has_value());
    return path;
}

/// $ECOTONE_SHARED_DATA, else beside the source tree.
inline std::filesystem::path sharedData(const std::string& relative)
{
    const char* root = std::getenv("ECOTONE_SHARED_DATA");
    return std::filesystem::path{root != nullptr ? root : ECOTONE_SOURCE_DIR "/../shared/data"} /
           relative;
}

inline const ReadIssue* find(const std::vector<ReadIssue>& issues, const std::string& code)
{
    for (const ReadIssue& each : issues) {
        if (each.code == code) {
            return &each;
        }
    }
    return nullptr;
}

inline std::string text(const SourceTable& table, std::size_t row, const std::string& field)
{
    const auto index = table.fieldIndex(field);
    return index ? model::toText(table.rows.at(row).values.at(*index)) : "no field " + field;
}

/// Three forest patches: a square, a square with a hole, two squares.
inline WriteTable forest()
{
    const auto square = [](double x, double y, double size) {
        return geometry::RealRing{{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}};
    };
    WriteTable table;
    table.name = "forest";
    table.fields = {{"XIAO_BAN", model::FieldType::Integer, 6, 0},
                    {"DI_LEI", model::FieldType::Text, 30, 0},
                    {"MIANJI", model::FieldType::Real, 12, 2}};
    table.rows.push_back({{std::int64_t{1}, std::string{"乔木林地"}, 12.5},
                          geometry::shapeOf(geometry::RealPolygon{square(0, 0, 10), {}})});
    table.rows.push_back(
        {{std::int64_t{2}, std::string{"灌木林地"}, 96.0},
         geometry::shapeOf(geometry::RealPolygon{square(20, 0, 10), {square(24, 4, 2)}})});
    table.rows.push_back({{std::int64_t{3}, std::monostate{}, std::monostate{}},
                          geometry::shapeOf(geometry::RealMultiPolygon{{square(40, 0, 5), {}},
                                                                       {square(50, 0, 5), {}}})});
    return table;
}

} // namespace ecotone::exchange::test

#define ECO_NEED_SHARED(path)                                                                      \
    if (!std::filesystem::exists(::ecotone::exchange::test::sharedData(path))) {                   \
        GTEST_SKIP() << "the shared data folder is absent: " << (path);                            \
    }
