#include "ui/bridge/import_entry.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/quality/issue_codes.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace ecotone::bridge {

namespace {

struct ImportEntryWords
{
    Q_DECLARE_TR_FUNCTIONS(ImportEntryWords)
};

constexpr std::string_view shownPrefix = "shown_";

/// A layer's table must have a name of letters and digits; titles come in any script.
std::string shownLayerName(const ImportEntry& entry)
{
    std::string name{shownPrefix};
    for (const char c : entry.report.name) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '_';
        if (plain) {
            name += c;
        } else if (c >= 'A' && c <= 'Z') {
            name += static_cast<char>(c - 'A' + 'a');
        }
    }
    return name.size() > shownPrefix.size()
               ? name
               : name + toText(static_cast<std::int64_t>(entry.file + 1));
}

QString kindOf(const std::string& geometry)
{
    if (geometry == "polygon") {
        return ImportEntryWords::tr("areas");
    }
    if (geometry == "line") {
        return ImportEntryWords::tr("lines");
    }
    return geometry == "point" ? ImportEntryWords::tr("points")
                               : ImportEntryWords::tr("a table without places");
}

bool isEncodingDecided(const ImportEntry& entry)
{
    return entry.report.encoding.decided || entry.recipe.encoding != "auto";
}

QString crsName(const harmonise::CrsFinding& crs)
{
    return fromUtf8(crs.name.empty() ? crs.code : crs.name);
}

bool isOffsetOpen(const harmonise::CrsFinding& crs)
{
    return !crs.decided && !crs.offsetSuspicion.empty();
}

void askForClasses(const ImportEntry& entry, std::vector<Question>& questions)
{
    if (entry.use != Use::BringIn || entry.recipe.role != harmonise::Role::Habitat) {
        return;
    }
    if (entry.recipe.fields.code.empty()) {
        questions.push_back({Topic::Columns,
                             Light::Needs,
                             ImportEntryWords::tr("Say which column holds the code of the land.")});
    }
    if (entry.recipe.scheme == "auto" && !entry.report.scheme.decided) {
        questions.push_back(
            {Topic::Classes,
             Light::Needs,
             habitat::mustAsk(false, entry.report.scheme.readings)
                 ? ImportEntryWords::tr("The codes stand for different land in two "
                                        "classifications: choose the one they follow.")
                 : ImportEntryWords::tr("The codes fit no classification for certain: choose the "
                                        "one they follow.")});
    }
    if (entry.recipe.country.empty()) {
        questions.push_back({Topic::Source,
                             Light::Needs,
                             ImportEntryWords::tr("Say whose side of the border this maps.")});
    }
}

} // namespace

ImportEntry entryFor(const harmonise::FileReport& file, std::size_t layer, harmonise::Recipe recipe)
{
    ImportEntry entry;
    entry.layer = layer;
    entry.report = file.layers[layer];
    entry.recipe = std::move(recipe);
    const auto path = pathFromUtf8(file.file);
    entry.group = fromPath(path.parent_path());
    entry.title = fromUtf8(entry.report.name.empty() ? fileName(path) : entry.report.name);
    entry.isDamaged = std::ranges::any_of(entry.report.issues, [](const auto& issue) {
        return issue.severity == model::Severity::Error && issue.code != "encoding-undecided" &&
               issue.code != "crs-missing";
    });
    return entry;
}

void setUse(ImportEntry& entry, Use use)
{
    entry.use = use;
    entry.confirmed = false;
    auto& recipe = entry.recipe;
    const bool isShown =
        recipe.role == harmonise::Role::Layer && recipe.targetLayer.starts_with(shownPrefix);
    if (use == Use::Show) {
        recipe.role = harmonise::Role::Layer;
        recipe.targetLayer = shownLayerName(entry);
        for (const Language language : allLanguages) {
            recipe.layerTitle.in(language) = toUtf8(entry.title);
        }
    } else if (use == Use::BringIn && isShown) {
        recipe.role = harmonise::Role::Habitat;
        recipe.targetLayer.clear();
        recipe.layerTitle = {};
    }
}

