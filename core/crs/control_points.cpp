#include "core/crs/control_points.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/base/platform.h"
#include "core/crs/crs_facts.h"
#include "core/crs/fit.h"
#include "core/crs/geodesic.h"
#include "core/crs/local_fit.h"
#include "core/crs/proj_session.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <toml++/toml.h>

namespace ecotone::crs {

namespace {

using geometry::RealPoint;

struct ControlSet
{
    std::string label;
    std::string crs;
    std::string method;
    std::string date;
    std::vector<RealPoint> source;
    std::vector<RealPoint> wgs84; ///< Degrees.
};

std::optional<RealPoint> readPair(const toml::node* node)
{
    const auto* array = node == nullptr ? nullptr : node->as_array();
    if (array == nullptr || array->size() != 2) {
        return std::nullopt;
    }
    const auto x = array->get(0)->value<double>();
    const auto y = array->get(1)->value<double>();
    if (!x || !y || !std::isfinite(*x) || !std::isfinite(*y)) {
        return std::nullopt;
    }
    return RealPoint{*x, *y};
}

/// Messages name the label and the number of a point, never a value.
Result<ControlSet> readSet(const toml::table& table, const std::string& label)
{
    ControlSet set;
    set.label = label;
    set.crs = table["crs"].value_or(std::string{});
    set.method = table["method"].value_or(std::string{"shift"});
    set.date = table["date"].value_or(std::string{});
    const auto* points = table["points"].as_array();
    if (set.crs.empty() || points == nullptr) {
        return fail(ErrorCode::RecipeInvalid,
                    "the control points \"" + label + "\" need crs and points");
    }
    for (const auto& node : *points) {
        const auto* point = node.as_table();
        const auto source = point == nullptr ? std::nullopt : readPair(point->get("source"));
        const auto target = point == nullptr ? std::nullopt : readPair(point->get("wgs84"));
        if (!source || !target) {
            return fail(ErrorCode::RecipeInvalid,
                        "point " + toText(static_cast<std::int64_t>(set.source.size() + 1)) +
                            " of the control points \"" + label +
                            "\" must have source = [x, y] and wgs84 = [longitude, latitude]");
        }
        set.source.push_back(*source);
        set.wgs84.push_back(*target);
    }
    return set;
}

Result<ControlSet> loadSet(std::string_view label, const std::filesystem::path& file)
{
    auto text = readFile(file);
    if (!text) {
        return fail(ErrorCode::NotFound,
                    "the recipe names the control points \"" + std::string{label} +
                        "\", but there is no local file of control points");
    }
    toml::table root;
    try {
        root = toml::parse(*text);
    } catch (const toml::parse_error& error) {
        return fail(ErrorCode::RecipeInvalid,
                    "the local file of control points does not parse at line " +
                        toText(std::int64_t{error.source().begin.line}));
    }
    if (const auto* sets = root["set"].as_array()) {
        for (const auto& node : *sets) {
            const auto* table = node.as_table();
            if (table != nullptr && (*table)["label"].value_or(std::string{}) == label) {
                return readSet(*table, std::string{label});
            }
        }
    }
    return fail(ErrorCode::NotFound,
                "the local file of control points has no set labelled \"" + std::string{label} +
                    "\"");
}

Result<> checkSet(const ControlSet& set, const Crs& own, const Crs& source)
{
    if (own.datum() != source.datum() || own.semiMajor() != source.semiMajor() ||
        own.inverseFlattening() != source.inverseFlattening()) {
        return fail(ErrorCode::CrsMismatch,
                    "the control points \"" + set.label + "\" are on " +
                        std::string{name(own.datum())} + ", the source is on " +
                        std::string{name(source.datum())});
    }
    const auto method = fitMethodFromName(set.method);
    if (!method) {
        return fail(ErrorCode::RecipeInvalid,
                    "the method \"" + set.method + "\" of the control points \"" + set.label +
                        "\" is none of shift, similarity, helmert");
    }
    if (set.source.size() < pointsNeeded(*method)) {
        return fail(ErrorCode::ControlPointsNeeded,
                    "the control points \"" + set.label + "\" are " +
                        toText(static_cast<std::int64_t>(set.source.size())) + ", the method " +
                        set.method + " needs at least " +
                        toText(static_cast<std::int64_t>(pointsNeeded(*method))));
    }
    return {};
}

/// What PROJ says of a point that it cannot transform quotes the point.
Result<> silent(const std::string& label, const Result<>& outcome)
{
    if (outcome) {
        return {};
    }
    return fail(ErrorCode::ControlPointsNeeded,
                "a point of the control points \"" + label +
                    "\" does not belong to the system they are stated in");
}

} // namespace

std::filesystem::path controlPointFile()
{
    return platform::configFolder() / "control_points.toml";
}

Result<DatumOperation>
fitControlPoints(const Crs& source, std::string_view label, const std::filesystem::path& file)
{
    ECO_ASSIGN(const auto set, loadSet(label, file));
    ECO_ASSIGN(const auto own, Crs::fromUserInput(set.crs));
    ECO_TRY(checkSet(set, own, source));
    auto lonLat = set.source;
    ECO_TRY(silent(set.label,
                   runPipeline("+proj=pipeline" + stepsToRadians(own) +
                                   " +step +proj=unitconvert +xy_in=rad +xy_out=deg",
                               PJ_FWD,
                               lonLat)));
    const auto method = *fitMethodFromName(set.method);
    const Ellipsoid ellipsoid{source.semiMajor(), source.inverseFlattening()};
    auto fit = std::make_shared<LocalFit>();
    fit->label = set.label;
    fit->method = set.method;
    fit->date = set.date;
    fit->points = static_cast<int>(set.source.size());
    auto steps = fittedSteps(lonLat, set.wgs84, method, ellipsoid);
    if (!steps && steps.error().code != ErrorCode::ControlPointsNeeded) {
        ECO_TRY(silent(set.label, tl::unexpected<Error>{steps.error()}));
    }
    ECO_ASSIGN(fit->steps, std::move(steps));
    auto moved = lonLat;
    ECO_TRY(silent(set.label,
                   runPipeline("+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad" +
                                   fit->steps + " +step +proj=unitconvert +xy_in=rad +xy_out=deg",
                               PJ_FWD,
                               moved)));
    fit->rmseMetres = rootMeanSquare(moved, set.wgs84, method);
    for (std::size_t index = 0; index < moved.size(); ++index) {
        fit->residualMetres.push_back(geodesicLength(std::array{moved[index], set.wgs84[index]}));
    }

    DatumOperation operation;
    operation.id = "local:" + set.label;
    operation.name = "fit to control points \"" + set.label + "\"";
    operation.kind = OperationKind::LocalFit;
    operation.from = source.datum();
    operation.accuracyMetres = std::max(1.0, 2.0 * fit->rmseMetres);
    operation.provenance =
        toText(std::int64_t{fit->points}) + " control points of the local file, " + set.method +
        ", RMSE " + toText(fit->rmseMetres, 2) + " m" + (set.date.empty() ? "" : ", " + set.date);
    operation.fit = std::move(fit);
    return operation;
}

Result<FitReport> fitReport(const DatumOperation& operation)
{
    if (operation.fit == nullptr) {
        return fail(ErrorCode::InvalidArgument, operation.id + " is no fit to control points");
    }
    const auto& fit = *operation.fit;
    return FitReport{
        fit.label, fit.method, fit.date, fit.points, fit.rmseMetres, fit.residualMetres};
}

} // namespace ecotone::crs
