#pragma once

#include "core/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::cartography {

/// An element of a small XML document, read whole. Namespace prefixes are left out: style files of
/// different programs use different ones for the same words.
struct XmlElement
{
    std::string name;
    std::map<std::string, std::string, std::less<>> attributes;
    std::string text; ///< Of the element itself, without blanks around it.
    std::vector<XmlElement> children;
    int line = 0; ///< Where it begins, from 1.

    /// The first child of a name; null when there is none.
    [[nodiscard]] const XmlElement* child(std::string_view wanted) const;
    /// By the names of children, one below the other.
    [[nodiscard]] const XmlElement* at(std::initializer_list<std::string_view> path) const;
    /// Empty when it is not there.
    [[nodiscard]] const std::string& attribute(std::string_view wanted) const;
};

/// Reads a document. Fails with FileDamaged: file, line and cause; also when elements lie deeper
/// than 200, or entities are declared (style files have none, and they can be made to explode).
[[nodiscard]] Result<XmlElement> readXml(std::string_view text, std::string_view file);

} // namespace ecotone::cartography
