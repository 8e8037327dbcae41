#include "core/cartography/patch_raster.h"

#include "core/cartography/segment_clip.h"
#include "core/geometry/wkb.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

namespace ecotone::cartography {
namespace {

constexpr int painters = 2;
constexpr std::uint8_t everyPainter = (1U << painters) - 1U;
constexpr int stripRows = 48; ///< Painters own strips in turn: both find work everywhere.
/// Together they fit the cache of a core: what the reader wrote is still near when it is painted.
constexpr std::size_t batchBytes = 128UL * 1024UL;
constexpr std::size_t batchesAhead = 8;
/// Patches up to the first size (device pixels) have no line, from the second on all of it.
constexpr float lineFrom = 3.0F;
constexpr float lineFull = 12.0F;

} // namespace

/// Copies of outlines, one after another.
struct PatchRaster::Batch
{
    struct Entry
    {
        std::size_t end;
        PatchInk ink;
        Extent extent;
        std::uint8_t painters;       ///< A bit for each that it reaches.
        InsideSums::Channels* marks; ///< Memory of its pattern; null without one.
    };
    std::string bytes;
    std::vector<Entry> entries;
};

/// Every batch goes to every painter, whose turns with the batches follow each other; which thread
/// takes a turn does not matter. The same few batches are filled again and again.
struct PatchRaster::Queue
{
    std::mutex mutex;
    std::condition_variable changed;
    std::array<Batch, batchesAhead> batches;
    std::size_t written = 0;
    std::array<std::size_t, painters> painted{};
    std::array<bool, painters> busy{};
    bool closed = false;
    std::stop_token stop;

    [[nodiscard]] std::size_t waiting() const { return written - std::ranges::min(painted); }
    [[nodiscard]] Batch& batch(std::size_t number) { return batches[number % batchesAhead]; }
    /// Among the painters at rest with a batch to paint the one that lags most.
    [[nodiscard]] std::optional<std::size_t> next() const
    {
        std::optional<std::size_t> found;
        for (std::size_t i = 0; i < painters; ++i) {
            if (!busy[i] && painted[i] < written && (!found || painted[i] < painted[*found])) {
                found = i;
            }
        }
        return found;
    }
    void put()
    {
        const std::lock_guard lock{mutex};
        ++written;
        // Waking a thread costs as much as painting half a batch.
        if (waiting() >= batchesAhead / 2) {
            changed.notify_all();
        }
    }
    void close()
    {
        const std::lock_guard lock{mutex};
        closed = true;
        changed.notify_all();
    }
};

class PatchRaster::Painter
{
public:
    Painter(const PatchRaster& owner, std::size_t index)
        : m_owner{owner}
        , m_index{index}
        , m_width{owner.m_width}
    {
        using Channels = CoverageSums::Channels;
        auto* const sums = static_cast<Channels*>(owner.m_sums.get());
        for (int row = static_cast<int>(index) * stripRows; row < owner.m_height;
             row += painters * stripRows) {
            const int rows = std::min(stripRows, owner.m_height - row);
            m_strips.emplace_back(m_width,
                                  row,
                                  rows,
                                  std::span<Channels>{sums + CoverageSums::places(m_width, row),
                                                      CoverageSums::places(m_width, rows)});
        }
    }

    [[nodiscard]] const std::optional<Error>& damage() const { return m_damage; }

    void paint(const Batch& batch)
    {
        std::size_t at = 0;
        for (const Batch::Entry& entry : batch.entries) {
            if (m_owner.m_queue->stop.stop_requested() || m_damage) {
                break;
            }
            const std::string_view blob{batch.bytes.data() + at, entry.end - at};
            at = entry.end;
            if ((entry.painters >> m_index & 1U) == 0) {
                continue;
            }
            if (auto done = take(blob, entry); !done) {
                m_damage = std::move(done).error();
            }
        }
    }

