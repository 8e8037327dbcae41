#include "core/demo/national.h"

#include "core/base/number.h"

#include <cmath>

namespace ecotone::demo {

exchange::WriteField textField(std::string name, int width)
{
    return {std::move(name), model::FieldType::Text, width, 0};
}

exchange::WriteField numberField(std::string name, int width, int decimals)
{
    return {std::move(name), model::FieldType::Real, width, decimals};
}

exchange::WriteField wholeField(std::string name, int width)
{
    return {std::move(name), model::FieldType::Integer, width, 0};
}

double hundredths(double value)
{
    return std::round(value * 100.0) / 100.0;
}

std::string formula(const std::vector<Admixture>& parts)
{
    std::string text;
    for (const Admixture& part : parts) {
        text += toText(std::int64_t{part.tenths});
        text += part.symbol;
    }
    return text;
}

} // namespace ecotone::demo
