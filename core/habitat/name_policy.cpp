#include "core/habitat/name_policy.h"

#include "core/base/csv.h"
#include "core/base/file.h"
#include "core/base/number.h"
#include "core/base/resources.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ecotone::habitat {
namespace {

constexpr std::string_view everyone = "*";
/// Actions; "offer" changes nothing before a publisher chooses it, "quote", "replace" and "label"
/// are about wordings of other tables.
constexpr std::array<std::string_view, 7> knownActions{
    "append", "hide", "two_names", "quote", "replace", "offer", "label"};

void put(std::string& text, std::string_view place, std::string_view value)
{
    if (const auto at = text.find(place); at != std::string::npos) {
        text.replace(at, place.size(), value);
    }
}

template <class Things>
void addNames(std::set<std::string, std::less<>>& names, const Things& things, std::string_view id)
{
    for (const auto& thing : things) {
        if (thing.id != id) {
            continue;
        }
        names.insert(thing.name.text.begin(), thing.name.text.end());
        names.insert(thing.localName);
    }
    names.erase(std::string{});
}

} // namespace

bool NamePolicy::Rule::isAbout(const NamedThing& thing, std::string_view own) const
{
    if (subjectType == "name") {
        return own == subject ||
               std::ranges::find(thing.names.text, subject) != thing.names.text.end();
    }
    if (subjectType == "country" || subjectType == "border" || subjectType == "status") {
        return false; // Their wording stands in the tables of countries, profiles and statuses.
    }
    if (!thing.code.empty()) {
        return thing.code == subject;
    }
    return names.contains(own) || std::ranges::any_of(thing.names.text, [this](const auto& name) {
               return names.contains(name);
           });
}

Result<NamePolicy> NamePolicy::load(const Gazetteer& gazetteer)
{
    constexpr std::string_view file = "profiles/name_policy.csv";
    ECO_ASSIGN(const std::string text, readFile(resourcePath(file)));
    return fromCsv(text, file, gazetteer);
}

Result<NamePolicy>
NamePolicy::fromCsv(std::string_view csv, std::string_view name, const Gazetteer& gazetteer)
{
    ECO_ASSIGN(const CsvTable table, CsvTable::parse(csv, name));
    NamePolicy policy;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        Rule rule;
        rule.profile = table.value(row, "profile");
        rule.subjectType = table.value(row, "subject_type");
        rule.subject = table.value(row, "subject");
        rule.language = table.value(row, "language");
        rule.action = table.value(row, "action");
        rule.other = table.value(row, "alt_name");
        rule.format = table.value(row, "format");
        if (std::ranges::find(knownActions, rule.action) == knownActions.end()) {
            return fail(ErrorCode::FileDamaged,
                        std::string{name} + ", row " + toText(static_cast<std::int64_t>(row) + 2) +
                            ": no action \"" + rule.action + "\"");
        }
        addNames(rule.names, gazetteer.places, rule.subject);
        addNames(rule.names, gazetteer.protectedAreas, rule.subject);
        policy.m_rules.push_back(std::move(rule));
    }
    // A thing is known by the names offered for it too: those of a sea stand in no gazetteer.
    for (Rule& rule : policy.m_rules) {
        for (const Rule& offer : policy.m_rules) {
            if (offer.action == "offer" && offer.subject == rule.subject) {
                rule.names.insert(offer.other);
            }
        }
    }
    return policy;
}

WrittenName NamePolicy::written(const NamedThing& thing,
                                std::string own,
                                std::string_view profile,
                                Language language) const
{
    WrittenName name{std::move(own), false};
    const std::string plain = name.text;
    for (const Rule& rule : m_rules) {
        const bool holds = (rule.profile == everyone || rule.profile == profile) &&
                           (rule.language == everyone || rule.language == code(language));
        if (!holds || !rule.isAbout(thing, plain)) {
            continue;
        }
        if (rule.action == "hide") {
            return {};
        }
        if (rule.action == "two_names") {
            name.both = true;
        } else if (rule.action == "append") {
            name.text = rule.format;
            put(name.text, "{name}", plain);
            put(name.text, "{alt}", rule.other);
        }
    }
    return name;
}

} // namespace ecotone::habitat
