#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cartography/map_knowledge.h"
#include "core/cartography/text_measurer.h"
#include "core/layout/compose.h"
#include "core/layout/layout.h"
#include "core/layout/project_facts.h"
#include "core/model/cursor.h"

#include <filesystem>
#include <string>
#include <vector>

namespace ecotone::layout {

/// Who paints: implemented by ui/render. Bytes of a file, never a path.
class LayoutBackend
{
public:
    LayoutBackend() = default;
    LayoutBackend(const LayoutBackend&) = delete;
    LayoutBackend& operator=(const LayoutBackend&) = delete;
    virtual ~LayoutBackend() = default;

    [[nodiscard]] virtual const cartography::TextMeasurer& measurer() = 0;
    /// One PDF page for every layer of the picture, in order; items outside layers join the page
    /// before them. finishPdf() makes one page of them.
    [[nodiscard]] virtual Result<std::string> pdf(const cartography::DisplayList& page) = 0;
    [[nodiscard]] virtual Result<std::string> png(const cartography::DisplayList& page,
                                                  double dotsPerInch) = 0;
    [[nodiscard]] virtual Result<std::string>
    svg(const cartography::DisplayList& page, const std::string& title, Language language) = 0;
};

enum class Format : unsigned char
{
    Pdf,
    Png,
    Svg,
};
/// "pdf", "png", "svg"; fails with InvalidArgument.
[[nodiscard]] Result<Format> formatFromName(std::string_view name);
[[nodiscard]] std::string_view name(Format format) noexcept;

struct ExportRequest
{
    Layout layout;
    std::vector<Language> languages{Language::English};
    std::vector<Format> formats{Format::Pdf};
    std::filesystem::path folder;
    ProjectFacts facts;
    double dotsPerInch = 200.0;                          ///< PNG.
    std::shared_ptr<cartography::ReliefSource> relief{}; ///< Below the classes; null is none.
};

struct ExportedFile
{
    std::filesystem::path path;
    Language language = Language::English;
    Format format = Format::Pdf;
    std::vector<std::string> warnings;
};

/// Writes NAME_LANDSCAPE_LANG.FORMAT for every language and format; the window and the command
/// line both call it. Fails with FileUnwritable, Cancelled, or as compose() does.
[[nodiscard]] Result<std::vector<ExportedFile>>
exportLayout(model::MapReader& reader,
             const cartography::MapKnowledge& knowledge,
             const ExportRequest& request,
             LayoutBackend& backend,
             const Progress& progress = {});

} // namespace ecotone::layout
