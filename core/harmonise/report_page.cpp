#include "core/harmonise/report_page.h"

#include "core/base/markup.h"
#include "core/base/number.h"
#include "core/harmonise/reading_report.h"
#include "core/quality/issue_codes.h"

namespace ecotone::harmonise {

namespace {

std::string decidedText(const PageWriter& page, bool decided)
{
    return page.word(decided ? "report_decided" : "report_undecided");
}

std::string listed(const std::vector<std::string>& texts)
{
    std::string list;
    for (const auto& text : texts) {
        list += (list.empty() ? "" : " · ") + text;
    }
    return list;
}

void writeFindings(PageWriter& page, const LayerReport& layer)
{
    page.beginTable();
    page.row("report_geometry", page.word("report_" + layer.geometry));
    page.count("report_features", layer.features);
    if (layer.rows.declared >= 0) {
        page.count("report_rows_declared", layer.rows.declared);
    }
    page.count("report_rows_read", layer.rows.read);
    page.count("report_rows_refused", layer.rows.refused);
    if (layer.rows.deleted > 0) {
        page.count("report_rows_deleted", layer.rows.deleted);
    }
    std::string encoding = layer.encoding.name;
    for (const auto& other : layer.encoding.mixed) {
        encoding += " + " + other;
    }
    page.row("report_encoding",
             encoding + " (" + decidedText(page, layer.encoding.decided) + "). " +
                 page.remark(layer.encoding.evidence));
    if (!layer.encoding.decided) {
        for (const auto& reading : layer.encoding.readings) {
            page.row("report_reading", reading.name + ": " + listed(reading.texts));
        }
    }
    auto crs = layer.crs.code.empty() ? layer.crs.name : layer.crs.code + " " + layer.crs.name;
    crs += " (" + decidedText(page, layer.crs.decided) + "). " + page.remark(layer.crs.evidence);
    page.row("coordinate_system", crs);
    if (!layer.crs.operation.empty()) {
        auto operation = layer.crs.operation;
        if (layer.crs.accuracyMetres >= 0.0) {
            operation += ", ±" +
                         habitat::Words::shared().formatDecimal(toText(layer.crs.accuracyMetres, 1),
                                                                page.language()) +
                         " " + habitat::Words::shared().unitSymbol("m", page.language());
        }
        page.row("report_operation", operation);
    }
    if (!layer.crs.needed.empty()) {
        page.row("report_needed", page.remark(layer.crs.needed));
    }
    if (!layer.scheme.name.empty()) {
        page.row("report_scheme",
                 layer.scheme.name + " (" + decidedText(page, layer.scheme.decided) + "). " +
                     page.remark(layer.scheme.evidence));
    }
    page.endTable();
}

/// What it is and means in the reader's language; then the exact words of the log, which name the
/// place.
std::string issueText(const PageWriter& page, const Finding& finding)
{
    const auto* kind = quality::issueKind(finding.code);
    std::string text = kind == nullptr ? finding.code : kind->title.in(page.language());
    text += " (" + habitat::Words::shared().formatInteger(finding.count, page.language());
    if (finding.firstRow >= 0) {
        text += "; " + page.word("report_first_row") + " " + toText(finding.firstRow);
    }
    text += "): ";
    if (kind == nullptr || page.language() == Language::English) {
        return text + finding.message;
    }
    model::Issue issue;
    issue.code = finding.code;
    issue.count = finding.count;
    issue.message = finding.message;
    return text + quality::sentence(issue, page.language()) + " [" + finding.message + "]";
}

void writeIssues(PageWriter& page, const LayerReport& layer)
{
    if (layer.issues.empty()) {
        return;
    }
    page.heading(3, page.word("report_issues"));
    page.beginList();
    for (const auto& issue : layer.issues) {
        page.item(std::string{model::name(issue.severity)}, issueText(page, issue));
    }
    page.endList();
}

void writeSamples(PageWriter& page, const LayerReport& layer)
{
    if (layer.samples.empty() || layer.samples.front().empty()) {
        return;
    }
    page.heading(3, page.word("report_samples"));
    page.beginTable();
    std::vector<std::string> cells;
    for (const auto& [column, value] : layer.samples.front()) {
        cells.push_back(column);
    }
    page.cells("th", cells);
    for (const auto& sample : layer.samples) {
        cells.clear();
        for (const auto& [column, value] : sample) {
            cells.push_back(value);
        }
        page.cells("td", cells);
    }
    page.endTable();
}

void writeSource(PageWriter& page, const SourceReport& source)
{
    page.heading(2, source.title.empty() ? source.file : source.title);
    if (source.error) {
        page.paragraph("error", source.error->detail);
    }
    writeFindings(page, source.layer);
    page.beginTable();
    page.count("report_read", source.read);
    page.count("patches", source.patches);
    page.count("report_repaired", source.repaired);
    page.count("report_refused", source.refused);
    page.count("report_no_geometry", source.noGeometry);
    page.count("report_restricted", source.restricted);
    for (const auto& [code, rows] : source.unmapped) {
        page.count("unmapped", rows);
        page.row("class_code", code);
    }
    page.row("area",
             habitat::Words::shared().formatArea(
                 source.area, habitat::AreaUnit::SquareKilometres, page.language()));
    page.endTable();
    writeIssues(page, source.layer);
    writeSamples(page, source.layer);
}

} // namespace

std::string probePage(std::span<const FileReport> files, Language language)
{
    PageWriter page{language};
    page.begin("report_title");
    for (const auto& file : files) {
        page.heading(2, file.file + (file.driver.empty() ? "" : " (" + file.driver + ")"));
        if (file.error) {
            page.paragraph("error", file.error->detail);
        }
        for (const auto& layer : file.layers) {
            page.heading(3, layer.name);
            writeFindings(page, layer);
            writeIssues(page, layer);
            writeSamples(page, layer);
        }
    }
    return page.end();
}

std::string harmonisePage(const HarmoniseReport& report, Language language)
{
    PageWriter page{language};
    page.begin("report_title");
    for (const auto& source : report.sources) {
        writeSource(page, source);
    }
    page.heading(2, page.word("edge_matching"));
    page.beginTable();
    const auto area = [&](geometry::Area value) {
        return habitat::Words::shared().formatArea(
            value, habitat::AreaUnit::SquareKilometres, language);
    };
    page.row("report_gap", area(report.edgeMatching.gap));
    page.row("report_overlap", area(report.edgeMatching.overlap));
    page.count("report_claims", report.edgeMatching.claims);
    page.endTable();
    return page.end();
}

} // namespace ecotone::harmonise