    void write(ImageItem& picture, const MapInks& inks) const
    {
        for (const MapStrip& strip : m_strips) {
            for (int row = 0; row < strip.rows(); ++row) {
                const std::size_t at = static_cast<std::size_t>(strip.firstRow() + row) *
                                       static_cast<std::size_t>(m_width);
                strip.write(row, &picture.pixels[at], inks);
            }
        }
    }

private:
    template <Extent extent>
    Result<> decode(std::string_view blob)
    {
        m_outline.clear();
        const bool plain =
            cartography::forEachRing(blob, [this](const StoredRing& ring, std::uint32_t index) {
                m_outline.addRing<extent>(
                    ring.count == 0 ? 0 : ring.count - 1,
                    index == 0,
                    m_owner.m_toPixels,
                    [&](std::size_t i) { return std::pair{ring.x(i), ring.y(i)}; });
            });
        return plain ? Result<>{} : decodeSlowly(blob);
    }

    /// Written by another program.
    Result<> decodeSlowly(std::string_view blob)
    {
        m_outline.clear();
        ECO_ASSIGN(const geometry::Shape shape,
                   geometry::fromGeoPackageBlob(blob, geometry::Grid::Snap));
        const auto add = [this](const geometry::Ring& ring, bool outer) {
            m_outline.addRing<Extent::Far>(
                ring.size(), outer, m_owner.m_toPixels, [&](std::size_t i) {
                    const geometry::RealPoint point = geometry::toMetres(ring[i]);
                    return std::pair{point.x, point.y};
                });
        };
        for (const geometry::Polygon& polygon : shape.polygons) {
            add(polygon.outer, true);
            for (const geometry::Ring& hole : polygon.holes) {
                add(hole, false);
            }
        }
        return {};
    }

    Result<> take(std::string_view blob, const Batch::Entry& entry)
    {
        ECO_TRY(entry.extent == Extent::Near ? decode<Extent::Near>(blob)
                                             : decode<Extent::Far>(blob));
        paint(entry);
        return {};
    }

    void paint(const Batch::Entry& entry)
    {
        if (m_outline.rings.empty()) {
            return;
        }
        const PixelOutline::Bounds& box = m_outline.bounds;
        const bool near = std::max({std::abs(std::int64_t{box.left}),
                                    std::abs(std::int64_t{box.right}),
                                    std::abs(std::int64_t{box.top}),
                                    std::abs(std::int64_t{box.bottom})}) < exactReach;
        const auto size = static_cast<float>(std::min(static_cast<double>(box.right) - box.left,
                                                      static_cast<double>(box.bottom) - box.top) /
                                             subpixels);
        constexpr std::int32_t slack = subpixelsOfPixel;
        constexpr std::int32_t round = painters * stripRows * subpixelsOfPixel;
        for (auto i = static_cast<std::size_t>(std::max(box.top - slack, 0) / round);
             i < m_strips.size();
             ++i) {
            MapStrip& strip = m_strips[i];
            if (box.bottom < strip.firstRow() * subpixelsOfPixel - slack) {
                break;
            }
            if (box.top <= (strip.firstRow() + strip.rows()) * subpixelsOfPixel + slack) {
                near ? paintStrip<Extent::Near>(strip, entry, size)
                     : paintStrip<Extent::Far>(strip, entry, size);
            }
        }
    }

    template <Extent extent>
    void paintStrip(MapStrip& strip, const Batch::Entry& entry, float size)
    {
        const PatchInk& ink = entry.ink;
        InsideSums* marks = nullptr;
        if (entry.marks != nullptr && size >= m_owner.m_smallestMarked) {
            marks = &strip.marks(static_cast<std::size_t>(ink.marks), entry.marks);
        }
        if (ink.fill.alpha != 0) {
            strip.fill().setCompanion(marks);
            addEdges<extent>(strip, strip.fill(), CoverageSums::worthOf(ink.fill));
        } else if (marks != nullptr) {
            addEdges<extent>(strip, *marks, {1.0F});
        }
        const PixelLine& line =
            ink.line == PatchLine::Light ? m_owner.m_inks.light : m_owner.m_inks.thin;
        if (ink.line != PatchLine::None && line.width > 0.0 && size > lineFrom) {
            const float strength = std::min((size - lineFrom) / (lineFull - lineFrom), 1.0F);
            drawLines<extent>(strip, strip.lines(ink.line, m_owner.m_inks), strength);
        }
    }

