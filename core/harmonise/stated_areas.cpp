#include "core/harmonise/stated_areas.h"

#include "core/base/number.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace ecotone::harmonise {

namespace {

/// Stated areas further off than this are counted; a source-wide factor names the unit mistake.
constexpr double tolerance = 0.05;

constexpr std::array<std::string_view, 4> units{"ha", "km2", "m2", "mu"};

bool isNear(double ratio, double wanted)
{
    return std::abs(ratio / wanted - 1.0) <= tolerance;
}

/// Another unit before a slipped decimal point: ha for km2 is a hundred, and both are common.
std::string guessFor(double median, std::string_view unit)
{
    for (const std::string_view other : units) {
        if (other != unit && isNear(median * squareMetresOf(other) / squareMetresOf(unit), 1.0)) {
            return std::string{other};
        }
    }
    for (const int power : {10, 100, 1000}) {
        if (isNear(median, power)) {
            return std::string{unit} + " x " + toText(std::int64_t{power});
        }
        if (isNear(median * power, 1.0)) {
            return std::string{unit} + " / " + toText(std::int64_t{power});
        }
    }
    return {};
}

} // namespace

double squareMetresOf(std::string_view unit)
{
    return unit == "km2" ? 1e6 : unit == "m2" ? 1.0 : unit == "mu" ? 10000.0 / 15.0 : 1e4;
}

std::optional<AreaVerdict> compareAreas(std::span<const AreaPair> pairs, std::string_view unit)
{
    std::vector<double> ratios;
    AreaVerdict verdict;
    for (const AreaPair& pair : pairs) {
        if (pair.stated > 0.0 && pair.squareMetres > 0.0) {
            ratios.push_back(pair.stated * squareMetresOf(unit) / pair.squareMetres);
            verdict.different += isNear(ratios.back(), 1.0) ? 0 : 1;
        }
    }
    if (ratios.empty()) {
        return std::nullopt;
    }
    verdict.compared = static_cast<std::int64_t>(ratios.size());
    const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2);
    std::ranges::nth_element(ratios, middle);
    verdict.medianRatio = *middle;
    if (!isNear(verdict.medianRatio, 1.0)) {
        verdict.guess = guessFor(verdict.medianRatio, unit);
    }
    return verdict;
}

std::string sentenceOf(const AreaVerdict& verdict, std::string_view unit)
{
    std::string sentence = toText(verdict.different) + " of " + toText(verdict.compared) +
                           " stated areas differ from the computed ones by more than 5 %";
    const std::string& guess = verdict.guess;
    const bool power = guess.find(' ') != std::string::npos;
    if (!guess.empty() && !power) {
        sentence += "; they fit when read in " + guess + " and not in " + std::string{unit} +
                    ": check area_unit";
    } else if (!guess.empty()) {
        const std::string factor = guess.substr(guess.rfind(' ') + 1);
        sentence += "; they are " + factor + " times too " +
                    (guess.find('x') != std::string::npos ? "large" : "small") +
                    ": a decimal point has slipped, or area_unit is wrong";
    } else if (verdict.medianRatio > 2.0 || verdict.medianRatio < 0.5) {
        sentence += "; the median is " + toText(verdict.medianRatio, 3) +
                    " times the computed area: check area_unit";
    }
    return sentence;
}

} // namespace ecotone::harmonise
