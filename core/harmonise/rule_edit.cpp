#include "core/harmonise/rule_edit.h"

#include "core/edit/edit_session.h"
#include "core/habitat/stand.h"
#include "core/habitat/stored_row.h"
#include "core/harmonise/place.h"
#include "core/store/project_file.h"

#include <algorithm>
#include <compare>
#include <optional>
#include <tuple>
#include <vector>

namespace ecotone::harmonise {

namespace {

constexpr const char* entryKind = "reclassify-rules";
constexpr std::string_view speciesSuffix = "_tree_species";

/// Where a patch lies, as far as rules ask for it.
struct Place
{
    std::optional<double> lon;
    std::optional<double> lat;
    std::optional<double> timberline;

    auto operator<=>(const Place&) const = default;
};

/// Rows that get one answer: country, code, the stored row and the place are all that rules see.
using Tuple = std::tuple<std::string, std::string, std::string, Place>;

struct Group
{
    std::vector<model::PatchId> patches;
    std::vector<model::PatchAttributes> attributes;
};

bool isOfPeople(const model::PatchAttributes& patch)
{
    return patch.status != model::PatchStatus::Harmonised || !patch.editedBy.empty();
}

/// The place that the row was classified with stays: its own rule must answer as before.
void addPlace(const Place& place, habitat::NationalRow& row)
{
    if (!row.lon) {
        row.lon = place.lon;
        row.lat = place.lat;
        row.timberline = place.timberline;
    }
}

class RuleEdit
{
public:
    RuleEdit(store::ProjectFile& project,
             const RuleTable& table,
             model::ExpressionEvaluator& evaluator)
        : m_project{project}
        , m_table{table}
        , m_evaluator{evaluator}
    {
    }

    Result<RuleEditReport> run(const model::Author& author,
                               const std::string& reason,
                               const std::string& mandate,
                               const Progress& progress)
    {
        ECO_ASSIGN(m_classes, habitat::Classification::load());
        ECO_ASSIGN(m_gazetteer, habitat::Gazetteer::load());
        ECO_TRY(prepareStands());
        ECO_TRY(collect(progress.part(0.0, 0.5)));
        for (auto& [scheme, tuples] : m_tuples) {
            ECO_TRY(progress.check());
            ECO_TRY(askScheme(scheme, tuples));
        }
        return write(author, reason, mandate);
    }

private:
    [[nodiscard]] bool isSpeciesTable() const { return m_table.name.ends_with(speciesSuffix); }

    Result<> prepareStands()
    {
        if (m_table.stands) {
            m_stands = *m_table.stands;
            return {};
        }
        ECO_ASSIGN(auto own, ownRuleTable(m_project, "stand_rules", m_evaluator));
        if (own && own->stands) {
            m_stands = *std::move(own->stands);
            return {};
        }
        ECO_ASSIGN(m_stands, habitat::StandRules::load());
        return {};
    }

