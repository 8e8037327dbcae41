/// Prints how long rules take over a million rows; run in a release build.
#include "core/habitat/crosswalk.h"
#include "core/habitat/stand.h"
#include "core/habitat/stand_rules.h"
#include "core/store/expression_evaluator.h"

#include <array>
#include <cstdio>
#include <ctime>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace ecotone;
using namespace ecotone::habitat;

constexpr std::size_t rows = 1'000'000;

template <class Work>
void timed(const char* what, Work work)
{
    const std::clock_t start = std::clock();
    const std::string outcome = work();
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    std::printf("%-52s %8.2f s  %s\n", what, seconds, outcome.c_str());
}

/// Stands as a survey states them: few kinds, every place its own.
std::vector<NationalRow> standsOf(std::size_t count)
{
    static constexpr std::array formulas{
        "6К2Е1Лп1Бж", "4Е3К2Лп1Бж", "10Л", "8Д2Лп", "5Бч4Д1Лп", "7С3Бб", "6Бб4Ос", "4К2Пц2Лп2Бж"};
    std::mt19937 random{1};
    std::vector<NationalRow> stands(count);
    for (auto& stand : stands) {
        stand.composition = formulas[random() % formulas.size()];
        stand.age = std::to_string(10 + random() % 150);
        stand.closure = "0." + std::to_string(1 + random() % 9);
        stand.lon = 129.0 + static_cast<double>(random() % 60'000) / 10'000.0;
        stand.lat = 42.5 + static_cast<double>(random() % 30'000) / 10'000.0;
        stand.elevation = static_cast<double>(random() % 15'000) / 10.0;
    }
    return stands;
}

std::string counted(const std::vector<std::size_t>& decisions)
{
    std::size_t sum = 0;
    for (const auto decision : decisions) {
        sum += decision;
    }
    return std::to_string(decisions.size()) + " decided, mean rule " +
           std::to_string(sum / std::max<std::size_t>(decisions.size(), 1));
}

int run()
{
    const auto evaluator = store::SqlExpressionEvaluator::create();
    const auto stands = StandRules::load();
    const auto reader = StandReader::load("RU");
    const auto crosswalk = Crosswalk::load("ru_forest_land_category");
    if (!evaluator || !stands || !reader || !crosswalk) {
        std::puts("the tables cannot be read; set ECOTONE_RESOURCES");
        return 1;
    }
    std::vector<NationalRow> nationals;
    timed("a million rows made", [&] {
        nationals = standsOf(rows);
        return std::string{};
    });
    std::vector<Attributes> attributes;
    timed("  read into attributes", [&] {
        auto read = reader->read(nationals, **evaluator);
        for (auto& stand : *read) {
            attributes.push_back(std::move(stand.attributes));
        }
        return std::to_string(attributes.size()) + " stands";
    });
    timed("  one CASE of all stand rules over them",
          [&] { return counted(*stands->decide(attributes, **evaluator)); });
    timed("  the CASE alone in SQL, nothing grouped (tenth)", [&] {
        const std::string condition =
            "CASE WHEN (comp_korean_pine >= 3 and lon >= 110) THEN 1 WHEN "
            "(elev < 500 and lat < 43.9) THEN 2 ELSE 3 END";
        std::vector<model::Row> values;
        for (std::size_t i = 0; i < rows / 10; ++i) {
            const auto& each = attributes[i];
            const auto pine = each.find("comp_korean_pine");
            values.push_back({pine == each.end() ? model::Value{} : pine->second,
                              each.at("elev"),
                              each.at("lat"),
                              each.at("lon")});
        }
        const auto done =
            (*evaluator)->evaluate(condition, {"comp_korean_pine", "elev", "lat", "lon"}, values);
        return std::to_string(done->size()) + " rows";
    });
    return 0;
}

} // namespace

int main()
{
    return run();
}
