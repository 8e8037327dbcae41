#include "core/report/area_table.h"

#include "core/base/number.h"
#include "core/habitat/classification.h"
#include "core/habitat/gazetteer.h"
#include "core/habitat/words.h"
#include "core/report/boundary.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace ecotone::report {

namespace {

using plan::GroupKey;

constexpr std::array<std::pair<GroupKey, std::string_view>, 5> keyNames{{
    {GroupKey::Class, "class"},
    {GroupKey::Country, "country"},
    {GroupKey::Protection, "protection"},
    {GroupKey::Zone, "zone"},
    {GroupKey::District, "district"},
}};

/// What the codes of a table are called in one language.
class KeyWords
{
public:
    static Result<KeyWords>
    load(model::MapReader& map, const std::vector<GroupKey>& by, Language language)
    {
        ECO_ASSIGN(auto classification, habitat::Classification::load());
        ECO_ASSIGN(auto gazetteer, habitat::Gazetteer::load());
        KeyWords words{std::move(classification), std::move(gazetteer), language};
        if (std::find(by.begin(), by.end(), GroupKey::District) != by.end()) {
            ECO_TRY(words.loadDistricts(map));
        }
        return words;
    }

    [[nodiscard]] std::string word(GroupKey key, const std::string& code) const
    {
        const auto& words = habitat::Words::shared();
        switch (key) {
        case GroupKey::Class: return m_classification.name(code, m_language);
        case GroupKey::Country: {
            const auto* country = m_gazetteer.country(code);
            return country == nullptr ? code : country->shortName.in(m_language);
        }
        case GroupKey::Protection:
            return code.empty() ? words.phrase("not_protected", m_language)
                                : words.status("protected_area", code, m_language);
        case GroupKey::Zone:
            return code.empty() ? words.phrase("none", m_language)
                                : code + " " + words.status("zone", code, m_language);
        case GroupKey::District: {
            const auto found = m_districts.find(code);
            return code.empty()                 ? words.phrase("none", m_language)
                   : found == m_districts.end() ? code
                                                : found->second;
        }
        }
        return code;
    }

private:
    KeyWords(habitat::Classification classification,
             habitat::Gazetteer gazetteer,
             Language language)
        : m_classification{std::move(classification)}
        , m_gazetteer{std::move(gazetteer)}
        , m_language{language}
    {
    }

    Result<> loadDistricts(model::MapReader& map)
    {
        ECO_ASSIGN(const auto layers, map.layers());
        const bool known = std::any_of(
            layers.begin(), layers.end(), [](const auto& one) { return one.name == "admin"; });
        if (!known) {
            return {};
        }
        return map.visitFeatures("admin", {}, [this](const model::Feature& feature) {
            auto code = feature.text("code");
            if (code.empty()) {
                code = "admin:" + ecotone::toText(feature.id);
            }
            const auto shown = model::shownName(feature, m_language);
            // The asterisk marks a name without a reviewed form in this language.
            auto text = shown.text.empty() ? code : shown.text + (shown.inLanguage ? "" : "*");
            m_districts.emplace(std::move(code), std::move(text));
            return true;
        });
    }

    habitat::Classification m_classification;
    habitat::Gazetteer m_gazetteer;
    Language m_language;
    std::map<std::string, std::string> m_districts;
};

} // namespace

std::string_view name(GroupKey key) noexcept
{
    for (const auto& [one, text] : keyNames) {
        if (one == key) {
            return text;
        }
    }
    return {};
}

Result<std::vector<GroupKey>> groupKeysFromText(std::string_view text)
{
    std::vector<GroupKey> keys;
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        const auto word = text.substr(0, comma);
        text.remove_prefix(std::min(comma + 1, text.size()));
        const auto found = std::find_if(keyNames.begin(), keyNames.end(), [word](const auto& one) {
            return one.second == word;
        });
        if (found == keyNames.end()) {
            return fail(ErrorCode::InvalidArgument,
                        "\"" + std::string{word} +
                            "\" is no grouping; there are class, country, protection, zone and "
                            "district");
        }
        if (std::find(keys.begin(), keys.end(), found->first) != keys.end()) {
            return fail(ErrorCode::InvalidArgument, "\"" + std::string{word} + "\" is given twice");
        }
        keys.push_back(found->first);
    }
    if (keys.empty()) {
        return fail(ErrorCode::InvalidArgument, "a table needs at least one grouping");
    }
    return keys;
}

std::string shownArea(geometry::Area area, Language language)
{
    return habitat::Words::shared().formatArea(area, habitat::AreaUnit::SquareKilometres, language);
}

Result<AreaTable> areas(model::MapReader& map,
                        const ProjectFacts& facts,
                        const AreasRequest& request,
                        const Progress& progress)
{
    plan::StatisticsRequest question;
    question.by = request.by;
    question.within = request.boundary;
    AreaTable table;
    if (question.within.empty() && !request.within.empty()) {
        ECO_ASSIGN(auto land, namedLand(map, request.within, request.language));
        table.within = std::move(land.name);
        question.filter.landscape = std::move(land.landscape);
        question.within = std::move(land.polygons);
    }
    ECO_ASSIGN(const auto statistics, plan::areasWithin(map, question, progress));
    ECO_ASSIGN(const auto words, KeyWords::load(map, request.by, request.language));
    table.revision = facts.revision;
    table.project = facts.fileName;
    table.edition = facts.edition;
    table.demonstration = facts.demonstration;
    table.language = request.language;
    table.by = request.by;
    table.total = statistics.total;
    table.boundary = statistics.within;
    table.outside = statistics.outside;
    table.patches = statistics.patches;
    for (const auto& group : statistics.rows) {
        AreaRow row;
        row.keys = group.keys;
        for (std::size_t index = 0; index < group.keys.size(); ++index) {
            row.words.push_back(words.word(request.by[index], group.keys[index]));
        }
        row.patches = group.patches;
        row.area = group.area;
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace ecotone::report
