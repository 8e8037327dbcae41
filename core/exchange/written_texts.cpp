#include "core/exchange/written_texts.h"

#include "core/base/number.h"

#include <algorithm>
#include <cmath>

namespace ecotone::exchange {

std::string
encodedText(std::string_view utf8, text::Encoding encoding, std::size_t width, WriteReport& report)
{
    std::string bytes;
    for (const char32_t code : text::codePoints(utf8)) {
        const auto encoded = text::encode(text::toUtf8({&code, 1}), encoding);
        const std::string one = encoded.value_or("?");
        report.charactersReplaced += encoded ? 0 : 1;
        if (width > 0 && bytes.size() + one.size() > width) {
            ++report.textsCut;
            break;
        }
        bytes += one;
    }
    return bytes;
}

std::vector<std::string> encodedNames(const std::vector<WriteField>& fields,
                                      text::Encoding encoding,
                                      std::size_t width,
                                      WriteReport& report)
{
    std::vector<std::string> names;
    for (const WriteField& field : fields) {
        WriteReport own;
        std::string bytes = encodedText(field.name, encoding, width, own);
        for (std::int64_t i = 1; std::find(names.begin(), names.end(), bytes) != names.end(); ++i) {
            const std::string number = "_" + toText(i);
            bytes = encodedText(field.name, encoding, width - number.size(), own) + number;
        }
        const std::string written = text::decode(bytes, encoding).text;
        if (written != field.name) {
            report.namesChanged.push_back(field.name + " -> " + written);
        }
        names.push_back(std::move(bytes));
    }
    return names;
}

std::string numberText(const model::Value& value, int width, int decimals, WriteReport& report)
{
    std::string text;
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        text = toText(*integer);
    } else if (const auto* real = std::get_if<double>(&value); real != nullptr) {
        if (!std::isfinite(*real)) {
            return {};
        }
        for (int digits = decimals; digits >= 0; --digits) {
            text = toText(*real, digits);
            if (static_cast<int>(text.size()) <= width) {
                return text;
            }
        }
    }
    if (static_cast<int>(text.size()) > width) {
        ++report.textsCut;
        return std::string(static_cast<std::size_t>(width), '*');
    }
    return text;
}

} // namespace ecotone::exchange
