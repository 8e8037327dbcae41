#pragma once

#include <string>
#include <string_view>

namespace ecotone {

/// Text for the content and the attributes of XML and HTML: & < > " written as entities.
[[nodiscard]] std::string escapedMarkup(std::string_view text);

} // namespace ecotone
