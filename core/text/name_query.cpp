#include "core/text/name_query.h"

#include "core/text/romanise.h"

#include <algorithm>
#include <array>
#include <memory>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <utility>
#include <vector>

namespace ecotone::text {

namespace {

icu::UnicodeString fromText(std::string_view utf8)
{
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece{utf8.data(), static_cast<std::int32_t>(utf8.size())});
}

bool isHan(UChar32 code)
{
    return u_hasBinaryProperty(code, UCHAR_IDEOGRAPHIC) != 0;
}

bool holdsHan(const icu::UnicodeString& text)
{
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        if (isHan(text.char32At(i))) {
            return true;
        }
    }
    return false;
}

const icu::Transliterator* rulesOf(const char* id)
{
    UErrorCode status = U_ZERO_ERROR;
    thread_local const std::unique_ptr<icu::Transliterator> simplified{
        icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, status)};
    thread_local const std::unique_ptr<icu::Transliterator> pinyin{
        icu::Transliterator::createInstance("Han-Latin/Names", UTRANS_FORWARD, status)};
    return std::string_view{id} == "Hant-Hans" ? simplified.get() : pinyin.get();
}

/// Small letters and figures without marks.
icu::UnicodeString reduced(const icu::UnicodeString& text)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
    icu::UnicodeString parts = text;
    if (decompose != nullptr && U_SUCCESS(status) != 0) {
        parts = decompose->normalize(text, status);
    }
    parts.foldCase();
    icu::UnicodeString result;
    for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        const UChar32 code = parts.char32At(i);
        // The prime of transliterations is a letter to Unicode.
        const bool letter = u_isalnum(code) != 0 && u_charType(code) != U_MODIFIER_LETTER;
        if (letter || isHan(code)) {
            result.append(code);
        }
    }
    return result;
}

std::string keyOf(icu::UnicodeString text)
{
    if (holdsHan(text) && rulesOf("Hant-Hans") != nullptr) {
        rulesOf("Hant-Hans")->transliterate(text);
    }
    std::string key;
    reduced(text).toUTF8String(key);
    return key;
}

bool isLatin(std::string_view key)
{
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    });
}

/// Characters that names of places read otherwise than ICU's first reading, after the Xinhua
/// dictionary (新华字典, 11th edition, readings marked for place names) and the names of counties.
struct OtherReading
{
    char16_t character;
    const char* syllable;
};
constexpr std::array otherReadings{
    OtherReading{u'珲', "hun"},   OtherReading{u'晖', "hui"},   OtherReading{u'长', "chang"},
    OtherReading{u'长', "zhang"}, OtherReading{u'重', "chong"}, OtherReading{u'重', "zhong"},
    OtherReading{u'乐', "le"},    OtherReading{u'乐', "yue"},   OtherReading{u'大', "da"},
    OtherReading{u'六', "lu"},    OtherReading{u'堡', "pu"},    OtherReading{u'堡', "bu"},
    OtherReading{u'堡', "bao"},   OtherReading{u'朝', "chao"},  OtherReading{u'朝', "zhao"},
    OtherReading{u'都', "du"},    OtherReading{u'单', "shan"},  OtherReading{u'单', "dan"},
    OtherReading{u'会', "hui"},   OtherReading{u'会', "kuai"},  OtherReading{u'番', "fan"},
    OtherReading{u'番', "pan"},   OtherReading{u'厦', "xia"},   OtherReading{u'行', "hang"},
    OtherReading{u'行', "xing"},  OtherReading{u'汤', "tang"},  OtherReading{u'蚌', "beng"},
    OtherReading{u'柏', "bai"},   OtherReading{u'柏', "bo"},    OtherReading{u'尉', "wei"},
    OtherReading{u'尉', "yu"},    OtherReading{u'石', "shi"},   OtherReading{u'佛', "fo"},
    OtherReading{u'什', "shi"},   OtherReading{u'什', "shen"},  OtherReading{u'巷', "xiang"},
    OtherReading{u'区', "qu"}, // A surname to ICU.
};

