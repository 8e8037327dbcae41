#pragma once

#include "core/base/result.h"
#include "core/crs/crs.h"
#include "core/crs/registry.h"
#include "core/geometry/point.h"
#include "core/geometry/shape.h"

#include <memory>
#include <span>
#include <string>

namespace ecotone::crs {

/// Coordinates of one system to another through one pinned datum operation: unproject, shift,
/// project. The whole chain is written by us, so no library ever chooses an operation.
///
/// x = east or longitude, y = north or latitude on both ends; degrees or the system's units.
/// Heights are zero on the ellipsoid. Cheap to copy and safe to use from several threads: each
/// thread builds its own machinery once.
class Transform
{
public:
    /// `target` must be on WGS 84 (wgs84() or projectCrs()); to write into a national system
    /// build the transform from it and call applyInverse. Fails with CrsMismatch when `operation`
    /// does not start at the datum of `source`, with UnknownCrs when the chain cannot be built.
    [[nodiscard]] static Result<Transform>
    create(const Crs& source, const Crs& target, const DatumOperation& operation);
    [[nodiscard]] static Result<Transform> toProject(const Crs& source,
                                                     const DatumOperation& operation);

    /// In place. Fails with OutsideCrsArea, naming the first point, when a coordinate does not
    /// belong to the projection or is not finite; the points are then undefined.
    [[nodiscard]] Result<> apply(std::span<geometry::RealPoint> points) const;
    [[nodiscard]] Result<> applyInverse(std::span<geometry::RealPoint> points) const;
    [[nodiscard]] Result<geometry::RealPoint> apply(geometry::RealPoint point) const;
    [[nodiscard]] Result<geometry::RealPoint> applyInverse(geometry::RealPoint point) const;
    /// Every vertex of the shape. The inverse fails with InvalidArgument where an offset is undone.
    [[nodiscard]] Result<> apply(geometry::RealShape& shape) const;
    [[nodiscard]] Result<> applyInverse(geometry::RealShape& shape) const;

    /// Declared accuracy of the datum operation in metres; negative: unknown.
    [[nodiscard]] double accuracyMetres() const;
    /// One English sentence: from, to, operation, accuracy. Holds no number of a local fit.
    [[nodiscard]] std::string description() const;
    [[nodiscard]] const DatumOperation& operation() const;
    [[nodiscard]] const Crs& source() const;
    [[nodiscard]] const Crs& target() const;

private:
    struct Spec;
    explicit Transform(std::shared_ptr<const Spec> spec);

    std::shared_ptr<const Spec> m_spec;
};

/// The vertices with further ones between them, so that every chord of the result, after
/// `transform` (and before it, in its source), stays within `chordMetres` of the transformed
/// straight edge. Points halve edges, so an edge shared by two rings gets the same points in both
/// directions. `transform` must end in metres. A ring is closed by meaning.
enum class Closing : bool
{
    Open,
    Closed,
};
[[nodiscard]] Result<std::vector<geometry::RealPoint>>
densified(std::span<const geometry::RealPoint> line,
          const Transform& transform,
          double chordMetres,
          Closing closing);

} // namespace ecotone::crs
