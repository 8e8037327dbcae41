#pragma once

#include "core/base/result.h"
#include "core/store/project_file.h"

#include <filesystem>
#include <gtest/gtest.h>

/// A project small enough to be known by heart: eight columns and six rows of squares of 1 km in
/// the Land of Big Cats, western half CN, eastern half RU, classes F11, F21 and W11 by row, with
/// one protected area over its middle.
namespace ecotone::test {

inline constexpr geometry::Centimetres squareSide = 100'000;
inline constexpr int columns = 8;
inline constexpr int rows = 6;

/// Near 131.2 E 42.8 N on the project plane.
inline constexpr geometry::GridPoint origin{371'000'000, 71'000'000};

inline geometry::Polygon square(int column, int row, int width = 1, int height = 1)
{
    const geometry::Centimetres x = origin.x + column * squareSide;
    const geometry::Centimetres y = origin.y + row * squareSide;
    return geometry::normalised({{{x, y},
                                  {x + width * squareSide, y},
                                  {x + width * squareSide, y + height * squareSide},
                                  {x, y + height * squareSide}},
                                 {}});
}

inline geometry::GridPoint middleOf(int column, int row)
{
    return {origin.x + column * squareSide + squareSide / 2,
            origin.y + row * squareSide + squareSide / 2};
}

inline Result<> fill(store::ProjectFile& project)
{
    model::EntryHeader header;
    header.kind = "import";
    header.author = {"Test", "Ecotone", ""};
    ECO_ASSIGN(auto recording, project.history().begin(header));
    model::Source source;
    source.title = "Forest inventory";
    source.country = "CN";
    source.file = "forest.shp";
    source.encoding = "GB18030";
    source.crs = "CGCS2000";
    ECO_ASSIGN(const auto sourceId, project.sources().put(source));
    std::vector<model::Patch> patches;
    const char* classes[] = {"F11", "F21", "W11"};
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            model::Patch patch;
            patch.attributes.classCode = classes[row % 3];
            patch.attributes.country = column < columns / 2 ? "CN" : "RU";
            patch.attributes.landscape = "LBC";
            patch.attributes.sourceId = sourceId;
            patch.attributes.sourceFid = std::to_string(row * columns + column + 1);
            patch.attributes.sourceCode = "0111";
            patch.attributes.sourceText = "乔木林地";
            patch.attributes.ruleId = "S12";
            patch.attributes.confidence = 0.9;
            patch.outline = square(column, row);
            patches.push_back(std::move(patch));
        }
    }
    ECO_TRY(project.patches().insert(patches));
    model::Feature park;
    park.names.in(Language::English) = "Small Park";
    park.names.in(Language::Russian) = "Малый парк";
    park.values["status"] = std::string{"designated"};
    park.shape = geometry::shapeOf(square(2, 1, 3, 3));
    ECO_TRY(project.layerRows().insert("protected_area", std::vector{park}));
    ECO_TRY(project.extents().set("LBC", {square(0, 0, columns, rows)}));
    ECO_TRY(recording.commit());
    return {};
}

inline Result<> makeSmallProject(const std::filesystem::path& path)
{
    store::CreateOptions options;
    options.title = "Small";
    ECO_ASSIGN(auto project, store::ProjectFile::create(path, options));
    ECO_TRY(fill(*project));
    ECO_TRY(project->finish());
    return project->close();
}

} // namespace ecotone::test
