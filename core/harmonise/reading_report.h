#pragma once

#include "core/base/language.h"
#include "core/base/remark.h"
#include "core/base/result.h"
#include "core/crs/crs_candidates.h"
#include "core/exchange/layer_info.h"
#include "core/geometry/area.h"
#include "core/geometry/box.h"
#include "core/habitat/scheme.h"
#include "core/model/issue.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ecotone::harmonise {

/// What reading a source found: decisions with evidence and confidence. Shapes of the JSON:
/// README of the program, section "Command line".
/// The same values as one encoding reads them.
struct EncodingReading
{
    std::string name; ///< As a recipe states it.
    std::vector<std::string> texts;
};

struct EncodingFinding
{
    std::string name;
    bool decided = false;
    double confidence = 0.0;
    Remark evidence;
    std::string runnerUp;
    std::vector<std::string> mixed;        ///< What else columns or single values are in.
    std::vector<EncodingReading> readings; ///< The two best, best first; empty for ASCII.
};

struct CrsFinding
{
    std::string code;
    std::string name;
    bool decided = false;
    std::string operation;
    double accuracyMetres = -1.0; ///< Negative: not declared.
    Remark evidence;
    bool banner = false; ///< An assumption or a weak operation: every output says so.
    Remark needed;       ///< What would decide it, when not decided.
    std::vector<crs::CrsCandidate> candidates;   ///< When not decided: the likeliest first.
    ErrorCode failure = ErrorCode::CrsUndecided; ///< Why, when not decided.
    std::string offset;     ///< Of a web map, as recipe or user decided: "gcj02", "bd09", "none".
    Remark offsetSuspicion; ///< Why a web map may have offset the positions; asked.
};

struct SchemeFinding
{
    std::string name;
    bool decided = false;
    double confidence = 0.0;
    Remark evidence;
    std::vector<habitat::SchemeReading> readings; ///< Best first; two when it must be asked.
};

struct FieldFinding
{
    std::string name;
    std::string type; ///< "text", "integer", "real"
    std::vector<std::string> examples;
};

struct Finding
{
    std::string code;
    model::Severity severity = model::Severity::Warning;
    std::int64_t count = 1;
    std::string message;
    std::int64_t firstRow = -1; ///< The first row concerned; -1: the file, or not known.
};

struct LayerReport
{
    std::string name;
    std::string geometry; ///< "polygon", "line", "point", "none"
    std::int64_t features = 0;
    exchange::RowAccount rows; ///< What the file states, and what of it could be read.
    EncodingFinding encoding;
    CrsFinding crs;
    SchemeFinding scheme;
    std::string codeField; ///< Where the scheme was recognised.
    std::string nameField;
    std::vector<FieldFinding> fields;
    std::vector<std::vector<std::pair<std::string, std::string>>> samples;
    std::vector<Finding> issues;
    geometry::RealBox lonLat; ///< Empty when the CRS is not decided.
};

struct FileReport
{
    std::string file; ///< As given.
    std::string driver;
    std::string contentHash;
    std::vector<LayerReport> layers;
    std::optional<Error> error; ///< The file could not be read at all.
};

/// A layer's report and what became of its rows. Every row read is a patch or feature, or part of
/// one of the counts.
struct SourceReport
{
    LayerReport layer;
    std::string file;
    std::string recipe;
    std::string title;
    std::string country;
    std::string role; ///< "habitat", "layer:NAME", "extent"
    std::int64_t read = 0;
    std::int64_t patches = 0; ///< Or features of a layer.
    std::int64_t repaired = 0;
    std::int64_t refused = 0;
    std::int64_t restricted = 0;
    std::int64_t dissolved = 0; ///< Lines on the ground that joined their neighbours.
    std::int64_t noGeometry = 0;
    std::int64_t outsideMask = 0;
    std::int64_t covered = 0;                     ///< Rows wholly under others of higher authority.
    std::map<std::string, std::int64_t> unmapped; ///< Code to rows.
    std::map<std::string, std::int64_t> foldedCodes; ///< Text before folding to rows.
    geometry::Area area;
    std::optional<Error> error; ///< With keepGoing: why this source is left out.
};

struct MovedArea
{
    std::string from;
    std::string to;
    std::string classCode;
    geometry::Area area;
};

struct DisagreementRow
{
    int level = 3;
    std::string left;
    std::string right;
    double kilometres = 0.0;
};

struct EdgeMatchingReport
{
    geometry::Area gap;     ///< Left over; 0 after matching.
    geometry::Area overlap; ///< Left over; 0 after matching.
    std::vector<MovedArea> moved;
    std::vector<DisagreementRow> disagreement;
    std::int64_t claims = 0;
    std::int64_t closedFaces = 0;
    double referenceLineKm = 0.0;
};

struct HarmoniseReport
{
    std::string project;
    std::string revision;
    std::vector<SourceReport> sources;
    EdgeMatchingReport edgeMatching;
    std::int64_t patches = 0; ///< Written by this run.
    std::int64_t issues = 0;

    /// 0, or the worst of the sources left out by keepGoing.
    [[nodiscard]] int exitCode() const;
};

[[nodiscard]] std::string probeJson(std::span<const FileReport> files);
[[nodiscard]] std::string harmoniseJson(const HarmoniseReport& report);
/// One layer's part, for ecotone_source.
[[nodiscard]] std::string sourceJson(const SourceReport& report);

/// A page for people, self-contained HTML.
[[nodiscard]] std::string probePage(std::span<const FileReport> files, Language language);
[[nodiscard]] std::string harmonisePage(const HarmoniseReport& report, Language language);

/// 3 when a file could not be read whole, 4 when an encoding or CRS is not decided, else 0.
[[nodiscard]] int exitCode(std::span<const FileReport> files);

} // namespace ecotone::harmonise
