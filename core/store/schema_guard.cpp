#include "core/store/schema_guard.h"

#include "core/store/schema.h"

#include <algorithm>
#include <array>
#include <set>

namespace ecotone::store {

namespace {

using Tokens = std::vector<std::string>;

bool isWordStart(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_' ||
           static_cast<unsigned char>(letter) >= 0x80;
}

bool isWordPart(char letter)
{
    return isWordStart(letter) || (letter >= '0' && letter <= '9') || letter == '$';
}

std::string lower(std::string_view text)
{
    std::string result{text};
    for (char& letter : result) {
        if (letter >= 'A' && letter <= 'Z') {
            letter = static_cast<char>(letter - 'A' + 'a');
        }
    }
    return result;
}

/// End of the comment that starts at `at`, or `at` when none does.
std::size_t afterComment(std::string_view sql, std::size_t at)
{
    if (sql.substr(at, 2) == "--") {
        return std::min(sql.find('\n', at), sql.size());
    }
    if (sql.substr(at, 2) == "/*") {
        const std::size_t end = sql.find("*/", at + 2);
        return end == std::string_view::npos ? sql.size() : end + 2;
    }
    return at;
}

/// A quoted token and the place after it.
std::string quotedToken(std::string_view sql, std::size_t& at)
{
    const char open = sql[at];
    const char close = open == '[' ? ']' : open;
    std::string token{open == '\'' ? '\'' : '"'};
    for (++at; at < sql.size(); ++at) {
        if (sql[at] == close) {
            if (close == ']' || sql.substr(at + 1, 1) != std::string_view{&close, 1}) {
                break;
            }
            ++at;
        }
        token += sql[at];
    }
    ++at;
    return open == '\'' ? token : lower(token);
}

/// Identifiers compare equal with and without quotes.
std::string bare(const std::string& token)
{
    return token.starts_with('"') ? token.substr(1) : token;
}

bool is(const std::string& token, std::string_view word)
{
    return bare(token) == word;
}

/// A trigger of the spatial index of `table`, in the form of any GDAL or GeoPackage version: all
/// it can name is its table, its index, their columns and the ST_ functions, and all it can
/// write to is the index.
bool isSpatialIndexTrigger(const Tokens& tokens, const std::string& name, const std::string& table)
{
    static const std::set<std::string, std::less<>> words{
        "create", "trigger", "after",   "insert",  "update",     "delete",  "of",     "on",
        "when",   "old",     "new",     "not",     "null",       "notnull", "isnull", "is",
        "and",    "or",      "begin",   "end",     "replace",    "into",    "values", "from",
        "where",  "in",      "set",     "id",      "minx",       "maxx",    "miny",   "maxy",
        "fid",    "geom",    "st_minx", "st_maxx", "st_isempty", "st_miny", "st_maxy"};
    const std::string index = lower(spatialIndexName(table));
    if (!lower(name).starts_with(index + "_")) {
        return false;
    }
    const auto begin = std::find(tokens.begin(), tokens.end(), "begin");
    for (auto token = tokens.begin(); token != tokens.end(); ++token) {
        const std::string word = bare(*token);
        const bool sign = word.size() == 1 &&
                          std::string_view{"().,;=!<>"}.find(word[0]) != std::string_view::npos;
        if (!sign && !words.contains(word) && word != index && word != lower(table) &&
            word != lower(name)) {
            return false;
        }
        // In the body every target of a write is the index.
        const bool target =
            *token == "into" || *token == "from" || (*token == "update" && token > begin);
        if (target && token > begin && (token + 1 == tokens.end() || bare(token[1]) != index)) {
            return false;
        }
    }
    return true;
}

/// GDAL's counters of features.
bool isCountTrigger(const Tokens& tokens, const std::string& name, const std::string& table)
{
    for (const char* kind : {"insert", "delete"}) {
        const std::string sign = std::string_view{kind} == "insert" ? "+" : "-";
        const std::string expected = "trigger_" + std::string{kind} + "_feature_count_" + table;
        const Tokens known = sqlTokens(
            "CREATE TRIGGER " + sqlName(expected) + " AFTER " + kind + " ON " + sqlName(table) +
            " BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count " + sign +
            " 1 WHERE lower(table_name) = lower('" + table + "'); END");
        if (lower(name) == lower(expected) && known.size() == tokens.size() &&
            std::equal(known.begin(), known.end(), tokens.begin(), [](auto& left, auto& right) {
                return bare(left) == bare(right);
            })) {
            return true;
        }
    }
    return false;
}

/// The standard's own checks on its tables: they look and refuse, and write nothing.
bool isStandardCheck(const Tokens& tokens, const std::string& table)
{
    if (!table.starts_with("gpkg_") ||
        std::find(tokens.begin(), tokens.end(), "raise") == tokens.end()) {
        return false;
    }
    static const std::set<std::string, std::less<>> writing{
        "insert", "update", "delete", "replace", "pragma", "attach"};
    const auto begin = std::find(tokens.begin(), tokens.end(), "begin");
    if (begin == tokens.end() || is(*begin, "end")) {
        return false;
    }
    for (auto token = begin + 1; token < tokens.end(); ++token) {
        const bool call = token + 1 < tokens.end() && token[1] == "(" && isWordStart((*token)[0]);
        static const std::set<std::string, std::less<>> callable{
            "raise", "where", "and", "or", "not", "in", "exists", "select", "when", "then"};
        if (writing.contains(*token) || (call && !callable.contains(*token))) {
            return false;
        }
    }
    return true;
}

bool isKnownTrigger(const std::string& name, const std::string& table, const std::string& sql)
{
    const Tokens tokens = sqlTokens(sql);
    return isSpatialIndexTrigger(tokens, name, table) || isCountTrigger(tokens, name, table) ||
           isStandardCheck(tokens, table);
}

/// Parts of a table or index definition that SQLite evaluates while rows are read or written.
bool hasExpression(const std::string& kind, const std::string& sql)
{
    const Tokens tokens = sqlTokens(sql);
    int depth = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::string& token = tokens[i];
        if (token == "(") {
            ++depth;
        } else if (token == ")") {
            --depth;
        }
        if (kind == "index" && (token == "where" || (token == "(" && depth > 1))) {
            return true;
        }
        const bool opens = i + 1 < tokens.size() && tokens[i + 1] == "(";
        if (kind == "table" &&
            (token == "check" || token == "generated" || (token == "as" && opens))) {
            return true;
        }
    }
    return false;
}

/// Virtual tables may run code of their module; the spatial index is the only one we know.
bool isStrangeVirtualTable(const std::string& sql)
{
    const Tokens tokens = sqlTokens(sql);
    const auto usage = std::find(tokens.begin(), tokens.end(), "using");
    const bool isVirtual = tokens.size() > 1 && tokens[1] == "virtual";
    return isVirtual &&
           (usage == tokens.end() || usage + 1 == tokens.end() || !is(usage[1], "rtree"));
}

} // namespace

