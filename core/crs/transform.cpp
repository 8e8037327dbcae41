#include "core/crs/transform.h"

#include "core/base/contract.h"
#include "core/base/number.h"
#include "core/crs/crs_facts.h"
#include "core/crs/local_fit.h"
#include "core/crs/proj_session.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace ecotone::crs {

struct Transform::Spec
{
    std::string pipeline;
    Crs source;
    Crs target;
    DatumOperation operation;
    bool dropsHeight = false;
    /// Where an offset has to be undone the way is cut in two: to degrees on WGS 84, and on.
    std::string fromDegrees = {};
};

Transform::Transform(std::shared_ptr<const Spec> spec) : m_spec{std::move(spec)} {}

Result<Transform>
Transform::create(const Crs& source, const Crs& target, const DatumOperation& operation)
{
    if (target.datum() != Datum::Wgs84) {
        return fail(ErrorCode::CrsMismatch,
                    "the target " + target.name() +
                        " is not on WGS 84; build the transform from it and apply the inverse");
    }
    const bool anyDatum =
        operation.kind == OperationKind::Assumed || operation.kind == OperationKind::LocalFit;
    if (!anyDatum && operation.from != source.datum()) {
        return fail(ErrorCode::CrsMismatch,
                    "the operation " + operation.id + " starts at " +
                        std::string{crs::name(operation.from)} + ", but " + source.name() +
                        " is on " + std::string{crs::name(source.datum())});
    }
    auto spec = std::make_shared<Spec>(Spec{{}, source, target, operation, false});
    const auto shift = datumSteps(operation, source);
    // An operation that should move points but holds no step would be the silent null shift that
    // this room exists to prevent.
    const bool mayBeEmpty = operation.kind == OperationKind::Identity ||
                            operation.kind == OperationKind::Null ||
                            operation.kind == OperationKind::Assumed;
    ECO_ENSURES(mayBeEmpty || !shift.empty());
    spec->pipeline = "+proj=pipeline" + stepsToRadians(source) + shift + stepsFromRadians(target);
    spec->dropsHeight = !shift.empty();
    if (operation.offset != MapOffset::None) {
        spec->pipeline = "+proj=pipeline" + stepsToRadians(source) + shift +
                         " +step +proj=unitconvert +xy_in=rad +xy_out=deg";
        spec->fromDegrees = "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad" +
                            stepsFromRadians(target);
    }
    auto& session = ProjSession::ofThisThread();
    if (session.pipeline(spec->pipeline) == nullptr) {
        // The text of the chain may hold secret numbers, and so may PROJ's message.
        return fail(ErrorCode::UnknownCrs,
                    "no transformation can be built from " + source.name() + " to " +
                        target.name());
    }
    return Transform{std::move(spec)};
}

Result<Transform> Transform::toProject(const Crs& source, const DatumOperation& operation)
{
    return create(source, projectCrs(), operation);
}

Result<> Transform::apply(std::span<geometry::RealPoint> points) const
{
    ECO_TRY(runPipeline(m_spec->pipeline, PJ_FWD, points));
    if (m_spec->operation.offset == MapOffset::None) {
        return {};
    }
    ECO_TRY(undoOffset(m_spec->operation.offset, points));
    return runPipeline(m_spec->fromDegrees, PJ_FWD, points);
}

Result<> Transform::applyInverse(std::span<geometry::RealPoint> points) const
{
    if (m_spec->operation.offset != MapOffset::None) {
        return fail(ErrorCode::InvalidArgument,
                    "the offset of Chinese web maps is undone, never added");
    }
    if (!m_spec->dropsHeight) {
        return runPipeline(m_spec->pipeline, PJ_INV, points);
    }
    // The chain drops the height that the shift makes, so PROJ's inverse misses by up to 0.5 mm.
    // One round of correction closes the circle to below a micrometre.
    const std::vector<geometry::RealPoint> wanted{points.begin(), points.end()};
    ECO_TRY(runPipeline(m_spec->pipeline, PJ_INV, points));
    std::vector<geometry::RealPoint> reached{points.begin(), points.end()};
    ECO_TRY(runPipeline(m_spec->pipeline, PJ_FWD, reached));
    for (std::size_t index = 0; index < points.size(); ++index) {
        points[index] = {2.0 * wanted[index].x - reached[index].x,
                         2.0 * wanted[index].y - reached[index].y};
    }
    return runPipeline(m_spec->pipeline, PJ_INV, points);
}

Result<geometry::RealPoint> Transform::apply(geometry::RealPoint point) const
{
    ECO_TRY(apply(std::span{&point, 1}));
    return point;
}

