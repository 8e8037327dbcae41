#include "core/base/number.h"
#include "core/demo/delivery.h"
#include "core/demo/digitising.h"
#include "core/geometry/area.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace ecotone::demo {

using geometry::RealPolygon;

Oddities& Oddities::operator+=(const Oddities& other)
{
    unmapped += other.unmapped;
    restricted += other.restricted;
    emptyNames += other.emptyNames;
    invalid += other.invalid;
    return *this;
}

namespace {

constexpr std::string_view lineDate = "2024-01-01";

/// UTM on WGS 84 of each region: what neutral lines and masks come in.
std::string_view lineCrs(const Region& region)
{
    return region.plan->code == "CHI"   ? "EPSG:32646"
           : region.plan->code == "ESA" ? "EPSG:32647"
                                        : "EPSG:32652";
}

constexpr std::array<std::string_view, 3> waterClasses{"H15", "H13", "W15"};

bool isWater(std::string_view classCode)
{
    return std::ranges::find(waterClasses, classCode) != waterClasses.end();
}

struct WaterHabitat
{
    std::string_view code; ///< Of the IUCN habitats.
    std::string_view name;
};

WaterHabitat habitatOf(std::string_view classCode, bool inland)
{
    if (classCode == "H15") {
        return {"9", "Marine Neritic"};
    }
    if (classCode == "W15") {
        return {"12.5", "Salt Marshes"};
    }
    return inland ? WaterHabitat{"5.14", "Permanent Saline, Brackish or Alkaline Lakes"}
                  : WaterHabitat{"13.4", "Coastal Brackish/Saline Lagoons"};
}

/// Rows of one form with what is needed to spoil some of them.
struct FormRows
{
    exchange::WriteTable table;
    std::vector<std::int32_t> patches;
    std::vector<PatchTruth> truths;
};

/// Swaps two vertices where the swap makes the ring cross itself; false where none does.
bool makeBowTie(RealPolygon& polygon)
{
    geometry::RealRing& ring = polygon.outer;
    const auto turn = [&ring](std::size_t a, std::size_t b, std::size_t c) {
        return (ring[b].x - ring[a].x) * (ring[c].y - ring[a].y) -
               (ring[b].y - ring[a].y) * (ring[c].x - ring[a].x);
    };
    for (std::size_t i = 0; i + 3 < ring.size(); ++i) {
        // Diagonals of four vertices in a row cross when both separate the other two.
        if (turn(i, i + 2, i + 1) * turn(i, i + 2, i + 3) < 0.0 &&
            turn(i + 1, i + 3, i) * turn(i + 1, i + 3, i + 2) < 0.0) {
            std::swap(ring[i + 1], ring[i + 2]);
            return true;
        }
    }
    return false;
}

/// Spoils a few rows of a form: places chosen by their own dice, so that they stay the same when
/// other rows change.
Oddities spoil(const NationalForm& form, const Mosaic& mosaic, FormRows& rows)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < rows.patches.size(); ++i) {
        const MosaicPatch& patch = mosaic.patches[static_cast<std::size_t>(rows.patches[i])];
        if (patch.cover >= Cover::Valley && patch.ground.hectares < 400.0) {
            order.push_back(i);
        }
    }
    std::ranges::sort(order, {}, [&](std::size_t i) {
        return mixed(mosaic.patches[static_cast<std::size_t>(rows.patches[i])].dice + 7U);
    });
    Oddities odd;
    std::size_t next = 0;
    const auto takeRow = [&]() {
        return next < order.size() ? order[next++] : rows.patches.size();
    };
    const auto setCode = [&](std::size_t row, const OddCode& code) {
        model::Value& value = rows.table.rows[row].values[form.codeField];
        if (form.fields[form.codeField].type == model::FieldType::Integer) {
            value = parseInteger(code.code).value_or(0);
        } else {
            value = code.code;
        }
        rows.table.rows[row].values[form.nameField] = code.name;
        rows.truths[row].odd = true;
    };
    const std::size_t some = std::clamp<std::size_t>(rows.patches.size() / 900, 2, 8);
    for (std::size_t i = 0; i < some && !form.unmapped.empty(); ++i) {
        if (const std::size_t row = takeRow(); row < rows.patches.size()) {
            setCode(row, form.unmapped[i % form.unmapped.size()]);
            ++odd.unmapped;
        }
    }
    for (std::size_t i = 0; i < some && !form.restricted.empty(); ++i) {
        if (const std::size_t row = takeRow(); row < rows.patches.size()) {
            setCode(row, form.restricted[i % form.restricted.size()]);
            ++odd.restricted;
        }
    }
    for (std::size_t i = 0; i < some; ++i) {
        if (const std::size_t row = takeRow(); row < rows.patches.size()) {
            rows.table.rows[row].values[form.nameField] = std::string{};
            ++odd.emptyNames;
        }
    }
    for (std::size_t i = 0; i < 3;) {
        const std::size_t row = takeRow();
        if (row >= rows.patches.size()) {
            break;
        }
        RealPolygon& polygon = rows.table.rows[row].shape.polygons[0];
        if (polygon.outer.size() >= 8 && makeBowTie(polygon)) {
            rows.truths[row].odd = true;
            ++odd.invalid;
            ++i;
        }
    }
    return odd;
}

