#include "core/text/romanise.h"

#include <memory>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <vector>

namespace ecotone::text {

namespace {

const icu::Transliterator* transliterator(const char* id)
{
    struct Entry
    {
        std::string id;
        std::unique_ptr<icu::Transliterator> made;
    };
    thread_local std::vector<Entry> made;
    for (const Entry& entry : made) {
        if (entry.id == id) {
            return entry.made.get();
        }
    }
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> rules{icu::Transliterator::createInstance(
        icu::UnicodeString::fromUTF8(id), UTRANS_FORWARD, status)};
    if (U_FAILURE(status) != 0) {
        rules.reset();
    }
    made.push_back({id, std::move(rules)});
    return made.back().made.get();
}

/// ICU sets the syllables of a Han name apart; a proposal joins them and capitalises the name.
icu::UnicodeString joinedSyllables(const icu::UnicodeString& spaced)
{
    icu::UnicodeString result;
    bool first = true;
    for (std::int32_t i = 0; i < spaced.length(); i = spaced.moveIndex32(i, 1)) {
        const UChar32 code = spaced.char32At(i);
        if (u_isUWhiteSpace(code) != 0) {
            continue;
        }
        result.append(first ? u_toupper(code) : code);
        first = false;
    }
    return result;
}

} // namespace

Result<Romanised> romanised(std::string_view utf8, Language language)
{
    const char* id = nullptr;
    std::string system;
    switch (language) {
    case Language::English: return Romanised{std::string{utf8}, "", false};
    case Language::Chinese:
        id = "Han-Latin/Names";
        system = "Hanyu Pinyin";
        break;
    case Language::Russian:
        id = "Russian-Latin/BGN";
        system = "BGN/PCGN";
        break;
    case Language::Mongolian:
        id = "mn-mn_Latn/MNS";
        system = "MNS 5217:2012";
        break;
    }
    const icu::Transliterator* rules = transliterator(id);
    if (rules == nullptr) {
        return fail(ErrorCode::Internal, std::string{"ICU lacks the romanisation "} + id);
    }
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(
        icu::StringPiece{utf8.data(), static_cast<std::int32_t>(utf8.size())});
    rules->transliterate(text);
    if (language == Language::Chinese) {
        text = joinedSyllables(text);
    }
    Romanised result;
    result.system = std::move(system);
    text.toUTF8String(result.text);
    return result;
}

} // namespace ecotone::text
