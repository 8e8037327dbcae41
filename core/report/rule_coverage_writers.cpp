#include "core/base/csv.h"
#include "core/base/markup.h"
#include "core/base/number.h"
#include "core/habitat/classification.h"
#include "core/habitat/words.h"
#include "core/report/json_object.h"
#include "core/report/rule_coverage.h"

namespace ecotone::report {

namespace {

std::string phrase(std::string_view key, Language language)
{
    return habitat::Words::shared().phrase(key, language);
}

/// A kind in the reader's words; spans of confidence are figures already.
std::string shownKey(const std::string& key, Language language)
{
    return key.find('-') == std::string::npos ? phrase("coverage_" + key, language) : key;
}

std::string sumsJson(const std::vector<CoverageSum>& sums)
{
    std::string list;
    for (const auto& sum : sums) {
        JsonObject line;
        line.text("key", sum.key)
            .raw("patches", ecotone::toText(sum.patches))
            .area("area", sum.area);
        list += (list.empty() ? "\n  " : ",\n  ") + line.closed();
    }
    return "[" + list + (list.empty() ? "]" : "\n]");
}

std::string htmlRow(const std::vector<std::string>& cells, std::string_view tag)
{
    std::string row = "<tr>";
    for (const auto& cell : cells) {
        row += "<" + std::string{tag} + ">" + escapedMarkup(cell) + "</" + std::string{tag} + ">";
    }
    return row + "</tr>\n";
}

std::string sumsTable(const RuleCoverage& coverage, const std::vector<CoverageSum>& sums)
{
    const auto language = coverage.language;
    const auto& words = habitat::Words::shared();
    std::string table = "<table>\n";
    for (const auto& sum : sums) {
        table += htmlRow({shownKey(sum.key, language),
                          words.formatInteger(sum.patches, language),
                          shownArea(sum.area, language)},
                         "td");
    }
    return table + "</table>\n";
}

} // namespace

std::string toCsv(const RuleCoverage& coverage)
{
    std::string text = csvLine({"kind",
                                "source",
                                "scheme",
                                "code",
                                "rule",
                                "class",
                                "confidence",
                                "patches",
                                "area_m2",
                                "area_km2"}) +
                       "\n";
    for (const auto& row : coverage.rows) {
        text += csvLine({std::string{name(row.kind)},
                         row.source,
                         row.scheme,
                         row.code,
                         row.rule,
                         row.classCode,
                         row.confidence,
                         ecotone::toText(row.patches),
                         row.area.exactSquareMetres(),
                         kilometres(row.area)}) +
                "\n";
    }
    return text +
           csvLine({"total",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    ecotone::toText(coverage.patches),
                    coverage.total.exactSquareMetres(),
                    kilometres(coverage.total)}) +
           "\n";
}

std::string toJson(const RuleCoverage& coverage)
{
    JsonObject json;
    json.text("project", coverage.facts.fileName)
        .text("revision", coverage.facts.revision)
        .raw("demonstration", coverage.facts.demonstration ? "true" : "false")
        .raw("patches", ecotone::toText(coverage.patches))
        .area("total", coverage.total)
        .raw("kinds", sumsJson(coverage.kinds))
        .raw("confidence", sumsJson(coverage.certain));
    std::string rows;
    for (const auto& row : coverage.rows) {
        JsonObject line;
        line.text("kind", name(row.kind))
            .text("source", row.source)
            .text("scheme", row.scheme)
            .text("code", row.code)
            .text("rule", row.rule)
            .text("class", row.classCode)
            .text("confidence", row.confidence)
            .raw("patches", ecotone::toText(row.patches))
            .area("area", row.area);
        rows += (rows.empty() ? "\n  " : ",\n  ") + line.closed();
    }
    json.raw("rows", "[" + rows + (rows.empty() ? "]" : "\n]"));
    return json.closed() + "\n";
}

std::string toPage(const RuleCoverage& coverage)
{
    const auto language = coverage.language;
    const auto& words = habitat::Words::shared();
    const auto classes = habitat::Classification::load();
    const auto title = escapedMarkup(phrase("coverage_title", language));
    std::string page =
        "<!DOCTYPE html>\n<html lang=\"" + std::string{code(language)} +
        "\">\n<head><meta charset=\"utf-8\"><title>" + title +
        "</title>\n<style>body{font-family:'Noto Sans','Noto Sans CJK SC',sans-serif;"
        "max-width:70em;margin:1em auto;padding:0 1em}table{border-collapse:collapse}"
        "td,th{border:1px solid #ccc;padding:.2em .6em;text-align:left;"
        "vertical-align:top}</style></head>\n<body>\n<h1>" +
        title + "</h1>\n<p>" + escapedMarkup(coverage.facts.fileName) + ", " +
        escapedMarkup(phrase("revision", language)) + " " + escapedMarkup(coverage.facts.revision) +
        "</p>\n";
    if (coverage.facts.demonstration) {
        page += "<p>" + escapedMarkup(phrase("demonstration", language)) + "</p>\n";
    }
    page += sumsTable(coverage, coverage.kinds);
    page += "<h2>" + escapedMarkup(phrase("coverage_certain", language)) + "</h2>\n" +
            sumsTable(coverage, coverage.certain);
    page += "<h2>" + escapedMarkup(phrase("coverage_rules", language)) + "</h2>\n<table>\n";
    page += htmlRow({phrase("coverage_kind", language),
                     phrase("source", language),
                     phrase("source_code", language),
                     phrase("coverage_rule", language),
                     phrase("class", language),
                     phrase("confidence", language),
                     phrase("patches", language),
                     phrase("area", language)},
                    "th");
    for (const auto& row : coverage.rows) {
        const auto className =
            classes ? std::string{classes->name(row.classCode, language)} : std::string{};
        page += htmlRow({shownKey(std::string{name(row.kind)}, language),
                         row.source,
                         row.code,
                         row.rule,
                         row.classCode + " " + className,
                         words.formatDecimal(row.confidence, language),
                         words.formatInteger(row.patches, language),
                         shownArea(row.area, language)},
                        "td");
    }
    return page + "</table>\n</body>\n</html>\n";
}

std::string toText(const RuleCoverage& coverage)
{
    const auto language = coverage.language;
    const auto& words = habitat::Words::shared();
    std::string text;
    const auto add = [&](const std::string& key, std::int64_t patches, geometry::Area area) {
        text += key + "\t" + words.formatInteger(patches, language) + "\t" +
                shownArea(area, language) + "\n";
    };
    for (const auto& sum : coverage.kinds) {
        add(shownKey(sum.key, language), sum.patches, sum.area);
    }
    for (const auto& sum : coverage.certain) {
        add(phrase("confidence", language) + " " + sum.key, sum.patches, sum.area);
    }
    add(phrase("total", language), coverage.patches, coverage.total);
    return text;
}

} // namespace ecotone::report
