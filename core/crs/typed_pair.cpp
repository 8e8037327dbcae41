#include "core/crs/typed_pair.h"

#include "core/base/number.h"
#include "core/crs/datum.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace ecotone::crs {

namespace {

enum class Kind : unsigned char
{
    Number,
    Degree,
    Minute,
    Second,
    North, ///< Also words for latitude, and X of surveyors.
    South,
    East, ///< Also words for longitude, and Y of surveyors.
    West,
    Separator,
};

struct Token
{
    Kind kind = Kind::Number;
    double value = 0.0;
    double resolution = 0.0; ///< Of a number.
    bool negative = false;   ///< A sign was written: "-0" too.
    std::size_t digits = 0;  ///< Of a whole number; 0 for a broken one.
    bool survey = false;     ///< "X" or "Y": metres or degrees.
};

using Replacement = std::pair<std::string_view, std::string_view>;

/// Forms of the same mark. Longer ones first.
constexpr std::array marks{
    Replacement{"０", "0"},       Replacement{"１", "1"},       Replacement{"２", "2"},
    Replacement{"３", "3"},       Replacement{"４", "4"},       Replacement{"５", "5"},
    Replacement{"６", "6"},       Replacement{"７", "7"},       Replacement{"８", "8"},
    Replacement{"９", "9"},       Replacement{"．", "."},       Replacement{"，", ", "},
    Replacement{"、", ", "},      Replacement{"；", ";"},       Replacement{"：", ":"},
    Replacement{"＝", "="},       Replacement{"（", " "},       Replacement{"）", " "},
    Replacement{"(", " "},        Replacement{")", " "},        Replacement{"[", " "},
    Replacement{"]", " "},        Replacement{"−", "-"},        Replacement{"–", "-"},
    Replacement{"－", "-"},       Replacement{"\t", " "},       Replacement{"\n", " "},
    Replacement{"　", " "},       Replacement{"º", "°"},        Replacement{"˚", "°"},
    Replacement{"纬度", " lat "}, Replacement{"经度", " lon "}, Replacement{"度", "°"},
    Replacement{"градусов", "°"}, Replacement{"градуса", "°"},  Replacement{"градус", "°"},
    Replacement{"град.", "°"},    Replacement{"''", "\""},      Replacement{"′′", "\""},
    Replacement{"’’", "\""},      Replacement{"″", "\""},       Replacement{"”", "\""},
    Replacement{"“", "\""},       Replacement{"秒", "\""},      Replacement{"сек.", "\""},
    Replacement{"′", "'"},        Replacement{"’", "'"},        Replacement{"‘", "'"},
    Replacement{"´", "'"},        Replacement{"`", "'"},        Replacement{"分", "'"},
    Replacement{"мин.", "'"},
};

struct Word
{
    std::string_view text;
    Kind kind;
    bool survey = false;
};

/// Longer ones first. A lone Cyrillic З is not here: west in Russian, east in Mongolian.
constexpr std::array words{
    Word{"longitude", Kind::East},
    Word{"latitude", Kind::North},
    Word{"долгота", Kind::East},
    Word{"Долгота", Kind::East},
    Word{"широта", Kind::North},
    Word{"Широта", Kind::North},
    Word{"хойд өргөрөг", Kind::North},
    Word{"зүүн уртраг", Kind::East},
    Word{"өргөрөг", Kind::North},
    Word{"уртраг", Kind::East},
    Word{"с. ш.", Kind::North},
    Word{"ю. ш.", Kind::South},
    Word{"в. д.", Kind::East},
    Word{"з. д.", Kind::West},
    Word{"х. ө.", Kind::North},
    Word{"з. у.", Kind::East},
    Word{"с.ш.", Kind::North},
    Word{"ю.ш.", Kind::South},
    Word{"в.д.", Kind::East},
    Word{"з.д.", Kind::West},
    Word{"х.ө.", Kind::North},
    Word{"з.у.", Kind::East},
    Word{"с.ш", Kind::North},
    Word{"ю.ш", Kind::South},
    Word{"в.д", Kind::East},
    Word{"з.д", Kind::West},
    Word{"СШ", Kind::North},
    Word{"ВД", Kind::East},
    Word{"сш", Kind::North},
    Word{"вд", Kind::East},
    Word{"北纬", Kind::North},
    Word{"南纬", Kind::South},
    Word{"东经", Kind::East},
    Word{"西经", Kind::West},
    Word{"lon", Kind::East},
    Word{"lng", Kind::East},
    Word{"lat", Kind::North},
    Word{"Lon", Kind::East},
    Word{"Lat", Kind::North},
    Word{"北", Kind::North},
    Word{"南", Kind::South},
    Word{"东", Kind::East},
    Word{"西", Kind::West},
    Word{"N", Kind::North},
    Word{"n", Kind::North},
    Word{"S", Kind::South},
    Word{"s", Kind::South},
    Word{"E", Kind::East},
    Word{"e", Kind::East},
    Word{"W", Kind::West},
    Word{"w", Kind::West},
    Word{"С", Kind::North}, // Cyrillic
    Word{"с", Kind::North},
    Word{"Ю", Kind::South},
    Word{"ю", Kind::South},
    Word{"В", Kind::East},
    Word{"в", Kind::East},
    Word{"Е", Kind::East}, // Cyrillic
    Word{"X", Kind::North, true},
    Word{"x", Kind::North, true},
    Word{"Y", Kind::East, true},
    Word{"y", Kind::East, true},
    Word{"Х", Kind::North, true}, // Cyrillic
    Word{"х", Kind::North, true},
    Word{"У", Kind::East, true},
    Word{"у", Kind::East, true},
};

bool isFigure(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// Blanks that group the figures of one number, never two of them.
bool takeGrouping(std::string_view& rest)
{
    for (const std::string_view blank : {"\u00a0", "\u2009", "\u202f"}) {
        if (rest.starts_with(blank)) {
            const std::string_view after = rest.substr(blank.size());
            const bool group = after.size() >= 3 && isFigure(after[0]) && isFigure(after[1]) &&
                               isFigure(after[2]) && (after.size() == 3 || !isFigure(after[3]));
            rest.remove_prefix(blank.size());
            return group;
        }
    }
    return false;
}

std::string plainMarks(std::string_view utf8)
{
    std::string plain;
    std::string_view rest = utf8;
    while (!rest.empty()) {
        const std::size_t before = rest.size();
        const bool afterFigure = !plain.empty() && isFigure(plain.back());
        const bool grouped = takeGrouping(rest);
        if (rest.size() != before) {
            plain += grouped && afterFigure ? "" : " ";
            continue;
        }
        const auto* const mark = std::find_if(marks.begin(), marks.end(), [&](const auto& each) {
            return rest.starts_with(each.first);
        });
        if (mark != marks.end()) {
            plain += mark->second;
            rest.remove_prefix(mark->first.size());
        } else {
            plain += rest.front();
            rest.remove_prefix(1);
        }
    }
    return plain;
}

/// "EPSG:4498", or the name of a datum, in front of the numbers; it is cut off `rest`.
std::string takeSystem(std::string_view& rest)
{
    rest = trimmed(rest);
    for (const std::string_view scheme : {"geo:", "GEO:"}) {
        if (rest.starts_with(scheme)) {
            rest.remove_prefix(scheme.size());
            return {};
        }
    }
    std::size_t end = 0;
    std::string system;
    std::size_t taken = 0;
    for (int word = 0; word < 3 && end < rest.size(); ++word) {
        end = std::min(rest.find_first_of(" ,;", end + (word > 0 ? 1 : 0)), rest.size());
        std::string_view candidate = trimmed(rest.substr(0, end));
        while (candidate.ends_with(':') || candidate.ends_with(';') || candidate.ends_with(',')) {
            candidate.remove_suffix(1);
        }
        const std::size_t colon = candidate.find(':');
        const bool code = colon != std::string_view::npos && colon > 0 &&
                          parseInteger(candidate.substr(colon + 1)).has_value();
        const bool isNumber =
            candidate.find_first_not_of("0123456789.,-+ ") == std::string_view::npos;
        if (code || (!isNumber && datumFromName(candidate))) {
            system = candidate;
            taken = end;
        }
    }
    rest.remove_prefix(taken);
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == ',' || rest.front() == ';' ||
                             rest.front() == ':')) {
        rest.remove_prefix(1);
    }
    return system;
}