/// One side of one mapped area.
class SideDelivery
{
public:
    SideDelivery(const Region& region,
                 int area,
                 int country,
                 const Digitised& digitised,
                 const std::filesystem::path& folder,
                 Delivered& delivered)
        : m_region{region}
        , m_area{area}
        , m_country{country}
        , m_digitised{digitised}
        , m_folder{folder}
        , m_delivered{delivered}
        , m_landscape{region.plan->areas[static_cast<std::size_t>(area)].landscape}
        , m_code{region.ground->countryCode(country)}
    {
        for (std::size_t i = 0; i < region.mosaic.patches.size(); ++i) {
            const Side side = region.mosaic.patches[i].side;
            if (side.area == area && side.country == country) {
                m_patches.push_back(static_cast<std::int32_t>(i));
            }
        }
    }

    [[nodiscard]] Result<> deliver()
    {
        if (m_patches.empty()) {
            return {};
        }
        if (m_code == "KP") {
            return deliverMask();
        }
        ECO_TRY(deliverWaters());
        return deliverForms();
    }

private:
    [[nodiscard]] const MosaicPatch& patch(std::int32_t index) const
    {
        return m_region.mosaic.patches[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] geometry::RealBox lonLatBox() const
    {
        geometry::RealBox box;
        for (const std::int32_t index : m_patches) {
            box.extend(patch(index).ground.lonLat.x, patch(index).ground.lonLat.y);
        }
        return box;
    }
    [[nodiscard]] Result<> transformRows(exchange::WriteTable& table, std::string_view crs) const
    {
        ECO_ASSIGN(const auto transform, nationalTransform(crs, m_code, lonLatBox()));
        for (exchange::WriteRow& row : table.rows) {
            ECO_TRY(transform.applyInverse(row.shape));
        }
        return {};
    }
    [[nodiscard]] Result<> deliverForms();
    [[nodiscard]] Result<> writeForm(const NationalForm& form, FormRows& rows);
    [[nodiscard]] Result<> deliverWaters();
    [[nodiscard]] Result<> deliverMask();

    const Region& m_region;
    int m_area;
    int m_country;
    const Digitised& m_digitised;
    const std::filesystem::path& m_folder;
    Delivered& m_delivered;
    std::string m_landscape;
    std::string m_code;
    std::vector<std::int32_t> m_patches;
};

Result<> SideDelivery::deliverForms()
{
    const auto scheme = m_code == "CN"   ? chineseScheme()
                        : m_code == "MN" ? mongolianScheme()
                                         : russianScheme();
    auto forms = scheme->forms(m_landscape);
    std::vector<FormRows> rows(forms.size());
    std::int64_t number = 0;
    for (const std::int32_t index : m_patches) {
        const MosaicPatch& source = patch(index);
        if (isWater(source.trueClass)) {
            continue;
        }
        const geometry::Polygon exact = m_region.mosaic.outline(index);
        const PatchFacts facts{source,
                               m_landscape,
                               ++number,
                               geometry::areaOf(exact).hectares(),
                               m_region.plan->timberlineMetres};
        auto row = scheme->row(facts);
        if (!row) {
            return fail(ErrorCode::Internal,
                        "the scheme of " + m_code + " has no code for " + source.trueClass);
        }
        FormRows& form = rows[row->form];
        form.truths.push_back({{}, model::toText(row->values[0]), source.trueClass, false});
        form.patches.push_back(index);
        form.table.rows.push_back(
            {std::move(row->values), geometry::shapeOf(m_digitised.outline(index))});
    }
    for (std::size_t i = 0; i < forms.size(); ++i) {
        if (!rows[i].table.rows.empty()) {
            ECO_TRY(writeForm(forms[i], rows[i]));
        }
    }
    return {};
}

Result<> SideDelivery::writeForm(const NationalForm& form, FormRows& rows)
{
    const std::string file = lowered(form.stem) + ".shp";
    rows.table.name = lowered(form.stem);
    rows.table.kind = geometry::ShapeKind::Polygon;
    rows.table.fields = form.fields;
    m_delivered.odd += spoil(form, m_region.mosaic, rows);
    ECO_TRY(transformRows(rows.table, form.crs));
    ECO_TRY(writeDated(m_folder / file, rows.table, form.options, form.crs, form.recipe.date));
    for (PatchTruth& truth : rows.truths) {
        truth.file = file;
        m_delivered.truths.push_back(std::move(truth));
    }
    harmonise::Recipe recipe = form.recipe;
    recipe.elevation = "dem_" + lowered(m_landscape) + ".tif";
    return noteRecipe(std::move(recipe),
                      file,
                      static_cast<std::int64_t>(rows.table.rows.size()),
                      m_folder,
                      m_delivered);
}

/// Sea, lagoons, salt lakes and tidal flats: no forest inventory tells them apart, a survey of
/// waters does.
Result<> SideDelivery::deliverWaters()
{
    exchange::WriteTable table;
    table.fields = {textField("CODE", 8), textField("NAME", 48)};
    std::int64_t number = 0;
    std::vector<PatchTruth> truths;
    const std::string stem = lowered(m_code) + "_" + lowered(m_landscape) + "_waters";
    const bool inland = !m_region.ground->hasSea();
    for (const std::int32_t index : m_patches) {
        const std::string& code = patch(index).trueClass;
        if (!isWater(code)) {
            continue;
        }
        const auto [iucn, name] = habitatOf(code, inland);
        table.rows.push_back({{std::string{iucn}, std::string{name}},
                              geometry::shapeOf(m_digitised.outline(index))});
        truths.push_back({stem + ".shp", toText(number++), code, false});
    }
    if (table.rows.empty()) {
        return {};
    }
    table.name = stem;
    const std::string_view crs = lineCrs(m_region);
    ECO_TRY(transformRows(table, crs));
    exchange::ShapefileOptions options;
    options.cpg = "UTF-8";
    ECO_TRY(writeDated(m_folder / (stem + ".shp"), table, options, crs, "2022-08-31"));
    m_delivered.truths.insert(m_delivered.truths.end(), truths.begin(), truths.end());
    harmonise::Recipe recipe;
    recipe.title = "Sea, lagoons and salt lakes (demonstration)";
    recipe.country = m_code;
    recipe.agency = "Survey of waters of the demonstration";
    recipe.date = "2022-08-31";
    recipe.landscape = m_landscape;
    recipe.authority = 1;
    recipe.scheme = "iucn_habitats_3_1";
    recipe.fields.code = "CODE";
    recipe.fields.name = "NAME";
    return noteRecipe(std::move(recipe),
                      stem + ".shp",
                      static_cast<std::int64_t>(table.rows.size()),
                      m_folder,
                      m_delivered);
}

/// The side without data: one outline, which becomes "no data".
Result<> SideDelivery::deliverMask()
{
    exchange::WriteTable table;
    table.name = "mask";
    table.fields = {textField("country", 2), textField("note", 40)};
    for (const std::int32_t index : m_patches) {
        table.rows.push_back(
            {{m_code, std::string{"no data"}}, geometry::shapeOf(m_digitised.outline(index))});
    }
    const std::string_view crs = lineCrs(m_region);
    ECO_TRY(transformRows(table, crs));
    const std::string stem = lowered(m_code) + "_" + lowered(m_landscape) + "_mask";
    exchange::ShapefileOptions options;
    options.cpg = "UTF-8";
    ECO_TRY(writeDated(m_folder / (stem + ".shp"), table, options, crs, lineDate));
    harmonise::Recipe recipe;
    recipe.title = "No data (demonstration)";
    recipe.country = m_code;
    recipe.agency = "Mask of the demonstration";
    recipe.date = lineDate;
    recipe.landscape = m_landscape;
    recipe.role = harmonise::Role::Extent;
    return noteRecipe(std::move(recipe),
                      stem + ".shp",
                      static_cast<std::int64_t>(table.rows.size()),
                      m_folder,
                      m_delivered);
}

Result<> deliverLines(const Region& region,
                      int area,
                      const std::filesystem::path& folder,
                      Delivered& delivered)
{
    const std::string& landscape = region.plan->areas[static_cast<std::size_t>(area)].landscape;
    exchange::WriteTable table;
    table.name = "reference_line";
    table.kind = geometry::ShapeKind::Line;
    table.fields = {textField("name_en", 60),
                    textField("name_zh", 60),
                    textField("name_ru", 60),
                    textField("name_mn", 60),
                    textField("kind", 20),
                    textField("side_a", 2),
                    textField("side_b", 2),
                    wholeField("scale", 9),
                    textField("origin", 60)};
    const geometry::RealPoint& centre = region.plan->centre;
    ECO_ASSIGN(const auto transform,
               nationalTransform(lineCrs(region),
                                 {},
                                 {centre.x - 2.0, centre.y - 1.0, centre.x + 2.0, centre.y + 1.0}));
    for (const ReferenceLine& line : referenceLines(region.mosaic)) {
        if (line.area != area) {
            continue;
        }
        geometry::RealLine points;
        for (const geometry::GridPoint& point : line.points) {
            points.push_back(geometry::toMetres(point));
        }
        ECO_TRY(transform.applyInverse(std::span{points}));
        const std::string pair =
            region.ground->countryCode(line.left) + " - " + region.ground->countryCode(line.right);
        table.rows.push_back({{"Reference line " + pair,
                               "参考线 " + pair,
                               "Опорная линия " + pair,
                               "Лавлах шугам " + pair,
                               std::string{"international"},
                               region.ground->countryCode(line.left),
                               region.ground->countryCode(line.right),
                               std::int64_t{100000},
                               std::string{"made up for the demonstration"}},
                              geometry::shapeOfLine(std::move(points))});
    }
    if (table.rows.empty()) {
        return {};
    }
    const std::string file = "reference_line_" + lowered(landscape) + ".shp";
    exchange::ShapefileOptions options;
    options.cpg = "UTF-8";
    ECO_TRY(writeDated(folder / file, table, options, lineCrs(region), lineDate));
    harmonise::Recipe recipe;
    recipe.title = "Reference lines (demonstration)";
    recipe.agency = "Ecotone demonstration";
    recipe.date = lineDate;
    recipe.landscape = landscape;
    recipe.sharing = model::Sharing::Open;
    recipe.role = harmonise::Role::Layer;
    recipe.targetLayer = "reference_line";
    recipe.names = {"name_en", "name_zh", "name_ru", "name_mn", {}};
    recipe.edgeMatching = harmonise::EdgeMatching{50.0, 100000, false};
    return noteRecipe(
        std::move(recipe), file, static_cast<std::int64_t>(table.rows.size()), folder, delivered);
}

} // namespace

Result<> deliverHabitat(const Region& region,
                        std::uint64_t seed,
                        const std::filesystem::path& folder,
                        Delivered& delivered)
{
    const auto countries = static_cast<int>(region.plan->countries.size());
    for (int country = -1; country < countries; ++country) {
        const Digitised digitised{region.mosaic, *region.site, country, seed};
        for (std::size_t area = 0; area < region.plan->areas.size(); ++area) {
            SideDelivery side{
                region, static_cast<int>(area), country, digitised, folder, delivered};
            ECO_TRY(side.deliver());
        }
    }
    for (std::size_t area = 0; area < region.plan->areas.size(); ++area) {
        ECO_TRY(deliverLines(region, static_cast<int>(area), folder, delivered));
    }
    return {};
}

} // namespace ecotone::demo
