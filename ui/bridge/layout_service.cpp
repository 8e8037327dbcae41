#include "ui/bridge/layout_service.h"

#include "core/layout/compose.h"
#include "core/layout/project_themes.h"
#include "core/store/project_file.h"
#include "ui/bridge/facts.h"
#include "ui/bridge/relief.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>

namespace ecotone::bridge {

namespace {

struct LayoutWords
{
    Q_DECLARE_TR_FUNCTIONS(LayoutWords)
};

Result<layout::ProjectFacts> factsOf(store::ProjectFile& project)
{
    layout::ProjectFacts result;
    ECO_ASSIGN(result.title, project.meta().title());
    ECO_ASSIGN(result.demonstration, project.meta().isDemonstration());
    ECO_ASSIGN(result.sources, project.sources().list());
    ECO_ASSIGN(result.revision, project.revision());
    result.programVersion = toUtf8(QCoreApplication::applicationVersion());
    return result;
}

Result<layout::Layout> layoutOf(const LayoutOrder& order)
{
    ECO_ASSIGN(auto made, layout::layoutFromTemplate(order.choice));
    // Templates about ratings or protected areas have a theme of their own.
    if (made.theme == "habitat" && !order.theme.empty()) {
        made.theme = order.theme;
    }
    for (const Language language : allLanguages) {
        if (!order.title.in(language).empty()) {
            made.title.in(language) = order.title.in(language);
        }
    }
    return made;
}

} // namespace

void runLayoutExport(StoreBridge& bridge,
                     QObject* context,
                     LayoutOrder order,
                     MakeBackend makeBackend,
                     Answer<std::vector<layout::ExportedFile>> done)
{
    using Files = std::vector<layout::ExportedFile>;
    const std::filesystem::path path = toPath(bridge.summary().path);
    bridge.work<Files>(
        context,
        LayoutWords::tr("Writing the layout"),
        [order = std::move(order), makeBackend, path](const Progress& progress) -> Result<Files> {
            ECO_ASSIGN(auto project, store::ProjectFile::open(path, store::Access::Read));
            layout::ExportRequest request;
            ECO_ASSIGN(request.layout, layoutOf(order));
            request.languages = order.languages;
            request.formats = order.formats;
            request.folder = order.folder;
            request.dotsPerInch = order.dotsPerInch;
            request.relief = openReliefOf(*project);
            ECO_ASSIGN(request.facts, factsOf(*project));
            const auto backend = makeBackend();
            ECO_ASSIGN(const auto knowledge,
                       layout::knowledgeFor(*project, facts(), request.layout.theme));
            return layout::exportLayout(*project, knowledge, request, *backend, progress);
        },
        std::move(done));
}

void askLayoutPreview(StoreBridge& bridge,
                      QObject* context,
                      LayoutOrder order,
                      MakeBackend makeBackend,
                      Answer<std::string> done)
{
    const std::filesystem::path path = toPath(bridge.summary().path);
    bridge.work<std::string>(
        context,
        LayoutWords::tr("Preview"),
        [order = std::move(order), makeBackend, path](
            const Progress& progress) -> Result<std::string> {
            ECO_ASSIGN(auto project, store::ProjectFile::open(path, store::Access::Read));
            layout::ComposeRequest request;
            ECO_ASSIGN(request.layout, layoutOf(order));
            ECO_ASSIGN(request.facts, factsOf(*project));
            request.relief = openReliefOf(*project);
            if (!order.languages.empty()) {
                request.language = order.languages.front();
            }
            const auto backend = makeBackend();
            ECO_ASSIGN(const auto knowledge,
                       layout::knowledgeFor(*project, facts(), request.layout.theme));
            ECO_ASSIGN(
                const auto made,
                layout::compose(*project, knowledge, request, backend->measurer(), progress));
            return backend->png(made.page, 110.0);
        },
        std::move(done));
}

} // namespace ecotone::bridge