    template <class Visit>
    void forEachRing(Visit visit) const
    {
        std::size_t start = 0;
        for (const PixelOutline::Ring& ring : m_outline.rings) {
            visit(std::span{m_outline.points() + start, ring.end - start}, ring.sign);
            start = ring.end;
        }
    }

    template <class Edge>
    static void forEachEdge(std::span<const Subpixel> ring, Edge edge)
    {
        Subpixel before = ring.back();
        for (const Subpixel point : ring) {
            edge(before, point);
            before = point;
        }
    }

    template <Extent extent, class Sums>
    void addEdges(const MapStrip& strip, Sums& sums, const typename Sums::Channels& worth) const
    {
        forEachRing([&](std::span<const Subpixel> ring, float sign) {
            sums.setWorth(worth, sign);
            if constexpr (extent == Extent::Near) {
                sums.edges(ring.back(), ring, strip.firstRow() * subpixelsOfPixel);
                return;
            }
            forEachEdge(ring, [&](Subpixel a, Subpixel b) {
                if (a.y != b.y) {
                    cutEdge(a,
                            b,
                            strip.firstRow(),
                            strip.firstRow() + strip.rows(),
                            m_width,
                            [&](auto from, auto to) {
                                sums.edge(from.first, from.second, to.first, to.second);
                            });
                }
            });
        });
    }

    template <Extent extent>
    void drawLines(const MapStrip& strip, LineMask& mask, float strength) const
    {
        if constexpr (extent == Extent::Near) {
            const std::int32_t shift = strip.firstRow() * subpixelsOfPixel;
            forEachRing([&](std::span<const Subpixel> ring, float) {
                forEachEdge(ring, [&](Subpixel a, Subpixel b) {
                    mask.line(Subpixel{a.x, a.y - shift}, Subpixel{b.x, b.y - shift}, strength);
                });
            });
            return;
        }
        const PictureBox around =
            PictureBox{0.0, 0.0, m_width * 1.0, strip.rows() * 1.0}.grown(8.0);
        const auto pixelsOf = [&](Subpixel point) {
            return PicturePoint{point.x / subpixels, point.y / subpixels - strip.firstRow()};
        };
        const auto line = [&](Subpixel a, Subpixel b) {
            // Cut from the same end whichever patch draws the border.
            const auto [from, to] = std::minmax({pixelsOf(a), pixelsOf(b)});
            if (const auto part = clipped(from, to, around)) {
                mask.line(static_cast<float>(part->first.x),
                          static_cast<float>(part->first.y),
                          static_cast<float>(part->second.x),
                          static_cast<float>(part->second.y),
                          strength);
            }
        };
        forEachRing([&](std::span<const Subpixel> ring, float) { forEachEdge(ring, line); });
    }

