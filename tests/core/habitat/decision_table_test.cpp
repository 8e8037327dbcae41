#include "core/habitat/decision_table.h"

#include "habitat_fixture.h"
#include <array>
#include <random>
#include <set>
#include <vector>

namespace ecotone::habitat {
namespace {

using DecisionTableTest = HabitatTest;

TEST(Limits, AreTheNumbersAColumnIsComparedWith)
{
    const std::string condition = "comp_fir >= 2 and (lon >= 129.5 and lon < 132.5 or lon<110)";
    EXPECT_EQ(limitsOf("lon", condition), (std::vector<double>{110.0, 129.5, 132.5}));
    EXPECT_EQ(limitsOf("comp_fir", condition), (std::vector<double>{2.0}));
    EXPECT_TRUE(limitsOf("elev", "elev >= timberline and elev < 500").empty())
        << "compared with another column";
    EXPECT_TRUE(limitsOf("timberline", "elev >= timberline").empty());
    EXPECT_TRUE(limitsOf("cgls", "cgls in (113,123)").empty());
    EXPECT_TRUE(limitsOf("a", "a + 1 > 3").empty());
    EXPECT_TRUE(limitsOf("a", "b + a > 3").empty());
    EXPECT_TRUE(limitsOf("a", "a > 3 + b").empty());
    EXPECT_TRUE(limitsOf("a", "a > -3").empty()) << "a sign is arithmetic";
    EXPECT_TRUE(limitsOf("a", "a > 'a > 3'").empty());
    EXPECT_TRUE(limitsOf("a", "b = 'a > 3'").empty());
}

/// Each condition asked by itself, in order: what a table must say, the slow way.
std::size_t oneByOne(const std::vector<std::string>& conditions,
                     const Attributes& object,
                     model::ExpressionEvaluator& evaluator)
{
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        if (conditions[i].empty()) {
            return i;
        }
        const auto columns = attributeNames(conditions[i]);
        model::Row row;
        for (const auto& column : columns) {
            const auto found = object.find(column);
            row.push_back(found == object.end() ? model::Value{} : found->second);
        }
        const auto value = evaluator.evaluate(conditions[i], columns, {row});
        EXPECT_TRUE(value) << value.error().detail;
        if (value->front() == model::Value{std::int64_t{1}}) {
            return i;
        }
    }
    return conditions.size();
}

TEST_F(DecisionTableTest, GroupingObjectsChangesNoDecision)
{
    std::vector<std::string> conditions;
    for (const auto& rule : rules().rules()) {
        conditions.push_back(rule.condition);
    }
    std::mt19937 random{7};
    const auto pick = [&](int below) {
        return static_cast<int>(random() % static_cast<unsigned>(below));
    };
    static constexpr std::array groups{
        "fir_any", "black_fir", "korean_pine", "oak", "ash", "black_birch", "poplar", "broad_mix"};
    std::vector<Attributes> stands(400);
    for (auto& stand : stands) {
        if (pick(4) > 0) {
            stand["grp"] = std::string{groups[static_cast<std::size_t>(pick(8))]};
        }
        // On the limits of the rules, beside them and between them.
        static constexpr std::array lons{109.9, 110.0, 125.0, 129.5, 131.0, 132.5, 132.6};
        stand["lon"] = lons[static_cast<std::size_t>(pick(7))];
        stand["lat"] = 43.0 + pick(20) / 10.0;
        stand["elev"] = 400.0 + pick(5) * 50.0;
        if (pick(2) > 0) {
            stand["cc"] = pick(5) / 10.0;
        }
        if (pick(3) > 0) {
            stand["valley"] = std::int64_t{pick(2)};
        }
        for (const auto* column : {"comp_korean_pine", "comp_black_fir", "comp_oak"}) {
            if (pick(2) > 0) {
                stand[column] = static_cast<double>(pick(8)) / 2.0;
            }
        }
    }
    const auto decided = rules().decide(stands, evaluator());
    ASSERT_TRUE(decided) << decided.error().detail;
    std::set<std::size_t> fired;
    for (std::size_t i = 0; i < stands.size(); ++i) {
        EXPECT_EQ((*decided)[i], oneByOne(conditions, stands[i], evaluator())) << "stand " << i;
        fired.insert((*decided)[i]);
    }
    EXPECT_GE(fired.size(), 10U) << "the stands are too much alike to try the rules";
}

} // namespace
} // namespace ecotone::habitat
