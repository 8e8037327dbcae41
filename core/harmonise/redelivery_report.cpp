#include "core/base/number.h"
#include "core/harmonise/redelivery.h"
#include "core/harmonise/report_page.h"

#include <nlohmann/json.hpp>

namespace ecotone::harmonise {

namespace {

using Json = nlohmann::ordered_json;

Json countJson(const RowCount& count)
{
    return {{"rows", count.rows}, {"area_m2", count.area.exactSquareMetres()}};
}

Json differenceJson(const DeliveryDifference& difference)
{
    Json json{{"matched_by", difference.matchedBy == MatchedBy::Key ? "key" : "geometry"},
              {"unchanged", difference.unchanged},
              {"added", countJson(difference.added)},
              {"removed", countJson(difference.removed)},
              {"geometry", countJson(difference.land)},
              {"class", countJson(difference.classCode)},
              {"attributes", countJson(difference.attributes)}};
    json["geometry"]["gained_m2"] = difference.gained.exactSquareMetres();
    json["geometry"]["lost_m2"] = difference.lost.exactSquareMetres();
    Json classes = Json::array();
    for (const auto& [pair, count] : difference.classes) {
        Json entry = countJson(count);
        entry["from"] = pair.first;
        entry["to"] = pair.second;
        classes.push_back(std::move(entry));
    }
    json["classes"] = std::move(classes);
    Json rows = Json::array();
    for (const auto& row : difference.rows) {
        Json changes = Json::array();
        const auto add = [&](bool is, const char* what) {
            if (is) {
                changes.push_back(what);
            }
        };
        add(row.added(), "added");
        add(row.removed(), "removed");
        add(row.land, "geometry");
        add(row.classCode, "class");
        add(row.attributes, "attributes");
        rows.push_back({{"key", row.key}, {"changes", std::move(changes)}});
    }
    json["rows"] = std::move(rows);
    return json;
}

Json conflictsJson(const std::vector<DeliveryConflict>& conflicts)
{
    Json list = Json::array();
    for (const auto& conflict : conflicts) {
        list.push_back({{"patch", conflict.patch},
                        {"key", conflict.key},
                        {"ours", conflict.ours},
                        {"theirs", conflict.theirs},
                        {"editor", conflict.editor},
                        {"area_m2", conflict.area.exactSquareMetres()}});
    }
    return list;
}

/// A table with a heading row; words come from the tables, values are given.
class TableWriter
{
public:
    TableWriter(PageWriter& page, const std::vector<std::string>& columns) : m_page{page}
    {
        m_page.beginTable();
        std::vector<std::string> words;
        for (const auto& column : columns) {
            words.push_back(m_page.word(column));
        }
        m_page.cells("th", words);
    }
    TableWriter(const TableWriter&) = delete;
    TableWriter& operator=(const TableWriter&) = delete;
    ~TableWriter() { m_page.endTable(); }
    void row(const std::vector<std::string>& values) { m_page.cells("td", values); }

private:
    PageWriter& m_page;
};

class UpdatePage
{
public:
    UpdatePage(const UpdateReport& report, Language language) : m_report{report}, m_page{language}
    {
    }

    std::string write()
    {
        m_page.begin("update_title");
        m_page.heading(2, m_report.title);
        writeHead();
        if (m_report.isKnown) {
            m_page.paragraph("note", m_page.word("update_known"));
        } else {
            writeDifference();
        }
        writeConflicts();
        return m_page.end();
    }

private:
    [[nodiscard]] std::string number(std::int64_t value) const
    {
        return habitat::Words::shared().formatInteger(value, m_page.language());
    }
    [[nodiscard]] std::string area(geometry::Area value) const
    {
        return habitat::Words::shared().formatArea(
            value, habitat::AreaUnit::Hectares, m_page.language());
    }

    void writeHead()
    {
        m_page.beginTable();
        m_page.row("update_before", m_report.fileBefore + " " + m_report.dateBefore);
        m_page.row("update_after", m_report.reading.file + " " + m_report.dateAfter);
        m_page.count("report_read", m_report.reading.read);
        m_page.row("update_matched_by",
                   m_page.word(m_report.difference.matchedBy == MatchedBy::Key
                                   ? "update_by_key"
                                   : "update_by_geometry"));
        m_page.endTable();
    }

    void writeDifference()
    {
        const auto& difference = m_report.difference;
        {
            TableWriter table{m_page, {"update_change", "update_rows", "area"}};
            const auto line = [&](const char* word, const RowCount& count) {
                table.row({m_page.word(word), number(count.rows), area(count.area)});
            };
            line("update_added", difference.added);
            line("update_removed", difference.removed);
            line("update_geometry", difference.land);
            line("update_class", difference.classCode);
            line("update_attributes", difference.attributes);
            table.row({m_page.word("update_unchanged"), number(difference.unchanged), ""});
        }
        m_page.beginTable();
        m_page.row("update_gained", area(difference.gained));
        m_page.row("update_lost", area(difference.lost));
        m_page.row("update_unclaimed", area(m_report.unclaimedArea));
        m_page.endTable();
        if (difference.classes.empty()) {
            return;
        }
        m_page.heading(3, m_page.word("update_class"));
        TableWriter table{m_page, {"update_before", "update_after", "update_rows", "area"}};
        for (const auto& [pair, count] : difference.classes) {
            table.row({pair.first, pair.second, number(count.rows), area(count.area)});
        }
    }

    void writeConflicts()
    {
        m_page.heading(3,
                       m_page.word("update_conflicts") + ": " +
                           number(static_cast<std::int64_t>(m_report.conflicts.size())));
        if (m_report.conflicts.empty()) {
            return;
        }
        TableWriter table{m_page,
                          {"update_row", "update_ours", "update_editor", "update_theirs", "area"}};
        for (const auto& conflict : m_report.conflicts) {
            table.row({conflict.key,
                       conflict.ours,
                       conflict.editor,
                       conflict.theirs.empty() ? "–" : conflict.theirs,
                       area(conflict.area)});
        }
    }

    const UpdateReport& m_report;
    PageWriter m_page;
};

} // namespace

std::string updateJson(const UpdateReport& report)
{
    Json json{
        {"project", report.project},
        {"title", report.title},
        {"generation", report.generation},
        {"known", report.isKnown},
        {"before", {{"file", report.fileBefore}, {"date", report.dateBefore}}},
        {"after",
         {{"file", report.reading.file},
          {"date", report.dateAfter},
          {"read", report.reading.read},
          {"refused", report.reading.refused}}},
        {"difference", differenceJson(report.difference)},
        {"patches",
         {{"changed", report.patchesChanged},
          {"created", report.patchesCreated},
          {"removed", report.patchesRemoved}}},
        {"unclaimed",
         {{"pieces", report.unclaimed}, {"area_m2", report.unclaimedArea.exactSquareMetres()}}},
        {"conflicts", conflictsJson(report.conflicts)},
        {"settled", report.settled},
        {"history", report.entry},
        {"revision", report.revision}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string updatePage(const UpdateReport& report, Language language)
{
    return UpdatePage{report, language}.write();
}

} // namespace ecotone::harmonise
