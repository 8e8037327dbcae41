#include "core/text/line_breaks.h"

#include "core/text/encoding.h"

#include <array>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

namespace ecotone::text {

namespace {

struct CloseText
{
    void operator()(UText* text) const noexcept { utext_close(text); }
};
using TextHandle = std::unique_ptr<UText, CloseText>;

/// Offsets of an iterator set to UTF-8 are bytes.
template <class Visit>
void eachBreak(icu::BreakIterator* iterator, std::string_view utf8, const Visit& visit)
{
    UErrorCode status = U_ZERO_ERROR;
    const TextHandle text{
        utext_openUTF8(nullptr, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status)};
    if (iterator == nullptr || U_FAILURE(status) != 0) {
        visit(utf8.size(), 0);
        return;
    }
    iterator->setText(text.get(), status);
    for (std::int32_t at = iterator->first(); at != icu::BreakIterator::DONE;
         at = iterator->next()) {
        visit(static_cast<std::size_t>(at), iterator->getRuleStatus());
    }
}

icu::Locale localeOf(Language language)
{
    return icu::Locale{std::string{code(language)}.c_str()};
}

} // namespace

std::vector<LineBreak> lineBreaks(std::string_view utf8, Language language)
{
    thread_local std::array<std::unique_ptr<icu::BreakIterator>, allLanguages.size()> iterators;
    auto& iterator = iterators[static_cast<std::size_t>(language)];
    if (!iterator) {
        UErrorCode status = U_ZERO_ERROR;
        iterator.reset(icu::BreakIterator::createLineInstance(localeOf(language), status));
    }
    std::vector<LineBreak> breaks;
    eachBreak(iterator.get(), utf8, [&](std::size_t offset, std::int32_t status) {
        if (offset > 0) {
            breaks.push_back({offset, status >= UBRK_LINE_HARD && status < UBRK_LINE_HARD_LIMIT});
        }
    });
    return breaks;
}

std::vector<std::size_t> characterBreaks(std::string_view utf8)
{
    thread_local std::unique_ptr<icu::BreakIterator> iterator;
    if (!iterator) {
        UErrorCode status = U_ZERO_ERROR;
        iterator.reset(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    }
    std::vector<std::size_t> breaks;
    eachBreak(
        iterator.get(), utf8, [&](std::size_t offset, std::int32_t) { breaks.push_back(offset); });
    return breaks;
}

std::string caseFolded(std::string_view utf8)
{
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(
        icu::StringPiece{utf8.data(), static_cast<std::int32_t>(utf8.size())});
    text.foldCase();
    std::string result;
    text.toUTF8String(result);
    return result;
}

} // namespace ecotone::text
