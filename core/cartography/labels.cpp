#include "core/cartography/labels.h"

#include "core/cartography/labels_along.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <utility>

namespace ecotone::cartography {
namespace {

constexpr double lineSpacing = 1.12;

/// Boxes in cells, so that a test looks at few of them.
class TakenBoxes
{
public:
    [[nodiscard]] bool isFree(const PictureBox& box, const PictureBox* except) const
    {
        bool free = true;
        forCells(box, [&](std::pair<int, int> cell) {
            const auto found = m_cells.find(cell);
            if (!free || found == m_cells.end()) {
                return;
            }
            free = std::ranges::none_of(found->second, [&](const PictureBox& taken) {
                return taken.intersects(box) && (except == nullptr || taken != *except);
            });
        });
        return free;
    }
    void take(const PictureBox& box)
    {
        forCells(box, [&](std::pair<int, int> cell) { m_cells[cell].push_back(box); });
    }

private:
    static constexpr double cellSize = 96.0;

    template <class Visit>
    static void forCells(const PictureBox& box, Visit visit)
    {
        const auto cell = [](double value) {
            return static_cast<int>(std::floor(std::clamp(value, -1e6, 1e6) / cellSize));
        };
        for (int y = cell(box.y); y <= cell(box.bottom()); ++y) {
            for (int x = cell(box.x); x <= cell(box.right()); ++x) {
                visit(std::pair{x, y});
            }
        }
    }

    std::map<std::pair<int, int>, std::vector<PictureBox>> m_cells;
};

/// A candidate broken into lines and measured.
struct Block
{
    std::vector<std::string> lines;
    std::vector<TextExtent> extents;
    double width = 0.0;
    double height = 0.0;
};

Block blockOf(const LabelCandidate& candidate, const TextMeasurer& measurer, Language language)
{
    Block block;
    block.lines = candidate.maxWidth > 0.0
                      ? measurer.lines(candidate.text, candidate.font, language, candidate.maxWidth)
                      : std::vector<std::string>{candidate.text};
    for (const std::string& line : block.lines) {
        block.extents.push_back(measurer.measure(line, candidate.font, language));
        block.width = std::max(block.width, block.extents.back().advance);
    }
    if (!block.extents.empty()) {
        block.height = block.extents.front().height() * lineSpacing *
                       static_cast<double>(block.extents.size());
    }
    return block;
}

/// Upper left corners to try, best first.
std::vector<PicturePoint>
corners(const LabelCandidate& candidate, PicturePoint at, const Block& block)
{
    const double w = block.width;
    const double h = block.height;
    if (candidate.placement != LabelPlacement::AroundPoint) {
        return {{at.x - w / 2.0, at.y - h / 2.0}};
    }
    const double gap = candidate.markRadius + candidate.font.size * 0.22;
    const double aside = gap * 0.75;
    return {{at.x + gap, at.y - h / 2.0},
            {at.x - gap - w, at.y - h / 2.0},
            {at.x - w / 2.0, at.y - gap - h},
            {at.x - w / 2.0, at.y + gap},
            {at.x + aside, at.y - aside - h},
            {at.x + aside, at.y + aside},
            {at.x - aside - w, at.y - aside - h},
            {at.x - aside - w, at.y + aside}};
}

void addRuns(std::vector<TextRun>& runs,
             const LabelCandidate& candidate,
             const Block& block,
             PicturePoint corner,
             Language language)
{
    double top = corner.y;
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
        const TextExtent& extent = block.extents[i];
        const double indent = candidate.placement == LabelPlacement::AroundPoint
                                  ? 0.0
                                  : (block.width - extent.advance) / 2.0;
        TextRun run;
        run.text = block.lines[i];
        run.font = candidate.font;
        run.language = language;
        run.color = candidate.color;
        run.halo = candidate.halo;
        run.haloWidth = candidate.haloWidth;
        run.advance = extent.advance;
        const double leading = extent.height() * (lineSpacing - 1.0) / 2.0;
        run.baseline = {corner.x + indent, top + leading + extent.ascent};
        top += extent.height() * lineSpacing;
        runs.push_back(std::move(run));
    }
}

class Placer
{
public:
    Placer(const PictureBox& bounds, const TextMeasurer& measurer, Language language)
        : m_bounds{bounds}
        , m_measurer{measurer}
        , m_language{language}
    {
    }

    void take(const PictureBox& box) { m_taken.take(box); }