/// A comma between figures is a decimal mark, or it parts two numbers.
enum class Comma : bool
{
    Decimal,
    Parts,
};

Comma commaOf(std::string_view text)
{
    std::size_t inner = 0;
    bool otherSeparator = text.find(';') != std::string_view::npos;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '.' && i + 1 < text.size() && isFigure(text[i + 1]) && i > 0 &&
            isFigure(text[i - 1])) {
            return Comma::Parts;
        }
        const bool between =
            i > 0 && i + 1 < text.size() && isFigure(text[i - 1]) && isFigure(text[i + 1]);
        if (text[i] == ',' && between) {
            ++inner;
        }
        otherSeparator = otherSeparator || (text[i] == ' ' && between) ||
                         (text[i] == ',' && !between) || text.substr(i).starts_with("°");
    }
    return inner == 1 && !otherSeparator ? Comma::Parts : Comma::Decimal;
}

class Tokenizer
{
public:
    explicit Tokenizer(std::string_view text) : m_rest{text}, m_comma{commaOf(text)} {}

    std::optional<std::vector<Token>> tokens()
    {
        std::vector<Token> found;
        while (!m_rest.empty()) {
            if (m_rest.front() == ' ' || m_rest.front() == '=') {
                m_rest.remove_prefix(1);
                continue;
            }
            const auto token = next();
            if (!token) {
                return std::nullopt;
            }
            found.push_back(*token);
        }
        return found;
    }

private:
    std::optional<Token> next()
    {
        const bool sign = m_rest.front() == '-' || m_rest.front() == '+';
        if (isFigure(m_rest.front()) || (sign && m_rest.size() > 1 && isFigure(m_rest[1]))) {
            return number();
        }
        for (const auto& [mark, kind] : {std::pair{std::string_view{"°"}, Kind::Degree},
                                         std::pair{std::string_view{"'"}, Kind::Minute},
                                         std::pair{std::string_view{"\""}, Kind::Second},
                                         std::pair{std::string_view{","}, Kind::Separator},
                                         std::pair{std::string_view{";"}, Kind::Separator},
                                         std::pair{std::string_view{"/"}, Kind::Separator}}) {
            if (m_rest.starts_with(mark)) {
                m_rest.remove_prefix(mark.size());
                return Token{.kind = kind};
            }
        }
        // 42:52:03: parts of one angle.
        if (m_rest.front() == ':' && !m_rest.substr(1).empty()) {
            m_rest.remove_prefix(1);
            return isFigure(m_rest.front()) ? next() : std::nullopt;
        }
        for (const Word& word : words) {
            if (m_rest.starts_with(word.text)) {
                m_rest.remove_prefix(word.text.size());
                if (m_rest.starts_with(':') || m_rest.starts_with('.')) {
                    m_rest.remove_prefix(1);
                }
                return Token{.kind = word.kind, .survey = word.survey};
            }
        }
        return std::nullopt;
    }

