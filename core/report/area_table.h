#pragma once

#include "core/base/language.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/geometry/area.h"
#include "core/model/cursor.h"
#include "core/plan/proposal_statistics.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// The area tables that window, command line, PDF and spreadsheets share.
namespace ecotone::report {

/// One row: what it stands for and how much there is of it.
struct AreaRow
{
    std::vector<std::string> keys;  ///< Codes, in the order of AreaTable::by.
    std::vector<std::string> words; ///< The same in the table's language.
    std::int64_t patches = 0;
    geometry::Area area;
};

struct AreaTable
{
    std::string revision;
    std::string project; ///< File name.
    std::string within;  ///< Name of the boundary; empty for the whole project.
    std::string edition; ///< Empty for the current state.
    Language language = Language::English;
    bool demonstration = false;
    std::vector<plan::GroupKey> by;
    std::vector<AreaRow> rows;
    geometry::Area total;    ///< Exactly the sum of the rows.
    geometry::Area boundary; ///< Area of the boundary, zero without one.
    geometry::Area outside;  ///< boundary - total: land of the boundary that is not mapped.
    std::int64_t patches = 0;
};

/// What `ecotone areas` asks.
struct AreasRequest
{
    std::string within; ///< Proposal or protected area by name or id, a landscape code, or a file.
    std::vector<plan::GroupKey> by{plan::GroupKey::Class, plan::GroupKey::Country};
    Language language = Language::English;
    geometry::MultiPolygon boundary; ///< Instead of `within`, already on the grid.
};

/// What the map does not know of itself; from the project's meta table.
struct ProjectFacts
{
    std::string fileName;
    std::string revision;
    std::string edition;
    bool demonstration = false;
};

/// The whole workflow of `ecotone areas`. Fails with NotFound, naming what was searched, when
/// `within` names nothing; with InvalidArgument when it names several things (they are listed).
[[nodiscard]] Result<AreaTable> areas(model::MapReader& map,
                                      const ProjectFacts& facts,
                                      const AreasRequest& request,
                                      const Progress& progress = {});

/// The land that a word names: a proposal, protected area, zone, corridor or unit of `admin` by
/// name in any language, code or id ("proposal:3"; a number alone is a proposal's), a landscape by
/// code (the land of its patches), or a file (see plan/boundary_file.h). Errors as areas().
[[nodiscard]] Result<geometry::MultiPolygon> boundaryNamed(model::MapReader& map,
                                                           std::string_view within);

/// "class", "country", "protection", "zone", "district".
[[nodiscard]] std::string_view name(plan::GroupKey key) noexcept;
/// "class,country"; fails with InvalidArgument, naming the word.
[[nodiscard]] Result<std::vector<plan::GroupKey>> groupKeysFromText(std::string_view text);

/// Machine formats: numbers with a point, the same digits as on screen. The CSV ends with a row
/// "total"; a table of demonstration data says so in a column `note`.
[[nodiscard]] std::string toCsv(const AreaTable& table);
[[nodiscard]] std::string toJson(const AreaTable& table);
/// Aligned columns in the table's language, for terminals and the clipboard.
[[nodiscard]] std::string toText(const AreaTable& table);
/// A workbook of one sheet; the same table gives the same bytes while the clock is frozen.
/// Fails with FileUnwritable.
[[nodiscard]] Result<> writeXlsx(const AreaTable& table, const std::filesystem::path& path);

/// An area as every output shows it: km2 with three decimals in the number format and with the
/// unit of the language.
[[nodiscard]] std::string shownArea(geometry::Area area, Language language);

} // namespace ecotone::report
