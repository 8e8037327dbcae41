#include "core/harmonise/layer_export.h"

#include "core/base/file.h"
#include "core/crs/project_grid.h"
#include "core/crs/registry.h"
#include "core/crs/transform.h"
#include "core/exchange/writer.h"
#include "core/geometry/overlay.h"
#include "core/habitat/classification.h"
#include "core/habitat/national_codes.h"
#include "core/habitat/stand_rules.h"
#include "core/habitat/words.h"
#include "core/store/project_file.h"
#include "core/text/encoding.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

namespace ecotone::harmonise {

namespace {

/// Points of a sensitive layer leave on the middles of cells of this size.
constexpr geometry::Centimetres sensitiveCell = 1'000'000;

struct Column
{
    exchange::WriteField field;
    std::function<model::Value(const model::Patch&)> ofPatch;
};

Result<geometry::RealShape> ledBack(const geometry::Shape& shape,
                                    const std::optional<crs::Transform>& transform)
{
    geometry::RealShape metres = geometry::toMetres(shape);
    if (transform) {
        ECO_TRY(transform->applyInverse(metres));
    }
    return metres;
}

Result<habitat::NationalCodes> codesOf(const std::string& scheme,
                                       const habitat::Classification& classes)
{
    ECO_ASSIGN(const auto crosswalk, habitat::Crosswalk::load(scheme));
    ECO_ASSIGN(const auto stands, habitat::StandRules::load());
    return habitat::NationalCodes{crosswalk, stands, classes};
}

class LayerExport
{
public:
    LayerExport(store::ProjectFile& project, const ExportRequest& request)
        : m_project{project}
        , m_request{request}
    {
    }

    Result<ExportReport> run(const Progress& progress)
    {
        ECO_ASSIGN(m_report.demonstration, m_project.meta().isDemonstration());
        ECO_TRY(prepareTransform());
        m_table.name = m_request.layer;
        if (m_request.layer == "habitat") {
            ECO_TRY(collectPatches(progress));
        } else {
            ECO_TRY(collectFeatures(progress));
        }
        ECO_TRY(write());
        ECO_TRY(writeDemonstrationNote());
        return m_report;
    }

private:
    Result<> prepareTransform()
    {
        m_wkt = crs::projectCrs().toWkt2();
        ECO_ASSIGN(m_esriWkt, crs::projectCrs().toEsriWkt());
        if (m_request.crs == "project") {
            m_report.operation = "coordinates of the project";
            return {};
        }
        ECO_ASSIGN(const crs::Crs target, crs::Crs::fromUserInput(m_request.crs));
        // The place of what is written decides which parameters hold.
        ECO_ASSIGN(geometry::Box bounds, m_project.patches().bounds());
        if (!m_request.within.empty()) {
            bounds = geometry::boundsOf(geometry::shapeOf(m_request.within));
        }
        geometry::RealBox place{87.0, 41.5, 134.0, 53.5};
        if (!bounds.empty()) {
            place = crs::lonLatBounds(bounds);
        }
        crs::OperationChoice choice;
        choice.controlPoints = m_request.controlPoints;
        ECO_ASSIGN(const auto operation,
                   crs::operationFor(target, place, m_request.country, choice));
        m_report.accuracyMetres = operation.accuracyMetres;
        ECO_ASSIGN(m_transform, crs::Transform::toProject(target, operation));
        m_report.operation = m_transform->description();
        m_wkt = target.toWkt2();
        ECO_ASSIGN(m_esriWkt, target.toEsriWkt());
        return {};
    }

    [[nodiscard]] bool wanted(const std::string& column) const
    {
        return m_request.fields.empty() ||
               std::find(m_request.fields.begin(), m_request.fields.end(), column) !=
                   m_request.fields.end();
    }

    [[nodiscard]] Result<> checkFields(const std::vector<std::string>& known) const
    {
        for (const std::string& field : m_request.fields) {
            if (std::find(known.begin(), known.end(), field) == known.end()) {
                return fail(ErrorCode::NotFound,
                            m_request.layer + " has no column \"" + field + "\"");
            }
        }
        return {};
    }

    [[nodiscard]] Result<bool> inside(const geometry::Shape& shape) const
    {
        if (m_request.within.empty()) {
            return true;
        }
        const geometry::Box box = geometry::boundsOf(shape);
        if (!box.intersects(geometry::boundsOf(geometry::shapeOf(m_request.within)))) {
            return false;
        }
        if (shape.kind != geometry::ShapeKind::Polygon) {
            return true;
        }
        ECO_ASSIGN(const auto common, geometry::intersection(shape.polygons, m_request.within));
        return !common.empty();
    }

