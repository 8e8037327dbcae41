#pragma once

#include <optional>
#include <string_view>

/// What names and codes a map carries: of the style, of a theme, or said for one map.
namespace ecotone::cartography {

enum class Names : unsigned char
{
    Reader,         ///< "one": in the reader's language.
    ReaderAndLocal, ///< "two": also in the language of the country where it lies.
};

/// Codes of classes inside patches large enough for them.
enum class Codes : unsigned char
{
    Without, ///< "without"
    With,    ///< "with"
};

struct Labelling
{
    Names names = Names::Reader;
    Codes codes = Codes::Without;

    bool operator==(const Labelling&) const = default;
};

/// What a theme, a layout or a command says of it; where it is silent what lies below decides.
struct LabellingChoice
{
    std::optional<Names> names;
    std::optional<Codes> codes;

    [[nodiscard]] Labelling over(Labelling below) const
    {
        return {names.value_or(below.names), codes.value_or(below.codes)};
    }
    [[nodiscard]] bool silent() const { return !names && !codes; }
    bool operator==(const LabellingChoice&) const = default;
};

/// The words files and the command line use.
[[nodiscard]] constexpr std::string_view word(Names names)
{
    return names == Names::Reader ? "one" : "two";
}
[[nodiscard]] constexpr std::string_view word(Codes codes)
{
    return codes == Codes::With ? "with" : "without";
}
[[nodiscard]] constexpr std::optional<Names> namesFromWord(std::string_view text)
{
    return text == word(Names::Reader)           ? std::optional{Names::Reader}
           : text == word(Names::ReaderAndLocal) ? std::optional{Names::ReaderAndLocal}
                                                 : std::nullopt;
}
[[nodiscard]] constexpr std::optional<Codes> codesFromWord(std::string_view text)
{
    return text == word(Codes::With)      ? std::optional{Codes::With}
           : text == word(Codes::Without) ? std::optional{Codes::Without}
                                          : std::nullopt;
}

} // namespace ecotone::cartography
