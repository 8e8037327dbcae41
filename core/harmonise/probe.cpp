#include "core/harmonise/probe.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/probe.h"
#include "core/habitat/scheme.h"
#include "core/harmonise/crs_decision.h"
#include "core/harmonise/encoding_finding.h"
#include "core/harmonise/field_names.h"
#include "core/harmonise/source_steps.h"
#include "core/text/encoding.h"

#include <algorithm>

namespace ecotone::harmonise {

namespace {

std::vector<std::string> columnsOf(const std::vector<FieldFinding>& fields)
{
    std::vector<std::string> columns;
    for (const auto& field : fields) {
        columns.push_back(field.name);
    }
    return columns;
}

const exchange::FieldProbe* fieldOf(const exchange::LayerProbe& layer, const std::string& name)
{
    const auto found = std::ranges::find(layer.fields, name, &exchange::FieldProbe::name);
    return name.empty() || found == layer.fields.end() ? nullptr : &*found;
}

/// Codes are those of the column by its national name. Names come from the samples: code and name
/// of one row.
void recogniseScheme(const exchange::LayerProbe& probed,
                     const std::string& file,
                     const std::string& country,
                     LayerReport& layer)
{
    const auto mapping = suggestedFields(columnsOf(layer.fields));
    const auto* codes = fieldOf(probed, mapping.code);
    if (codes == nullptr || probed.kind != geometry::ShapeKind::Polygon) {
        layer.scheme.evidence = Remark{"no column of codes was recognised"};
        return;
    }
    habitat::SchemeEvidence evidence;
    evidence.country = country;
    evidence.field = mapping.code + " " + fileName(pathFromUtf8(file));
    for (const auto& example : codes->examples) {
        evidence.nameByCode.emplace(example, std::string{});
    }
    for (const auto& sample : probed.samples) {
        std::string code;
        std::string name;
        for (const auto& [column, value] : sample) {
            if (column == mapping.code) {
                code = value;
            } else if (column == mapping.name) {
                name = value;
            }
        }
        if (!code.empty() && !name.empty()) {
            evidence.nameByCode[code] = name;
        }
    }
    layer.codeField = mapping.code;
    layer.nameField = mapping.name;
    auto verdict = habitat::recognise(evidence);
    if (!verdict) {
        layer.scheme.evidence = Remark{verdict.error().detail};
        return;
    }
    layer.scheme = {verdict->scheme,
                    verdict->decided,
                    verdict->confidence,
                    verdict->evidence,
                    verdict->readings};
}

/// Where every value was counted, those that come again are known without the rows.
void addRepeatedKeys(const exchange::LayerProbe& probed, LayerReport& layer)
{
    const auto* keys = fieldOf(probed, suggestedFields(columnsOf(layer.fields)).id);
    constexpr std::int64_t allCounted = 10'000;
    if (keys == nullptr || keys->distinct >= allCounted || keys->distinct == keys->filled) {
        return;
    }
    const auto repeated = keys->filled - keys->distinct;
    layer.issues.push_back(
        {"duplicate-key",
         model::Severity::Warning,
         repeated,
         toText(repeated) + " rows repeat a value of " + keys->name + ", which names the rows"});
}

LayerReport layerReport(const exchange::FileProbe& file,
                        const exchange::LayerProbe& probed,
                        const ProbeHints& hints)
{
    LayerReport layer;
    layer.name = probed.name;
    layer.geometry = kindName(probed.kind);
    layer.features = probed.features;
    layer.rows = probed.account;
    layer.encoding = encodingFinding(probed.encoding);
    for (const auto& field : probed.fields) {
        layer.fields.push_back({field.name, std::string{typeName(field.type)}, field.examples});
    }
    layer.samples = probed.samples;
    for (const auto& issue : probed.issues) {
        layer.issues.push_back(
            {issue.code, issue.severity, issue.count, issue.message, issue.firstRow});
    }
    if (probed.kind != geometry::ShapeKind::None) {
        const std::vector<geometry::RealPoint> corners{{probed.extent.minX, probed.extent.minY},
                                                       {probed.extent.maxX, probed.extent.maxY}};
        const auto decision =
            decideCrs(probed.crs,
                      probed.extent,
                      corners,
                      {hints.crs, hints.assume, hints.controlPoints, hints.country, hints.offset},
                      {file.driver, file.file, columnsOf(layer.fields)});
        layer.crs = decision.finding;
        layer.lonLat = decision.lonLat;
    } else {
        layer.crs.decided = true;
        layer.crs.evidence = Remark{"a table without geometry"};
    }
    addRepeatedKeys(probed, layer);
    recogniseScheme(probed, file.file, hints.country, layer);
    return layer;
}

} // namespace

Result<std::vector<FileReport>> probe(std::span<const std::filesystem::path> files,
                                      const ProbeHints& hints,
                                      const Progress& progress)
{
    exchange::ProbeOptions options;
    options.country = hints.country;
    options.encoding = text::readingFromName(hints.encoding);
    std::vector<FileReport> reports;
    for (std::size_t i = 0; i < files.size(); ++i) {
        ECO_TRY(progress.check());
        const double count = static_cast<double>(files.size());
        const auto part =
            progress.part(static_cast<double>(i) / count, static_cast<double>(i + 1) / count);
        FileReport report;
        report.file = toUtf8(files[i]);
        auto probed = exchange::probe(files[i], options, part);
        if (!probed) {
            if (probed.error().code == ErrorCode::Cancelled) {
                return fail(std::move(probed).error());
            }
            report.error = probed.error();
        } else {
            report.driver = probed->driver;
            report.contentHash = probed->contentHash;
            for (const auto& layer : probed->layers) {
                report.layers.push_back(layerReport(*probed, layer, hints));
            }
        }
        reports.push_back(std::move(report));
    }
    return reports;
}

Recipe suggestedRecipe(const FileReport& file,
                       const LayerReport& layer,
                       const std::filesystem::path& recipeFolder)
{
    Recipe recipe;
    recipe.folder = recipeFolder;
    const auto source = pathFromUtf8(file.file);
    std::error_code error;
    const auto absolute = std::filesystem::absolute(source, error);
    const auto relative =
        absolute.lexically_relative(std::filesystem::absolute(recipeFolder, error));
    recipe.file = toUtf8(relative.empty() ? absolute : relative);
    recipe.layer = file.layers.size() > 1 ? layer.name : std::string{};
    recipe.title = layer.name;
    // A mixed file is read value by value: to state one encoding would undo that.
    if (layer.encoding.decided && layer.encoding.mixed.empty()) {
        recipe.encoding = layer.encoding.name;
    }
    if (layer.crs.decided && !layer.crs.code.empty()) {
        recipe.crs = layer.crs.code;
    }
    recipe.offset = layer.crs.offset;
    const auto columns = columnsOf(layer.fields);
    if (layer.scheme.decided || habitat::mustAsk(layer.scheme.decided, layer.scheme.readings)) {
        recipe.scheme = layer.scheme.decided ? layer.scheme.name : std::string{"auto"};
        recipe.fields = suggestedFields(columns);
        for (const auto* prefix : {"cn", "ru", "mn"}) {
            if (layer.scheme.name.starts_with(std::string{prefix} + "_")) {
                recipe.country = std::string{static_cast<char>(prefix[0] - 'a' + 'A'),
                                             static_cast<char>(prefix[1] - 'a' + 'A')};
            }
        }
    } else {
        recipe.role = Role::Layer;
        recipe.targetLayer = layer.geometry == "polygon" ? "admin" : "place";
        recipe.names = suggestedNames(columns, recipe.country);
    }
    return recipe;
}

} // namespace ecotone::harmonise
