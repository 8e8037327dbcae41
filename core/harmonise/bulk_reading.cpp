#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/number.h"
#include "core/crs/transform.h"
#include "core/exchange/duplicates.h"
#include "core/exchange/probe.h"
#include "core/exchange/read_issues.h"
#include "core/geometry/plain_validity.h"
#include "core/geometry/predicates.h"
#include "core/harmonise/bulk_rows.h"
#include "core/harmonise/grid_writer.h"
#include "core/harmonise/source_steps.h"
#include "core/harmonise/workers.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <system_error>

namespace ecotone::harmonise {

namespace {

constexpr std::size_t rowsInBlock = 2048;
/// The bend of the transformation is measured at this many places along each side of the extent;
/// between them it changes by far less than the allowance doubles it.
constexpr int bendSamples = 12;
constexpr double bendAllowance = 2.0;

/// Edges up to this length stay within the chord tolerance without a further vertex. The middle of
/// a chord of length L is off by |T''| L^2 / 8; T'' from second differences.
Result<double> shortEdge(const crs::Transform& transform, const geometry::RealBox& box)
{
    const double step = std::max(box.maxX - box.minX, box.maxY - box.minY) / 1000.0;
    if (!(step > 0.0)) {
        return 0.0;
    }
    double bend = 0.0;
    for (int row = 0; row <= bendSamples; ++row) {
        for (int column = 0; column <= bendSamples; ++column) {
            const double x = box.minX + (box.maxX - box.minX) * column / bendSamples;
            const double y = box.minY + (box.maxY - box.minY) * row / bendSamples;
            for (const auto& [dx, dy] : {std::pair{step, 0.0},
                                         std::pair{0.0, step},
                                         std::pair{step, step},
                                         std::pair{step, -step}}) {
                std::vector<geometry::RealPoint> line{{x - dx, y - dy}, {x, y}, {x + dx, y + dy}};
                ECO_TRY(transform.apply(line));
                const double off = std::hypot(line[0].x - 2.0 * line[1].x + line[2].x,
                                              line[0].y - 2.0 * line[1].y + line[2].y);
                bend = std::max(bend, off / (dx * dx + dy * dy));
            }
        }
    }
    return std::sqrt(8.0 * chordMetres / std::max(bend * bendAllowance, 1e-30));
}

/// What reading a block of rows gave.
struct Block
{
    std::vector<StoredOutline> outlines;
    std::vector<std::uint32_t> invalid;
    std::int64_t noGeometry = 0;
    exchange::ReadIssues issues;
    geometry::RealBox extent;
};

/// Brings single outlines onto the grid.
class OutlineMaker
{
public:
    OutlineMaker(const crs::Transform& transform, const crs::FastTransform& fast, double shortEdge)
        : m_transform{&transform}
        , m_fast{&fast}
        , m_shortSquare{shortEdge * shortEdge}
    {
    }

    /// Fails with OutsideCrsArea.
    Result<geometry::MultiPolygon> operator()(geometry::RealShape shape) const
    {
        for (auto& polygon : shape.polygons) {
            ECO_TRY(project(polygon.outer));
            for (auto& hole : polygon.holes) {
                ECO_TRY(project(hole));
            }
        }
        auto grid = geometry::snapped(shape);
        for (auto& polygon : grid.polygons) {
            polygon = geometry::normalised(std::move(polygon));
        }
        return std::move(grid.polygons);
    }

private:
    [[nodiscard]] bool hasLongEdge(const geometry::RealRing& ring) const
    {
        const geometry::RealPoint* from = &ring.back();
        for (const auto& to : ring) {
            const double dx = to.x - from->x;
            const double dy = to.y - from->y;
            if (dx * dx + dy * dy > m_shortSquare) {
                return true;
            }
            from = &to;
        }
        return false;
    }

    Result<> project(geometry::RealRing& ring) const
    {
        if (ring.empty()) {
            return {};
        }
        if (hasLongEdge(ring)) {
            ECO_ASSIGN(ring, crs::densified(ring, *m_transform, chordMetres, crs::Closing::Closed));
        }
        return m_fast->apply(ring);
    }

    const crs::Transform* m_transform;
    const crs::FastTransform* m_fast;
    double m_shortSquare;
};

Result<bool> validOnGrid(const geometry::MultiPolygon& polygons)
{
    for (const auto& polygon : polygons) {
        if (!geometry::isPlainlyValid(polygon)) {
            ECO_ASSIGN(const bool valid, geometry::isValid(polygon));
            if (!valid) {
                return false;
            }
        }
    }
    return !polygons.empty();
}

class BulkReading
{
public:
    BulkReading(BulkRows& rows, ReadSource& read, double shortEdge)
        : m_rows{&rows}
        , m_read{&read}
        , m_make{rows.transform, rows.fast, shortEdge}
        , m_blocks((rows.file.rowCount() + rowsInBlock - 1) / rowsInBlock)
    {
    }

