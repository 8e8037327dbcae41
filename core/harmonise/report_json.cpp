#include "core/base/number.h"
#include "core/harmonise/reading_report.h"

#include <nlohmann/json.hpp>

namespace ecotone::harmonise {

namespace {

using Json = nlohmann::ordered_json;

/// Text that is not UTF-8 must not stop a report: bad bytes are replaced.
std::string dumped(const Json& json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json encodingJson(const EncodingFinding& finding)
{
    Json json{{"name", finding.name},
              {"decided", finding.decided},
              {"confidence", finding.confidence},
              {"evidence", finding.evidence.english()}};
    if (!finding.decided) {
        json["runner_up"] = finding.runnerUp;
    }
    if (!finding.mixed.empty()) {
        json["mixed"] = finding.mixed;
    }
    Json readings = Json::array();
    for (const auto& reading : finding.readings) {
        readings.push_back({{"name", reading.name}, {"texts", reading.texts}});
    }
    json["readings"] = std::move(readings);
    return json;
}

Json crsJson(const CrsFinding& finding)
{
    Json json{{"code", finding.code},
              {"name", finding.name},
              {"decided", finding.decided},
              {"operation", finding.operation},
              {"accuracy_m", nullptr},
              {"evidence", finding.evidence.english()}};
    if (finding.accuracyMetres >= 0.0) {
        json["accuracy_m"] = finding.accuracyMetres;
    }
    if (finding.banner) {
        json["banner"] = true;
    }
    if (!finding.offset.empty()) {
        json["offset"] = finding.offset;
    }
    if (!finding.decided) {
        json["needed"] = finding.needed.english();
        for (const auto& candidate : finding.candidates) {
            const auto& box = candidate.lonLat;
            json["candidates"].push_back(
                {{"crs", candidate.definition},
                 {"name", candidate.name},
                 {"north_first", candidate.order == crs::AxisOrder::NorthEast},
                 {"likelihood", candidate.likelihood},
                 {"hypothesis", candidate.hypothesis},
                 {"lon_lat", {box.minX, box.minY, box.maxX, box.maxY}},
                 {"evidence", candidate.evidence.english()}});
        }
    }
    return json;
}

Json issuesJson(const std::vector<Finding>& issues)
{
    Json list = Json::array();
    for (const auto& issue : issues) {
        list.push_back({{"code", issue.code},
                        {"severity", model::name(issue.severity)},
                        {"count", issue.count},
                        {"message", issue.message}});
        if (issue.firstRow >= 0) {
            list.back()["first_row"] = issue.firstRow;
        }
    }
    return list;
}

Json rowsJson(const exchange::RowAccount& rows)
{
    Json json{{"declared", nullptr},
              {"read", rows.read},
              {"refused", rows.refused},
              {"deleted", rows.deleted}};
    if (rows.declared >= 0) {
        json["declared"] = rows.declared;
    }
    return json;
}

Json readingsJson(const std::vector<habitat::SchemeReading>& readings)
{
    Json list = Json::array();
    for (const auto& reading : readings) {
        list.push_back({{"scheme", reading.scheme},
                        {"codes", reading.found},
                        {"names", reading.named},
                        {"reads", reading.differing}});
    }
    return list;
}

Json layerJson(const LayerReport& layer)
{
    Json json{{"name", layer.name},
              {"geometry", layer.geometry},
              {"features", layer.features},
              {"rows", rowsJson(layer.rows)},
              {"encoding", encodingJson(layer.encoding)},
              {"crs", crsJson(layer.crs)},
              {"scheme",
               {{"name", layer.scheme.name},
                {"decided", layer.scheme.decided},
                {"confidence", layer.scheme.confidence},
                {"evidence", layer.scheme.evidence.english()},
                {"readings", readingsJson(layer.scheme.readings)}}}};
    Json fields = Json::array();
    for (const auto& field : layer.fields) {
        fields.push_back({{"name", field.name}, {"type", field.type}});
    }
    json["fields"] = std::move(fields);
    Json samples = Json::array();
    for (const auto& sample : layer.samples) {
        Json row = Json::object();
        for (const auto& [column, value] : sample) {
            row[column] = value;
        }
        samples.push_back(std::move(row));
    }
    json["samples"] = std::move(samples);
    json["issues"] = issuesJson(layer.issues);
    return json;
}

Json errorJson(const Error& error)
{
    return {{"code", name(error.code)}, {"message", error.detail}};
}

Json sourceObject(const SourceReport& report)
{
    Json json = layerJson(report.layer);
    json["file"] = report.file;
    json["recipe"] = report.recipe;
    json["title"] = report.title;
    json["country"] = report.country;
    json["role"] = report.role;
    json["read"] = report.read;
    json["patches"] = report.patches;
    json["repaired"] = report.repaired;
    json["refused"] = report.refused;
    json["restricted"] = report.restricted;
    json["dissolved"] = report.dissolved;
    json["no_geometry"] = report.noGeometry;
    json["outside_mask"] = report.outsideMask;
    json["covered"] = report.covered;
    json["unmapped"] = report.unmapped;
    json["folded"] = report.foldedCodes;
    json["area_m2"] = report.area.exactSquareMetres();
    if (report.error) {
        json["error"] = errorJson(*report.error);
    }
    return json;
}

Json areaNumber(geometry::Area area)
{
    return area == geometry::Area{} ? Json(0) : Json(area.squareMetres());
}

Json edgeJson(const EdgeMatchingReport& report)
{
    Json moved = Json::array();
    for (const auto& each : report.moved) {
        moved.push_back({{"from", each.from},
                         {"to", each.to},
                         {"class", each.classCode},
                         {"area_m2", each.area.exactSquareMetres()}});
    }
    Json disagreement = Json::array();
    for (const auto& each : report.disagreement) {
        disagreement.push_back({{"level", each.level},
                                {"left", each.left},
                                {"right", each.right},
                                {"km", each.kilometres}});
    }
    return {{"gap_m2", areaNumber(report.gap)},
            {"overlap_m2", areaNumber(report.overlap)},
            {"moved", std::move(moved)},
            {"disagreement", std::move(disagreement)},
            {"claims", report.claims},
            {"closed_faces", report.closedFaces},
            {"reference_line_km", report.referenceLineKm}};
}

} // namespace

std::string probeJson(std::span<const FileReport> files)
{
    Json list = Json::array();
    for (const auto& file : files) {
        Json json{{"file", file.file}, {"driver", file.driver}, {"layers", Json::array()}};
        for (const auto& layer : file.layers) {
            json["layers"].push_back(layerJson(layer));
        }
        if (!file.contentHash.empty()) {
            json["content_hash"] = file.contentHash;
        }
        if (file.error) {
            json["error"] = errorJson(*file.error);
        }
        list.push_back(std::move(json));
    }
    return dumped(list);
}

std::string harmoniseJson(const HarmoniseReport& report)
{
    Json sources = Json::array();
    for (const auto& source : report.sources) {
        sources.push_back(sourceObject(source));
    }
    return dumped({{"project", report.project},
                   {"revision", report.revision},
                   {"patches", report.patches},
                   {"sources", std::move(sources)},
                   {"edge_matching", edgeJson(report.edgeMatching)},
                   {"issues", report.issues}});
}

std::string sourceJson(const SourceReport& report)
{
    return dumped(sourceObject(report));
}

int exitCode(std::span<const FileReport> files)
{
    int worst = 0;
    for (const auto& file : files) {
        if (file.error) {
            worst = worseExitCode(worst, exitCode(file.error->code));
        }
        for (const auto& layer : file.layers) {
            if (!layer.encoding.decided) {
                worst = worseExitCode(worst, exitCode(ErrorCode::EncodingUndecided));
            }
            if (!layer.crs.decided) {
                worst = worseExitCode(worst, exitCode(layer.crs.failure));
            }
            if (habitat::mustAsk(layer.scheme.decided, layer.scheme.readings)) {
                worst = worseExitCode(worst, exitCode(ErrorCode::EncodingUndecided));
            }
            for (const auto& issue : layer.issues) {
                if (issue.code == "truncated-file" || issue.code == "damaged-record") {
                    worst = worseExitCode(worst, exitCode(ErrorCode::FileDamaged));
                }
            }
        }
    }
    return worst;
}

int HarmoniseReport::exitCode() const
{
    int worst = 0;
    for (const auto& source : sources) {
        if (source.error) {
            worst = worseExitCode(worst, ecotone::exitCode(source.error->code));
        }
    }
    return worst;
}

} // namespace ecotone::harmonise