/// Syllables of a character without tones, ICU's first.
std::vector<std::string> syllablesOf(UChar32 code)
{
    icu::UnicodeString one{code};
    if (rulesOf("Han-Latin/Names") != nullptr) {
        rulesOf("Han-Latin/Names")->transliterate(one);
    }
    std::string latin;
    reduced(one).toUTF8String(latin);
    std::vector<std::string> syllables;
    if (isLatin(latin)) {
        syllables.push_back(latin);
    }
    for (const OtherReading& other : otherReadings) {
        if (static_cast<UChar32>(other.character) == code &&
            std::find(syllables.begin(), syllables.end(), other.syllable) == syllables.end()) {
            syllables.emplace_back(other.syllable);
        }
    }
    return syllables;
}

struct Pinyin
{
    std::string joined;
    std::string initials;
};

/// Every way to read a Chinese name, at most so many.
std::vector<Pinyin> pinyinOf(const icu::UnicodeString& text)
{
    constexpr std::size_t most = 12;
    std::vector<Pinyin> readings{{}};
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 code = text.char32At(i);
        std::vector<std::string> syllables =
            isHan(code) ? syllablesOf(code) : std::vector<std::string>{};
        if (syllables.empty()) {
            std::string plain = keyOf(icu::UnicodeString{code});
            syllables.push_back(isLatin(plain) ? plain : std::string{});
        }
        std::vector<Pinyin> longer;
        for (const Pinyin& reading : readings) {
            for (const std::string& syllable : syllables) {
                if (longer.size() < most) {
                    longer.push_back(
                        {reading.joined + syllable, reading.initials + syllable.substr(0, 1)});
                }
            }
        }
        readings = std::move(longer);
    }
    return readings;
}

NameMatch position(std::string_view name, std::string_view wanted)
{
    if (wanted.empty() || name.size() < wanted.size()) {
        return NameMatch::None;
    }
    if (name == wanted) {
        return NameMatch::Whole;
    }
    if (name.starts_with(wanted)) {
        return NameMatch::Start;
    }
    return name.find(wanted) != std::string_view::npos ? NameMatch::Inside : NameMatch::None;
}

/// Where the later words of a name start in its key.
std::vector<std::size_t> wordStarts(const icu::UnicodeString& name, std::string_view key)
{
    std::vector<std::size_t> starts;
    bool inWord = false;
    for (std::int32_t i = 0; i < name.length(); i = name.moveIndex32(i, 1)) {
        const bool letter = u_isalnum(name.char32At(i)) != 0;
        if (letter && !inWord && i > 0) {
            const std::string rest = keyOf(name.tempSubString(i));
            if (!rest.empty() && key.ends_with(rest)) {
                starts.push_back(key.size() - rest.size());
            }
        }
        inWord = letter;
    }
    return starts;
}

NameMatch asSound(NameMatch match)
{
    switch (match) {
    case NameMatch::Whole: return NameMatch::Sounds;
    case NameMatch::Start: return NameMatch::SoundsStart;
    case NameMatch::None: return NameMatch::None;
    default: return NameMatch::SoundsInside;
    }
}

void replaceAll(std::string& text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

bool isFigure(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// "hun2chun1": a figure behind a syllable. In any other place, as in F21, figures are what was
/// meant, and the key stays.
std::string withoutTones(const std::string& key)
{
    std::string plain;
    std::size_t letters = 0;
    for (std::size_t i = 0; i < key.size(); ++i) {
        if (!isFigure(key[i])) {
            plain += key[i];
            ++letters;
            continue;
        }
        const bool tone = key[i] >= '1' && key[i] <= '5' && letters >= 2;
        if (!tone) {
            return key;
        }
        letters = 0;
    }
    return plain;
}

bool holdsCyrillic(std::string_view utf8)
{
    const icu::UnicodeString text = fromText(utf8);
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        if (ublock_getCode(text.char32At(i)) == UBLOCK_CYRILLIC) {
            return true;
        }
    }
    return false;
}

} // namespace