    [[nodiscard]] bool tryAt(const LabelCandidate& candidate, const Block& block, PicturePoint at)
    {
        const PictureBox mark{at.x - candidate.markRadius,
                              at.y - candidate.markRadius,
                              2.0 * candidate.markRadius,
                              2.0 * candidate.markRadius};
        std::vector<TextRun> runs;
        for (const PicturePoint& corner : corners(candidate, at, block)) {
            const PictureBox box = PictureBox{corner.x, corner.y, block.width, block.height}.grown(
                candidate.haloWidth);
            if (fits(box, candidate.markRadius > 0.0 ? &mark : nullptr)) {
                addRuns(runs, candidate, block, corner, m_language);
                return keep(box, std::move(runs));
            }
        }
        return false;
    }

    bool tryAlong(const LabelCandidate& candidate)
    {
        return placeAlong(
            candidate, m_measurer, m_language, [this](const std::vector<TextRun>& letters) {
                std::vector<PictureBox> boxes;
                for (const TextRun& letter : letters) {
                    if (letter.color.alpha > 0) {
                        boxes.push_back(boxOf(letter, m_measurer));
                    }
                }
                if (!std::ranges::all_of(
                        boxes, [this](const PictureBox& box) { return fits(box, nullptr); })) {
                    return false;
                }
                for (const PictureBox& box : boxes) {
                    m_taken.take(box);
                    m_boxes.push_back(box);
                }
                m_runs.insert(m_runs.end(), letters.begin(), letters.end());
                return true;
            });
    }

    [[nodiscard]] std::vector<TextRun> runs() && { return std::move(m_runs); }
    [[nodiscard]] const std::vector<PictureBox>& boxes() const { return m_boxes; }

private:
    [[nodiscard]] bool fits(const PictureBox& box, const PictureBox* own) const
    {
        return m_bounds.contains(box) && m_taken.isFree(box, own);
    }
    bool keep(const PictureBox& box, std::vector<TextRun> runs)
    {
        m_taken.take(box);
        m_boxes.push_back(box);
        std::ranges::move(runs, std::back_inserter(m_runs));
        return true;
    }

    PictureBox m_bounds;
    const TextMeasurer& m_measurer;
    Language m_language;
    TakenBoxes m_taken;
    std::vector<TextRun> m_runs;
    std::vector<PictureBox> m_boxes;
};

} // namespace

std::vector<TextRun> placeLabels(std::span<const LabelCandidate> candidates,
                                 const PictureBox& bounds,
                                 std::span<const PictureBox> obstacles,
                                 const TextMeasurer& measurer,
                                 Language language,
                                 std::vector<PictureBox>* placed)
{
    Placer placer{bounds, measurer, language};
    for (const PictureBox& obstacle : obstacles) {
        placer.take(obstacle);
    }
    for (const LabelCandidate& candidate : candidates) {
        if (candidate.markRadius > 0.0) {
            for (const PicturePoint& at : candidate.anchors) {
                placer.take({at.x - candidate.markRadius,
                             at.y - candidate.markRadius,
                             2.0 * candidate.markRadius,
                             2.0 * candidate.markRadius});
            }
        }
    }
    std::vector<std::size_t> order(candidates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return std::pair{-candidates[a].priority, std::string_view{candidates[a].text}} <
               std::pair{-candidates[b].priority, std::string_view{candidates[b].text}};
    });
    for (const std::size_t index : order) {
        const LabelCandidate& candidate = candidates[index];
        if (candidate.placement == LabelPlacement::AlongLine) {
            placer.tryAlong(candidate);
            continue;
        }
        const Block block = blockOf(candidate, measurer, language);
        if (block.lines.empty()) {
            continue;
        }
        for (const PicturePoint& at : candidate.anchors) {
            if (placer.tryAt(candidate, block, at)) {
                break;
            }
        }
    }
    if (placed != nullptr) {
        *placed = placer.boxes();
    }
    return std::move(placer).runs();
}

PictureBox boxOf(const TextRun& run, const TextMeasurer& measurer)
{
    const TextExtent extent = measurer.measure(run.text, run.font, run.language);
    const double angle = run.rotation * std::numbers::pi / 180.0;
    const double sine = std::sin(angle);
    const double cosine = std::cos(angle);
    PicturePoint low = run.baseline;
    PicturePoint high = run.baseline;
    for (const double along : {0.0, extent.advance}) {
        for (const double up : {extent.ascent, -extent.descent}) {
            const PicturePoint corner{run.baseline.x + along * cosine - up * sine,
                                      run.baseline.y - along * sine - up * cosine};
            low = {std::min(low.x, corner.x), std::min(low.y, corner.y)};
            high = {std::max(high.x, corner.x), std::max(high.y, corner.y)};
        }
    }
    return PictureBox{low.x, low.y, high.x - low.x, high.y - low.y}.grown(run.haloWidth);
}

} // namespace ecotone::cartography
