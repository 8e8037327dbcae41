#pragma once

#include "core/harmonise/probe.h"
#include "core/harmonise/reading_report.h"
#include "core/harmonise/recipe.h"
#include "ui/bridge/import_entry.h"
#include "ui/bridge/map_queries.h"
#include "ui/bridge/store_bridge.h"

#include <QStringList>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// Bringing files in: look first, write only what was accepted.
namespace ecotone::bridge {

/// What looking at a delivery found.
struct Delivery
{
    std::vector<harmonise::FileReport> files;
    std::vector<ImportEntry> entries;
};

/// Reads files, and folders for the files in them, and tells what is in them; writes nothing. A
/// recipe beside a file (FILE.toml), or saved with the project when it was brought in before,
/// gives its decisions. `hints` are for a second look at one file.
void askProbe(StoreBridge& bridge,
              QObject* context,
              std::vector<std::filesystem::path> paths,
              std::optional<harmonise::ProbeHints> hints,
              Answer<Delivery> done);

struct Imported
{
    harmonise::HarmoniseReport report;
    std::optional<Error> recipesNotSaved; ///< The map was changed all the same.
};

/// Runs import setups into the open project: all or nothing, one undo group. Then the recipes are
/// saved in the folder NAME.recipes beside the project NAME.gpkg.
void runImport(StoreBridge& bridge,
               QObject* context,
               std::vector<harmonise::Recipe> recipes,
               Answer<Imported> done);

/// Where the recipes of a project are kept.
[[nodiscard]] std::filesystem::path recipeFolder(const std::filesystem::path& project);

// What can be chosen.
[[nodiscard]] QStringList encodingNames();
/// Classifications with a crosswalk, and the title of one in the window's language.
[[nodiscard]] std::vector<std::string> schemeNames();
[[nodiscard]] QString schemeTitle(const std::string& scheme);
/// Datums that may be assumed.
[[nodiscard]] QStringList datumNames();

} // namespace ecotone::bridge
