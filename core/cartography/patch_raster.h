#pragma once

#include "core/base/platform.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cartography/display_list.h"
#include "core/cartography/map_strip.h"
#include "core/cartography/pixel_outline.h"
#include "core/cartography/viewport.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

namespace ecotone::cartography {

/// How one patch is painted.
struct PatchInk
{
    Color fill;
    PatchLine line = PatchLine::None;
    int marks = noMarks; ///< As addPattern() numbered them; not on patches too small for them.

    static constexpr int noMarks = -1;
    bool operator==(const PatchInk&) const = default;
};

/// Paints patches of a partition into the pixels of a view, straight from their stored outlines:
/// no object per patch, vertices rounded to 1/16 pixel by themselves alone (neighbours keep one
/// border), exact coverage, any order. Painters own strips of the picture in turn; threads paint
/// for them while the caller reads rows, and the caller too when they fall behind. Lines of patches
/// that are only a few pixels large pale away.
class PatchRaster
{
public:
    /// Marks only on patches of at least `smallestMarked` device pixels each way.
    PatchRaster(const Viewport& viewport,
                MapInks inks,
                double smallestMarked,
                const Progress& progress);
    PatchRaster(const PatchRaster&) = delete;
    PatchRaster& operator=(const PatchRaster&) = delete;
    ~PatchRaster();

    /// `pattern` in picture units.
    [[nodiscard]] int addPattern(const Pattern& pattern);
    /// Takes a copy of a GeoPackage blob. Paints when painting falls behind.
    void add(std::string_view blob, const PatchInk& ink);

    /// Fills, marks on them, lines above. Fails with Cancelled, or with InvalidGeometry for an
    /// outline that cannot be read.
    [[nodiscard]] Result<ImageItem> finish();

private:
    class Painter;
    struct Batch;
    struct Queue;
    /// The painters with strips near it, a bit for each.
    [[nodiscard]] std::uint8_t reached(const Reach& reach) const;
    [[nodiscard]] Batch& spareBatch();
    /// Lets one painter paint one batch; false when there is none to paint.
    [[nodiscard]] bool takeTurn(std::unique_lock<std::mutex>& lock);
    void help();

    std::unique_ptr<Queue> m_queue;
    Batch* m_batch = nullptr; ///< Being filled; in the queue.
    ToPixels m_toPixels;
    MapInks m_inks;
    float m_smallestMarked;
    double m_ratio;
    platform::ZeroedMemory m_sums;
    std::vector<platform::ZeroedMemory> m_marks; ///< By pattern; what no patch has is not touched.
    PictureBox m_box;
    int m_width = 0;
    int m_height = 0;
    std::vector<std::unique_ptr<Painter>> m_painters;
    std::vector<std::jthread> m_helpers; ///< Last: they use what is above.
};

} // namespace ecotone::cartography
