#include "tests/support/geodesy.h"

#include <array>
#include <cmath>
#include <complex>
#include <numbers>

namespace ecotone::testing {

namespace {

constexpr double degree = std::numbers::pi / 180.0;
constexpr double second = degree / 3600.0;

struct Space
{
    double x, y, z;
};

double eccentricity2(Spheroid spheroid)
{
    const double f = 1.0 / spheroid.inverseFlattening;
    return 2.0 * f - f * f;
}

Space toSpace(RealPoint lonLat, Spheroid spheroid)
{
    const double e2 = eccentricity2(spheroid);
    const double phi = lonLat.y * degree;
    const double lambda = lonLat.x * degree;
    const double n = spheroid.a / std::sqrt(1.0 - e2 * std::sin(phi) * std::sin(phi));
    return {n * std::cos(phi) * std::cos(lambda),
            n * std::cos(phi) * std::sin(lambda),
            n * (1.0 - e2) * std::sin(phi)};
}

RealPoint fromSpace(Space point, Spheroid spheroid)
{
    const double e2 = eccentricity2(spheroid);
    const double p = std::hypot(point.x, point.y);
    double phi = std::atan2(point.z, p * (1.0 - e2));
    for (int round = 0; round < 20; ++round) {
        const double n = spheroid.a / std::sqrt(1.0 - e2 * std::sin(phi) * std::sin(phi));
        phi = std::atan2(point.z + e2 * n * std::sin(phi), p);
    }
    return {std::atan2(point.y, point.x) / degree, phi / degree};
}

/// Krueger's coefficients alpha (forward) or beta (inverse) for the third flattening n.
std::array<double, 6> alpha(double n)
{
    const double n2 = n * n, n3 = n2 * n, n4 = n3 * n, n5 = n4 * n, n6 = n5 * n;
    return {n / 2 - 2 * n2 / 3 + 5 * n3 / 16 + 41 * n4 / 180 - 127 * n5 / 288 + 7891 * n6 / 37800,
            13 * n2 / 48 - 3 * n3 / 5 + 557 * n4 / 1440 + 281 * n5 / 630 - 1983433 * n6 / 1935360,
            61 * n3 / 240 - 103 * n4 / 140 + 15061 * n5 / 26880 + 167603 * n6 / 181440,
            49561 * n4 / 161280 - 179 * n5 / 168 + 6601661 * n6 / 7257600,
            34729 * n5 / 80640 - 3418889 * n6 / 1995840,
            212378941 * n6 / 319334400};
}

std::array<double, 6> beta(double n)
{
    const double n2 = n * n, n3 = n2 * n, n4 = n3 * n, n5 = n4 * n, n6 = n5 * n;
    return {n / 2 - 2 * n2 / 3 + 37 * n3 / 96 - n4 / 360 - 81 * n5 / 512 + 96199 * n6 / 604800,
            n2 / 48 + n3 / 15 - 437 * n4 / 1440 + 46 * n5 / 105 - 1118711 * n6 / 3870720,
            17 * n3 / 480 - 37 * n4 / 840 - 209 * n5 / 4480 + 5569 * n6 / 90720,
            4397 * n4 / 161280 - 11 * n5 / 504 - 830251 * n6 / 7257600,
            4583 * n5 / 161280 - 108847 * n6 / 3991680,
            20648693 * n6 / 638668800};
}

double rectifyingRadius(double a, double n)
{
    const double n2 = n * n;
    return a / (1 + n) * (1 + n2 / 4 + n2 * n2 / 64 + n2 * n2 * n2 / 256);
}

double thirdFlattening(Spheroid spheroid)
{
    return 1.0 / (2.0 * spheroid.inverseFlattening - 1.0);
}

/// Twice the area between equator and latitude per radian of longitude, over a squared
/// (Snyder's q), by Simpson's rule.
double authalic(double phi, double e2)
{
    constexpr int pieces = 2000;
    const auto density = [e2](double latitude) {
        const double w = 1.0 - e2 * std::sin(latitude) * std::sin(latitude);
        return 2.0 * (1.0 - e2) * std::cos(latitude) / (w * w);
    };
    const double step = phi / pieces;
    double sum = density(0.0) + density(phi);
    for (int index = 1; index < pieces; ++index) {
        sum += (index % 2 == 1 ? 4.0 : 2.0) * density(step * index);
    }
    return sum * step / 3.0;
}

} // namespace

RealPoint shifted(RealPoint lonLat, Spheroid from, Spheroid to, const Gost& g)
{
    const auto p = toSpace(lonLat, from);
    const double wx = g.wx * second, wy = g.wy * second, wz = g.wz * second;
    const double k = 1.0 + g.m * 1e-6;
    return fromSpace({k * (p.x + wz * p.y - wy * p.z) + g.dx,
                      k * (-wz * p.x + p.y + wx * p.z) + g.dy,
                      k * (wy * p.x - wx * p.y + p.z) + g.dz},
                     to);
}

RealPoint shiftedBack(RealPoint lonLat, Spheroid from, Spheroid to, const Gost& g)
{
    // Solve shifted(x) = lonLat by iteration; the shift is tiny against the Earth.
    auto guess = lonLat;
    for (int round = 0; round < 20; ++round) {
        const auto image = shifted(guess, to, from, g);
        guess = {guess.x - (image.x - lonLat.x), guess.y - (image.y - lonLat.y)};
    }
    return guess;
}

RealPoint
gaussKrueger(RealPoint lonLat, Spheroid spheroid, double centralMeridian, double falseEasting)
{
    const double n = thirdFlattening(spheroid);
    const double e = std::sqrt(eccentricity2(spheroid));
    const double s = std::sin(lonLat.y * degree);
    const double lambda = (lonLat.x - centralMeridian) * degree;
    const double t = std::sinh(std::atanh(s) - e * std::atanh(e * s));
    const double xi = std::atan2(t, std::cos(lambda));
    const double eta = std::asinh(std::sin(lambda) / std::hypot(t, std::cos(lambda)));
    std::complex<double> zeta{xi, eta};
    const auto series = alpha(n);
    auto sum = zeta;
    for (std::size_t j = 0; j < series.size(); ++j) {
        sum += series[j] * std::sin(2.0 * static_cast<double>(j + 1) * zeta);
    }
    const double radius = rectifyingRadius(spheroid.a, n);
    return {falseEasting + radius * sum.imag(), radius * sum.real()};
}

RealPoint
gaussKruegerInverse(RealPoint grid, Spheroid spheroid, double centralMeridian, double falseEasting)
{
    const double n = thirdFlattening(spheroid);
    const double e = std::sqrt(eccentricity2(spheroid));
    const double radius = rectifyingRadius(spheroid.a, n);
    const std::complex<double> zeta{grid.y / radius, (grid.x - falseEasting) / radius};
    const auto series = beta(n);
    auto sphere = zeta;
    for (std::size_t j = 0; j < series.size(); ++j) {
        sphere -= series[j] * std::sin(2.0 * static_cast<double>(j + 1) * zeta);
    }
    const double lambda = std::atan2(std::sinh(sphere.imag()), std::cos(sphere.real()));
    const double conformal = std::asin(std::sin(sphere.real()) / std::cosh(sphere.imag()));
    const double isometric = std::atanh(std::sin(conformal));
    double phi = conformal;
    for (int round = 0; round < 30; ++round) {
        phi = std::asin(std::tanh(isometric + e * std::atanh(e * std::sin(phi))));
    }
    return {centralMeridian + lambda / degree, phi / degree};
}

RealPoint albers(RealPoint lonLat,
                 Spheroid spheroid,
                 double firstParallel,
                 double secondParallel,
                 double centralMeridian)
{
    const double e2 = eccentricity2(spheroid);
    const auto m2 = [e2](double phi) {
        return std::cos(phi) * std::cos(phi) / (1.0 - e2 * std::sin(phi) * std::sin(phi));
    };
    const double phi1 = firstParallel * degree, phi2 = secondParallel * degree;
    const double q1 = authalic(phi1, e2), q2 = authalic(phi2, e2);
    const double cone = (m2(phi1) - m2(phi2)) / (q2 - q1);
    const double c = m2(phi1) + cone * q1;
    const auto rho = [&](double phi) {
        return spheroid.a * std::sqrt(c - cone * authalic(phi, e2)) / cone;
    };
    const double theta = cone * (lonLat.x - centralMeridian) * degree;
    const double radius = rho(lonLat.y * degree);
    return {radius * std::sin(theta), rho(0.0) - radius * std::cos(theta)};
}

RealPoint projectAlbers(RealPoint lonLat)
{
    const auto from = [](RealPoint place) {
        return albers(place, wgs84Spheroid, 43.5, 51.5, 110.0);
    };
    const auto image = from(lonLat);
    return {2000000.0 + image.x, 1000000.0 + image.y - from({110.0, 47.5}).y};
}

double groundDistance(RealPoint left, RealPoint right)
{
    const double e2 = eccentricity2(wgs84Spheroid);
    const double phi = (left.y + right.y) / 2.0 * degree;
    const double w = 1.0 - e2 * std::sin(phi) * std::sin(phi);
    const double meridian = wgs84Spheroid.a * (1.0 - e2) / (w * std::sqrt(w));
    const double normal = wgs84Spheroid.a / std::sqrt(w);
    return std::hypot((right.x - left.x) * degree * normal * std::cos(phi),
                      (right.y - left.y) * degree * meridian);
}

} // namespace ecotone::testing
