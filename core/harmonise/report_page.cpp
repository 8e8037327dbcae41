#include "core/base/number.h"
#include "core/habitat/words.h"
#include "core/harmonise/reading_report.h"
#include "core/quality/issue_codes.h"

namespace ecotone::harmonise {

namespace {

std::string escaped(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        switch (c) {
        case '&': result += "&amp;"; break;
        case '<': result += "&lt;"; break;
        case '>': result += "&gt;"; break;
        case '"': result += "&quot;"; break;
        default: result.push_back(c);
        }
    }
    return result;
}

/// Writes one page; every word comes from the word tables.
class PageWriter
{
public:
    explicit PageWriter(Language language) : m_language{language} {}

    void begin(const std::string& titleKey)
    {
        const auto title = escaped(word(titleKey));
        m_html = "<!DOCTYPE html>\n<html lang=\"" + std::string{code(m_language)} +
                 "\">\n<head><meta charset=\"utf-8\"><title>" + title +
                 "</title>\n<style>body{font-family:'Noto Sans','Noto Sans CJK SC',sans-serif;"
                 "max-width:60em;margin:1em auto;padding:0 1em}table{border-collapse:collapse}"
                 "td,th{border:1px solid #ccc;padding:.2em .6em;text-align:left;"
                 "vertical-align:top}.error{color:#a00000}.warning{color:#8a5a00}</style></head>\n"
                 "<body>\n<h1>" +
                 title + "</h1>\n";
    }
    std::string end() { return m_html + "</body>\n</html>\n"; }

    void heading(int level, const std::string& text)
    {
        const auto tag = "h" + std::to_string(level);
        m_html += "<" + tag + ">" + escaped(text) + "</" + tag + ">\n";
    }
    void beginTable() { m_html += "<table>\n"; }
    void endTable() { m_html += "</table>\n"; }
    void row(const std::string& key, const std::string& value)
    {
        m_html += "<tr><th>" + escaped(word(key)) + "</th><td>" + escaped(value) + "</td></tr>\n";
    }
    void cells(const std::string& tag, const std::vector<std::string>& texts)
    {
        m_html += "<tr>";
        for (const std::string& text : texts) {
            m_html += "<" + tag + ">" + escaped(text) + "</" + tag + ">";
        }
        m_html += "</tr>\n";
    }
    void count(const std::string& key, std::int64_t value)
    {
        row(key, habitat::Words::shared().formatInteger(value, m_language));
    }
    void item(const std::string& kind, const std::string& text)
    {
        m_html += "<li class=\"" + kind + "\">" + escaped(text) + "</li>\n";
    }
    void beginList() { m_html += "<ul>\n"; }
    void endList() { m_html += "</ul>\n"; }
    void paragraph(const std::string& kind, const std::string& text)
    {
        m_html += "<p class=\"" + kind + "\">" + escaped(text) + "</p>\n";
    }

    [[nodiscard]] std::string word(const std::string& key) const
    {
        return habitat::Words::shared().phrase(key, m_language);
    }
    [[nodiscard]] Language language() const { return m_language; }

private:
    Language m_language;
    std::string m_html;
};

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
                 layer.encoding.evidence);
    if (!layer.encoding.decided) {
        for (const auto& reading : layer.encoding.readings) {
            page.row("report_reading", reading.name + ": " + listed(reading.texts));
        }
    }
    auto crs = layer.crs.code.empty() ? layer.crs.name : layer.crs.code + " " + layer.crs.name;
    crs += " (" + decidedText(page, layer.crs.decided) + "). " + layer.crs.evidence;
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
        page.row("report_needed", layer.crs.needed);
    }
    if (!layer.scheme.name.empty()) {
        page.row("report_scheme",
                 layer.scheme.name + " (" + decidedText(page, layer.scheme.decided) + "). " +
                     layer.scheme.evidence);
    }
    page.endTable();
}

/// The kind of defect in the reader's language; the sentence with names and numbers as it is.
std::string issueText(const PageWriter& page, const Finding& finding)
{
    const auto* kind = quality::issueKind(finding.code);
    std::string text = kind == nullptr ? finding.code : kind->title.in(page.language());
    text += " (" + habitat::Words::shared().formatInteger(finding.count, page.language());
    if (finding.firstRow >= 0) {
        text += "; " + page.word("report_first_row") + " " + toText(finding.firstRow);
    }
    return text + "): " + finding.message;
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
