#include "core/geometry/predicates.h"
#include "core/geometry/spatial_index.h"
#include "core/harmonise/joining.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ecotone::harmonise {

namespace {

constexpr std::size_t probesOnALine = 41;
/// How far from the line its two hands are asked, in centimetres.
constexpr std::array<double, 4> probeDistances{5'000.0, 20'000.0, 100'000.0, 300'000.0};

class CountryFinder
{
public:
    explicit CountryFinder(const std::vector<Piece>& pieces)
        : m_pieces{&pieces}
        , m_index{boxesOf(pieces)}
    {
    }

    [[nodiscard]] std::string at(geometry::GridPoint place) const
    {
        std::string country;
        m_index.query({place.x, place.y, place.x, place.y}, [&](std::size_t index) {
            const auto& piece = (*m_pieces)[index];
            if (geometry::contains(piece.outline, place)) {
                country = piece.attributes.country;
            }
        });
        return country;
    }

private:
    static std::vector<geometry::Box> boxesOf(const std::vector<Piece>& pieces)
    {
        std::vector<geometry::Box> boxes;
        boxes.reserve(pieces.size());
        for (const auto& piece : pieces) {
            boxes.push_back(geometry::boundsOf(piece.outline));
        }
        return boxes;
    }

    const std::vector<Piece>* m_pieces;
    geometry::SpatialIndex m_index;
};

std::string mostVotes(const std::map<std::string, int>& votes)
{
    const auto best = std::ranges::max_element(
        votes, [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == votes.end() ? std::string{} : best->first;
}

/// Asks at both hands of points along the line.
void vote(const geometry::Line& line,
          const CountryFinder& finder,
          std::map<std::string, int>& left,
          std::map<std::string, int>& right)
{
    const std::size_t step = std::max<std::size_t>(1, line.size() / probesOnALine);
    for (std::size_t i = 0; i + 1 < line.size(); i += step) {
        const double dx = static_cast<double>(line[i + 1].x - line[i].x);
        const double dy = static_cast<double>(line[i + 1].y - line[i].y);
        const double length = std::hypot(dx, dy);
        if (length == 0.0) {
            continue;
        }
        const double middleX = static_cast<double>(line[i].x) + dx / 2.0;
        const double middleY = static_cast<double>(line[i].y) + dy / 2.0;
        for (const double distance : probeDistances) {
            const double offsetX = -dy / length * distance;
            const double offsetY = dx / length * distance;
            const auto onLeft =
                finder.at({std::llround(middleX + offsetX), std::llround(middleY + offsetY)});
            const auto onRight =
                finder.at({std::llround(middleX - offsetX), std::llround(middleY - offsetY)});
            if (!onLeft.empty() && !onRight.empty() && onLeft != onRight) {
                ++left[onLeft];
                ++right[onRight];
                break;
            }
        }
    }
}

} // namespace

std::vector<coverage::ReferenceLine> namedLines(const std::vector<LineGiven>& lines,
                                                const std::vector<Piece>& pieces)
{
    const CountryFinder finder{pieces};
    std::vector<std::string> present;
    for (const auto& piece : pieces) {
        if (std::ranges::find(present, piece.attributes.country) == present.end()) {
            present.push_back(piece.attributes.country);
        }
    }
    const auto isPresent = [&](const std::string& country) {
        return std::ranges::find(present, country) != present.end();
    };
    std::vector<coverage::ReferenceLine> named;
    for (const auto& given : lines) {
        auto left = given.left;
        auto right = given.right;
        if (left.empty() || right.empty()) {
            std::map<std::string, int> leftVotes;
            std::map<std::string, int> rightVotes;
            vote(given.line, finder, leftVotes, rightVotes);
            left = mostVotes(leftVotes);
            right = mostVotes(rightVotes);
        }
        if (given.line.size() >= 2 && left != right && isPresent(left) && isPresent(right)) {
            named.push_back({given.line, left, right});
        }
    }
    return named;
}

} // namespace ecotone::harmonise
