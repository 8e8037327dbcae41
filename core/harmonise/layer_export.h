#pragma once

#include "core/base/language.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/geometry/shape.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace ecotone::store {
class ProjectFile;
}

namespace ecotone::harmonise {

/// The way back: one layer of a project as a file, also in a national form.
struct ExportRequest
{
    std::string layer = "habitat";
    std::filesystem::path file;     ///< The format by its extension.
    std::string crs = "EPSG:4326";  ///< Any the registry can lead back to, or "project".
    std::string country = {};       ///< Whose parameters of the datum; empty: by the place.
    std::string controlPoints = {}; ///< A label of the local file: Xian 1980, local systems.
    std::string encoding = "UTF-8"; ///< Shapefile and MIF alone.
    /// Adds national codes (column `code`) where the crosswalk's relations allow it, and why
    /// (column `code_from`: own, exact, broader, several, none).
    std::string scheme;
    std::vector<std::string> fields;       ///< Columns to write; all when empty.
    geometry::MultiPolygon within;         ///< Only what touches it; everything when empty.
    Language language = Language::English; ///< Of class names.
};

/// A class that has no national code, or several.
struct ClassWithoutCode
{
    std::vector<std::string> candidates; ///< Codes that may be meant; empty: the scheme has none.
    std::int64_t rows = 0;
};

struct ExportReport
{
    std::int64_t rows = 0;
    std::int64_t withoutCode = 0; ///< Rows whose class has no single code in the scheme.
    std::map<std::string, ClassWithoutCode> classesWithoutCode; ///< By class.
    std::int64_t generalisedPoints = 0; ///< Points of a sensitive layer, put on the 10 km grid.
    std::int64_t textsCut = 0;
    std::int64_t charactersReplaced = 0;
    std::vector<std::string> namesChanged; ///< By the format, e.g. ten bytes of a Shapefile.
    std::string operation;                 ///< How coordinates were led back.
    double accuracyMetres = 0.0;           ///< Of that operation; negative: nobody declares one.
    bool demonstration = false;            ///< A text file FILE.txt beside says so in the language.
};

/// Fails with NotFound for an unknown layer or column, InvalidArgument for a
/// layer marked internal (it may not leave the house), ControlPointsNeeded for a target datum
/// without parameters, FileUnwritable, DiskFull, UnsupportedFormat.
[[nodiscard]] Result<ExportReport> exportLayer(store::ProjectFile& project,
                                               const ExportRequest& request,
                                               const Progress& progress = {});

} // namespace ecotone::harmonise
