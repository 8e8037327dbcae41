#include "ui/render/layout_backend.h"

#include "ui/render/fonts.h"
#include "ui/render/pdf.h"
#include "ui/render/render_image.h"
#include "ui/render/svg_writer.h"

namespace ecotone::render {

Result<std::string> LayoutBackendQt::pdf(const cartography::DisplayList& page)
{
    ECO_TRY(checkFonts());
    return pdfPages(page);
}

Result<std::string> LayoutBackendQt::png(const cartography::DisplayList& page, double dotsPerInch)
{
    ECO_TRY(checkFonts());
    ECO_ASSIGN(const QImage image, renderImage(page, dotsPerInch / 72.0));
    return pngBytes(image, dotsPerInch);
}

Result<std::string> LayoutBackendQt::svg(const cartography::DisplayList& page,
                                         const std::string& title,
                                         Language language)
{
    return svgText(page, title, language);
}

} // namespace ecotone::render
