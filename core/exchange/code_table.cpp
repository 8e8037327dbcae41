#include "core/exchange/code_table.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/siblings.h"
#include "core/text/line_breaks.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <system_error>

namespace ecotone::exchange {

namespace {

constexpr std::array<std::string_view, 5> tableExtensions{".csv", ".xlsx", ".xls", ".ods", ".dbf"};
constexpr std::array<std::string_view, 11> tableWords{"code",
                                                      "legend",
                                                      "lookup",
                                                      "dictionary",
                                                      "代码",
                                                      "字典",
                                                      "图例",
                                                      "справочник",
                                                      "легенда",
                                                      "коды",
                                                      "классификатор"};

bool isCalledCodes(const std::string& stem)
{
    return std::any_of(tableWords.begin(), tableWords.end(), [&](std::string_view word) {
        return stem.find(word) != std::string::npos;
    });
}

using NamesByCode = std::map<std::string, std::string>;

/// Codes of the first column with the texts of the next text column; empty when a code comes
/// twice with different names.
NamesByCode namesByCode(const SourceTable& codes)
{
    NamesByCode names;
    std::size_t nameColumn = 1;
    while (nameColumn < codes.fields.size() &&
           codes.fields[nameColumn].type != model::FieldType::Text) {
        ++nameColumn;
    }
    if (nameColumn >= codes.fields.size()) {
        return {};
    }
    for (const SourceRow& row : codes.rows) {
        const std::string code{trimmed(model::toText(row.values[0]))};
        const std::string name{trimmed(model::toText(row.values[nameColumn]))};
        if (code.empty() || name.empty()) {
            continue;
        }
        const auto [place, added] = names.try_emplace(code, name);
        if (!added && place->second != name) {
            return {};
        }
    }
    return names;
}

/// True when the names are those of the values of this column.
bool fits(const SourceTable& table, std::size_t field, const NamesByCode& names)
{
    std::set<std::string> distinct;
    std::size_t known = 0;
    for (const SourceRow& row : table.rows) {
        std::string code{trimmed(model::toText(row.values[field]))};
        if (!code.empty() && distinct.size() < 5000 && distinct.insert(code).second) {
            known += names.contains(code) ? 1U : 0U;
        }
    }
    return distinct.size() >= 2 && known * 10 >= distinct.size() * 9;
}

} // namespace

std::vector<std::filesystem::path> codeTablesBeside(const std::filesystem::path& path)
{
    std::vector<std::filesystem::path> found;
    std::error_code ignored;
    const std::string own = text::caseFolded(stemOf(path));
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    for (const auto& entry : std::filesystem::directory_iterator{folder, ignored}) {
        const std::string extension = extensionOf(entry.path());
        const std::string stem = text::caseFolded(stemOf(entry.path()));
        const bool isTable = std::find(tableExtensions.begin(), tableExtensions.end(), extension) !=
                             tableExtensions.end();
        // The .dbf of the file itself, or of other outlines, is no table of codes.
        const bool ownPart = extension == ".dbf" && (stem == own || sibling(entry.path(), ".shp"));
        if (isTable && !ownPart && entry.path() != path && entry.is_regular_file(ignored) &&
            (stem.starts_with(own) || isCalledCodes(stem))) {
            found.push_back(entry.path());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

void addNamesOfCodes(SourceTable& table, const SourceTable& codes)
{
    if (codes.layer.kind != geometry::ShapeKind::None || codes.damaged()) {
        return;
    }
    const NamesByCode names = namesByCode(codes);
    const std::size_t fields = names.size() < 2 ? 0 : table.fields.size();
    for (std::size_t field = 0; field < fields; ++field) {
        const std::string name = table.fields[field].name + "_NAME";
        if (table.fields[field].type == model::FieldType::Real || table.fieldIndex(name) ||
            !fits(table, field, names)) {
            continue;
        }
        table.fields.push_back({name, model::FieldType::Text, {}});
        table.layer.fields.push_back({name, model::FieldType::Text, 0, 0});
        for (SourceRow& row : table.rows) {
            const auto known = names.find(std::string{trimmed(model::toText(row.values[field]))});
            row.values.push_back(known == names.end() ? model::Value{} : known->second);
        }
        table.issues.push_back({std::string{issue::codeTableUsed},
                                model::Severity::Note,
                                1,
                                -1,
                                table.file + ": column " + name +
                                    " has the names of the codes of " + table.fields[field].name +
                                    ", from " + codes.file});
    }
}

} // namespace ecotone::exchange
