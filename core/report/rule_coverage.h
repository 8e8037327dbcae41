#pragma once

#include "core/base/language.h"
#include "core/base/result.h"
#include "core/geometry/area.h"
#include "core/report/area_table.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::store {
class ProjectFile;
}

/// How far the crosswalks carry: which rule gave which land its class, and how surely.
namespace ecotone::report {

enum class CoverageKind : unsigned char
{
    Mapped,     ///< A rule gave the class.
    Edited,     ///< People gave the class.
    Unmapped,   ///< No rule has the code: U00.
    NoData,     ///< U01.
    Restricted, ///< Withheld: U02.
    Drawn,      ///< No source and no rule.
};

[[nodiscard]] std::string_view name(CoverageKind kind) noexcept;

struct CoverageRow
{
    CoverageKind kind = CoverageKind::Mapped;
    std::string source; ///< Title; empty without a source.
    std::string scheme;
    std::string code; ///< National code.
    std::string rule; ///< Crosswalk row and stand rule.
    std::string classCode;
    std::string confidence; ///< "0.95"; empty where no rule gave the class.
    std::int64_t patches = 0;
    geometry::Area area;
};

/// Patches and area of one kind, or of one span of confidence.
struct CoverageSum
{
    std::string key; ///< A kind, or "0.90-1.00", "0.70-0.89", "0.50-0.69", "0.00-0.49".
    std::int64_t patches = 0;
    geometry::Area area;
};

struct RuleCoverage
{
    ProjectFacts facts;
    Language language = Language::English;
    std::vector<CoverageRow> rows;    ///< Largest area first.
    std::vector<CoverageSum> kinds;   ///< Each kind that occurs; together all patches.
    std::vector<CoverageSum> certain; ///< Spans of confidence of what is mapped, surest first.
    std::int64_t patches = 0;
    geometry::Area total; ///< Exactly the sum of the rows.
};

/// Fails as the store does.
[[nodiscard]] Result<RuleCoverage>
ruleCoverage(store::ProjectFile& project, const ProjectFacts& facts, Language language);

[[nodiscard]] std::string toCsv(const RuleCoverage& coverage);
[[nodiscard]] std::string toJson(const RuleCoverage& coverage);
/// A page for people in the language, self-contained HTML.
[[nodiscard]] std::string toPage(const RuleCoverage& coverage);
/// Kinds and confidence in a few lines, for terminals.
[[nodiscard]] std::string toText(const RuleCoverage& coverage);

} // namespace ecotone::report