    const PatchRaster& m_owner;
    std::size_t m_index;
    int m_width;
    PixelOutline m_outline{};
    std::vector<MapStrip> m_strips;
    std::optional<Error> m_damage;
};

PatchRaster::PatchRaster(const Viewport& viewport,
                         MapInks inks,
                         double smallestMarked,
                         const Progress& progress)
    : m_queue{std::make_unique<Queue>()}
    , m_toPixels{viewport}
    , m_inks{std::move(inks)}
    , m_smallestMarked{static_cast<float>(smallestMarked)}
    , m_ratio{viewport.devicePixelRatio}
    , m_box{viewport.box()}
    , m_width{static_cast<int>(std::lround(viewport.width * viewport.devicePixelRatio))}
    , m_height{static_cast<int>(std::lround(viewport.height * viewport.devicePixelRatio))}
{
    m_sums = platform::zeroedMemory(CoverageSums::places(m_width, m_height) *
                                    sizeof(CoverageSums::Channels));
    m_queue->stop = progress.stopToken();
    for (std::size_t i = 0; i < painters; ++i) {
        m_painters.push_back(std::make_unique<Painter>(*this, i));
    }
    const unsigned helpers =
        std::clamp(std::thread::hardware_concurrency(), 2U, painters + 1U) - 1U;
    for (unsigned i = 0; i < helpers; ++i) {
        m_helpers.emplace_back([this] { help(); });
    }
}

PatchRaster::~PatchRaster()
{
    m_queue->close();
}

int PatchRaster::addPattern(const Pattern& pattern)
{
    // Painters know patterns by their number alone until all of them have ended.
    m_inks.patterns.push_back(onPixels(pattern, m_ratio));
    m_marks.push_back(platform::zeroedMemory(InsideSums::places(m_width, m_height) *
                                             sizeof(InsideSums::Channels)));
    return static_cast<int>(m_inks.patterns.size()) - 1;
}

std::uint8_t PatchRaster::reached(const Reach& reach) const
{
    constexpr double strip = stripRows * subpixels;
    constexpr double slack = 2.0 * subpixels;
    if (reach.right < -slack || reach.left > m_width * subpixels + slack) {
        return 0;
    }
    const double last = m_height * subpixels / strip;
    const auto from = static_cast<unsigned>(std::clamp((reach.top - slack) / strip, 0.0, last));
    const auto to = static_cast<unsigned>(std::clamp((reach.bottom + slack) / strip, 0.0, last));
    return static_cast<std::uint8_t>(to > from ? everyPainter : 1U << from % painters);
}

void PatchRaster::add(std::string_view blob, const PatchInk& ink)
{
    Batch::Entry entry{0, ink, Extent::Far, everyPainter, nullptr};
    if (ink.marks != PatchInk::noMarks) {
        entry.marks =
            static_cast<InsideSums::Channels*>(m_marks[static_cast<std::size_t>(ink.marks)].get());
    }
    const auto envelope = storedEnvelope(blob);
    if (envelope && envelope->minX <= envelope->maxX && envelope->minY <= envelope->maxY) {
        const Reach reach{*envelope, m_toPixels};
        entry.extent = reach.within(exactReach) ? Extent::Near : Extent::Far;
        entry.painters = reached(reach);
    }
    if (entry.painters == 0) {
        return;
    }
    if (m_batch == nullptr) {
        m_batch = &spareBatch();
    }
    m_batch->bytes.append(blob);
    entry.end = m_batch->bytes.size();
    m_batch->entries.push_back(entry);
    if (m_batch->bytes.size() >= batchBytes) {
        m_batch = nullptr;
        m_queue->put();
    }
}

/// `lock` holds the queue; it is open while painting.
bool PatchRaster::takeTurn(std::unique_lock<std::mutex>& lock)
{
    Queue& queue = *m_queue;
    const std::optional<std::size_t> turn = queue.next();
    if (!turn) {
        return false;
    }
    queue.busy[*turn] = true;
    const Batch& batch = queue.batch(queue.painted[*turn]);
    lock.unlock();
    m_painters[*turn]->paint(batch);
    lock.lock();
    queue.busy[*turn] = false;
    ++queue.painted[*turn];
    queue.changed.notify_all();
    return true;
}

void PatchRaster::help()
{
    Queue& queue = *m_queue;
    std::unique_lock lock{queue.mutex};
    for (;;) {
        queue.changed.wait(lock, [&] {
            return queue.closed || (queue.waiting() >= batchesAhead / 2 && queue.next());
        });
        while (takeTurn(lock)) {
        }
        if (queue.closed) {
            return;
        }
    }
}

PatchRaster::Batch& PatchRaster::spareBatch()
{
    Queue& queue = *m_queue;
    std::unique_lock lock{queue.mutex};
    while (queue.waiting() == batchesAhead) {
        if (!takeTurn(lock)) {
            queue.changed.wait(lock);
        }
    }
    Batch& batch = queue.batch(queue.written);
    batch.bytes.clear();
    batch.entries.clear();
    return batch;
}

Result<ImageItem> PatchRaster::finish()
{
    if (m_batch != nullptr) {
        m_queue->put();
    }
    m_queue->close();
    help();
    m_helpers.clear();
    if (m_queue->stop.stop_requested()) {
        return fail(ErrorCode::Cancelled, "cancelled");
    }
    for (const auto& painter : m_painters) {
        if (painter->damage()) {
            return fail(*painter->damage());
        }
    }
    ImageItem picture{m_box, m_width, m_height, {}};
    picture.pixels.resize(static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_height));
    {
        std::vector<std::jthread> writers;
        for (const auto& painter : m_painters) {
            writers.emplace_back([&] { painter->write(picture, m_inks); });
        }
    }
    return picture;
}

} // namespace ecotone::cartography
