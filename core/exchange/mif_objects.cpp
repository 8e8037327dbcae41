#include "core/exchange/mif_objects.h"

#include "core/base/number.h"
#include "core/exchange/rings.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ecotone::exchange {

using geometry::RealPoint;
using geometry::RealShape;
using geometry::ShapeKind;

namespace {

bool isBlank(char letter)
{
    return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n' || letter == ',';
}

std::string lower(std::string_view text)
{
    std::string result{text};
    for (char& letter : result) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return result;
}

constexpr std::array<std::string_view, 12> styleWords{"pen",
                                                      "brush",
                                                      "symbol",
                                                      "center",
                                                      "smooth",
                                                      "font",
                                                      "justify",
                                                      "spacing",
                                                      "angle",
                                                      "label",
                                                      "custom",
                                                      "style"};

} // namespace

double MifObjects::share() const
{
    return m_bytes.empty() ? 1.0 : static_cast<double>(m_at) / static_cast<double>(m_bytes.size());
}

/// A word, a number, a quoted text or a bracketed list; empty at the end.
std::string_view MifObjects::token()
{
    while (m_at < m_bytes.size() && isBlank(m_bytes[m_at])) {
        ++m_at;
    }
    const std::size_t start = m_at;
    if (m_at >= m_bytes.size()) {
        return {};
    }
    const char first = m_bytes[m_at];
    if (first == '"' || first == '(') {
        const std::size_t end = m_bytes.find(first == '"' ? '"' : ')', m_at + 1);
        m_at = end == std::string_view::npos ? m_bytes.size() : end + 1;
        return m_bytes.substr(start, m_at - start);
    }
    while (m_at < m_bytes.size() && !isBlank(m_bytes[m_at]) && m_bytes[m_at] != '(' &&
           m_bytes[m_at] != '"') {
        ++m_at;
    }
    return m_bytes.substr(start, m_at - start);
}

std::string_view MifObjects::peek()
{
    const std::size_t before = m_at;
    const std::string_view found = token();
    m_at = before;
    return found;
}

std::optional<double> MifObjects::number()
{
    return parseDouble(token());
}

std::optional<std::size_t> MifObjects::count()
{
    const auto value = parseInteger(token());
    // Every counted thing takes bytes: more than there are is damage.
    if (!value || *value < 0 || static_cast<std::size_t>(*value) > m_bytes.size() - m_at) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(*value);
}

std::optional<RealPoint> MifObjects::point()
{
    const auto x = number();
    const auto y = x ? number() : std::nullopt;
    return y ? std::optional{RealPoint{*x, *y}} : std::nullopt;
}

std::optional<std::vector<RealPoint>> MifObjects::points()
{
    const auto many = count();
    if (!many) {
        return std::nullopt;
    }
    std::vector<RealPoint> result;
    for (std::size_t i = 0; i < *many; ++i) {
        const auto each = point();
        if (!each) {
            return std::nullopt;
        }
        result.push_back(*each);
    }
    return result;
}

void MifObjects::skipLine()
{
    m_at = std::min(m_bytes.find('\n', m_at), m_bytes.size());
}

void MifObjects::skipStyles()
{
    while (true) {
        const std::string word = lower(peek());
        if (std::find(styleWords.begin(), styleWords.end(), word) == styleWords.end()) {
            return;
        }
        (void)token();
        skipLine();
    }
}

void MifObjects::report(std::string_view code, model::Severity severity, const std::string& cause)
{
    m_issues.add(code, severity, m_row, m_name + ": row " + toText(m_row) + ": " + cause, cause);
}

std::optional<std::vector<RealShape>> MifObjects::next(std::int64_t row)
{
    m_row = row;
    const std::string word = lower(token());
    if (word.empty()) {
        return std::nullopt;
    }
    std::vector<RealShape> shapes;
    if (!readObject(word, shapes)) {
        report(issue::damagedRecord,
               model::Severity::Error,
               "its outline (" + word +
                   ") ends early or holds no numbers; nothing after it in "
                   "the .mif can be read");
        m_at = m_bytes.size();
        return std::vector<RealShape>{};
    }
    skipStyles();
    if (shapes.size() > 1) {
        report(issue::mixedGeometry,
               model::Severity::Note,
               "a collection of different kinds; each kind is read as a row of its own");
    }
    return shapes;
}

