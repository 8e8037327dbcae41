#pragma once

#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/harmonise/pipeline.h"
#include "core/harmonise/recipe.h"
#include "core/store/project_file.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <string>
#include <system_error>
#include <vector>

namespace ecotone::harmonise {

/// A folder with small deliveries written as text, and a project beside them.
class SceneTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        auto folder = platform::makeTemporaryFolder();
        ASSERT_TRUE(folder) << folder.error().detail;
        m_folder = *folder;
        m_project = m_folder / "map.gpkg";
    }
    void TearDown() override
    {
        std::error_code error;
        std::filesystem::remove_all(m_folder, error);
    }

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] const std::filesystem::path& projectPath() const { return m_project; }

    void write(const std::string& name, const std::string& text)
    {
        const auto written = writeFile(m_folder / pathFromUtf8(name), text);
        ASSERT_TRUE(written) << written.error().detail;
    }

    /// A GeoJSON collection of features given as `{"properties": …, "geometry": …}` bodies.
    void writeGeoJson(const std::string& name, const std::vector<std::string>& features)
    {
        std::string text = R"({"type":"FeatureCollection","features":[)";
        for (std::size_t i = 0; i < features.size(); ++i) {
            text += (i > 0 ? "," : "") + features[i];
        }
        write(name, text + "]}");
    }

    /// One rectangle of degrees with the properties as JSON.
    static std::string
    rectangle(const std::string& properties, double west, double south, double east, double north)
    {
        const auto at = [](double x, double y) {
            return "[" + std::to_string(x) + "," + std::to_string(y) + "]";
        };
        return R"({"type":"Feature","properties":)" + properties +
               R"(,"geometry":{"type":"Polygon","coordinates":[[)" + at(west, south) + "," +
               at(east, south) + "," + at(east, north) + "," + at(west, north) + "," +
               at(west, south) + "]]}}";
    }

    Recipe recipe(const std::string& toml)
    {
        auto parsed = parseRecipe(toml, m_folder / "test.toml");
        EXPECT_TRUE(parsed) << parsed.error().detail;
        return parsed ? *parsed : Recipe{};
    }

    Result<HarmoniseReport> run(const std::vector<Recipe>& recipes,
                                OnFailure onFailure = OnFailure::Stop)
    {
        HarmoniseOptions options;
        options.author = {"A. Forester", "Test park", ""};
        options.onFailure = onFailure;
        return harmonise(recipes, m_project, options);
    }

    std::unique_ptr<store::ProjectFile> open(store::Access access = store::Access::Read)
    {
        auto project = store::ProjectFile::open(m_project, access, {"A. Forester", {}});
        EXPECT_TRUE(project) << project.error().detail;
        return project ? *std::move(project) : nullptr;
    }

    /// Class to number of patches.
    std::map<std::string, int> patchesByClass(store::ProjectFile& project)
    {
        std::map<std::string, int> counts;
        EXPECT_TRUE(project.patches().visitWhole({}, [&](const model::Patch& patch) {
            ++counts[patch.attributes.classCode];
            return true;
        }));
        return counts;
    }

    std::vector<model::Patch> patches(store::ProjectFile& project)
    {
        std::vector<model::Patch> list;
        EXPECT_TRUE(project.patches().visitWhole({}, [&](const model::Patch& patch) {
            list.push_back(patch);
            return true;
        }));
        return list;
    }

private:
    std::filesystem::path m_folder;
    std::filesystem::path m_project;
};

} // namespace ecotone::harmonise
