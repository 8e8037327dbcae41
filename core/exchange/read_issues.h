#pragma once

#include "core/exchange/layer_info.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::exchange {

/// Codes of ReadIssue. Error: something of the file could not be read.
namespace issue {
inline constexpr std::string_view truncatedFile = "truncated-file";
inline constexpr std::string_view damagedRecord = "damaged-record";
inline constexpr std::string_view missingIndex = "missing-index";
inline constexpr std::string_view missingTable = "missing-table";
inline constexpr std::string_view missingShapes = "missing-shapes";
inline constexpr std::string_view countMismatch = "count-mismatch";
inline constexpr std::string_view deletedRows = "deleted-rows";
inline constexpr std::string_view emptyGeometry = "empty-geometry";
inline constexpr std::string_view impossibleCoordinate = "impossible-coordinate";
inline constexpr std::string_view duplicateGeometry = "duplicate-geometry";
inline constexpr std::string_view duplicateKey = "duplicate-key";
inline constexpr std::string_view headingFound = "heading-found";
inline constexpr std::string_view decimalComma = "decimal-comma";
inline constexpr std::string_view closedLines = "closed-lines";
inline constexpr std::string_view codeTableUsed = "code-table-used";
inline constexpr std::string_view memberRefused = "member-refused";
inline constexpr std::string_view unclosedRing = "unclosed-ring";
inline constexpr std::string_view degenerateRing = "degenerate-ring";
inline constexpr std::string_view holeOutside = "hole-outside";
inline constexpr std::string_view badCoordinate = "bad-coordinate";
inline constexpr std::string_view mixedGeometry = "mixed-geometry";
inline constexpr std::string_view unsupportedGeometry = "unsupported-geometry";
inline constexpr std::string_view heightDropped = "height-dropped";
inline constexpr std::string_view curveStraightened = "curve-straightened";
inline constexpr std::string_view badNumber = "bad-number";
inline constexpr std::string_view memoSkipped = "memo-skipped";
inline constexpr std::string_view emptyName = "empty-name";
inline constexpr std::string_view textCut = "text-cut";
inline constexpr std::string_view textLost = "text-lost";
inline constexpr std::string_view textUndecodable = "text-undecodable";
inline constexpr std::string_view mojibakeUndone = "mojibake-undone";
inline constexpr std::string_view encodingUndecided = "encoding-undecided";
inline constexpr std::string_view encodingContradicted = "encoding-contradicted";
inline constexpr std::string_view encodingMixed = "encoding-mixed";
inline constexpr std::string_view encodingDoubtful = "encoding-doubtful";
inline constexpr std::string_view mongolianLetters = "mongolian-letters";
inline constexpr std::string_view crsMissing = "crs-missing";
inline constexpr std::string_view crsDoubtful = "crs-doubtful";
inline constexpr std::string_view gcj02Suspected = "gcj02-suspected";
inline constexpr std::string_view columnsGuessed = "columns-guessed";
inline constexpr std::string_view axesSwapped = "axes-swapped";
inline constexpr std::string_view noData = "no-data";
inline constexpr std::string_view manyValues = "many-values";
inline constexpr std::string_view outlinesNotRead = "outlines-not-read";
inline constexpr std::string_view driverWarning = "driver-warning";
} // namespace issue

/// Collects issues by code: a second one of the same code and subject adds to the count of the
/// first. The message of the first row is kept, since it names the place.
class ReadIssues
{
public:
    void add(std::string_view code,
             model::Severity severity,
             std::int64_t row,
             std::string message,
             std::string_view subject = {});
    [[nodiscard]] const std::vector<ReadIssue>& all() const { return m_issues; }
    [[nodiscard]] bool has(std::string_view code) const;
    /// How often add() was called with severity Error: tells whether a row was damaged.
    [[nodiscard]] std::int64_t errors() const { return m_errors; }
    void append(const std::vector<ReadIssue>& more);
    void clear();

private:
    std::vector<ReadIssue> m_issues;
    std::vector<std::string> m_keys;
    std::int64_t m_errors = 0;
};

} // namespace ecotone::exchange
