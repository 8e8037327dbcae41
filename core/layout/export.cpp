#include "core/layout/export.h"

#include "core/base/file.h"
#include "core/layout/pdf_finish.h"

#include <array>
#include <utility>

namespace ecotone::layout {
namespace {

constexpr std::array<std::pair<Format, std::string_view>, 3> formatNames{
    {{Format::Pdf, "pdf"}, {Format::Png, "png"}, {Format::Svg, "svg"}}};

Result<std::string>
bytesOf(const Composition& composition, Format format, double dotsPerInch, LayoutBackend& backend)
{
    switch (format) {
    case Format::Pdf: {
        ECO_ASSIGN(const std::string raw, backend.pdf(composition.page));
        return finishPdf(raw, composition);
    }
    case Format::Png: return backend.png(composition.page, dotsPerInch);
    case Format::Svg: return backend.svg(composition.page, composition.title, composition.language);
    }
    return fail(ErrorCode::Internal, "unknown format");
}

} // namespace

Result<Format> formatFromName(std::string_view name)
{
    for (const auto& [format, word] : formatNames) {
        if (word == name) {
            return format;
        }
    }
    return fail(ErrorCode::InvalidArgument,
                "no format \"" + std::string{name} + "\"; there are pdf, png, svg");
}

std::string_view name(Format format) noexcept
{
    return formatNames[static_cast<std::size_t>(format)].second;
}

Result<std::vector<ExportedFile>> exportLayout(model::MapReader& reader,
                                               const cartography::MapKnowledge& knowledge,
                                               const ExportRequest& request,
                                               LayoutBackend& backend,
                                               const Progress& progress)
{
    ECO_TRY(makeFolder(request.folder));
    std::vector<ExportedFile> files;
    const double count = static_cast<double>(request.languages.size());
    for (std::size_t i = 0; i < request.languages.size(); ++i) {
        const Language language = request.languages[i];
        const double done = static_cast<double>(i) / count;
        const std::string stem =
            request.layout.name +
            (request.layout.landscape.empty() ? "" : "_" + request.layout.landscape) + "_" +
            std::string{code(language)};
        progress.report(done, "layout " + stem);
        ComposeRequest one{request.layout, language, request.facts, Clock::now(), request.relief};
        ECO_ASSIGN(const Composition composition,
                   compose(reader,
                           knowledge,
                           one,
                           backend.measurer(),
                           progress.part(done, done + 0.6 / count)));
        for (const Format format : request.formats) {
            ECO_TRY(progress.check());
            ECO_ASSIGN(const std::string bytes,
                       bytesOf(composition, format, request.dotsPerInch, backend));
            ExportedFile file;
            file.path = request.folder / pathFromUtf8(stem + "." + std::string{name(format)});
            file.language = language;
            file.format = format;
            file.warnings = composition.warnings;
            ECO_TRY(writeFile(file.path, bytes));
            files.push_back(std::move(file));
        }
    }
    progress.report(1.0, "layout");
    return files;
}

} // namespace ecotone::layout