    /// False when the extent of the heading, which the coordinate system was decided with, is not
    /// that of the outlines.
    Result<bool> run(const Progress& progress)
    {
        const auto work = [&](std::size_t block) -> Result<> {
            ECO_TRY(progress.check());
            {
                const std::lock_guard lock{m_mutex};
                progress.report(static_cast<double>(m_done++) /
                                    static_cast<double>(m_blocks.size()),
                                "repairing " + m_read->report.file);
            }
            return readBlock(block);
        };
        ECO_TRY(inParallel(m_blocks.size(), work));
        collect();
        ECO_TRY(repairInvalid());
        std::ranges::sort(m_rows->outlines, {}, &StoredOutline::row);
        const auto& stated = m_rows->file.head().layer.extent;
        const double margin = std::max(m_extent.maxX - m_extent.minX, 1e-9) * 0.01;
        return stated.contains(m_extent) && m_extent.grown(margin).contains(stated);
    }

private:
    Result<> readBlock(std::size_t index)
    {
        Block& block = m_blocks[index];
        ECO_ASSIGN(auto outlines, m_rows->file.outlines());
        std::string bytes;
        const std::size_t first = index * rowsInBlock;
        const std::size_t end = std::min(first + rowsInBlock, m_rows->file.rowCount());
        for (std::size_t row = first; row < end; ++row) {
            auto shape = outlines.at(row, block.issues);
            if (shape.empty()) {
                ++block.noGeometry;
                continue;
            }
            block.extent.extend(geometry::boundsOf(shape));
            ECO_ASSIGN(const auto polygons, m_make(std::move(shape)));
            ECO_ASSIGN(const bool valid, validOnGrid(polygons));
            if (valid) {
                append(static_cast<std::uint32_t>(row), polygons, bytes, block.outlines);
            } else {
                block.invalid.push_back(static_cast<std::uint32_t>(row));
            }
        }
        return spill(bytes, block.outlines);
    }

    static void append(std::uint32_t row,
                       const geometry::MultiPolygon& polygons,
                       std::string& bytes,
                       std::vector<StoredOutline>& outlines)
    {
        for (const auto& polygon : polygons) {
            auto facts = outlineFacts(polygon);
            facts.row = row;
            facts.offset = bytes.size();
            appendOutline(bytes, polygon);
            facts.bytes = static_cast<std::uint32_t>(bytes.size() - facts.offset);
            outlines.push_back(facts);
        }
    }

    Result<> spill(const std::string& bytes, std::vector<StoredOutline>& outlines)
    {
        const std::lock_guard lock{m_mutex};
        ECO_ASSIGN(const auto start, m_rows->spill.append(bytes));
        for (auto& outline : outlines) {
            outline.offset += start;
        }
        return {};
    }

    void collect()
    {
        std::size_t count = 0;
        for (const Block& block : m_blocks) {
            count += block.outlines.size();
        }
        m_rows->outlines.reserve(count);
        exchange::ReadIssues issues;
        for (Block& block : m_blocks) {
            m_rows->outlines.insert(
                m_rows->outlines.end(), block.outlines.begin(), block.outlines.end());
            m_invalid.insert(m_invalid.end(), block.invalid.begin(), block.invalid.end());
            m_read->report.noGeometry += block.noGeometry;
            m_extent.extend(block.extent);
            issues.append(block.issues.all());
            block = {};
        }
        for (const auto& issue : issues.all()) {
            m_read->report.layer.issues.push_back(
                {issue.code, issue.severity, issue.count, issue.message});
        }
    }

    Result<> repairInvalid()
    {
        if (m_invalid.empty()) {
            return {};
        }
        Repairer repair{m_read->report.file, m_read->report};
        ECO_ASSIGN(auto outlines, m_rows->file.outlines());
        exchange::ReadIssues known;
        std::string bytes;
        std::vector<StoredOutline> stored;
        for (const auto row : m_invalid) {
            auto shape = repair(row, outlines.at(row, known));
            if (shape.empty()) {
                continue;
            }
            ECO_ASSIGN(const auto polygons, m_make(shape));
            append(row, polygons, bytes, stored);
            m_rows->repaired.emplace(row, std::move(shape));
        }
        ECO_TRY(spill(bytes, stored));
        m_rows->outlines.insert(m_rows->outlines.end(), stored.begin(), stored.end());
        return {};
    }

