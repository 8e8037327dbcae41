#include "core/cartography/labels_along.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <string>

namespace ecotone::cartography {
namespace {

constexpr double degree = std::numbers::pi / 180.0;
/// Shares of the letters' size.
constexpr double smoothing = 1.2;   ///< Half the window of the moving average.
constexpr double aboveLine = 0.3;   ///< From the line to the baseline.
constexpr double besideLine = 0.85; ///< From the line to the middle of a Chinese character.
constexpr double closest = 1.5;     ///< Between the middles of Chinese characters …
constexpr double furthest = 5.0;
/// Degrees.
constexpr double straight = 4.0;  ///< Less bent than this is set as one run.
constexpr double sharpest = 24.0; ///< Between neighbouring letters.
constexpr double mostBent = 85.0; ///< From the first letter to the last.
constexpr double steepest = 80.0; ///< Of a letter that still reads.

double distance(PicturePoint a, PicturePoint b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

std::vector<std::string> lettersOf(const std::string& text)
{
    std::vector<std::string> letters;
    for (const char byte : text) {
        if (letters.empty() || (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) {
            letters.emplace_back();
        }
        letters.back().push_back(byte);
    }
    return letters;
}

bool isHan(const std::string& letter)
{
    return letter.size() >= 3 && static_cast<unsigned char>(letter.front()) >= 0xE3;
}

/// A line one can walk along.
class Way
{
public:
    explicit Way(std::vector<PicturePoint> points) : m_points{std::move(points)}
    {
        m_lengths.reserve(m_points.size());
        for (std::size_t i = 0; i < m_points.size(); ++i) {
            m_lengths.push_back(i == 0 ? 0.0
                                       : m_lengths.back() + distance(m_points[i - 1], m_points[i]));
        }
    }
    [[nodiscard]] double length() const { return m_lengths.empty() ? 0.0 : m_lengths.back(); }
    [[nodiscard]] PicturePoint at(double way) const
    {
        const auto next = std::ranges::lower_bound(m_lengths, way);
        if (next == m_lengths.begin()) {
            return m_points.front();
        }
        if (next == m_lengths.end()) {
            return m_points.back();
        }
        const auto i = static_cast<std::size_t>(next - m_lengths.begin());
        const double part = m_lengths[i] - m_lengths[i - 1];
        const double share = part > 0.0 ? (way - m_lengths[i - 1]) / part : 0.0;
        return {std::lerp(m_points[i - 1].x, m_points[i].x, share),
                std::lerp(m_points[i - 1].y, m_points[i].y, share)};
    }

private:
    std::vector<PicturePoint> m_points;
    std::vector<double> m_lengths;
};

/// Read from left to right, or down where the line is steep and the letters stay upright; bends
/// smaller than a letter are evened out.
Way smoothed(std::vector<PicturePoint> line, double size, bool upright)
{
    const double dx = line.back().x - line.front().x;
    const double dy = line.back().y - line.front().y;
    const bool steep = upright && std::abs(dy) > std::abs(dx);
    if (steep ? dy < 0.0 : dx < 0.0) {
        std::ranges::reverse(line);
    }
    const Way raw{std::move(line)};
    const double step = size / 4.0;
    const auto samples = static_cast<std::ptrdiff_t>(raw.length() / step);
    const auto window = static_cast<std::ptrdiff_t>(smoothing * size / step);
    std::vector<PicturePoint> even;
    for (std::ptrdiff_t i = 0; i <= samples; ++i) {
        // The window is cut alike on both sides, so that the ends stay.
        const std::ptrdiff_t reach = std::min({window, i, samples - i});
        PicturePoint sum;
        for (std::ptrdiff_t j = i - reach; j <= i + reach; ++j) {
            const PicturePoint point = raw.at(static_cast<double>(j) * step);
            sum = {sum.x + point.x, sum.y + point.y};
        }
        const auto count = static_cast<double>(2 * reach + 1);
        even.push_back({sum.x / count, sum.y / count});
    }
    return Way{std::move(even)};
}

TextRun runOf(const LabelCandidate& candidate, std::string text, Language language)
{
    TextRun run;
    run.text = std::move(text);
    run.font = candidate.font;
    run.language = language;
    run.color = candidate.color;
    run.halo = candidate.halo;
    run.haloWidth = candidate.haloWidth;
    return run;
}

/// The whole name without colour, from the first letter towards the last.
TextRun
unseen(const LabelCandidate& candidate, const std::vector<TextRun>& letters, Language language)
{
    TextRun whole = runOf(candidate, candidate.text, language);
    whole.color.alpha = 0;
    whole.haloWidth = 0.0;
    whole.baseline = letters.front().baseline;
    const PicturePoint end = letters.back().baseline;
    whole.rotation = std::atan2(whole.baseline.y - end.y, end.x - whole.baseline.x) / degree;
    return whole;
}

/// Letters on the curve from `from` on; empty where it is too bent to read.
std::vector<TextRun> curved(const LabelCandidate& candidate,
                            const Way& way,
                            double from,
                            const TextMeasurer& measurer,
                            Language language)
{
    std::vector<TextRun> runs;
    std::string before;
    double done = 0.0;
    double low = 360.0;
    double high = -360.0;
    for (std::string& letter : lettersOf(candidate.text)) {
        before += letter;
        const double end = measurer.measure(before, candidate.font, language).advance;
        const PicturePoint a = way.at(from + done);
        const PicturePoint b = way.at(from + end);
        TextRun run = runOf(candidate, std::move(letter), language);
        run.rotation = std::atan2(a.y - b.y, b.x - a.x) / degree;
        const double up = aboveLine * candidate.font.size;
        run.baseline = {a.x - up * std::sin(run.rotation * degree),
                        a.y - up * std::cos(run.rotation * degree)};
        run.advance = end - done;
        if (std::abs(run.rotation) > steepest ||
            (!runs.empty() && std::abs(run.rotation - runs.back().rotation) > sharpest)) {
            return {};
        }
        low = std::min(low, run.rotation);
        high = std::max(high, run.rotation);
        done = end;
        runs.push_back(std::move(run));
    }
    if (runs.empty() || high - low > mostBent) {
        return {};
    }
    if (high - low < straight) {
        TextRun whole = runOf(candidate, candidate.text, language);
        whole.baseline = runs.front().baseline;
        whole.rotation = (low + high) / 2.0;
        whole.advance = done;
        return {whole};
    }
    // A blank needs no ink, and would take room from others.
    std::erase_if(runs, [](const TextRun& run) { return run.text == " "; });
    return runs;
}

/// Upright characters around the middle `at`, `pitch` apart.
std::vector<TextRun> upright(const LabelCandidate& candidate,
                             const Way& way,
                             double at,
                             double pitch,
                             const TextMeasurer& measurer,
                             Language language)
{
    std::vector<TextRun> runs;
    std::vector<std::string> letters = lettersOf(candidate.text);
    double place = at - pitch * static_cast<double>(letters.size() - 1) / 2.0;
    for (std::string& letter : letters) {
        const PicturePoint on = way.at(place);
        const PicturePoint ahead = way.at(place + candidate.font.size);
        const PicturePoint behind = way.at(place - candidate.font.size);
        const double angle = std::atan2(ahead.y - behind.y, ahead.x - behind.x);
        const double aside = besideLine * candidate.font.size;
        TextRun run = runOf(candidate, std::move(letter), language);
        const TextExtent extent = measurer.measure(run.text, run.font, language);
        run.advance = extent.advance;
        run.baseline = {on.x + aside * std::sin(angle) - extent.advance / 2.0,
                        on.y - aside * std::cos(angle) + (extent.ascent - extent.descent) / 2.0};
        runs.push_back(std::move(run));
        place += pitch;
    }
    return runs;
}

} // namespace

bool placeAlong(const LabelCandidate& candidate,
                const TextMeasurer& measurer,
                Language language,
                const TryLetters& tryLetters)
{
    const std::vector<std::string> letters = lettersOf(candidate.text);
    if (letters.empty() || candidate.line.size() < 2) {
        return false;
    }
    const bool han = std::ranges::any_of(letters, isHan);
    const double size = candidate.font.size;
    const Way way = smoothed(candidate.line, size, han);
    const auto count = static_cast<double>(letters.size());
    const double pitch = std::clamp(0.5 * way.length() / count, closest * size, furthest * size);
    const double needed =
        han ? pitch * count : measurer.measure(candidate.text, candidate.font, language).advance;
    const double room = way.length() - needed;
    if (room < 0.0) {
        return false;
    }
    const double step = size * 1.5;
    for (int i = 0; i * step <= room; ++i) {
        // Right and left of the middle in turn.
        const double aside = (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2) * step;
        const double from = std::clamp(room / 2.0 + aside, 0.0, room);
        std::vector<TextRun> runs =
            han ? upright(candidate, way, from + needed / 2.0, pitch, measurer, language)
                : curved(candidate, way, from, measurer, language);
        if (runs.empty()) {
            continue;
        }
        if (runs.size() > 1) {
            runs.push_back(unseen(candidate, runs, language));
        }
        if (tryLetters(runs)) {
            return true;
        }
    }
    return false;
}

} // namespace ecotone::cartography
