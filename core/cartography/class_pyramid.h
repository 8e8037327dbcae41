#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/geometry/box.h"
#include "core/model/cursor.h"

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace ecotone::cartography {

/// What patches of one ink have in common: all that a theme can ask of them.
struct PatchKind
{
    std::string classCode;
    std::string country;
    std::string landscape;
    int size = 0; ///< 2^size metres is the largest power of two within the box's shorter side.

    auto operator<=>(const PatchKind&) const = default;
};

/// 2^n metres: see PatchKind.
[[nodiscard]] int sizeOf(const geometry::RealBox& metres);

/// The habitat map as samples of patch kinds at 32 m, 64 m and so on: what scales smaller than
/// 1:500,000 are drawn from. No colours in it, so themes, hidden classes and opacity need no new
/// one. Tiles of 256 x 256 samples, run-length coded. A value: a copy shares nothing.
///
/// Stored in the user's cache folder as one file for a project; it is read whole and every byte is
/// checked, so what is damaged, cut short or of another project or program is never drawn.
class ClassPyramid
{
public:
    static constexpr int tileSide = 256;
    static constexpr double finestStep = 32.0; ///< Metres.
    using Tile = std::vector<std::uint16_t>;

    /// Reads every patch of the project.
    [[nodiscard]] static Result<ClassPyramid> build(model::MapReader& reader,
                                                    const Progress& progress = {});
    /// Draws anew what lies in the boxes; the same as a new build, if nothing else has changed.
    /// Fails with OutOfRange when a box lies outside of what was built.
    [[nodiscard]] Result<> update(model::MapReader& reader, std::span<const geometry::Box> boxes);

    /// The file's bytes. `state` names project and revision.
    [[nodiscard]] std::string toBytes(std::string_view state) const;
    /// Fails with FileDamaged, or with NotFound when it is of another state.
    [[nodiscard]] static Result<ClassPyramid> fromBytes(std::string_view bytes,
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
    /// 256 x 256 samples in rows; empty outside and where nothing is.
    [[nodiscard]] Tile tile(int level, int column, int row) const;

    bool operator==(const ClassPyramid&) const = default;

private:
    struct Level
    {
        int columns = 0;
        int rows = 0;
        std::vector<std::string> tiles; ///< Coded; empty without a patch.

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
    void mergeTile(std::size_t level, int column, int row);

    double m_left = 0.0;
    double m_top = 0.0;
    std::vector<Level> m_levels; ///< From the finest.
    std::vector<PatchKind> m_kinds{PatchKind{}};
    std::map<PatchKind, std::uint16_t> m_inks;
    bool m_contested = false;
};

} // namespace ecotone::cartography
