#include "core/harmonise/classifying.h"

#include "core/base/number.h"
#include "core/crs/project_grid.h"
#include "core/geometry/area.h"
#include "core/geometry/predicates.h"
#include "core/habitat/scheme.h"
#include "core/habitat/stand.h"
#include "core/habitat/stored_row.h"
#include "core/harmonise/place.h"
#include "core/harmonise/rule_table.h"
#include "core/harmonise/second_attributes.h"
#include "core/harmonise/stated_areas.h"
#include "core/harmonise/terrain.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace ecotone::harmonise {

namespace {

/// Rows classified together: enough for a compiled CASE to pay, few enough to fit in memory.
constexpr std::size_t rowsAtOnce = 50'000;

const geometry::Polygon& largestOf(const geometry::Shape& shape)
{
    return *std::ranges::max_element(
        shape.polygons, {}, [](const geometry::Polygon& p) { return geometry::areaOf(p); });
}

std::optional<double> numberOf(const std::string& text)
{
    std::string plain = text;
    std::ranges::replace(plain, ',', '.');
    return parseDouble(plain);
}

/// Where the row lies and how high.
void locate(const GridRow& row,
            const Terrain* terrain,
            const habitat::Gazetteer& gazetteer,
            const std::string& landscape,
            habitat::NationalRow& national)
{
    if (row.shape.polygons.empty()) {
        return;
    }
    const auto place = placeRow(row.shape.polygons, gazetteer, landscape, national);
    if (terrain == nullptr) {
        return;
    }
    const auto relief = terrain->at(place);
    if (!national.elevation) {
        national.elevation = relief.metres;
    }
    if (!national.slope) {
        national.slope = relief.slopeDegrees;
    }
}

habitat::NationalRow nationalRow(const ReadSource& read, const GridRow& row)
{
    const auto& fields = read.recipe.fields;
    habitat::NationalRow national;
    national.name = read.text(row, fields.name);
    national.species = read.text(row, fields.species);
    national.composition = read.text(row, fields.composition);
    national.origin = read.text(row, fields.origin);
    national.age = read.text(row, fields.age);
    national.ageClass = read.text(row, fields.ageClass);
    national.closure = read.text(row, fields.closure);
    national.landform = read.text(row, fields.landform);
    national.site = read.text(row, fields.site);
    national.soil = read.text(row, fields.soil);
    national.dilei = read.text(row, fields.dilei);
    national.cause = read.text(row, fields.cause);
    national.zone = read.text(row, fields.zone);
    national.elevation = numberOf(read.text(row, fields.elevation));
    national.slope = numberOf(read.text(row, fields.slope));
    national.further = read.recipe.attributes;
    // A forest inventory's own land type is what rules of land use ask for.
    if (national.dilei.empty() && read.report.layer.scheme.name == "cn_forest_dilei") {
        national.dilei = read.text(row, fields.code);
    }
    return national;
}

void addFinding(ReadSource& read,
                const std::string& code,
                model::Severity severity,
                std::int64_t count,
                const std::string& message)
{
    if (count > 0) {
        read.report.layer.issues.push_back({code, severity, count, message});
    }
}

Result<std::string> schemeOf(ReadSource& read)
{
    auto& finding = read.report.layer.scheme;
    if (read.recipe.scheme != "auto") {
        finding = {read.recipe.scheme, true, 1.0, "stated by the recipe", {}};
        return read.recipe.scheme;
    }
    habitat::SchemeEvidence evidence;
    evidence.country = read.recipe.country;
    evidence.field = read.recipe.fields.code + " " + read.report.file;
    for (const auto& row : read.rows) {
        auto& name = evidence.nameByCode[read.text(row, read.recipe.fields.code)];
        if (name.empty()) {
            name = read.text(row, read.recipe.fields.name);
        }
    }
    ECO_ASSIGN(const auto verdict, habitat::recognise(evidence));
    finding = {
        verdict.scheme, verdict.decided, verdict.confidence, verdict.evidence, verdict.readings};
    if (!verdict.decided) {
        return fail(ErrorCode::EncodingUndecided,
                    read.report.file + ": the classification scheme is not decided (" +
                        verdict.evidence.english() + "); state scheme in [use]");
    }
    return verdict.scheme;
}

/// An error of ten is a wrong unit more often than a wrong outline.
void compareStatedAreas(ReadSource& read)
{
    if (read.recipe.fields.statedArea.empty() || read.bulk) {
        return;
    }
    AreaComparison comparison;
    for (const auto& row : read.rows) {
        comparison.add(read.text(row, read.recipe.fields.statedArea), geometry::areaOf(row.shape));
    }
    comparison.report(read);
}

/// What the tables say of some rows, in their order.
struct Answers
{
    std::vector<habitat::NationalRow> nationals;
    std::vector<habitat::Stand> stands;
    std::vector<habitat::Match> matches;
};

/// Asks the tables about rows, some at a time, so that memory does not grow with the source.
struct Asking
{
    const ReadSource& read;
    const Knowledge& knowledge;
    const Terrain* terrain;
    const SecondAttributes& second;
    const habitat::StandReader& reader;
    const habitat::Crosswalk& crosswalk;
    model::ExpressionEvaluator& evaluator;

