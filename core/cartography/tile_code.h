#pragma once

#include "core/cartography/subpixel.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The bytes of one tile of outlines. Private to the room.
namespace ecotone::cartography {

/// In steps of a level's grid, y to the north.
struct TilePoint
{
    std::int32_t x = 0;
    std::int32_t y = 0;

    bool operator==(const TilePoint& other) const { return x == other.x && y == other.y; }
};

/// What an arc has at one side.
struct TilePatch
{
    std::uint32_t ink = 0;
    std::uint32_t shorter = 0; ///< Metres of its box's shorter side.

    bool operator==(const TilePatch&) const = default;
};

/// Patches, then arcs: lines that part two patches, each once. Numbers are as short as they are
/// small; steps of up to seven each way take one byte.
class TileWriter
{
public:
    static constexpr std::uint32_t nothing = 0; ///< Patches are numbered from 1.

    explicit TileWriter(std::span<const TilePatch> patches)
    {
        number(patches.size());
        for (const TilePatch& patch : patches) {
            number(patch.ink);
            number(patch.shorter);
        }
    }

    /// `inside` lies right of a line that runs up the screen: see AreaSums. Two points at least.
    void arc(std::uint32_t inside, std::uint32_t outside, std::span<const TilePoint> points)
    {
        difference(std::int64_t{inside} - m_inside);
        difference(std::int64_t{outside} - inside);
        m_inside = inside;
        difference(std::int64_t{points[0].x} - m_last.x);
        difference(std::int64_t{points[0].y} - m_last.y);
        m_last = points[0];
        m_steps.clear();
        for (const TilePoint point : points.subspan(1)) {
            step(point.x - m_last.x, point.y - m_last.y);
            m_last = point;
        }
        number(m_steps.size());
        m_bytes += m_steps;
    }

    [[nodiscard]] std::string take() { return std::move(m_bytes); }

private:
    friend class TileReader;
    static constexpr std::int32_t reach = 7;
    static constexpr unsigned side = 2 * reach + 1;
    static constexpr unsigned far = side * side; ///< Two differences follow.

    static void append(std::string& bytes, std::uint64_t value)
    {
        for (; value >= 128U; value >>= 7U) {
            bytes.push_back(static_cast<char>(value | 128U));
        }
        bytes.push_back(static_cast<char>(value));
    }
    static std::uint64_t folded(std::int64_t value)
    {
        return static_cast<std::uint64_t>(value) << 1U ^ static_cast<std::uint64_t>(value >> 63U);
    }
    void number(std::uint64_t value) { append(m_bytes, value); }
    void difference(std::int64_t value) { append(m_bytes, folded(value)); }
    void step(std::int32_t dx, std::int32_t dy)
    {
        if (dx >= -reach && dx <= reach && dy >= -reach && dy <= reach) {
            m_steps.push_back(static_cast<char>(static_cast<unsigned>(dx + reach) * side +
                                                static_cast<unsigned>(dy + reach)));
            return;
        }
        m_steps.push_back(static_cast<char>(far));
        append(m_steps, folded(dx));
        append(m_steps, folded(dy));
    }

    std::string m_bytes;
    std::string m_steps;
    std::int64_t m_inside = 0;
    TilePoint m_last;
};

/// Reads what TileWriter wrote. Never beyond the bytes, whatever they are.
class TileReader
{
public:
    explicit TileReader(std::string_view bytes) : m_at{bytes.data()}, m_end{m_at + bytes.size()} {}

    /// First; fills `patches`, number 0 being nothing.
    void patches(std::vector<TilePatch>& patches)
    {
        const std::uint64_t count = number();
        patches.assign(1, {});
        for (std::uint64_t i = 0; i < count && m_at != m_end; ++i) {
            const auto ink = static_cast<std::uint32_t>(number());
            patches.push_back({ink, static_cast<std::uint32_t>(number())});
        }
    }

    /// Then each arc: `wants(inside, outside)` says whether `visit(inside, outside, points)` gets
    /// its points. Numbers of patches are below `patches`.
    template <class Wants, class Visit>
    void arcs(std::size_t patches, Wants wants, Visit visit)
    {
        std::int64_t inside = 0;
        TilePoint at;
        while (m_at != m_end) {
            inside += difference();
            const std::int64_t outside = inside + difference();
            at.x += static_cast<std::int32_t>(difference());
            at.y += static_cast<std::int32_t>(difference());
            const std::uint64_t size = number();
            if (size > static_cast<std::uint64_t>(m_end - m_at) || inside < 0 || outside < 0 ||
                static_cast<std::uint64_t>(inside) >= patches ||
                static_cast<std::uint64_t>(outside) >= patches) {
                return;
            }
            const char* const end = m_at + size;
            const auto left = static_cast<std::uint32_t>(inside);
            const auto right = static_cast<std::uint32_t>(outside);
            if (wants(left, right)) {
                steps(at, end);
                visit(left, right, std::span<const TilePoint>{m_points.data(), m_count});
            } else {
                m_count = 0;
                skip(at, end);
            }
        }
    }

private:
    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; m_at != m_end && shift < 63; shift += 7) {
            const auto byte = static_cast<unsigned char>(*m_at++);
            value |= std::uint64_t{byte & 127U} << shift;
            if (byte < 128U) {
                break;
            }
        }
        return value;
    }
    std::int64_t difference()
    {
        const std::uint64_t value = number();
        return static_cast<std::int64_t>(value >> 1U ^ (0U - (value & 1U)));
    }
    /// Where the next step leads.
    void next(TilePoint& at)
    {
        const unsigned code = static_cast<unsigned char>(*m_at++);
        if (code < TileWriter::far) {
            at.x += static_cast<std::int32_t>(code / TileWriter::side) - TileWriter::reach;
            at.y += static_cast<std::int32_t>(code % TileWriter::side) - TileWriter::reach;
        } else {
            at.x += static_cast<std::int32_t>(difference());
            at.y += static_cast<std::int32_t>(difference());
        }
    }
    void steps(TilePoint& at, const char* end)
    {
        const auto most = static_cast<std::size_t>(end - m_at) + 1U;
        if (m_points.size() < most) {
            m_points.resize(2 * most);
        }
        m_points[0] = at;
        m_count = 1;
        while (m_at < end) {
            next(at);
            m_points[m_count++] = at;
        }
    }
    void skip(TilePoint& at, const char* end)
    {
        while (m_at < end) {
            next(at);
        }
    }

    const char* m_at;
    const char* m_end;
    std::vector<TilePoint> m_points;
    std::size_t m_count = 0;
};

} // namespace ecotone::cartography