    std::optional<Token> number()
    {
        Token token;
        std::string figures;
        if (m_rest.front() == '-' || m_rest.front() == '+') {
            token.negative = m_rest.front() == '-';
            m_rest.remove_prefix(1);
        }
        std::size_t decimals = 0;
        bool broken = false;
        while (!m_rest.empty()) {
            const char letter = m_rest.front();
            const bool figureFollows = m_rest.size() > 1 && isFigure(m_rest[1]);
            const bool decimal = !broken && figureFollows &&
                                 (letter == '.' || (letter == ',' && m_comma == Comma::Decimal));
            if (!isFigure(letter) && !decimal) {
                break;
            }
            figures += decimal ? '.' : letter;
            decimals += broken ? 1 : 0;
            broken = broken || decimal;
            m_rest.remove_prefix(1);
        }
        const auto value = parseDouble(figures);
        if (!value || figures.size() > 20) {
            return std::nullopt;
        }
        token.value = *value;
        token.resolution = std::pow(10.0, -static_cast<double>(decimals));
        token.digits = broken ? 0 : figures.size();
        return token;
    }

    std::string_view m_rest;
    Comma m_comma;
};

bool isDirection(const Token& token)
{
    return token.kind == Kind::North || token.kind == Kind::South || token.kind == Kind::East ||
           token.kind == Kind::West;
}

/// One of the two coordinates.
struct Half
{
    double value = 0.0;
    double resolution = 0.0;
    std::optional<Kind> direction;
    bool survey = false;
    bool angle = false;
};

/// "4 750 000" with plain blanks, once it is known to be one number.
std::vector<Token> joinedGroups(std::vector<Token> tokens)
{
    std::vector<Token> numbers;
    for (const Token& token : tokens) {
        if (token.kind == Kind::Number) {
            numbers.push_back(token);
        } else if (token.kind == Kind::Degree || token.kind == Kind::Minute ||
                   token.kind == Kind::Second) {
            return tokens;
        }
    }
    if (numbers.size() < 2 || numbers.front().digits == 0 || numbers.front().digits > 3) {
        return tokens;
    }
    double value = numbers.front().value;
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        const bool last = i + 1 == numbers.size();
        const bool group =
            numbers[i].digits == 3 || (last && numbers[i].digits == 0 && numbers[i].value >= 0.0);
        if (!group || numbers[i].negative) {
            return tokens;
        }
        value = value * 1000.0 + numbers[i].value;
    }
    Token joined = numbers.front();
    joined.value = value;
    joined.resolution = numbers.back().resolution;
    std::erase_if(tokens, [](const Token& token) { return token.kind == Kind::Number; });
    tokens.push_back(joined);
    return tokens;
}