    Result<> collectPatches(const Progress& progress)
    {
        ECO_ASSIGN(const auto classes, habitat::Classification::load());
        std::vector<Column> columns = patchColumns(classes);
        if (!m_request.scheme.empty()) {
            ECO_TRY(addCodeColumns(classes, columns));
        }
        std::vector<std::string> known;
        for (const Column& column : columns) {
            known.push_back(column.field.name);
            if (wanted(column.field.name)) {
                m_table.fields.push_back(column.field);
            }
        }
        ECO_TRY(checkFields(known));
        Result<> outcome;
        ECO_TRY(m_project.patches().visitWhole({}, [&](const model::Patch& patch) {
            outcome = progress.check();
            if (outcome) {
                outcome = addPatch(patch, columns);
            }
            return outcome.has_value();
        }));
        return outcome;
    }

    std::vector<Column> patchColumns(const habitat::Classification& classes)
    {
        using model::FieldType;
        using model::Patch;
        std::vector<Column> columns{
            {{"class_code", FieldType::Text, 8, 0},
             [](const Patch& patch) { return patch.attributes.classCode; }},
            {{"class_name", FieldType::Text, 120, 0},
             [&](const Patch& patch) {
                 return std::string{classes.name(patch.attributes.classCode, m_request.language)};
             }},
            {{"country", FieldType::Text, 2, 0},
             [](const Patch& patch) { return patch.attributes.country; }},
            {{"landscape", FieldType::Text, 8, 0},
             [](const Patch& patch) { return patch.attributes.landscape; }},
            {{"src_code", FieldType::Text, 40, 0},
             [](const Patch& patch) { return patch.attributes.sourceCode; }},
            {{"src_fid", FieldType::Text, 40, 0},
             [](const Patch& patch) { return patch.attributes.sourceFid; }},
            {{"rule_id", FieldType::Text, 60, 0},
             [](const Patch& patch) { return patch.attributes.ruleId; }},
            {{"confidence", FieldType::Real, 6, 2},
             [](const Patch& patch) { return patch.attributes.confidence; }},
            {{"status", FieldType::Text, 12, 0},
             [](const Patch& patch) { return std::string{model::name(patch.attributes.status)}; }},
            {{"observed", FieldType::Text, 10, 0},
             [](const Patch& patch) { return patch.attributes.observedOn; }},
            {{"area_m2", FieldType::Real, 19, 5},
             [](const Patch& patch) { return patch.area.squareMetres(); }},
        };
        return columns;
    }

    Result<> addCodeColumns(const habitat::Classification& classes, std::vector<Column>& columns)
    {
        ECO_ASSIGN(m_codes, codesOf(m_request.scheme, classes));
        ECO_ASSIGN(const auto sources, m_project.sources().list());
        for (const auto& source : sources) {
            if (source.scheme == m_request.scheme) {
                m_ofScheme.insert(source.id);
            }
        }
        columns.push_back({{"code", model::FieldType::Text, 20, 0},
                           [this](const model::Patch& patch) { return codeOf(patch).code; }});
        columns.push_back(
            {{"code_from", model::FieldType::Text, 10, 0}, [this](const model::Patch& patch) {
                 return std::string{habitat::name(codeOf(patch).basis)};
             }});
        return {};
    }

    [[nodiscard]] habitat::NationalCode codeOf(const model::Patch& patch) const
    {
        const auto& attributes = patch.attributes;
        return m_codes->codeOf(attributes.classCode,
                               m_ofScheme.contains(attributes.sourceId) ? attributes.sourceCode
                                                                        : std::string{});
    }

    void countWithoutCode(const model::Patch& patch)
    {
        auto national = codeOf(patch);
        if (national.code.empty()) {
            auto& lacking = m_report.classesWithoutCode[patch.attributes.classCode];
            lacking.candidates = std::move(national.candidates);
            ++lacking.rows;
            ++m_report.withoutCode;
        }
    }

    Result<> addPatch(const model::Patch& patch, const std::vector<Column>& columns)
    {
        const geometry::Shape shape = geometry::shapeOf(patch.outline);
        ECO_ASSIGN(const bool taken, inside(shape));
        if (!taken) {
            return {};
        }
        if (m_codes) {
            countWithoutCode(patch);
        }
        exchange::WriteRow row;
        for (const Column& column : columns) {
            if (wanted(column.field.name)) {
                row.values.push_back(column.ofPatch(patch));
            }
        }
        ECO_ASSIGN(row.shape, ledBack(shape, m_transform));
        m_table.rows.push_back(std::move(row));
        return {};
    }

