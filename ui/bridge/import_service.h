#pragma once

#include "core/harmonise/probe.h"
#include "core/harmonise/reading_report.h"
#include "core/harmonise/recipe.h"
#include "ui/bridge/map_queries.h"
#include "ui/bridge/store_bridge.h"

#include <filesystem>
#include <vector>

/// Bringing files in: look first, write only what was accepted.
namespace ecotone::bridge {

/// Reads files and tells what is in them; writes nothing.
void askProbe(StoreBridge& bridge,
              QObject* context,
              std::vector<std::filesystem::path> files,
              harmonise::ProbeHints hints,
              Answer<std::vector<harmonise::FileReport>> done);

/// The import setup the report leads to; the user may change it.
[[nodiscard]] harmonise::Recipe recipeFor(const harmonise::FileReport& file,
                                          const harmonise::LayerReport& layer);

/// Runs import setups into the open project: all or nothing, one undo group.
void runImport(StoreBridge& bridge,
               QObject* context,
               std::vector<harmonise::Recipe> recipes,
               Answer<harmonise::HarmoniseReport> done);

/// The reading report as a page for people, in the window's language.
[[nodiscard]] QString reportPage(const std::vector<harmonise::FileReport>& files);

} // namespace ecotone::bridge