    Result<Answers> operator()(std::span<const GridRow> rows) const
    {
        Answers answers;
        answers.nationals.reserve(rows.size());
        for (const auto& row : rows) {
            auto& national = answers.nationals.emplace_back(nationalRow(read, row));
            locate(row, terrain, knowledge.gazetteer, read.recipe.landscape, national);
            if (!second.empty() && !row.shape.polygons.empty()) {
                second.addTo(national.further, geometry::pointInside(largestOf(row.shape)));
            }
            habitat::roundPlace(national);
        }
        ECO_ASSIGN(answers.stands, reader.read(answers.nationals, evaluator));
        std::vector<habitat::Subject> subjects;
        subjects.reserve(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            subjects.push_back(
                {read.text(rows[i], read.recipe.fields.code), answers.stands[i].attributes});
        }
        ECO_ASSIGN(answers.matches, crosswalk.match(subjects, evaluator, &knowledge.stands));
        return answers;
    }
};

class Classifier
{
public:
    Classifier(ReadSource& read,
               const habitat::Crosswalk& crosswalk,
               const habitat::StandRules& stands)
        : m_read{&read}
        , m_crosswalk{&crosswalk}
        , m_stands{&stands}
        , m_places{crosswalk, stands}
    {
    }

    Classified operator()(const GridRow& row,
                          const habitat::NationalRow& national,
                          const habitat::Stand& stand,
                          const habitat::Match& match)
    {
        const auto& recipe = m_read->recipe;
        const auto code = m_read->text(row, recipe.fields.code);
        Classified result;
        result.outcome = match.outcome;
        auto& patch = result.attributes;
        patch.country = recipe.country;
        patch.landscape = recipe.landscape;
        const bool withheld = match.outcome == habitat::Outcome::Restricted &&
                              recipe.restricted == Restricted::Withhold;
        if (match.outcome == habitat::Outcome::Restricted) {
            m_read->report.restricted += row.count;
            result.outcome = habitat::Outcome::Class;
        }
        if (withheld) {
            // Nothing of the row but its place is kept.
            result.outcome = habitat::Outcome::Restricted;
            patch.classCode = habitat::withheldClass;
            patch.ruleId = "restricted";
            return result;
        }
        patch.sourceFid = row.fid;
        patch.sourceCode = code;
        patch.sourceText = m_read->text(row, recipe.fields.name);
        if (patch.sourceText.empty()) {
            patch.sourceText = match.sourceName;
        }
        patch.classCode = match.classCode;
        patch.ruleId = match.ruleId;
        patch.confidence = match.confidence;
        patch.observedOn = m_read->text(row, recipe.fields.observedOn);
        if (patch.observedOn.empty()) {
            patch.observedOn = recipe.date;
        }
        auto kept = national;
        if (!m_places.matterFor(code, national)) {
            kept.lon = kept.lat = kept.timberline = std::nullopt;
        }
        patch.attributesJson = habitat::storedJson(kept, stand.attributes, namedBy(match.ruleId));
        if (match.outcome == habitat::Outcome::Unmapped) {
            m_read->report.unmapped[code] += row.count;
        } else if (match.matchedCode != code && !code.empty()) {
            m_read->report.foldedCodes[code + " as " + match.matchedCode] += row.count;
        }
        if (match.outcome == habitat::Outcome::Dissolve) {
            m_read->report.dissolved += row.count;
        }
        m_folded += stand.foldedLetters > 0 ? row.count : 0;
        m_unreadable += stand.compositionUnreadable ? row.count : 0;
        for (const auto& symbol : stand.unknownSpecies) {
            m_unknownSpecies[symbol] += row.count;
        }
        return result;
    }

