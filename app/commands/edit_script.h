#pragma once

#include "core/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::app {

/// One line of an edit script: a verb and its values, `reclassify where="fid = 12" to=F21`.
/// Blank lines and lines that begin with # say nothing.
struct EditLine
{
    std::size_t number = 0; ///< From 1.
    std::string verb;
    std::map<std::string, std::string> values;

    /// Empty when the line does not say it.
    [[nodiscard]] std::string value(const std::string& key) const;
};

/// Fails with InvalidArgument, naming `name`, the line and what is wrong, on an unknown verb, an
/// unknown or missing value, or a quote that is not closed. Nothing of a script runs unless all
/// of it can be read.
[[nodiscard]] Result<std::vector<EditLine>> parseEditScript(std::string_view text,
                                                            std::string_view name);

} // namespace ecotone::app
