#include "tests/support/color_difference.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ecotone::tests {

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

/// Linear sRGB to XYZ, IEC 61966-2-1.
constexpr Matrix toXyz{
    {{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}};
constexpr Triple whiteD65{0.9505, 1.0, 1.0890};

constexpr Matrix protan{{{0.152286, 1.052583, -0.204868},
                         {0.114503, 0.786281, 0.099216},
                         {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deutan{{{0.367322, 0.860646, -0.227968},
                         {0.280085, 0.672501, 0.047413},
                         {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritan{{{1.255528, -0.076749, -0.178779},
                         {-0.078411, 0.930809, 0.147602},
                         {0.004733, 0.691367, 0.303900}}};

Triple times(const Matrix& matrix, const Triple& v)
{
    Triple product{};
    for (std::size_t i = 0; i < 3; ++i) {
        product[i] = matrix[i][0] * v[0] + matrix[i][1] * v[1] + matrix[i][2] * v[2];
    }
    return product;
}

double linear(int channel)
{
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

Triple seen(const Triple& rgb, Vision vision)
{
    Triple result = vision == Vision::Protan   ? times(protan, rgb)
                    : vision == Vision::Deutan ? times(deutan, rgb)
                    : vision == Vision::Tritan ? times(tritan, rgb)
                                               : rgb;
    for (double& channel : result) {
        channel = std::clamp(channel, 0.0, 1.0);
    }
    return result;
}

double root(double ratio)
{
    constexpr double small = 216.0 / 24389.0;
    return ratio > small ? std::cbrt(ratio) : (24389.0 / 27.0 * ratio + 16.0) / 116.0;
}

constexpr double degree = std::numbers::pi / 180.0;

double hueOf(double a, double b)
{
    if (a == 0.0 && b == 0.0) {
        return 0.0;
    }
    const double hue = std::atan2(b, a) / degree;
    return hue < 0.0 ? hue + 360.0 : hue;
}

double seventh(double chroma)
{
    const double power = std::pow(chroma, 7.0);
    return std::sqrt(power / (power + std::pow(25.0, 7.0)));
}

} // namespace

Lab labOf(cartography::Color color, Vision vision)
{
    const Triple rgb = seen({linear(color.red), linear(color.green), linear(color.blue)}, vision);
    const Triple xyz = times(toXyz, rgb);
    const double x = root(xyz[0] / whiteD65[0]);
    const double y = root(xyz[1] / whiteD65[1]);
    const double z = root(xyz[2] / whiteD65[2]);
    return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

double difference(const Lab& first, const Lab& second)
{
    const double meanChroma = (std::hypot(first.a, first.b) + std::hypot(second.a, second.b)) / 2.0;
    const double stretch = 1.0 + 0.5 * (1.0 - seventh(meanChroma));
    const double a1 = first.a * stretch;
    const double a2 = second.a * stretch;
    const double c1 = std::hypot(a1, first.b);
    const double c2 = std::hypot(a2, second.b);
    const double h1 = hueOf(a1, first.b);
    const double h2 = hueOf(a2, second.b);

    const bool grey = c1 * c2 == 0.0;
    double turn = grey ? 0.0 : h2 - h1;
    if (turn > 180.0) {
        turn -= 360.0;
    } else if (turn < -180.0) {
        turn += 360.0;
    }
    const double dL = second.lightness - first.lightness;
    const double dC = c2 - c1;
    const double dH = 2.0 * std::sqrt(c1 * c2) * std::sin(turn / 2.0 * degree);

    const double l = (first.lightness + second.lightness) / 2.0;
    const double c = (c1 + c2) / 2.0;
    double h = h1 + h2;
    if (!grey) {
        h = std::abs(h1 - h2) <= 180.0 ? h / 2.0
            : h < 360.0                ? (h + 360.0) / 2.0
                                       : (h - 360.0) / 2.0;
    }
    const double t = 1.0 - 0.17 * std::cos((h - 30.0) * degree) +
                     0.24 * std::cos(2.0 * h * degree) + 0.32 * std::cos((3.0 * h + 6.0) * degree) -
                     0.20 * std::cos((4.0 * h - 63.0) * degree);
    const double bend = 30.0 * std::exp(-std::pow((h - 275.0) / 25.0, 2.0));
    const double middle = (l - 50.0) * (l - 50.0);
    const double sL = 1.0 + 0.015 * middle / std::sqrt(20.0 + middle);
    const double sC = 1.0 + 0.045 * c;
    const double sH = 1.0 + 0.015 * c * t;
    const double rotation = -std::sin(2.0 * bend * degree) * 2.0 * seventh(c);
    const double partL = dL / sL;
    const double partC = dC / sC;
    const double partH = dH / sH;
    return std::sqrt(partL * partL + partC * partC + partH * partH + rotation * partC * partH);
}

} // namespace ecotone::tests
