#include "core/store/expression_evaluator.h"
#include "tests/core/store/support.h"

namespace ecotone::store::test {

namespace {

using model::Value;
using ::testing::ElementsAre;

const std::vector<std::string> columns{"code", "age", "name"};

Result<std::vector<Value>> evaluated(const std::string& expression)
{
    auto evaluator = SqlExpressionEvaluator::create().value();
    return evaluator->evaluate(expression,
                               columns,
                               {{std::string{"0111"}, std::int64_t{80}, std::string{"Кедр"}},
                                {std::string{"111"}, 2.5, std::monostate{}},
                                {std::monostate{}, std::monostate{}, std::string{"红松林"}}});
}

} // namespace

TEST(ExpressionEvaluator, ComparesTextsAsTextsAndNumbersAsNumbers)
{
    EXPECT_THAT(
        evaluated("CASE WHEN code = '0111' THEN 'F11' WHEN age < 10 THEN 'F12' END").value(),
        ElementsAre(Value{"F11"}, Value{"F12"}, Value{}));
    EXPECT_THAT(evaluated("age * 2").value(),
                ElementsAre(Value{std::int64_t{160}}, Value{5.0}, Value{}));
    EXPECT_THAT(evaluated("1").value().size(), 3);
}

TEST(ExpressionEvaluator, RegexpSearchesAndIsNullOnNull)
{
    EXPECT_THAT(evaluated("name REGEXP '红松|Кедр'").value(),
                ElementsAre(Value{std::int64_t{1}}, Value{}, Value{std::int64_t{1}}));
    ECO_EXPECT_CODE(evaluated("name REGEXP '['"), ErrorCode::ExpressionInvalid);
}

TEST(ExpressionEvaluator, RefusesTheRest)
{
    for (const char* expression : {"",
                                   "nothing",
                                   "1; 2",
                                   "1 -- x",
                                   "(SELECT 1 FROM sqlite_schema)",
                                   "load_extension('a')",
                                   "random()",
                                   "1) FROM (SELECT 1",
                                   "code = \"0111\""}) {
        const auto found = evaluated(expression);
        ASSERT_FALSE(found) << expression;
        EXPECT_EQ(found.error().code, ErrorCode::ExpressionInvalid) << found.error().detail;
    }
}

} // namespace ecotone::store::test