Result<geometry::RealPoint> Transform::applyInverse(geometry::RealPoint point) const
{
    ECO_TRY(applyInverse(std::span{&point, 1}));
    return point;
}

namespace {

template <class Apply>
Result<> eachPart(geometry::RealShape& shape, const Apply& apply)
{
    ECO_TRY(apply(std::span{shape.points}));
    for (auto& line : shape.lines) {
        ECO_TRY(apply(std::span{line}));
    }
    for (auto& polygon : shape.polygons) {
        ECO_TRY(apply(std::span{polygon.outer}));
        for (auto& hole : polygon.holes) {
            ECO_TRY(apply(std::span{hole}));
        }
    }
    return {};
}

} // namespace

Result<> Transform::apply(geometry::RealShape& shape) const
{
    return eachPart(shape, [this](std::span<geometry::RealPoint> part) { return apply(part); });
}

Result<> Transform::applyInverse(geometry::RealShape& shape) const
{
    return eachPart(shape,
                    [this](std::span<geometry::RealPoint> part) { return applyInverse(part); });
}

double Transform::accuracyMetres() const
{
    return m_spec->operation.accuracyMetres;
}

std::string Transform::description() const
{
    return m_spec->source.name() + " to " + m_spec->target.name() + ": " +
           m_spec->operation.description();
}

const DatumOperation& Transform::operation() const
{
    return m_spec->operation;
}

const Crs& Transform::source() const
{
    return m_spec->source;
}

const Crs& Transform::target() const
{
    return m_spec->target;
}

namespace {

using geometry::RealPoint;

/// Edges are halved no further than this: 2^20 pieces of an edge mean a broken transformation.
constexpr int deepestHalving = 20;

RealPoint middle(RealPoint a, RealPoint b)
{
    return {(a.x + b.x) / 2.0, (a.y + b.y) / 2.0};
}

/// Distance of a point from the line through two others.
double sagitta(RealPoint point, RealPoint from, RealPoint to)
{
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    const double length = std::hypot(dx, dy);
    if (length == 0.0) {
        return std::hypot(point.x - from.x, point.y - from.y);
    }
    return std::abs((point.x - from.x) * dy - (point.y - from.y) * dx) / length;
}

} // namespace

Result<std::vector<RealPoint>> densified(std::span<const RealPoint> line,
                                         const Transform& transform,
                                         double chordMetres,
                                         Closing closing)
{
    std::vector<RealPoint> result{line.begin(), line.end()};
    if (line.size() < 2) {
        return result;
    }
    std::vector<RealPoint> image = result;
    ECO_TRY(transform.apply(image));
    // One round halves every edge that is still too bent, all middles in one call of PROJ.
    struct Piece
    {
        RealPoint point;
        RealPoint image;
        bool finished; ///< The edge from this point to the next one is straight enough.
    };
    std::vector<Piece> pieces;
    pieces.reserve(line.size());
    for (std::size_t index = 0; index < line.size(); ++index) {
        pieces.push_back({line[index], image[index], false});
    }
    if (closing == Closing::Open) {
        pieces.back().finished = true;
    }
    for (int depth = 0; depth < deepestHalving; ++depth) {
        std::vector<RealPoint> middles;
        for (std::size_t index = 0; index < pieces.size(); ++index) {
            if (!pieces[index].finished) {
                const auto& next = pieces[(index + 1) % pieces.size()];
                middles.push_back(middle(pieces[index].point, next.point));
            }
        }
        if (middles.empty()) {
            break;
        }
        auto images = middles;
        ECO_TRY(transform.apply(images));
        std::vector<Piece> refined;
        refined.reserve(pieces.size() + middles.size());
        std::size_t taken = 0;
        for (std::size_t index = 0; index < pieces.size(); ++index) {
            refined.push_back(pieces[index]);
            if (pieces[index].finished) {
                continue;
            }
            const auto& next = pieces[(index + 1) % pieces.size()];
            const double bend = sagitta(images[taken], pieces[index].image, next.image);
            if (bend <= chordMetres) {
                refined.back().finished = true;
            } else {
                // Halving an arc quarters its sagitta: mostly the halves need no further look.
                const bool enough = bend / 4.0 <= chordMetres / 2.0;
                refined.back().finished = enough;
                refined.push_back({middles[taken], images[taken], enough});
            }
            ++taken;
        }
        pieces = std::move(refined);
    }
    result.clear();
    for (const auto& piece : pieces) {
        result.push_back(piece.point);
    }
    return result;
}

} // namespace ecotone::crs
