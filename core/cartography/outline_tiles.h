#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cartography/patch_kind.h"
#include "core/cartography/tile_file.h"
#include "core/geometry/box.h"
#include "core/model/cursor.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ecotone::cartography {

/// One square of a level: the patches whose boxes have their middle in it, whole, taken apart into
/// arcs (tile_code.h). Immutable, shared between copies.
struct OutlineTile
{
    geometry::BasicBox<std::int32_t> box; ///< Of all its points, steps of the grid.
    std::int32_t originX = 0;             ///< Of its points, steps of the grid.
    std::int32_t originY = 0;
    TileBytes bytes;

    bool operator==(const OutlineTile&) const = default;
};

/// The outlines of the habitat map for scales between those of the class pyramid and those where
/// few patches are in view: borders on grids of 4 and 16 m, each drawn once for both its
/// sides. Every vertex is rounded by itself alone, so neighbours keep one border. No colours in
/// it. A copy shares the tiles; an edit replaces those it touched.
class OutlineTiles
{
public:
    static constexpr int levels = 2;
    static constexpr std::array<int, levels> grids{4, 16};          ///< Metres.
    static constexpr std::array<int, levels> sides{4096, 8192};     ///< Metres of a tile.
    static constexpr std::array<double, levels> pixels{12.0, 48.0}; ///< From which on.
    /// Larger patches have a tile of their own, so that tiles do not reach far.
    static constexpr double largest = 16'384.0;

    static constexpr std::string_view magic = "ECOTONE OUTLINES 3\n";

    /// Reads every patch in the bounds. Tiles go into `file` as they are made; without one they
    /// stay in memory.
    [[nodiscard]] static Result<OutlineTiles> build(model::MapReader& reader,
                                                    const geometry::RealBox& bounds,
                                                    const Progress& progress = {},
                                                    std::shared_ptr<TileFile> file = nullptr);
    /// Takes in what lies in the boxes anew; the same as a new build, if nothing else has changed.
    [[nodiscard]] Result<> update(model::MapReader& reader, std::span<const geometry::Box> boxes);

    /// The level for pixels of `metres`; -1 when they are too small for any.
    [[nodiscard]] static int levelFor(double metres);
    /// By ink; ink 0 is nothing. Sizes are 0: a tile knows those of its patches.
    [[nodiscard]] const std::vector<PatchKind>& kinds() const { return m_kinds; }
    /// The tiles that reach into a box of the plane, metres.
    [[nodiscard]] std::vector<const OutlineTile*> tilesIn(int level,
                                                          const geometry::RealBox& box) const;

    /// The same with all its tiles in `file`, which is then finished. `state` names project and
    /// revision. Fails as TileFile does.
    [[nodiscard]] Result<OutlineTiles> storedIn(const std::shared_ptr<TileFile>& file,
                                                std::string_view state) const;
    /// Fails with FileDamaged, or with NotFound when it is of another state.
    [[nodiscard]] static Result<OutlineTiles> read(const std::filesystem::path& path,
                                                   std::string_view state);

    bool operator==(const OutlineTiles& other) const;

private:
    using Place = std::pair<std::int32_t, std::int32_t>; ///< Column and row of a tile.
    using Tile = std::shared_ptr<const OutlineTile>;
    struct Level
    {
        std::map<Place, Tile> tiles;
        std::map<model::PatchId, Tile> large;
    };
    class Collector;

    [[nodiscard]] std::uint32_t inkOf(const model::PatchView& patch);
    [[nodiscard]] Result<> collect(model::MapReader& reader,
                                   Place first,
                                   Place last,
                                   const Progress& progress,
                                   std::vector<Place>& changed);
    /// Into the collector, when its middle is in those tiles.
    [[nodiscard]] Result<>
    take(const model::PatchView& patch, Place first, Place last, Collector& collector);
    [[nodiscard]] Result<> takeLarge(const model::PatchView& patch, std::uint32_t ink);
    [[nodiscard]] Result<> keepLarge(model::PatchId id, Tile finest);
    [[nodiscard]] Result<> mergeAbove(std::vector<Place> changed);

    std::array<Level, levels> m_levels;
    std::vector<PatchKind> m_kinds{PatchKind{}};
    std::map<PatchKind, std::uint32_t> m_inks;
    std::shared_ptr<TileFile> m_file; ///< Where a build puts its tiles.
};

} // namespace ecotone::cartography
