#pragma once

#include "core/base/result.h"
#include "core/cartography/display_list.h"
#include "core/layout/compose.h"

#include <string>
#include <string_view>

namespace ecotone::layout {

/// What the finishing pass changed; for tests and the log.
struct PdfFinishReport
{
    int radicalsReplaced = 0; ///< ToUnicode entries that named a radical.
    int entriesFilled = 0;    ///< Glyphs that had no Unicode value.
    int layers = 0;
};

/// Makes the backend's pages one page with a layer each (optional content), rewrites radicals in
/// ToUnicode to the unified ideographs, sets language, title, author, subject, outline and dates,
/// and gives a deterministic id: the same input gives the same bytes.
/// Fails with Internal when the bytes are no PDF.
[[nodiscard]] Result<std::string>
finishPdf(std::string_view pdf, const Composition& composition, PdfFinishReport* report = nullptr);

/// Radicals (U+2E80-2EFF, U+2F00-2FD5) of a UTF-8 text replaced by the ideographs they stand for.
[[nodiscard]] Result<std::string> withoutRadicals(std::string_view text);

} // namespace ecotone::layout