    Result<> collectFeatures(const Progress& progress)
    {
        ECO_ASSIGN(const model::Layer layer, m_project.layerRows().layer(m_request.layer));
        if (layer.sharing == model::Sharing::Internal) {
            return fail(ErrorCode::InvalidArgument,
                        "the layer \"" + layer.name + "\" is marked internal and is not exported");
        }
        m_table.kind = layer.kind;
        std::vector<std::string> known;
        for (const char* name : {"name_en", "name_zh", "name_ru", "name_mn", "name_local"}) {
            known.emplace_back(name);
            if (wanted(name)) {
                m_table.fields.push_back({name, model::FieldType::Text, 120, 0});
            }
        }
        for (const model::Field& field : layer.fields) {
            known.push_back(field.name);
            if (wanted(field.name)) {
                m_table.fields.push_back({field.name, field.type, 0, 6});
            }
        }
        ECO_TRY(checkFields(known));
        Result<> outcome;
        ECO_TRY(m_project.layerRows().visit(layer.name, {}, [&](const model::Feature& feature) {
            outcome = progress.check();
            if (outcome) {
                outcome = addFeature(layer, feature);
            }
            return outcome.has_value();
        }));
        return outcome;
    }

    Result<> addFeature(const model::Layer& layer, const model::Feature& feature)
    {
        ECO_ASSIGN(const bool taken, inside(feature.shape));
        if (!taken) {
            return {};
        }
        exchange::WriteRow row;
        for (const exchange::WriteField& field : m_table.fields) {
            row.values.push_back(valueOf(feature, field.name));
        }
        geometry::Shape shape = feature.shape;
        if (layer.sharing == model::Sharing::Sensitive) {
            generalise(shape);
        }
        ECO_ASSIGN(row.shape, ledBack(shape, m_transform));
        m_table.rows.push_back(std::move(row));
        return {};
    }

    static model::Value valueOf(const model::Feature& feature, const std::string& field)
    {
        for (const Language language : allLanguages) {
            if (field == "name_" + std::string{code(language)}) {
                return feature.names.in(language);
            }
        }
        if (field == "name_local") {
            return feature.localName;
        }
        const auto found = feature.values.find(field);
        return found == feature.values.end() ? model::Value{} : found->second;
    }

    void generalise(geometry::Shape& shape)
    {
        const auto middle = [](geometry::Centimetres value) {
            const geometry::Centimetres cell =
                value >= 0 ? value / sensitiveCell : (value - sensitiveCell + 1) / sensitiveCell;
            return cell * sensitiveCell + sensitiveCell / 2;
        };
        for (geometry::GridPoint& point : shape.points) {
            point = {middle(point.x), middle(point.y)};
            ++m_report.generalisedPoints;
        }
    }

    Result<> write()
    {
        const auto extension = m_request.file.extension();
        exchange::WriteReport written;
        if (extension == ".shp") {
            const auto encoding = text::encodingFromName(m_request.encoding);
            if (!encoding) {
                return fail(ErrorCode::InvalidArgument,
                            "\"" + m_request.encoding + "\" is no encoding Ecotone writes");
            }
            exchange::ShapefileOptions options;
            options.encoding = *encoding;
            options.cpg = std::string{text::name(*encoding)};
            options.prj = m_esriWkt;
            ECO_ASSIGN(written, exchange::writeShapefile(m_request.file, m_table, options));
        } else {
            ECO_ASSIGN(written, exchange::writeLayer(m_request.file, m_table, m_wkt));
        }
        m_report.rows = written.rows;
        m_report.textsCut = written.textsCut;
        m_report.charactersReplaced = written.charactersReplaced;
        m_report.namesChanged = written.namesChanged;
        return {};
    }

    [[nodiscard]] Result<> writeDemonstrationNote() const
    {
        if (!m_report.demonstration) {
            return {};
        }
        auto note = m_request.file;
        note += ".txt";
        return writeFile(
            note, habitat::Words::shared().phrase("demonstration", m_request.language) + "\n");
    }

    store::ProjectFile& m_project;
    const ExportRequest& m_request;
    std::optional<crs::Transform> m_transform;
    std::string m_wkt;
    std::string m_esriWkt;
    exchange::WriteTable m_table;
    std::optional<habitat::NationalCodes> m_codes; ///< Of the scheme asked for.
    std::set<model::SourceId> m_ofScheme;          ///< Sources that speak it themselves.
    ExportReport m_report;
};

} // namespace

Result<ExportReport>
exportLayer(store::ProjectFile& project, const ExportRequest& request, const Progress& progress)
{
    return LayerExport{project, request}.run(progress);
}

} // namespace ecotone::harmonise
