#pragma once

#include "core/model/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ecotone::store {

/// What a table of patches can be sorted by.
enum class PatchField : unsigned char
{
    Id,
    Class,
    Country,
    Landscape,
    Area,
    SourceCode,
    SourceText,
    Confidence,
    Status,
    ObservedOn,
    EditedBy,
};

enum class SortDirection : bool
{
    Ascending,
    Descending,
};

/// A patch is found when any of these is true of it.
struct PatchSearch
{
    std::vector<std::string> classes;
    std::optional<model::PatchId> id;
    std::vector<std::string> texts; ///< Part of its code or text of the source.
};

/// Which patches a table shows, and in which order. Equal ones follow their ids.
struct PatchListing
{
    std::string landscape; ///< All when empty.
    std::optional<PatchSearch> search;
    PatchField field = PatchField::Id;
    SortDirection direction = SortDirection::Ascending;
    /// Of a field of codes (class, country, landscape, status): its codes in the order of the words
    /// that the reader sees; others come last.
    std::vector<std::string> codesInOrder;
};

} // namespace ecotone::store