bool MifObjects::readObject(const std::string& word, std::vector<RealShape>& into)
{
    if (word == "none") {
        report(issue::emptyGeometry, model::Severity::Warning, "has no outline");
        return true;
    }
    if (word == "point") {
        const auto each = point();
        if (each) {
            shapeOfKind(into, ShapeKind::Point).points.push_back(*each);
        }
        return each.has_value();
    }
    if (word == "multipoint") {
        const auto all = points();
        if (all) {
            auto& kept = shapeOfKind(into, ShapeKind::Point).points;
            kept.insert(kept.end(), all->begin(), all->end());
        }
        return all.has_value();
    }
    if (word == "line") {
        const auto from = point();
        const auto to = from ? point() : std::nullopt;
        if (to) {
            shapeOfKind(into, ShapeKind::Line).lines.push_back({*from, *to});
        }
        return to.has_value();
    }
    if (word == "pline") {
        return readPline(into);
    }
    if (word == "region") {
        return readRegion(into);
    }
    if (word == "collection") {
        return readCollection(into);
    }
    return readBoxed(word, into);
}

bool MifObjects::readPline(std::vector<RealShape>& into)
{
    std::size_t parts = 1;
    if (lower(peek()) == "multiple") {
        (void)token();
        const auto many = count();
        if (!many) {
            return false;
        }
        parts = *many;
    }
    for (std::size_t i = 0; i < parts; ++i) {
        auto line = points();
        if (!line) {
            return false;
        }
        shapeOfKind(into, ShapeKind::Line).lines.push_back(*std::move(line));
    }
    return true;
}

bool MifObjects::readRegion(std::vector<RealShape>& into)
{
    const auto many = count();
    if (!many) {
        return false;
    }
    std::vector<geometry::RealRing> rings;
    for (std::size_t i = 0; i < *many; ++i) {
        auto ring = points();
        if (!ring) {
            return false;
        }
        const RingState state = openRing(*ring);
        if (state == RingState::Degenerate) {
            report(issue::degenerateRing,
                   model::Severity::Warning,
                   "a ring of fewer than three corners");
            continue;
        }
        // MapInfo itself closes rings; whether the file repeats the corner says nothing.
        rings.push_back(*std::move(ring));
    }
    RealShape& shape = shapeOfKind(into, ShapeKind::Polygon);
    if (rings.empty()) {
        report(issue::emptyGeometry, model::Severity::Warning, "has no outline");
        return true;
    }
    for (geometry::RealPolygon& polygon : assembled(std::move(rings), RingRule::Nesting).polygons) {
        shape.polygons.push_back(std::move(polygon));
    }
    return true;
}

/// Objects given by two opposite corners: rectangles are polygons, a text stands in the middle
/// of its box, curves are reported.
bool MifObjects::readBoxed(const std::string& word, std::vector<RealShape>& into)
{
    const bool known = word == "rect" || word == "roundrect" || word == "text" ||
                       word == "ellipse" || word == "arc";
    if (!known) {
        return false;
    }
    if (word == "text" && !peek().empty() && peek().front() == '"') {
        (void)token();
    }
    const auto low = point();
    const auto high = low ? point() : std::nullopt;
    if (!high) {
        return false;
    }
    if (word == "text") {
        shapeOfKind(into, ShapeKind::Point)
            .points.push_back({(low->x + high->x) / 2, (low->y + high->y) / 2});
    } else if (word == "rect" || word == "roundrect") {
        shapeOfKind(into, ShapeKind::Polygon)
            .polygons.push_back({{*low, {high->x, low->y}, *high, {low->x, high->y}}, {}});
    } else {
        report(issue::unsupportedGeometry, model::Severity::Warning, "an " + word + " is not read");
    }
    skipLine();
    return true;
}

bool MifObjects::readCollection(std::vector<RealShape>& into)
{
    const auto many = count();
    if (!many) {
        return false;
    }
    for (std::size_t i = 0; i < *many; ++i) {
        const std::string word = lower(token());
        if (word == "collection" || word.empty() || !readObject(word, into)) {
            return false;
        }
        skipStyles();
    }
    return true;
}

} // namespace ecotone::exchange
