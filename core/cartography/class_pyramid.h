#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cartography/patch_kind.h"
#include "core/cartography/tile_file.h"
#include "core/geometry/box.h"
#include "core/model/cursor.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::cartography {

/// A part of a level, unpacked in rows; places are samples of the level.
struct SampleArea
{
    std::uint16_t* samples = nullptr;
    int left = 0;
    int top = 0;
    int columns = 0;
    int rows = 0;
};

/// The habitat map as samples of patch kinds at 16 m, 32 m and so on: what is drawn where a pixel
/// is two samples wide. No colours in it, so themes, hidden classes and opacity need no new one.
/// Tiles of 256 x 256 samples, run-length coded row by row. A value: a copy shares the tiles.
///
/// Stored in the user's cache folder as one file for a project. Its tiles are read when they are
/// drawn, and every byte is checked: see TileFile.
class ClassPyramid
{
public:
    static constexpr int tileSide = 256;
    static constexpr double finestStep = 16.0; ///< Metres.
    using Tile = std::vector<std::uint16_t>;
    static constexpr std::string_view magic = "ECOTONE CLASSES 2\n";

    /// Reads every patch of the project. Tiles go into `file` as they are made; without one they
    /// stay in memory.
    [[nodiscard]] static Result<ClassPyramid> build(model::MapReader& reader,
                                                    const Progress& progress = {},
                                                    std::shared_ptr<TileFile> file = nullptr);
    /// Draws anew what lies in the boxes; the same as a new build, if nothing else has changed.
    /// Fails with OutOfRange when a box lies outside of what was built.
    [[nodiscard]] Result<> update(model::MapReader& reader, std::span<const geometry::Box> boxes);

    /// The same with all its tiles in `file`, which is then finished. `state` names project and
    /// revision. Fails as TileFile does.
    [[nodiscard]] Result<ClassPyramid> storedIn(const std::shared_ptr<TileFile>& file,
                                                std::string_view state) const;
    /// Fails with FileDamaged, or with NotFound when it is of another state.
    [[nodiscard]] static Result<ClassPyramid> read(const std::filesystem::path& path,
                                                   std::string_view state);

    /// By ink; ink 0 is nothing.
    [[nodiscard]] const std::vector<PatchKind>& kinds() const { return m_kinds; }
    /// Two patches overlap somewhere: the coverage is not whole, and this cannot draw it.
    [[nodiscard]] bool contested() const { return m_contested; }

    [[nodiscard]] int levels() const { return static_cast<int>(m_levels.size()); }
    [[nodiscard]] double step(int level) const;
    /// The level with the coarsest samples that are not larger than `metres`; -1 when all are.
    [[nodiscard]] int levelFor(double metres) const;
    [[nodiscard]] int tileColumns(int level) const;
    [[nodiscard]] int tileRows(int level) const;
    /// Metres of the upper left corner.
    [[nodiscard]] double left() const { return m_left; }
    [[nodiscard]] double top() const { return m_top; }
    /// 256 x 256 samples in rows; empty outside and where nothing is. Fails with FileDamaged.
    [[nodiscard]] Result<Tile> tile(int level, int column, int row) const;
    /// What the tile has of the area; leaves it as it is where nothing is. Fails with FileDamaged.
    [[nodiscard]] Result<> copyTile(int level, int column, int row, const SampleArea& to) const;

    /// This one came from `before` by edits: places are the same, and inks mean what they meant.
    [[nodiscard]] bool continues(const ClassPyramid& before) const;
    /// Whether a tile of this one has the samples that it has in `before`, which this one
    /// continues.
    [[nodiscard]] bool keepsTile(const ClassPyramid& before, int level, int column, int row) const;

    bool operator==(const ClassPyramid&) const = default;

private:
    struct Level
    {
        int columns = 0;
        int rows = 0;
        std::vector<TileBytes> tiles; ///< Coded; empty without a patch.

        bool operator==(const Level&) const = default;
    };
    [[nodiscard]] Result<> drawTiles(model::MapReader& reader,
                                     int column,
                                     int row,
                                     int columns,
                                     int rows,
                                     const Progress& progress);
    [[nodiscard]] std::uint16_t inkOf(const model::PatchView& patch);
    /// Corner and empty levels for what lies in `bounds`.
    void layOut(const geometry::Box& bounds);
    [[nodiscard]] Result<> mergeTile(std::size_t level, int column, int row);
    [[nodiscard]] TileBytes& at(std::size_t level, int column, int row);

    double m_left = 0.0;
    double m_top = 0.0;
    std::vector<Level> m_levels; ///< From the finest.
    std::vector<PatchKind> m_kinds{PatchKind{}};
    std::map<PatchKind, std::uint16_t> m_inks;
    bool m_contested = false;
    std::shared_ptr<TileFile> m_file; ///< Where a build puts its tiles.
};

} // namespace ecotone::cartography
