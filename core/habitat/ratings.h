#pragma once

#include "core/base/result.h"
#include "core/habitat/classification.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ecotone::habitat {

/// Expert default, not calibrated: shown only as "Habitat rating by class (illustrative)", and
/// only where the species lives.
struct Rating
{
    double suitability = 0.0; ///< 0 to 1.
    int resistance = 100;     ///< 1 to 100; a barrier counts 100 where a number is wanted.
    bool barrier = false;     ///< No passage at all, e.g. the sea.
};

class Ratings
{
public:
    /// From resources/classification/class_species.csv.
    [[nodiscard]] static Result<Ratings> load();
    /// nullopt: not rated.
    [[nodiscard]] std::optional<Rating> rating(std::string_view classCode,
                                               std::string_view species) const;
    /// Species with ratings, in the order of the table.
    [[nodiscard]] const std::vector<std::string>& species() const { return m_species; }

private:
    std::map<std::pair<std::string, std::string>, Rating, std::less<>> m_ratings;
    std::vector<std::string> m_species;
};

/// Resistance of a suitability S with curvature c: 100 - 99 (1 - exp(-c S)) / (1 - exp(-c)),
/// rounded to whole numbers in the table (c = 2).
[[nodiscard]] double resistanceOf(double suitability, double curvature = 2.0);

} // namespace ecotone::habitat
