#pragma once

#include "core/base/result.h"
#include "core/layout/pdf_finish.h"

class QPDF;

/// The text side of fonts in a PDF; private to the room.
namespace ecotone::layout {

/// Rewrites radicals in every ToUnicode map and fills entries that say nothing. QPDF's exceptions
/// are the caller's to catch.
[[nodiscard]] Result<> repairFontTexts(QPDF& pdf, PdfFinishReport& report);

} // namespace ecotone::layout
