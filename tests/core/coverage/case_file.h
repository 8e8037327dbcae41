#pragma once

#include "core/coverage/engine.h"
#include "core/coverage/gesture.h"

#include <filesystem>
#include <string>
#include <vector>

/// Coverage cases as text; the form is told in cases/README.md.
namespace ecotone::coverage {

struct CasePatch
{
    model::PatchId id = 0;
    std::string classCode;
    int priority = 0;
    geometry::Polygon outline;
};

struct CoverageCase
{
    std::string title;
    std::string file;
    std::vector<CasePatch> patches;
    geometry::MultiPolygon extent;
    std::string work; ///< "split 300 -50, 300 1050"
    std::vector<std::string> expected;
};

[[nodiscard]] std::vector<CoverageCase> readCases(const std::filesystem::path& folder);

/// What the work gives, in the words of the file.
[[nodiscard]] std::vector<std::string> outcomeOf(const CoverageCase& one);

/// "0 0, 1000 0, 1000 1000 without 400 400, 400 600, 600 600"
[[nodiscard]] std::string textOf(const geometry::Polygon& polygon);
[[nodiscard]] geometry::Polygon polygonFrom(const std::string& text);

} // namespace ecotone::coverage
