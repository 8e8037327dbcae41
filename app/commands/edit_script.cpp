#include "app/commands/edit_script.h"

#include "core/base/number.h"
#include "core/edit/gesture_text.h"

#include <set>

namespace ecotone::app {

namespace {

struct Verb
{
    std::set<std::string> needed;
    std::set<std::string> allowed; ///< Besides the needed ones.
};

const std::map<std::string, Verb>& verbs()
{
    static const std::map<std::string, Verb> table = [] {
        const std::set<std::string> statement{"kind", "date", "cause", "reason", "mandate"};
        std::map<std::string, Verb> all{
            {"reclassify", {{"where", "to"}, statement}},
            {"review", {{"where"}, statement}},
            {"fix", {{"issue", "with"}, statement}},
            {"undo", {{}, {"scope"}}},
            {"redo", {{}, {"scope"}}},
        };
        for (const auto& [verb, values] : edit::gestureVerbs()) {
            Verb gesture{values.needed, statement};
            gesture.allowed.insert(values.allowed.begin(), values.allowed.end());
            gesture.allowed.insert("in");
            all.emplace(verb, std::move(gesture));
        }
        return all;
    }();
    return table;
}

Error lineError(std::string_view name, std::size_t line, const std::string& cause)
{
    return {ErrorCode::InvalidArgument,
            std::string{name} + ", line " + std::to_string(line) + ": " + cause,
            std::source_location::current()};
}

/// Splits at blanks outside of double quotes; \" and \\ inside them. False: open quote.
bool split(std::string_view line, std::vector<std::string>& words)
{
    std::string word;
    bool quoted = false;
    bool any = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '\\' && i + 1 < line.size()) {
            word += line[++i];
        } else if (c == '"') {
            quoted = !quoted;
            any = true;
        } else if (!quoted && (c == ' ' || c == '\t')) {
            if (any) {
                words.push_back(word);
            }
            word.clear();
            any = false;
        } else {
            word += c;
            any = true;
        }
    }
    if (any) {
        words.push_back(word);
    }
    return !quoted;
}

Result<EditLine> parsedLine(std::string_view text, std::string_view name, std::size_t number)
{
    std::vector<std::string> words;
    if (!split(text, words)) {
        return fail(lineError(name, number, "a quote is not closed"));
    }
    EditLine line{number, words.front(), {}};
    const auto verb = verbs().find(line.verb);
    if (verb == verbs().end()) {
        return fail(lineError(name, number, "\"" + line.verb + "\" is no edit"));
    }
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto equals = words[i].find('=');
        const std::string key = words[i].substr(0, equals);
        if (equals == std::string::npos ||
            (!verb->second.needed.contains(key) && !verb->second.allowed.contains(key))) {
            return fail(
                lineError(name, number, "\"" + words[i] + "\" is no value of " + line.verb));
        }
        line.values[key] = words[i].substr(equals + 1);
    }
    for (const std::string& key : verb->second.needed) {
        if (!line.values.contains(key)) {
            return fail(lineError(name, number, line.verb + " needs " + key + "=…"));
        }
    }
    return line;
}

} // namespace

std::string EditLine::value(const std::string& key) const
{
    const auto found = values.find(key);
    return found == values.end() ? std::string{} : found->second;
}

Result<std::vector<EditLine>> parseEditScript(std::string_view text, std::string_view name)
{
    std::vector<EditLine> lines;
    std::size_t number = 0;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        ++number;
        if (line.empty() || line.front() == '#') {
            continue;
        }
        ECO_ASSIGN(EditLine parsed, parsedLine(line, name, number));
        lines.push_back(std::move(parsed));
    }
    return lines;
}

} // namespace ecotone::app
