#include "core/demo/vegetation.h"

#include "core/demo/noise.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <string_view>

namespace ecotone::demo {

namespace {

/// Weighted choices; the weights need not sum to anything.
struct Choice
{
    std::string_view code;
    double weight;
};

/// Chooses among classes. Each class has its own wide waves of abundance, so that neighbouring
/// patches tend to agree, as they do where soil and history are alike.
class Chooser
{
public:
    Chooser(Dice& dice, RealPoint place) : m_dice{dice}, m_place{place} {}
    [[nodiscard]] std::string operator()(std::initializer_list<Choice> choices) const
    {
        std::array<double, 32> weights{};
        double total = 0.0;
        std::size_t count = 0;
        for (const Choice& choice : choices) {
            weights[count] = favoured(choice);
            total += weights[count++];
        }
        double left = m_dice.roll() * total;
        count = 0;
        for (const Choice& choice : choices) {
            left -= weights[count];
            if (left < 0.0 && weights[count] > 0.0) {
                return std::string{choice.code};
            }
            ++count;
        }
        return std::string{choices.begin()->code};
    }

private:
    [[nodiscard]] double favoured(const Choice& choice) const
    {
        if (choice.weight <= 0.0) {
            return 0.0;
        }
        const auto channel = static_cast<std::uint32_t>(choice.code[0]) * 4096U +
                             static_cast<std::uint32_t>(choice.code[1]) * 64U +
                             static_cast<std::uint32_t>(choice.code[2]);
        const Noise waves{91U, channel};
        const double wave = waves.at(m_place.x / 13000.0, m_place.y / 13000.0) +
                            0.7 * waves.at(m_place.x / 4300.0, m_place.y / 4300.0 + 50.0);
        return std::pow(choice.weight, 1.7) * std::exp(2.6 * wave);
    }