    /// Stands for patches the table cannot speak of are left out.
    [[nodiscard]] bool concerns(const model::Source& source,
                                const model::PatchAttributes& patch) const
    {
        const bool stand = patch.ruleId.find('+') != std::string::npos;
        if (m_table.stands) {
            return stand;
        }
        if (isSpeciesTable()) {
            auto prefix = m_table.name.substr(0, 2);
            std::ranges::transform(
                prefix, prefix.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
            return patch.country == prefix;
        }
        return source.scheme == m_table.name;
    }

    Result<> collect(const Progress& progress)
    {
        std::map<model::SourceId, model::Source> sources;
        ECO_ASSIGN(const auto list, m_project.sources().list());
        for (const auto& source : list) {
            sources[source.id] = source;
        }
        Result<> outcome;
        ECO_TRY(loadCrosswalks(list));
        ECO_TRY(m_project.patches().visitWhole({}, [&](const model::Patch& patch) {
            outcome = progress.check();
            const auto source = sources.find(patch.attributes.sourceId);
            if (source != sources.end() && !patch.attributes.sourceCode.empty() &&
                concerns(source->second, patch.attributes)) {
                const auto& scheme = source->second.scheme;
                auto& group = m_tuples[scheme][{patch.attributes.country,
                                                patch.attributes.sourceCode,
                                                patch.attributes.attributesJson,
                                                placeOf(patch, scheme)}];
                group.patches.push_back(patch.id);
                group.attributes.push_back(patch.attributes);
                ++m_report.asked;
            }
            return outcome.has_value();
        }));
        return outcome;
    }

    Result<> loadCrosswalks(const std::vector<model::Source>& sources)
    {
        for (const auto& source : sources) {
            if (!source.scheme.empty() && !m_crosswalks.contains(source.scheme)) {
                ECO_ASSIGN(auto crosswalk, crosswalkOf(source.scheme));
                m_crosswalks.emplace(source.scheme, std::move(crosswalk));
            }
        }
        for (const auto& [scheme, crosswalk] : m_crosswalks) {
            m_places.try_emplace(scheme, crosswalk, m_stands);
        }
        return {};
    }

    /// Of the outline, where the edited rules ask for it.
    Place placeOf(const model::Patch& patch, const std::string& scheme)
    {
        const auto places = m_places.find(scheme);
        if (places == m_places.end() || !places->second.matterFor(patch.attributes.sourceCode)) {
            return {};
        }
        habitat::NationalRow row;
        placeRow({patch.outline}, m_gazetteer, patch.attributes.landscape, row);
        habitat::roundPlace(row);
        return {row.lon, row.lat, row.timberline};
    }

    Result<habitat::Crosswalk> crosswalkOf(const std::string& scheme)
    {
        if (m_table.crosswalk && m_table.name == scheme) {
            return *m_table.crosswalk;
        }
        ECO_ASSIGN(auto own, ownRuleTable(m_project, scheme, m_evaluator));
        if (own && own->crosswalk) {
            return *std::move(own->crosswalk);
        }
        return habitat::Crosswalk::load(scheme);
    }

    Result<> askScheme(const std::string& scheme, const std::map<Tuple, Group>& tuples)
    {
        const auto& crosswalk = m_crosswalks.at(scheme);
        std::map<std::string, std::vector<const std::pair<const Tuple, Group>*>> byCountry;
        for (const auto& each : tuples) {
            byCountry[std::get<0>(each.first)].push_back(&each);
        }
        for (const auto& [country, members] : byCountry) {
            ECO_ASSIGN(auto reader, habitat::StandReader::load(country));
            if (isSpeciesTable()) {
                reader.use(*m_table.crosswalk);
            }
            ECO_TRY(askCountry(crosswalk, reader, members));
        }
        return {};
    }

    Result<> askCountry(const habitat::Crosswalk& crosswalk,
                        const habitat::StandReader& reader,
                        const std::vector<const std::pair<const Tuple, Group>*>& members)
    {
        std::vector<habitat::NationalRow> rows;
        std::vector<const std::pair<const Tuple, Group>*> whole;
        for (const auto* member : members) {
            auto stored = habitat::storedRow(std::get<2>(member->first));
            if (stored.whole) {
                addPlace(std::get<3>(member->first), stored.row);
                rows.push_back(std::move(stored.row));
                whole.push_back(member);
            } else {
                m_report.withoutRow += static_cast<std::int64_t>(member->second.patches.size());
            }
        }
        m_report.tuples += static_cast<std::int64_t>(rows.size());
        ECO_ASSIGN(const auto stands, reader.read(rows, m_evaluator));
        std::vector<habitat::Subject> subjects;
        for (std::size_t i = 0; i < whole.size(); ++i) {
            subjects.push_back({std::get<1>(whole[i]->first), stands[i].attributes});
        }
        ECO_ASSIGN(const auto matches, crosswalk.match(subjects, m_evaluator, &m_stands));
        for (std::size_t i = 0; i < whole.size(); ++i) {
            const auto& match = matches[i];
            const auto json = habitat::storedJson(
                rows[i], stands[i].attributes, crosswalk.namedBy(match.ruleId, m_stands));
            for (std::size_t k = 0; k < whole[i]->second.patches.size(); ++k) {
                judge(whole[i]->second.patches[k], whole[i]->second.attributes[k], match, json);
            }
        }
        return {};
    }

    void judge(model::PatchId id,
               const model::PatchAttributes& before,
               const habitat::Match& match,
               const std::string& json)
    {
        auto after = before;
        after.classCode = match.classCode;
        after.ruleId = match.ruleId;
        after.confidence = match.confidence;
        if (match.outcome == habitat::Outcome::Restricted && before.classCode != match.classCode) {
            // Nothing of the row but its place is kept.
            after = {};
            after.classCode = habitat::withheldClass;
            after.ruleId = "restricted";
            after.country = before.country;
            after.landscape = before.landscape;
            after.sourceId = before.sourceId;
        }
        if (after == before) {
            return;
        }
        if (isOfPeople(before)) {
            ++m_report.kept;
        } else if (match.outcome == habitat::Outcome::NextSource ||
                   match.outcome == habitat::Outcome::Dissolve) {
            ++m_report.needHarmonise;
        } else {
            if (match.outcome != habitat::Outcome::Restricted) {
                after.attributesJson = json;
            }
            ++m_report.changed;
            ++m_report.moves[{before.classCode, after.classCode}];
            m_changes.emplace_back(id, std::move(after));
        }
    }

    Result<RuleEditReport>
    write(const model::Author& author, const std::string& reason, const std::string& mandate)
    {
        ECO_ASSIGN(auto session,
                   edit::EditSession::open(m_project, author, [this](const std::string& code) {
                       return m_classes.find(code) != nullptr;
                   }));
        if (m_changes.empty()) {
            return std::move(m_report);
        }
        edit::PatchChanges changes;
        for (auto& [id, attributes] : m_changes) {
            ECO_ASSIGN(auto patch, m_project.patches().get(id));
            patch.attributes = std::move(attributes);
            changes.changed.push_back(std::move(patch));
        }
        edit::Statement statement;
        statement.change = model::ChangeKind::Correction;
        statement.reason = reason;
        statement.mandate = mandate;
        ECO_ASSIGN(auto batch, m_project.history().beginBatch());
        ECO_ASSIGN(m_report.entry, session.applyChanges(entryKind, changes, statement));
        ECO_TRY(keepRuleTable(m_project, m_table, author));
        ECO_TRY(batch.commit());
        return std::move(m_report);
    }

    store::ProjectFile& m_project;
    const RuleTable& m_table;
    model::ExpressionEvaluator& m_evaluator;
    habitat::Classification m_classes;
    habitat::StandRules m_stands;
    habitat::Gazetteer m_gazetteer;
    std::map<std::string, habitat::Crosswalk> m_crosswalks; ///< By scheme.
    std::map<std::string, PlaceRules> m_places;
    std::map<std::string, std::map<Tuple, Group>> m_tuples; ///< By scheme.
    std::vector<std::pair<model::PatchId, model::PatchAttributes>> m_changes;
    RuleEditReport m_report;
};

} // namespace

Result<RuleEditReport> applyRules(store::ProjectFile& project,
                                  const RuleTable& table,
                                  const model::Author& author,
                                  const std::string& reason,
                                  const std::string& mandate,
                                  model::ExpressionEvaluator& evaluator,
                                  const Progress& progress)
{
    return RuleEdit{project, table, evaluator}.run(author, reason, mandate, progress);
}

} // namespace ecotone::harmonise