std::vector<Question> questionsOf(const ImportEntry& entry)
{
    std::vector<Question> questions;
    if (entry.use == Use::LeaveOut) {
        return questions;
    }
    if (entry.report.geometry == "none") {
        questions.push_back(
            {Topic::Reading,
             Light::Needs,
             ImportEntryWords::tr("The file holds no places, so it cannot be put on a map.")});
        return questions;
    }
    if (!isEncodingDecided(entry)) {
        questions.push_back(
            {Topic::Text,
             Light::Needs,
             ImportEntryWords::tr("The texts can be read in two ways: choose the right one.")});
    }
    const harmonise::CrsFinding& crs = entry.report.crs;
    if (isOffsetOpen(crs)) {
        questions.push_back(
            {Topic::Place,
             Light::Needs,
             ImportEntryWords::tr("A Chinese web map has probably shifted the positions: ask the "
                                  "provider for CGCS2000 coordinates, or decide what to do.")});
    } else if (!crs.decided) {
        questions.push_back(
            {Topic::Place,
             Light::Needs,
             crs.code.empty() && crs.name.empty()
                 ? ImportEntryWords::tr(
                       "The file does not say where it lies: choose its coordinate system, "
                       "or ask the sender for it.")
                 : ImportEntryWords::tr(
                       "Nobody published how %1 leads to today's coordinates: ask the sender "
                       "for CGCS2000 or WGS 84, name your control points, or assume a datum.")
                       .arg(crsName(crs))});
    }
    askForClasses(entry, questions);
    if (entry.isDamaged) {
        questions.push_back(
            {Topic::Reading,
             Light::Confirm,
             ImportEntryWords::tr(
                 "Part of the file could not be read. Ask the sender for it again, or go on "
                 "with what was read.")});
    }
    if (crs.decided && crs.banner) {
        questions.push_back(
            {Topic::Place,
             Light::Confirm,
             ImportEntryWords::tr("The place rests on an assumption: compare it with the "
                                  "border on the small map.")});
    }
    std::ranges::stable_sort(questions, std::ranges::greater{}, &Question::light);
    return questions;
}

Light lightOf(const ImportEntry& entry)
{
    const auto questions = questionsOf(entry);
    if (questions.empty()) {
        return Light::Decided;
    }
    return questions.front().light == Light::Confirm && entry.confirmed ? Light::Decided
                                                                        : questions.front().light;
}

Light lightOf(const ImportEntry& entry, Topic topic)
{
    for (const Question& question : questionsOf(entry)) {
        if (question.topic == topic) {
            return question.light == Light::Confirm && entry.confirmed ? Light::Decided
                                                                       : question.light;
        }
    }
    return Light::Decided;
}

QString lightWord(Light light)
{
    switch (light) {
    case Light::Confirm: return ImportEntryWords::tr("To confirm");
    case Light::Needs: return ImportEntryWords::tr("Needs you");
    case Light::Decided: break;
    }
    return ImportEntryWords::tr("Decided");
}

QString sentenceOf(const ImportEntry& entry)
{
    const harmonise::LayerReport& report = entry.report;
    const QString rows =
        ImportEntryWords::tr("%n row(s)", nullptr, static_cast<int>(report.features));
    const QString text =
        isEncodingDecided(entry)
            ? ImportEntryWords::tr("texts in %1")
                  .arg(fromUtf8(entry.recipe.encoding == "auto" ? report.encoding.name
                                                                : entry.recipe.encoding))
            : ImportEntryWords::tr("texts not decided");
    QString place = ImportEntryWords::tr("place not decided");
    if (report.crs.decided) {
        place = crsName(report.crs);
        if (report.crs.accuracyMetres >= 0.0) {
            place = ImportEntryWords::tr("%1, within %2 m")
                        .arg(place, decimalText(report.crs.accuracyMetres, 1));
        }
    }
    return ImportEntryWords::tr("%1 (%2); %3; %4.").arg(rows, kindOf(report.geometry), text, place);
}

FindingText findingText(const harmonise::Finding& finding)
{
    const auto* kind = quality::issueKind(finding.code);
    if (kind == nullptr) {
        return {fromUtf8(finding.code), fromUtf8(finding.message)};
    }
    model::Issue issue;
    issue.code = finding.code;
    issue.count = finding.count;
    issue.message = finding.message;
    const QString sentence = fromUtf8(quality::sentence(issue, currentLanguage()));
    // What only the file's own sentence can tell is told by it.
    return {in(kind->title),
            sentence.contains(QChar{0x2026}) ? fromUtf8(finding.message) : sentence};
}

} // namespace ecotone::bridge