std::optional<Half> halfOf(std::vector<Token> tokens)
{
    tokens = joinedGroups(std::move(tokens));
    Half half;
    std::vector<const Token*> numbers;
    for (const Token& token : tokens) {
        if (token.kind == Kind::Number) {
            numbers.push_back(&token);
        } else if (isDirection(token)) {
            if (half.direction && *half.direction != token.kind) {
                return std::nullopt;
            }
            half.direction = token.kind;
            half.survey = token.survey;
        } else if (token.kind != Kind::Separator) {
            half.angle = true;
        }
    }
    if (numbers.empty() || numbers.size() > 3) {
        return std::nullopt;
    }
    double unit = 1.0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const Token& number = *numbers[i];
        const bool fits = i == 0 ? numbers.size() == 1 || number.value <= 180.0
                                 : number.value < 60.0 && !number.negative;
        // Only the last part of an angle may be broken.
        if (!fits || (i + 1 < numbers.size() && number.digits == 0)) {
            return std::nullopt;
        }
        half.value += number.value * unit;
        half.resolution = number.resolution * unit;
        unit /= 60.0;
    }
    half.angle = half.angle || numbers.size() > 1 || (half.direction && !half.survey);
    const bool turned = half.direction == Kind::South || half.direction == Kind::West;
    if (numbers.front()->negative != turned) {
        half.value = -half.value;
    }
    return half;
}

/// Where the second coordinate begins; 0 when that cannot be told.
std::size_t splitOf(const std::vector<Token>& tokens)
{
    std::vector<std::size_t> directions;
    std::vector<std::size_t> separators;
    std::vector<std::size_t> degrees;
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (isDirection(tokens[i])) {
            directions.push_back(i);
        } else if (tokens[i].kind == Kind::Separator) {
            separators.push_back(i);
        } else if (tokens[i].kind == Kind::Degree) {
            degrees.push_back(i);
        } else if (tokens[i].kind == Kind::Number) {
            numbers.push_back(i);
        }
    }
    if (directions.size() == 2) {
        return directions[0] == 0 ? directions[1] : directions[0] + 1;
    }
    if (separators.size() == 1) {
        return separators[0];
    }
    if (degrees.size() == 2 && degrees[1] > 0) {
        return degrees[1] - 1;
    }
    const bool even = numbers.size() == 2 || numbers.size() == 4 || numbers.size() == 6;
    return even && degrees.empty() && separators.empty() ? numbers[numbers.size() / 2] : 0;
}

bool isNorthing(Kind kind)
{
    return kind == Kind::North || kind == Kind::South;
}

} // namespace

std::optional<TypedPair> parsePair(std::string_view utf8)
{
    const std::string plain = plainMarks(utf8);
    std::string_view rest = plain;
    TypedPair pair;
    pair.system = takeSystem(rest);
    const auto tokens = Tokenizer{rest}.tokens();
    if (!tokens) {
        return std::nullopt;
    }
    const std::size_t split = splitOf(*tokens);
    if (split == 0 || split >= tokens->size()) {
        return std::nullopt;
    }
    const auto middle = tokens->begin() + static_cast<std::ptrdiff_t>(split);
    const auto first = halfOf({tokens->begin(), middle});
    const auto second = halfOf({middle, tokens->end()});
    if (!first || !second || first->direction.has_value() != second->direction.has_value()) {
        return std::nullopt;
    }
    if (first->direction) {
        if (isNorthing(*first->direction) == isNorthing(*second->direction)) {
            return std::nullopt;
        }
        // X and Y name other axes in other countries: they part the numbers, no more.
        if (!first->survey && !second->survey) {
            pair.order =
                isNorthing(*first->direction) ? AxisOrder::NorthEast : AxisOrder::EastNorth;
        }
    }
    pair.first = first->value;
    pair.second = second->value;
    pair.resolution = std::max(first->resolution, second->resolution);
    pair.unit = first->angle || second->angle ? PairUnit::Degrees : PairUnit::Open;
    if (pair.unit == PairUnit::Degrees &&
        std::max(std::abs(pair.first), std::abs(pair.second)) > 180.0) {
        return std::nullopt;
    }
    return pair;
}

} // namespace ecotone::crs
