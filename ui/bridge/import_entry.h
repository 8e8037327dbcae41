#pragma once

#include "core/harmonise/reading_report.h"
#include "core/harmonise/recipe.h"

#include <QString>

#include <cstddef>
#include <string>
#include <vector>

/// One layer of a delivery on its way into the project: what was found, what is decided about it
/// and what is still open. Values alone; the import dialog shows and changes them.
namespace ecotone::bridge {

/// What is to become of a layer.
enum class Use : unsigned char
{
    BringIn, ///< Into the habitat map, or a layer the map knows, by its recipe.
    Show,    ///< A layer to look at; it enters no statistics.
    LeaveOut,
};

/// The traffic light of a decision.
enum class Light : unsigned char
{
    Decided,
    Confirm, ///< Usable, and a person has to say that it may be used so.
    Needs,   ///< Something is missing.
};

enum class Topic : unsigned char
{
    Reading,
    Text,
    Place,
    Classes,
    Columns,
    Source,
};

/// One thing to decide, in the reader's words.
struct Question
{
    Topic topic = Topic::Reading;
    Light light = Light::Decided;
    QString text;
};

struct ImportEntry
{
    std::size_t file = 0;
    std::size_t layer = 0;
    QString title;
    QString group; ///< Folder of the delivery.
    harmonise::Recipe recipe;
    harmonise::LayerReport report;
    bool isDamaged = false;  ///< Part of the file could not be read.
    bool fromRecipe = false; ///< Decisions come from a recipe beside the file.
    Use use = Use::LeaveOut;
    bool confirmed = false;
};

/// An entry as the report and, where there is one, the recipe beside the file suggest it.
[[nodiscard]] ImportEntry
entryFor(const harmonise::FileReport& file, std::size_t layer, harmonise::Recipe recipe);
/// The recipe follows: a layer to look at gets a layer of its own.
void setUse(ImportEntry& entry, Use use);

/// Everything that is not plainly decided, gravest first; empty: all is decided.
[[nodiscard]] std::vector<Question> questionsOf(const ImportEntry& entry);
[[nodiscard]] Light lightOf(const ImportEntry& entry);
/// Of one topic alone.
[[nodiscard]] Light lightOf(const ImportEntry& entry, Topic topic);
/// "Decided", "To confirm", "Needs you".
[[nodiscard]] QString lightWord(Light light);

/// The report in one sentence: rows, kind, encoding, coordinate system.
[[nodiscard]] QString sentenceOf(const ImportEntry& entry);
/// A finding in the window's language: its heading, and a sentence where the list has one.
struct FindingText
{
    QString title;
    QString sentence;
};
[[nodiscard]] FindingText findingText(const harmonise::Finding& finding);

} // namespace ecotone::bridge
