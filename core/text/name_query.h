#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Finding names as people type them: in any of the four languages, in pinyin with or without
/// tones and blanks, by the initials of pinyin, in the usual and the unusual transliterations of
/// Russian and Mongolian.
namespace ecotone::text {

/// How well a name answers; better ones are greater.
enum class NameMatch : unsigned char
{
    None,
    SoundsInside, ///< After both were reduced to how they sound: khasan, hasan, xasan.
    Inside,       ///< Somewhere in the name.
    SoundsStart,
    Initials, ///< "hc" for 珲春.
    WordStart,
    Start,
    Sounds,
    Whole,
};

/// Letters and figures of a text alone, small, without accents, marks and blanks; traditional
/// characters as simplified ones: how names are compared.
[[nodiscard]] std::string nameKey(std::string_view utf8);
/// A Latin key reduced so that transliterations of one name fall together: kh, x and h, zh and j,
/// y and i, ts and c.
[[nodiscard]] std::string soundKey(std::string_view latinKey);

/// A name with everything it may be found by, worked out once: romanising costs a thousand times
/// what comparing does.
class SearchName
{
public:
    explicit SearchName(std::string_view name);

    [[nodiscard]] const std::string& name() const { return m_name; }

private:
    friend class NameQuery;
    struct Latin
    {
        std::string key;
        std::string sound;
        std::string initials; ///< Of pinyin.
    };
    void addLatin(std::string key, std::string initials = {});

    std::string m_name;
    std::string m_key;
    std::vector<std::size_t> m_words; ///< Where later words start in the key.
    std::vector<Latin> m_latin;
};

/// What a person looks for. Cheap to ask many names.
class NameQuery
{
public:
    explicit NameQuery(std::string_view utf8);

    [[nodiscard]] bool empty() const { return m_key.empty(); }
    /// Of the name and its romanisations.
    [[nodiscard]] NameMatch match(const SearchName& name) const;

private:
    [[nodiscard]] NameMatch matchLatin(const SearchName::Latin& latin) const;

    std::string m_key;
    std::string m_pinyin; ///< The key without the figures of tones; empty when it is no Latin.
    std::string m_sound;  ///< Empty when it is too short to be told by its sound.
};

} // namespace ecotone::text
