#pragma once

#include "core/base/language.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/raw_sample.h"
#include "core/geometry/area.h"
#include "core/harmonise/crs_decision.h"
#include "core/harmonise/reading_report.h"
#include "core/harmonise/recipe.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a source would look like under each of the readings a person can choose from. Nothing here
/// writes, and nothing here decides.
namespace ecotone::harmonise {

/// The telling texts of a sample in one encoding.
struct TextReading
{
    std::string encoding;
    std::vector<std::string> texts; ///< In the order of RawSample::texts.
    bool lost = false;              ///< Bytes that this encoding does not have.
};

[[nodiscard]] TextReading readAs(const exchange::RawSample& sample, std::string_view encoding);

/// Readings that differ, the likeliest first: the found one and its runner-up, then the other
/// encodings of the region in which every byte has a meaning; at most `most`. One where the format
/// leaves no choice, none where everything is ASCII.
[[nodiscard]] std::vector<TextReading> textReadings(const exchange::RawSample& sample,
                                                    const EncodingFinding& finding,
                                                    std::size_t most = 4);

/// The lines a picture of a source is judged against, longitudes and latitudes on WGS 84.
struct Surroundings
{
    struct Land
    {
        std::string country; ///< "CN", "RU" …
        geometry::RealMultiPolygon outline;
    };
    std::vector<geometry::RealLine> boundaries;
    std::vector<Land> lands;

    /// Schematic boundaries that come with the program: resources/basemap.
    [[nodiscard]] static Result<Surroundings> load();
    /// The country a place lies in; empty outside the base map.
    [[nodiscard]] std::string countryAt(geometry::RealPoint lonLat) const;
    /// To the nearest boundary, km on a local plane; nullopt without any.
    [[nodiscard]] std::optional<double> kilometresTo(geometry::RealPoint lonLat) const;
};

/// One way to take the coordinates of a source, as it would stand in its recipe.
struct CrsOption
{
    std::string crs = "auto";
    std::string assume;
    std::string controlPoints;
    std::string offset;

    bool operator==(const CrsOption&) const = default;
};
[[nodiscard]] CrsOption optionOf(const Recipe& recipe);

/// Where a source lies when it is taken that way.
struct Placement
{
    CrsOption option;
    CrsFinding finding;
    std::vector<geometry::RealLine> outlines; ///< Longitudes and latitudes; empty: does not fit.
    std::vector<geometry::RealPoint> points;
    geometry::RealBox lonLat;
    std::string country; ///< That most of it lies in.
    std::optional<double> boundaryKm;
};

/// Ways worth looking at, at most `most`: the present one first, then what the file's numbers admit
/// in the systems that `country` uses. One alone where the finding is decided, or where nothing but
/// the offset of a web map is open: on a small map that cannot be seen.
[[nodiscard]] std::vector<CrsOption> crsOptions(const exchange::RawSample& sample,
                                                const CrsFinding& finding,
                                                const CrsOption& present,
                                                const std::string& country,
                                                std::size_t most = 4);
[[nodiscard]] Placement placed(const exchange::RawSample& sample,
                               const CrsOption& option,
                               const std::string& country,
                               const Surroundings& surroundings,
                               const Origin& origin = {});

/// What becomes of one code of a source under one rule.
struct CodeOutcome
{
    std::string code;
    std::string name; ///< As the source or the national table calls it.
    std::string classCode;
    std::string ruleId;
    double confidence = 0.0;
    bool unmapped = false;
    bool restricted = false;
    std::int64_t rows = 0;
    geometry::Area area;
};

struct CrosswalkPreview
{
    std::string scheme;
    std::vector<CodeOutcome> codes; ///< Unmapped ones first, then by falling area.
    SourceReport report;            ///< What reading and classifying found.
    std::int64_t unmappedRows = 0;
    geometry::Area unmappedArea;
    geometry::Area area;
};

/// Reads the source as `recipe` says and classifies it, all but the writing. Fails as readOntoGrid
/// and classify do: with what has to be decided before.
[[nodiscard]] Result<CrosswalkPreview> previewCrosswalk(const Recipe& recipe,
                                                        const Progress& progress = {});

} // namespace ecotone::harmonise
