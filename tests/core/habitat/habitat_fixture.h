#pragma once

#include "core/habitat/crosswalk.h"
#include "core/habitat/stand.h"
#include "core/habitat/stand_rules.h"
#include "core/store/expression_evaluator.h"

#include <gtest/gtest.h>
#include <memory>
#include <string>

namespace ecotone::habitat {

/// The tables as shipped and the evaluator of the program.
class HabitatTest : public testing::Test
{
protected:
    void SetUp() override
    {
        auto created = store::SqlExpressionEvaluator::create();
        ASSERT_TRUE(created) << created.error().detail;
        m_evaluator = *std::move(created);
        auto rules = StandRules::load();
        ASSERT_TRUE(rules) << rules.error().detail;
        m_rules = *std::move(rules);
    }

    [[nodiscard]] model::ExpressionEvaluator& evaluator() { return *m_evaluator; }
    [[nodiscard]] const StandRules& rules() const { return *m_rules; }

    /// What becomes of one row of a national source.
    Match classified(const std::string& scheme,
                     const std::string& country,
                     const std::string& code,
                     const NationalRow& row)
    {
        const auto crosswalk = Crosswalk::load(scheme);
        EXPECT_TRUE(crosswalk) << crosswalk.error().detail;
        const auto reader = StandReader::load(country);
        EXPECT_TRUE(reader) << reader.error().detail;
        const auto stands = reader->read(std::span{&row, 1}, evaluator());
        EXPECT_TRUE(stands) << stands.error().detail;
        const auto match =
            crosswalk->match({code, stands->front().attributes}, evaluator(), &rules());
        EXPECT_TRUE(match) << match.error().detail;
        return *match;
    }

    /// A Chinese sub-compartment of arbor forest.
    std::string chineseStand(const NationalRow& row)
    {
        return classified("cn_forest_dilei", "CN", "0111", row).classCode;
    }
    /// A Russian unit of natural forest.
    std::string russianStand(const NationalRow& row)
    {
        return classified("ru_forest_land_category", "RU", "3", row).classCode;
    }

private:
    std::unique_ptr<store::SqlExpressionEvaluator> m_evaluator;
    std::optional<StandRules> m_rules;
};

} // namespace ecotone::habitat