    Dice& m_dice;
    RealPoint m_place;
};

/// What the rules look at.
struct Place
{
    const PatchGround& ground;
    std::string_view landscape;
    std::string_view country;
    bool floor = false; ///< On a valley floor.
    double south = 0.0; ///< 0 north slope … 1 south slope.
    double wet = 0.0;   ///< -1 to 1: patches of moisture some kilometres wide.
    double use = 0.0;   ///< 0 wild … 1 near settlements, on flat ground.
};

/// 1 below `from`, 0 above `to`.
double fading(double value, double from, double to)
{
    return std::clamp((to - value) / (to - from), 0.0, 1.0);
}

double rising(double value, double from, double to)
{
    return 1.0 - fading(value, from, to);
}

/// Oak, Korean pine and spruce-fir: the forest belts of Primorye, Jilin and Heilongjiang.
std::string forestOfTheSouth(const Place& p, const Chooser& choose)
{
    const double z = p.ground.height;
    const double south = p.south;
    const double oakBelt = fading(z, 220.0 + 250.0 * south, 430.0 + 320.0 * south);
    const double cedarBelt = rising(z, 180.0, 330.0) * fading(z, 720.0, 920.0);
    const double firBelt = rising(z, 640.0 + 120.0 * south, 860.0 + 120.0 * south);
    const auto& where = p.ground.lonLat;
    // Black fir: the low, mild, moist south-west near the sea.
    const double blackFir = where.y < 43.45 && where.x > 130.3 && where.x < 131.75
                                ? fading(z, 330.0, 460.0) * rising(p.ground.coast, 800.0, 4000.0) *
                                      fading(p.ground.coast, 30000.0, 48000.0) * (1.1 - south)
                                : 0.0;
    const bool china = p.country == "CN";
    return choose({{"F21", 2.6 * oakBelt * (0.35 + south)},
                   {"F11", 2.3 * cedarBelt * (1.15 - 0.6 * south)},
                   {"F13", 1.5 * blackFir},
                   {"F12", 2.4 * firBelt},
                   {"F23", 0.9 * cedarBelt + 0.35 * oakBelt},
                   {"F24", 0.45 + 0.25 * firBelt},
                   {"F25", rising(z, 1050.0, 1250.0) * 1.6},
                   {"F14", 0.08 + (china ? 0.06 : 0.0)},
                   {"F15", where.y < 42.8 && z < 200.0 ? 0.25 : 0.0},
                   {"F31", (china ? 0.30 : 0.06) * fading(z, 500.0, 800.0) * (0.3 + p.use)},
                   {"F32", 0.07 + 0.12 * p.use},
                   {"F33", 0.07},
                   {"F35", 0.06},
                   {"S11", 0.10 + 0.35 * p.use + 0.25 * south * oakBelt},
                   {"S12", rising(z, 1300.0, 1400.0) * 2.0},
                   {"R11", 0.03 + 0.25 * rising(p.ground.slope, 24.0, 34.0)},
                   {"G11", 0.05 + 0.15 * p.use}});
}

std::string lowlandOfTheSouth(const Place& p, const Chooser& choose)
{
    const double z = p.ground.height;
    const double low = fading(z, 60.0, 160.0);
    const bool china = p.country == "CN";
    const double shore = fading(p.ground.coast, 500.0, 2500.0) * low;
    return choose({{"A11", 2.6 * p.use * fading(z, 250.0, 500.0) + 0.4 * low},
                   {"A12", china ? 1.7 * p.use * fading(z, 120.0, 350.0) : 0.0},
                   {"A13", china ? 0.16 * p.use + 0.05 : 0.10 * p.use},
                   {"A14", 0.35 * p.use},
                   {"F22", 1.3 * (1.15 - p.use)},
                   {"F24", 0.35 * (1.1 - p.use)},
                   {"F11", 0.45 * rising(z, 300.0, 420.0) * (1.0 - p.use)},
                   {"F12", 0.55 * rising(z, 600.0, 750.0)},
                   {"G11", 0.30 + 0.4 * low},
                   {"S11", 0.25},
                   {"W13", (0.25 + 1.3 * low) * (0.7 + p.wet)},
                   {"W12", 0.16 * (0.6 + p.wet)},
                   {"W14", china ? 0.0 : 0.10 * low * (0.4 + p.wet)},
                   {"W15", p.country != "CN" ? 2.4 * shore : 0.0},
                   {"R12", 0.8 * fading(p.ground.coast, 150.0, 700.0) * low + 0.03},
                   {"B13", 0.03 * p.use}});
}

std::string lesserKhingan(const Place& p, const Chooser& choose)
{
    const double z = p.ground.height;
    const double south = p.south;
    const double flat = fading(p.ground.slope, 1.5, 4.5);
    if (p.floor || (flat > 0.6 && z < 170.0)) {
        const double plain = fading(z, 110.0, 190.0);
        const double mari = rising(z, 150.0, 240.0) * (0.8 + p.wet);
        return choose({{"W11", 1.5 * mari},
                       {"W14", p.country == "RU" ? 0.45 * mari : 0.0},
                       {"W12", 0.35 * (0.6 + p.wet)},
                       {"W13", (0.3 + 1.0 * plain) * (0.8 + p.wet)},
                       {"G11", 0.35 + 0.5 * plain},
                       {"A11", 2.4 * p.use * plain},
                       {"A12", p.country == "CN" ? 0.8 * p.use * plain : 0.0},
                       {"A14", 0.45 * p.use},
                       {"F22", 0.75},
                       {"F24", 0.40},
                       {"F14", 0.35 * (1.0 - plain)},
                       {"F21", 0.25 * plain},
                       {"S11", 0.15}});
    }
    const double oak = fading(z, 200.0 + 150.0 * south, 330.0 + 220.0 * south);
    const double cedar = rising(z, 190.0, 300.0) * fading(z, 620.0, 800.0);
    const double dark = rising(z, 520.0, 720.0);
    const bool china = p.country == "CN";
    return choose({{"F21", 1.7 * oak * (0.3 + south)},
                   {"F11", 1.7 * cedar * (1.1 - 0.5 * south)},
                   {"F12", 2.0 * dark + 0.25 * cedar},
                   {"F23", 0.5 * cedar + 0.25 * oak},
                   {"F24", 0.8},
                   {"F14", 0.55 * (1.1 - south) + (china ? 0.1 : 0.0)},
                   {"W11", 0.9 * flat * (0.5 + p.wet)},
                   {"F25", 1.2 * rising(z, 850.0, 960.0)},
                   {"S12", 1.0 * rising(z, 960.0, 1010.0)},
                   {"F31", china ? 0.30 : 0.05},
                   {"F32", 0.08},
                   {"F33", 0.12},
                   {"F34", 0.05},
                   {"F35", 0.10},
                   {"S11", 0.12 + 0.15 * south * oak},
                   {"G11", 0.07},
                   {"R11", 0.03 + 0.2 * rising(p.ground.slope, 22.0, 32.0)}});
}

std::string chikhachev(const Place& p, const Chooser& choose)
{
    const double z = p.ground.height - 120.0 * (0.5 - p.south);
    const bool russia = p.country == "RU";
    // What only the Russian inventory can say.
    const double ru = russia ? 1.0 : 0.0;
    const double ice = rising(z, 3250.0, 3480.0) * (1.25 - p.south);
    const double basin = fading(z, 1950.0, 2150.0);
    const double steppe = rising(z, 1850.0, 2050.0) * fading(z, 2350.0, 2600.0);
    const double alpine = rising(z, 2300.0, 2500.0) * fading(z, 2900.0, 3150.0);
    const double stone = rising(z, 2650.0, 3100.0) + 0.5 * rising(p.ground.slope, 22.0, 32.0);
    if (p.floor && z < 2700.0) {
        return choose({{"W13", 0.55 + 0.5 * p.wet},
                       {"G11", 0.5},
                       {"A14", 0.5 + 0.9 * p.use},
                       {"G13", 1.3 * basin},
                       {"G12", 0.7 * steppe},
                       {"G14", 0.9 * alpine},
                       {"S12", 0.5 * ru * rising(z, 2150.0, 2300.0)},
                       {"G16", 0.7 * ru * basin},
                       {"F22", 0.25 * fading(z, 1900.0, 2100.0)},
                       {"F14", 0.18 * fading(z, 2200.0, 2400.0)},
                       {"R12", 0.18}});
    }
    return choose(
        {{"G13", 3.0 * basin + 0.25 * steppe * p.south},
         {"G12", 2.2 * steppe + 0.3 * basin},
         {"F14",
          1.3 * rising(z, 1900.0, 2100.0) * fading(z, 2250.0, 2430.0) * (1.0 - 0.9 * p.south)},
         {"F15", 0.10 * rising(z, 2000.0, 2150.0) * fading(z, 2300.0, 2400.0)},
         {"G14", 1.7 * alpine},
         {"G17", 1.5 * ru * alpine * (0.4 + p.south)},
         {"G15", 1.2 * ru * rising(z, 2450.0, 2700.0) * fading(z, 3100.0, 3300.0)},
         {"S12", 0.8 * ru * rising(z, 2200.0, 2350.0) * fading(z, 2550.0, 2750.0)},
         {"S11", 0.12 * fading(z, 2200.0, 2400.0)},
         {"R11", 1.7 * stone},
         {"R13", 5.0 * ice},
         {"R12", 0.10 * basin},
         {"G16", 0.10 * ru * basin},
         {"A14", 0.8 * p.use * fading(z, 2300.0, 2500.0)}});
}

std::string easternSayan(const Place& p, const Chooser& choose)
{
    const double z = p.ground.height - 100.0 * (0.5 - p.south);
    const bool russia = p.country == "RU";
    const double ru = russia ? 1.0 : 0.0;
    const double mn = 1.0 - ru;
    if (p.floor && z < 1900.0) {
        return choose({{"F22", 0.5 * fading(z, 1400.0, 1700.0)},
                       {"W11", 0.8 * ru * (0.7 + p.wet)},
                       {"W12", 0.5 * ru * (0.7 + p.wet)},
                       {"W13", 0.6 * (0.8 + p.wet)},
                       {"W14", 0.2 * ru * (0.6 + p.wet)},
                       {"G11", 0.5},
                       {"A14", 0.3 + 1.2 * p.use},
                       {"A11", 0.7 * p.use * fading(z, 1250.0, 1500.0)},
                       {"F14", 0.8},
                       {"F24", 0.25},
                       {"G12", 0.4 * mn}});
    }
    const double below = fading(z, 2080.0, 2220.0);
    const double alpine = rising(z, 2080.0, 2250.0);
    const double stone = rising(z, 2500.0, 2750.0) + 0.6 * rising(p.ground.slope, 24.0, 34.0);
    const double low = fading(z, 1450.0, 1700.0);
    return choose(
        {{"F15", below * (0.7 + 1.5 * rising(z, 1500.0, 1800.0)) * (1.15 - 0.4 * p.south)},
         {"F14", below * 1.9},
         {"F12", below * 0.35 * (1.0 - p.south) * (0.5 + p.wet)},
         {"F24", below * 0.6 * low + 0.05 * below},
         {"F33", 0.06 * below},
         {"F34", 0.10 * below},
         {"F35", 0.07 * low},
         {"F32", 0.10 * rising(z, 1900.0, 2000.0) * below},
         {"G12", below * p.south * (0.35 + 0.9 * mn) * fading(z, 1800.0, 2050.0)},
         {"S11", 0.06 * below},
         {"W11", 0.15 * ru * below * fading(p.ground.slope, 3.0, 6.0)},
         {"S12", ru * 1.7 * rising(z, 2000.0, 2150.0) * fading(z, 2400.0, 2600.0)},
         {"G14", alpine * fading(z, 2700.0, 2900.0) * (0.8 + 1.4 * mn)},
         {"G15", ru * 1.8 * alpine * fading(z, 2900.0, 3150.0)},
         {"G17", ru * 0.25 * alpine},
         {"R11", 1.7 * stone},
         {"R13", 3.2 * rising(z, 2980.0, 3150.0) * (1.2 - p.south)},
         {"A14", 0.5 * p.use * low}});
}

std::string waterClass(const Site& site, const MosaicPatch& patch)
{
    if (patch.cover == Cover::Sea) {
        return "H15";
    }
    if (patch.cover == Cover::River) {
        return "H11";
    }
    const RegionPlan& plan = site.ground().plan();
    const bool brackish = patch.part >= 0 && patch.part < static_cast<int>(plan.lakes.size()) &&
                          plan.lakes[static_cast<std::size_t>(patch.part)].water == Water::Brackish;
    return brackish ? "H13" : "H12";
}

} // namespace

std::string classAt(const Site& site, const MosaicPatch& patch)
{
    const Ground& ground = site.ground();
    const std::string& country = ground.countryCode(patch.side.country);
    if (country == "KP") {
        return "U01";
    }
    if (patch.cover <= Cover::River) {
        return waterClass(site, patch);
    }
    Dice dice{patch.dice};
    if (patch.cover == Cover::Town) {
        return dice.roll() < 0.12 ? "B13" : "B11";
    }
    if (patch.cover == Cover::Burn) {
        return "F34";
    }
    const Chooser choose{dice, patch.ground.place};
    const Noise moisture{77U, 41};
    const PatchGround& g = patch.ground;
    Place place{
        g, ground.plan().areas[static_cast<std::size_t>(patch.side.area)].landscape, country};
    place.floor = patch.cover == Cover::Valley;
    place.south = std::clamp(0.5 - 0.75 * g.northness, 0.0, 1.0);
    place.wet = moisture.fractal(g.place.x / 7000.0, g.place.y / 7000.0, 2);
    place.use = fading(g.town, 1000.0, 13000.0) * fading(g.slope, 4.0, 10.0);
    const std::string& region = ground.plan().code;
    if (region == "LKH") {
        return lesserKhingan(place, choose);
    }
    if (region == "CHI") {
        return chikhachev(place, choose);
    }
    if (region == "ESA") {
        return easternSayan(place, choose);
    }
    // Plains without a stream of their own are lowland too.
    const bool plain = g.slope < 2.2 && g.height < 120.0;
    return place.floor || plain ? lowlandOfTheSouth(place, choose)
                                : forestOfTheSouth(place, choose);
}

void plant(const Site& site, Mosaic& mosaic)
{
    for (MosaicPatch& patch : mosaic.patches) {
        patch.trueClass = classAt(site, patch);
    }
}

} // namespace ecotone::demo
