#pragma once

#include "core/base/platform.h"
#include "core/geometry/wkb.h"
#include "core/store/project_file.h"

#include <algorithm>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <vector>

/// What the store's tests share: a folder of their own, and small maps of squares.
namespace ecotone::store::test {

#define ECO_ASSERT_OK(expression)                                                                  \
    do {                                                                                           \
        const auto eco_checked = (expression);                                                     \
        ASSERT_TRUE(eco_checked) << eco_checked.error().detail;                                    \
    } while (false)
#define ECO_EXPECT_CODE(expression, expected)                                                      \
    do {                                                                                           \
        const auto eco_checked = (expression);                                                     \
        ASSERT_FALSE(eco_checked) << "succeeded";                                                  \
        EXPECT_EQ(name(eco_checked.error().code), name(expected)) << eco_checked.error().detail;   \
    } while (false)

class Folder
{
public:
    Folder() : m_path{platform::makeTemporaryFolder().value()} {}
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    [[nodiscard]] std::filesystem::path operator/(const std::filesystem::path& name) const
    {
        return m_path / name;
    }
    [[nodiscard]] std::vector<std::string> files() const
    {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator{m_path}) {
            names.push_back(entry.path().filename().string());
        }
        std::sort(names.begin(), names.end());
        return names;
    }

private:
    std::filesystem::path m_path;
};

/// A square of 100 m in column and row of a chessboard, in centimetres.
inline geometry::Polygon square(std::int64_t column, std::int64_t row)
{
    constexpr std::int64_t side = 10000;
    const std::int64_t x = 200000000 + column * side;
    const std::int64_t y = 100000000 + row * side;
    return {{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}, {}};
}

inline model::Patch patch(std::int64_t column, std::int64_t row, std::string code = "F11")
{
    model::Patch patch;
    patch.attributes.classCode = std::move(code);
    patch.attributes.country = column % 2 == 0 ? "CN" : "RU";
    patch.attributes.landscape = "LBC";
    patch.attributes.sourceFid = std::to_string(column) + "/" + std::to_string(row);
    patch.attributes.sourceCode = "0111";
    patch.attributes.sourceText = "蒙古栎林";
    patch.attributes.ruleId = "cn_forest_dilei:1";
    patch.attributes.confidence = 0.9;
    patch.outline = square(column, row);
    return patch;
}

/// `count` squares, ten in a row.
inline std::vector<model::Patch> squares(std::int64_t count)
{
    std::vector<model::Patch> patches;
    for (std::int64_t i = 0; i < count; ++i) {
        patches.push_back(patch(i % 10, i / 10, i % 3 == 0 ? "F21" : "F11"));
    }
    return patches;
}

inline model::EntryHeader header(std::string kind = "test", model::Scope scope = model::Scope::Map)
{
    model::EntryHeader header;
    header.kind = std::move(kind);
    header.scope = scope;
    header.author = {"Ли Мин", "Hunchun", "CN"};
    header.reason = "because";
    return header;
}

/// A finished project with `count` squares brought in; open for writing.
inline std::unique_ptr<ProjectFile> makeProject(const std::filesystem::path& path,
                                                std::int64_t count = 20)
{
    auto project = ProjectFile::create(path, {.title = "Test", .who = {"Ли Мин", {}}}).value();
    auto recording = project->history().begin(header("import"), Record::Import).value();
    EXPECT_TRUE(project->patches().insert(squares(count)));
    EXPECT_EQ(recording.commit().value().patches, count);
    const auto finished = project->finish();
    EXPECT_TRUE(finished) << finished.error().detail;
    return project;
}

inline std::unique_ptr<ProjectFile> openProject(const std::filesystem::path& path,
                                                Access access = Access::Write)
{
    auto project = ProjectFile::open(path, access, {"Ли Мин", {}}, 0.2);
    EXPECT_TRUE(project) << project.error().detail;
    return std::move(project).value();
}

/// One reclassification, committed.
inline model::HistoryEntry
reclassify(ProjectFile& project, std::vector<model::PatchId> ids, const std::string& code)
{
    auto recording = project.history().begin(header("reclassify"));
    EXPECT_TRUE(recording) << recording.error().detail;
    const auto changed = project.patches().setClass(ids, {.classCode = code, .editedBy = "Ли Мин"});
    EXPECT_TRUE(changed) << changed.error().detail;
    return recording->commit().value();
}

} // namespace ecotone::store::test
