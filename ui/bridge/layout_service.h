#pragma once

#include "core/layout/export.h"
#include "core/layout/profiles.h"
#include "core/layout/templates.h"
#include "ui/bridge/map_queries.h"
#include "ui/bridge/store_bridge.h"

#include <functional>
#include <memory>
#include <vector>

/// Printed maps of the open project.
namespace ecotone::bridge {

using MakeBackend = std::function<std::unique_ptr<layout::LayoutBackend>()>;

struct LayoutOrder
{
    layout::TemplateChoice choice;
    std::string theme; ///< For maps of habitat classes: "sheet:NAME"; empty is the main theme.
    LocalText title;   ///< Empty: the template's.
    std::vector<Language> languages;
    std::vector<layout::Format> formats;
    std::filesystem::path folder;
    double dotsPerInch = 200.0;
};

void runLayoutExport(StoreBridge& bridge,
                     QObject* context,
                     LayoutOrder order,
                     MakeBackend makeBackend,
                     Answer<std::vector<layout::ExportedFile>> done);

/// PNG bytes of one page, small, for the preview.
void askLayoutPreview(StoreBridge& bridge,
                      QObject* context,
                      LayoutOrder order,
                      MakeBackend makeBackend,
                      Answer<std::string> done);

} // namespace ecotone::bridge
