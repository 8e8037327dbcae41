#include "core/habitat/ratings.h"

#include "core/habitat/table_reader.h"

#include <algorithm>
#include <cmath>

namespace ecotone::habitat {

namespace {

constexpr std::string_view ratingsFile = "classification/class_species.csv";

} // namespace

Result<Ratings> Ratings::load()
{
    ECO_ASSIGN(const auto table, readTable(ratingsFile));
    Ratings result;
    for (std::size_t i = 0; i < table.rowCount(); ++i) {
        const TableRow row{table, i};
        if (row.text("suitability").empty() && row.text("resistance").empty()) {
            continue; // Not assessed.
        }
        const auto suitability = row.number("suitability");
        const bool barrier = row.text("resistance") == "barrier";
        const auto resistance = barrier ? std::optional{100.0} : row.number("resistance");
        if (!suitability || !resistance) {
            return fail(ErrorCode::CrosswalkInvalid,
                        std::string{ratingsFile} + ": row " + std::to_string(i + 2) +
                            ": suitability and resistance must be numbers");
        }
        const auto& species = row.text("species");
        if (std::ranges::find(result.m_species, species) == result.m_species.end()) {
            result.m_species.push_back(species);
        }
        result.m_ratings[{row.text("class"), species}] = {
            *suitability, static_cast<int>(std::lround(*resistance)), barrier};
    }
    return result;
}

std::optional<Rating> Ratings::rating(std::string_view classCode, std::string_view species) const
{
    const auto found = m_ratings.find(std::pair{std::string{classCode}, std::string{species}});
    return found == m_ratings.end() ? std::nullopt : std::optional{found->second};
}

double resistanceOf(double suitability, double curvature)
{
    return 100.0 - 99.0 * (1.0 - std::exp(-curvature * suitability)) / (1.0 - std::exp(-curvature));
}

} // namespace ecotone::habitat
