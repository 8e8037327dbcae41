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

/// How far letters reach beyond their advance: J to the left, slanted ones at both ends.
double overhang(const Font& font)
{
    return font.size * (font.italic ? 0.2 : 0.1);
}

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

/// One line of a label, measured.
struct LabelLine
{
    std::string text;
    Font font;
    Language language = Language::English;
    TextExtent extent;

    [[nodiscard]] double height() const { return extent.height() * lineSpacing; }
};

/// A candidate broken into lines.
struct Block
{
    std::vector<LabelLine> lines;
    double width = 0.0;
    double height = 0.0;
};

/// Whether a line ends inside a word of an alphabet; between Chinese characters any break will do.
bool breaksAWord(std::string_view text, const std::vector<std::string>& lines)
{
    constexpr unsigned char firstOfThree = 0xE0; // UTF-8 of Chinese starts here.
    std::size_t at = 0;
    for (const std::string& line : lines) {
        at = text.find(line, at);
        if (at == std::string_view::npos || line.empty()) {
            return false;
        }
        at += line.size();
        const bool afterMark = line.back() == '-' || line.back() == '/' || line.back() == ')';
        if (at < text.size() && text[at] != ' ' && text[at] != '\n' && !afterMark &&
            static_cast<unsigned char>(text[at]) < firstOfThree) {
            return true;
        }
    }
    return false;
}

/// As few lines as `width` allows, and these about as long as each other: no word or character is
/// left alone on the last.
std::vector<std::string> evenLines(std::string_view text,
                                   const Font& font,
                                   Language language,
                                   double width,
                                   const TextMeasurer& measurer)
{
    std::vector<std::string> best = measurer.lines(text, font, language, width);
    if (best.size() < 2) {
        return best;
    }
    double low = measurer.measure(text, font, language).advance / static_cast<double>(best.size());
    double high = width;
    constexpr int steps = 5;
    for (int step = 0; step < steps && low < high; ++step) {
        const double middle = (low + high) / 2.0;
        std::vector<std::string> lines = measurer.lines(text, font, language, middle);
        if (lines.size() == best.size() && !breaksAWord(text, lines)) {
            best = std::move(lines);
            high = middle;
        } else {
            low = middle;
        }
    }
    return best;
}

void addLines(Block& block,
              const std::string& text,
              const Font& font,
              Language language,
              double maxWidth,
              const TextMeasurer& measurer)
{
    std::vector<std::string> lines;
    if (maxWidth > 0.0) {
        lines = evenLines(text, font, language, maxWidth, measurer);
    } else {
        constexpr double endless = 1e6;
        lines = text.find('\n') == std::string::npos
                    ? std::vector{text}
                    : measurer.lines(text, font, language, endless);
    }
    for (std::string& line : lines) {
        const TextExtent extent = measurer.measure(line, font, language);
        block.lines.push_back({std::move(line), font, language, extent});
        block.width = std::max(block.width, extent.advance);
        block.height += block.lines.back().height();
    }
}

Block blockOf(const LabelCandidate& candidate, const TextMeasurer& measurer, Language language)
{
    constexpr double secondSize = 0.9;
    Block block;
    addLines(block, candidate.text, candidate.font, language, candidate.maxWidth, measurer);
    if (!candidate.second.empty()) {
        Font font = candidate.font;
        font.size *= secondSize;
        font.italic = font.italic && !hasHan(candidate.second); // Chinese has no italic.
        addLines(
            block, candidate.second, font, candidate.secondLanguage, candidate.maxWidth, measurer);
    }
    return block;
}

/// Where the upper left corner may be, and how lines of different length stand: 0 left, 1 right.
struct Corner
{
    PicturePoint at;
    double align = 0.0;
};

/// Corners to try, best first.
std::vector<Corner> corners(const LabelCandidate& candidate, PicturePoint at, const Block& block)
{
    const double w = block.width;
    const double h = block.height;
    if (candidate.placement != LabelPlacement::AroundPoint) {
        return {{{at.x - w / 2.0, at.y - h / 2.0}, 0.5}};
    }
    const double gap = candidate.markRadius + candidate.font.size * 0.22;
    const double aside = gap * 0.75;
    return {{{at.x + gap, at.y - h / 2.0}, 0.0},
            {{at.x - gap - w, at.y - h / 2.0}, 1.0},
            {{at.x - w / 2.0, at.y - gap - h}, 0.5},
            {{at.x - w / 2.0, at.y + gap}, 0.5},
            {{at.x + aside, at.y - aside - h}, 0.0},
            {{at.x + aside, at.y + aside}, 0.0},
            {{at.x - aside - w, at.y - aside - h}, 1.0},
            {{at.x - aside - w, at.y + aside}, 1.0}};
}

