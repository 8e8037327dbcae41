#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cartography/display_list.h"
#include "core/cartography/viewport.h"

#include <memory>
#include <string_view>
#include <vector>

namespace ecotone::cartography {

/// A line on pixels.
struct PixelLine
{
    Color color;
    double width = 0.0; ///< Device pixels; 0 draws nothing.
};

enum class PatchLine : unsigned char
{
    None,
    Thin,  ///< Between patches.
    Light, ///< Around fills that would vanish; above the thin ones.
};

/// How one patch is painted.
struct PatchInk
{
    Color fill;
    PatchLine line = PatchLine::None;

    bool operator==(const PatchInk&) const = default;
};

/// Paints patches of a partition into the pixels of a view, straight from their stored outlines:
/// no object per patch, vertices rounded to 1/16 pixel by themselves alone (neighbours keep one
/// border), exact coverage, any order. The caller reads rows; threads of its own decode and paint,
/// each the strips of the picture that are its own. Lines of patches that are only a few pixels
/// large pale away.
class PatchRaster
{
public:
    PatchRaster(const Viewport& viewport,
                PixelLine thin,
                PixelLine light,
                const Progress& progress);
    PatchRaster(const PatchRaster&) = delete;
    PatchRaster& operator=(const PatchRaster&) = delete;
    ~PatchRaster();

    /// Takes a copy of a GeoPackage blob. Waits when painting falls behind.
    void add(std::string_view blob, const PatchInk& ink);

    struct Picture
    {
        ImageItem fill;
        ImageItem lines; ///< Without pixels when no line was drawn.
    };
    /// Fails with Cancelled, or with InvalidGeometry for an outline that cannot be read.
    [[nodiscard]] Result<Picture> finish();

private:
    class Painter;
    struct Batch;
    struct Queue;
    void hand();

    std::unique_ptr<Queue> m_queue;
    std::unique_ptr<Batch> m_batch;
    std::vector<std::unique_ptr<Painter>> m_painters;
    PictureBox m_box;
    int m_width = 0;
    int m_height = 0;
};

} // namespace ecotone::cartography