std::string nameKey(std::string_view utf8)
{
    return keyOf(fromText(utf8));
}

std::string soundKey(std::string_view latinKey)
{
    std::string key{latinKey};
    using Rule = std::pair<std::string_view, std::string_view>;
    // In this order: longer spellings of one sound before the letters they hold.
    for (const auto& [from, to] :
         {Rule{"shch", "s"}, Rule{"tsch", "c"}, Rule{"tch", "c"}, Rule{"sch", "s"}, Rule{"kh", "h"},
          Rule{"gh", "g"},   Rule{"zh", "z"},   Rule{"dzh", "z"}, Rule{"dj", "z"},  Rule{"dz", "z"},
          Rule{"ch", "c"},   Rule{"sh", "s"},   Rule{"ts", "c"},  Rule{"tz", "c"},  Rule{"ph", "f"},
          Rule{"x", "h"},    Rule{"w", "v"},    Rule{"j", "i"},   Rule{"y", "i"},   Rule{"ie", "e"},
          Rule{"io", "o"},   Rule{"iu", "u"},   Rule{"ia", "a"}}) {
        replaceAll(key, from, to);
    }
    key.erase(std::unique(key.begin(), key.end()), key.end());
    return key;
}

NameQuery::NameQuery(std::string_view utf8) : m_key{nameKey(utf8)}
{
    constexpr std::size_t shortestSound = 3;
    std::string latin = m_key;
    if (isLatin(m_key)) {
        m_pinyin = withoutTones(m_key);
    } else if (holdsCyrillic(utf8)) {
        const auto romanisation = romanised(utf8, Language::Russian);
        latin = romanisation ? nameKey(romanisation->text) : std::string{};
    }
    if (isLatin(latin)) {
        m_sound = soundKey(m_pinyin.empty() ? latin : m_pinyin);
    }
    if (m_sound.size() < shortestSound) {
        m_sound.clear();
    }
}

SearchName::SearchName(std::string_view name) : m_name{name}
{
    const icu::UnicodeString text = fromText(name);
    m_key = keyOf(text);
    m_words = wordStarts(text, m_key);
    if (isLatin(m_key)) {
        addLatin(m_key);
    } else if (holdsHan(text)) {
        for (Pinyin& reading : pinyinOf(text)) {
            addLatin(std::move(reading.joined), std::move(reading.initials));
        }
    } else if (holdsCyrillic(name)) {
        // A Mongolian name may stand in a Russian file, and the other way round.
        for (const Language read : {Language::Russian, Language::Mongolian}) {
            const auto latin = romanised(name, read);
            if (latin && !latin->text.empty()) {
                addLatin(nameKey(latin->text));
            }
        }
    }
}

void SearchName::addLatin(std::string key, std::string initials)
{
    std::string sound = soundKey(key);
    m_latin.push_back({std::move(key), std::move(sound), std::move(initials)});
}

NameMatch NameQuery::matchLatin(const SearchName::Latin& latin) const
{
    const NameMatch plain = position(latin.key, m_pinyin.empty() ? m_key : m_pinyin);
    const NameMatch best = std::max(plain, asSound(position(latin.sound, m_sound)));
    const bool initials = m_pinyin.size() > 1 && latin.initials.starts_with(m_pinyin);
    return initials ? std::max(best, NameMatch::Initials) : best;
}

NameMatch NameQuery::match(const SearchName& name) const
{
    if (empty() || name.m_key.empty()) {
        return NameMatch::None;
    }
    NameMatch best = position(name.m_key, m_key);
    const auto startsHere = [&](std::size_t at) {
        return std::string_view{name.m_key}.substr(at).starts_with(m_key);
    };
    if (best == NameMatch::Inside && std::ranges::any_of(name.m_words, startsHere)) {
        best = NameMatch::WordStart;
    }
    if (best >= NameMatch::WordStart) {
        return best;
    }
    for (const SearchName::Latin& latin : name.m_latin) {
        best = std::max(best, matchLatin(latin));
    }
    return best;
}

} // namespace ecotone::text