std::vector<std::string> sqlTokens(std::string_view sql)
{
    Tokens tokens;
    std::size_t at = 0;
    while (at < sql.size()) {
        const char letter = sql[at];
        if (const std::size_t after = afterComment(sql, at); after != at) {
            at = after;
        } else if (letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r') {
            ++at;
        } else if (letter == '"' || letter == '\'' || letter == '`' || letter == '[') {
            tokens.push_back(quotedToken(sql, at));
        } else if (isWordPart(letter)) {
            std::size_t end = at;
            while (end < sql.size() && isWordPart(sql[end])) {
                ++end;
            }
            tokens.push_back(lower(sql.substr(at, end - at)));
            at = end;
        } else {
            tokens.emplace_back(1, letter);
            ++at;
        }
    }
    return tokens;
}

Result<std::vector<Stranger>> findStrangers(Database& database)
{
    ECO_ASSIGN(Statement rows,
               database.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema "
                                "WHERE sql IS NOT NULL ORDER BY type, name"));
    std::vector<Stranger> strangers;
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            return strangers;
        }
        Stranger found{rows.string(0), rows.string(1), rows.string(2)};
        const std::string sql = rows.string(3);
        const bool strange =
            found.kind == "view" ||
            (found.kind == "trigger" && !isKnownTrigger(found.name, found.table, sql)) ||
            hasExpression(found.kind, sql) || (found.kind == "table" && isStrangeVirtualTable(sql));
        if (strange) {
            strangers.push_back(std::move(found));
        }
    }
}

} // namespace ecotone::store