    BulkRows* m_rows;
    ReadSource* m_read;
    OutlineMaker m_make;
    std::vector<Block> m_blocks;
    std::vector<std::uint32_t> m_invalid;
    geometry::RealBox m_extent;
    std::mutex m_mutex;
    std::size_t m_done = 0;
};

exchange::Duplicates repeatedKeys(const exchange::BulkShapefile& file, const Recipe& recipe)
{
    exchange::Duplicates found;
    const auto field = file.head().fieldIndex(recipe.fields.id);
    if (!field) {
        return found;
    }
    std::vector<std::pair<std::uint64_t, std::int64_t>> keys;
    keys.reserve(file.rowCount());
    for (std::size_t row = 0; row < file.rowCount(); ++row) {
        keys.emplace_back(file.key(row, *field), static_cast<std::int64_t>(row));
    }
    std::ranges::sort(keys);
    const auto isBlank = [&](std::int64_t row) {
        return trimmed(model::toText(file.value(static_cast<std::size_t>(row), *field))).empty();
    };
    for (std::size_t i = 1, first = 0; i < keys.size(); ++i) {
        if (keys[i].first != keys[first].first) {
            first = i;
        } else if (!isBlank(keys[i].second)) {
            ++found.rows;
            if (found.firstFid < 0 || keys[i].second < found.firstFid) {
                found.firstFid = keys[i].second;
                found.earlierFid = keys[first].second;
            }
        }
    }
    return found;
}

} // namespace

std::string BulkRows::fid(const ReadSource& read, std::size_t row) const
{
    const auto& column = read.recipe.fields.id;
    const auto field = column.empty() ? std::nullopt : file.head().fieldIndex(column);
    if (field) {
        auto text = model::toText(file.value(row, *field));
        if (!text.empty()) {
            return text;
        }
    }
    return toText(static_cast<std::int64_t>(row));
}

Result<std::vector<geometry::Shape>>
BulkRows::shapesOf(const std::vector<std::uint32_t>& rows) const
{
    GridWriter writer{transform, chordMetres, onEdge};
    writer.useFast(fast);
    ECO_ASSIGN(auto outlinesOfFile, file.outlines());
    exchange::ReadIssues known;
    for (const auto row : rows) {
        const auto found = repaired.find(row);
        writer.add(found != repaired.end() ? found->second : outlinesOfFile.at(row, known));
    }
    return writer.finish();
}

Result<std::optional<ReadSource>> readBulk(const Recipe& recipe,
                                           const std::filesystem::path& near,
                                           std::size_t atLeast,
                                           const Progress& progress)
{
    const auto path = recipe.sourcePath();
    if (recipe.role != Role::Habitat || recipe.mask || !recipe.elevation.empty() ||
        !recipe.attributeFrom.empty()) {
        return std::optional<ReadSource>{};
    }
    ECO_ASSIGN(const auto options, readOptionsOf(recipe));
    ECO_ASSIGN(auto file,
               exchange::BulkShapefile::open(path, options, progress.part(0.0, 0.1), atLeast));
    if (!file) {
        return std::optional<ReadSource>{};
    }
    const auto& head = file->head();
    ReadSource read;
    read.recipe = recipe;
    read.report = startedReport(recipe);
    ECO_TRY(checkColumns(recipe, head));
    ECO_TRY(requireEncoding(recipe, head));
    ECO_ASSIGN(const auto decision, requireCrs(recipe, head, head.layer.extent));
    if (decision.operation->offset != crs::MapOffset::None) {
        return std::optional<ReadSource>{};
    }
    const auto rows = static_cast<std::int64_t>(file->rowCount());
    read.report.layer = reportOf(recipe, head);
    read.report.layer.features = rows;
    read.report.layer.rows = {rows, rows, 0, 0};
    noteRepeatedKeys(recipe, head.file, repeatedKeys(*file, recipe), read.report.layer);
    read.report.layer.crs = decision.finding;
    read.report.layer.lonLat = decision.lonLat;
    read.report.read = read.report.layer.features;
    read.fields = head.fields;
    ECO_ASSIGN(auto transform, crs::Transform::toProject(*decision.crs, *decision.operation));
    auto fast = crs::FastTransform::create(transform, head.layer.extent);
    if (!fast) {
        return std::optional<ReadSource>{}; // The general way uses PROJ itself.
    }
    ECO_ASSIGN(const double edge, shortEdge(transform, head.layer.extent));
    ECO_ASSIGN(auto spill, SpillFile::create(near));
    read.bulk = std::make_shared<BulkRows>(BulkRows{*std::move(file),
                                                    std::move(spill),
                                                    std::move(transform),
                                                    *std::move(fast),
                                                    onEdgeUnits(*decision.crs),
                                                    {},
                                                    {},
                                                    {},
                                                    {},
                                                    {}});
    ECO_ASSIGN(const bool asStated,
               BulkReading(*read.bulk, read, edge).run(progress.part(0.1, 0.95)));
    if (!asStated) {
        return std::optional<ReadSource>{};
    }
    read.source = sourceOf(recipe, read);
    ECO_ASSIGN(read.source.contentHash, exchange::contentHashOf(path));
    return std::optional<ReadSource>{std::move(read)};
}

} // namespace ecotone::harmonise