    void finish()
    {
        auto& read = *m_read;
        for (const auto& [code, rows] : read.report.unmapped) {
            addFinding(read,
                       "unmapped-code",
                       model::Severity::Warning,
                       rows,
                       "code '" + code + "' is not in the scheme " + m_crosswalk->scheme() +
                           ": class U00");
        }
        std::int64_t other = 0;
        for (const auto& [code, rows] : read.report.foldedCodes) {
            other += rows;
        }
        addFinding(read,
                   "code-resolved",
                   model::Severity::Note,
                   other,
                   "codes read as another one, e.g. " +
                       (read.report.foldedCodes.empty() ? std::string{}
                                                        : read.report.foldedCodes.begin()->first));
        addFinding(read,
                   "letters-folded",
                   model::Severity::Note,
                   m_folded,
                   "compositions in which Latin look-alike letters were read as Cyrillic");
        addFinding(read,
                   "composition-unreadable",
                   model::Severity::Warning,
                   m_unreadable,
                   "compositions that are no formula in tenths");
        for (const auto& [symbol, rows] : m_unknownSpecies) {
            addFinding(read,
                       "unknown-species",
                       model::Severity::Warning,
                       rows,
                       "species '" + symbol + "' belongs to no known group");
        }
        addFinding(read,
                   "restricted-withheld",
                   model::Severity::Note,
                   read.recipe.restricted == Restricted::Withhold ? read.report.restricted : 0,
                   "restricted features are not brought in: class U02");
    }

private:
    const std::vector<std::string>& namedBy(const std::string& ruleId)
    {
        auto found = m_named.find(ruleId);
        if (found == m_named.end()) {
            found = m_named.emplace(ruleId, m_crosswalk->namedBy(ruleId, *m_stands)).first;
        }
        return found->second;
    }

    ReadSource* m_read;
    const habitat::Crosswalk* m_crosswalk;
    const habitat::StandRules* m_stands;
    PlaceRules m_places;
    std::map<std::string, std::vector<std::string>> m_named;
    std::int64_t m_folded = 0;
    std::int64_t m_unreadable = 0;
    std::map<std::string, std::int64_t> m_unknownSpecies;
};

} // namespace

Result<habitat::Crosswalk> crosswalkOf(ReadSource& read, model::ExpressionEvaluator& evaluator)
{
    if (read.recipe.crosswalk.empty()) {
        ECO_ASSIGN(const auto scheme, schemeOf(read));
        return habitat::Crosswalk::load(scheme);
    }
    ECO_ASSIGN(auto table, readRuleTable(read.recipe.resolve(read.recipe.crosswalk), evaluator));
    if (!table.crosswalk) {
        return fail(ErrorCode::RecipeInvalid,
                    read.recipe.name + ": " + read.recipe.crosswalk + " is no crosswalk");
    }
    read.report.layer.scheme = {
        table.name, true, 1.0, "one's own table " + read.recipe.crosswalk, {}};
    return *std::move(table.crosswalk);
}

void AreaComparison::add(const std::string& text, geometry::Area area)
{
    if (const auto stated = numberOf(text)) {
        m_pairs.push_back({*stated, area.squareMetres()});
    }
}

void AreaComparison::report(ReadSource& read) const
{
    const auto& unit = read.recipe.areaUnit;
    const auto verdict = compareAreas(m_pairs, unit);
    if (!verdict || verdict->fits()) {
        return;
    }
    const auto code = verdict->guess.empty() ? "area-differs" : "area-unit";
    addFinding(
        read, code, model::Severity::Warning, verdict->different, sentenceOf(*verdict, unit));
}

Result<Knowledge> Knowledge::load()
{
    Knowledge knowledge;
    ECO_ASSIGN(knowledge.classification, habitat::Classification::load());
    ECO_ASSIGN(knowledge.stands, habitat::StandRules::load());
    ECO_ASSIGN(knowledge.gazetteer, habitat::Gazetteer::load());
    return knowledge;
}

Result<std::vector<Classified>> classify(ReadSource& read,
                                         const Knowledge& knowledge,
                                         model::ExpressionEvaluator& evaluator,
                                         const Progress& progress)
{
    if (read.recipe.fields.code.empty()) {
        return fail(ErrorCode::RecipeInvalid,
                    read.recipe.name + ": [fields] code is needed for the habitat map");
    }
    ECO_ASSIGN(const auto crosswalk, crosswalkOf(read, evaluator));
    ECO_ASSIGN(const auto reader, habitat::StandReader::load(read.recipe.country));
    std::optional<Terrain> terrain;
    if (!read.recipe.elevation.empty()) {
        ECO_ASSIGN(terrain, Terrain::load(read.recipe.resolve(read.recipe.elevation)));
    }
    ECO_ASSIGN(const auto second, SecondAttributes::load(read.recipe));
    const Asking asking{
        read, knowledge, terrain ? &*terrain : nullptr, second, reader, crosswalk, evaluator};
    Classifier classifier{read, crosswalk, knowledge.stands};
    std::vector<Classified> classified;
    classified.reserve(read.rows.size());
    for (std::size_t first = 0; first < read.rows.size(); first += rowsAtOnce) {
        ECO_TRY(progress.check());
        progress.report(static_cast<double>(first) / static_cast<double>(read.rows.size()),
                        "classifying " + read.report.file);
        const std::span rows{read.rows.data() + first,
                             std::min(rowsAtOnce, read.rows.size() - first)};
        ECO_ASSIGN(const auto answers, asking(rows));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            classified.push_back(
                classifier(rows[i], answers.nationals[i], answers.stands[i], answers.matches[i]));
        }
    }
    classifier.finish();
    compareStatedAreas(read);
    return classified;
}

} // namespace ecotone::harmonise