std::vector<TextRun>
runsAt(const LabelCandidate& candidate, const Block& block, const Corner& corner)
{
    std::vector<TextRun> runs;
    double top = corner.at.y;
    for (const LabelLine& line : block.lines) {
        TextRun run;
        run.text = line.text;
        run.font = line.font;
        run.language = line.language;
        run.color = candidate.color;
        run.halo = candidate.halo;
        run.haloWidth = candidate.haloWidth;
        run.advance = line.extent.advance;
        const double leading = line.extent.height() * (lineSpacing - 1.0) / 2.0;
        run.baseline = {corner.at.x + (block.width - line.extent.advance) * corner.align,
                        top + leading + line.extent.ascent};
        top += line.height();
        runs.push_back(std::move(run));
    }
    return runs;
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
        for (const Corner& corner : corners(candidate, at, block)) {
            const double beyond = overhang(candidate.font);
            const PictureBox box =
                PictureBox{
                    corner.at.x - beyond, corner.at.y, block.width + 2.0 * beyond, block.height}
                    .grown(candidate.haloWidth);
            if (fits(box, candidate.markRadius > 0.0 ? &mark : nullptr)) {
                keep({nameOf(candidate), runsAt(candidate, block, corner), {box}});
                return true;
            }
        }
        return false;
    }

    bool tryAlong(const LabelCandidate& candidate)
    {
        return placeAlong(
            candidate, m_measurer, m_language, [&](const std::vector<TextRun>& letters) {
                std::vector<PictureBox> boxes;
                for (const TextRun& letter : letters) {
                    if (letter.color.alpha > 0) {
                        boxes.push_back(
                            boxOf(letter, m_measurer).grown(overhang(letter.font) / 2.0));
                    }
                }
                const bool free = std::ranges::all_of(
                    boxes, [this](const PictureBox& box) { return fits(box, nullptr); });
                if (free) {
                    keep({candidate.text, letters, std::move(boxes)});
                }
                return free;
            });
    }

    [[nodiscard]] std::vector<PlacedLabel> labels() && { return std::move(m_labels); }

private:
    static std::string nameOf(const LabelCandidate& candidate)
    {
        return candidate.text + (candidate.second.empty() ? "" : "\n" + candidate.second);
    }
    [[nodiscard]] bool fits(const PictureBox& box, const PictureBox* own) const
    {
        return m_bounds.contains(box) && m_taken.isFree(box, own);
    }
    void keep(PlacedLabel label)
    {
        for (const PictureBox& box : label.boxes) {
            m_taken.take(box);
        }
        m_labels.push_back(std::move(label));
    }

    PictureBox m_bounds;
    const TextMeasurer& m_measurer;
    Language m_language;
    TakenBoxes m_taken;
    std::vector<PlacedLabel> m_labels;
};

} // namespace

std::vector<PlacedLabel> placeLabels(std::span<const LabelCandidate> candidates,
                                     const PictureBox& bounds,
                                     std::span<const PictureBox> obstacles,
                                     const TextMeasurer& measurer,
                                     Language language)
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
    return std::move(placer).labels();
}

std::vector<TextRun> runsOf(std::vector<PlacedLabel> labels)
{
    std::vector<TextRun> runs;
    for (PlacedLabel& label : labels) {
        std::ranges::move(label.runs, std::back_inserter(runs));
    }
    return runs;
}

bool hasHan(std::string_view text)
{
    // Every UTF-8 sequence from U+2E80 upwards starts with E2 BA or a larger byte pair.
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const auto next = static_cast<unsigned char>(text[i + 1]);
        if ((lead == 0xE2 && next >= 0xBA) || (lead >= 0xE3 && lead <= 0xF4)) {
            return true;
        }
    }
    return false;
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
