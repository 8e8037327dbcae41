#include "core/geometry/area.h"
#include "core/habitat/crosswalk.h"
#include "core/harmonise/bulk_rows.h"
#include "core/harmonise/place.h"

#include <algorithm>
#include <unordered_map>

namespace ecotone::harmonise {

namespace {

/// Columns that decide about the class or are kept beside it.
std::vector<std::size_t> decidingFields(const ReadSource& read)
{
    const auto& f = read.recipe.fields;
    std::vector<std::size_t> fields;
    for (const auto* column : {&f.code,
                               &f.name,
                               &f.species,
                               &f.composition,
                               &f.origin,
                               &f.age,
                               &f.ageClass,
                               &f.closure,
                               &f.landform,
                               &f.site,
                               &f.soil,
                               &f.dilei,
                               &f.cause,
                               &f.zone,
                               &f.elevation,
                               &f.slope,
                               &f.observedOn}) {
        if (const auto field = read.bulk->file.head().fieldIndex(*column);
            field && !column->empty()) {
            fields.push_back(*field);
        }
    }
    return fields;
}

/// Rows that say the same: the first of them is classified for all.
struct Groups
{
    std::vector<std::uint32_t> ofRow;
    std::vector<std::size_t> first; ///< Row of each group.
    std::vector<std::int64_t> counts;

    void add(std::size_t row)
    {
        first.push_back(row);
        counts.push_back(0);
    }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(first.size()); }
};

Groups groupedByValues(const ReadSource& read)
{
    const auto& file = read.bulk->file;
    const auto fields = decidingFields(read);
    Groups groups;
    groups.ofRow.reserve(file.rowCount());
    std::unordered_map<std::string, std::uint32_t> known;
    std::string key;
    for (std::size_t row = 0; row < file.rowCount(); ++row) {
        key.clear();
        for (const auto field : fields) {
            const auto value = file.key(row, field);
            key.append(reinterpret_cast<const char*>(&value), sizeof value);
        }
        const auto [place, isNew] = known.try_emplace(key, groups.size());
        if (isNew) {
            groups.add(row);
        }
        ++groups.counts[place->second];
        groups.ofRow.push_back(place->second);
    }
    return groups;
}

/// Where the place matters every row is a group of its own.
void splitByPlace(const ReadSource& read, PlaceRules places, Groups& groups)
{
    const auto& file = read.bulk->file;
    const auto& fields = read.recipe.fields;
    const auto text = [&](std::size_t row, const std::string& column) {
        const auto field = file.head().fieldIndex(column);
        return field ? model::toText(file.value(row, *field)) : std::string{};
    };
    std::vector<bool> split;
    for (const auto row : groups.first) {
        habitat::NationalRow national;
        national.species = text(row, fields.species);
        national.composition = text(row, fields.composition);
        split.push_back(places.matterFor(text(row, fields.code), national));
    }
    for (std::size_t row = 0; row < groups.ofRow.size(); ++row) {
        auto& group = groups.ofRow[row];
        if (group < split.size() && split[group] && groups.first[group] != row) {
            --groups.counts[group];
            group = groups.size();
            groups.add(row);
            groups.counts.back() = 1;
        }
    }
}

/// Stands for its group: values and place of its first row.
Result<std::vector<GridRow>> representatives(const ReadSource& read, const Groups& groups)
{
    const auto& bulk = *read.bulk;
    ECO_ASSIGN(auto window, bulk.spill.read());
    std::vector<GridRow> rows;
    rows.reserve(groups.first.size());
    for (std::size_t group = 0; group < groups.first.size(); ++group) {
        const std::size_t row = groups.first[group];
        GridRow representative;
        representative.count = groups.counts[group];
        for (std::size_t field = 0; field < read.fields.size(); ++field) {
            representative.values.push_back(bulk.file.value(row, field));
        }
        representative.shape.kind = geometry::ShapeKind::Polygon;
        for (auto at = std::ranges::lower_bound(
                 bulk.outlines, static_cast<std::uint32_t>(row), {}, &StoredOutline::row);
             at != bulk.outlines.end() && at->row == row;
             ++at) {
            readOutline(window.view(at->offset, at->bytes),
                        representative.shape.polygons.emplace_back());
        }
        rows.push_back(std::move(representative));
    }
    return rows;
}

} // namespace

Result<> classifyBulk(ReadSource& read,
                      const Knowledge& knowledge,
                      model::ExpressionEvaluator& evaluator,
                      const Progress& progress)
{
    auto& bulk = *read.bulk;
    auto groups = groupedByValues(read);
    ECO_ASSIGN(read.rows, representatives(read, groups));
    ECO_ASSIGN(const auto crosswalk, crosswalkOf(read, evaluator));
    splitByPlace(read, {crosswalk, knowledge.stands}, groups);
    ECO_ASSIGN(read.rows, representatives(read, groups));
    ECO_ASSIGN(bulk.classes, classify(read, knowledge, evaluator, progress));
    read.rows = {};
    bulk.classOfRow = std::move(groups.ofRow);

    const auto stated = bulk.file.head().fieldIndex(read.recipe.fields.statedArea);
    if (stated) {
        AreaComparison comparison;
        for (std::size_t i = 0; i < bulk.outlines.size();) {
            const auto row = bulk.outlines[i].row;
            geometry::Area area;
            for (; i < bulk.outlines.size() && bulk.outlines[i].row == row; ++i) {
                area += geometry::Area::fromHalfSquareCentimetres(bulk.outlines[i].area);
            }
            comparison.add(model::toText(bulk.file.value(row, *stated)), area);
        }
        comparison.report(read);
    }
    return {};
}

} // namespace ecotone::harmonise
