#pragma once

#include "core/habitat/attributes.h"
#include "core/habitat/stand.h"

#include <string>
#include <vector>

namespace ecotone::habitat {

/// What a patch keeps of its source row (model::PatchAttributes::attributesJson): the texts and
/// the place that the rules were asked with, so that edited rules can be asked again without the
/// source, and what the reader made of them, so that a person sees it.
struct StoredRow
{
    NationalRow row;
    Attributes decided; ///< Those a person wants to see, and those the rules that fired named.
    bool whole = false; ///< False: a patch of an older project; its rules cannot be asked again.

    bool operator==(const StoredRow&) const = default;
};

/// Places are kept to 0.0001 degree, heights and slopes to a tenth: rules must be asked with
/// these values, or the stored row would not give its own class again.
void roundPlace(NationalRow& row);

/// `named` lists further attributes to keep. One JSON object.
[[nodiscard]] std::string storedJson(const NationalRow& row,
                                     const Attributes& decided,
                                     const std::vector<std::string>& named);
/// An unreadable text gives an empty row that is not whole.
[[nodiscard]] StoredRow storedRow(const std::string& json);

} // namespace ecotone::habitat
