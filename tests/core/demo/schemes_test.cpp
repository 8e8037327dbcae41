#include "core/demo/national.h"
#include "core/demo/region.h"
#include "core/habitat/crosswalk.h"
#include "core/habitat/stand.h"
#include "core/habitat/stand_rules.h"
#include "core/store/expression_evaluator.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <string>

/// What a scheme writes must be read back, by its own crosswalk and the common stand rules, as the
/// class that was true.
namespace ecotone::demo {
namespace {

class Reader
{
public:
    Reader(const NationalForm& form, const std::string& country)
        : m_form{form}
        , m_stands{habitat::StandReader::load(country).value()}
        , m_crosswalk{habitat::Crosswalk::load(form.recipe.scheme).value()}
        , m_rules{habitat::StandRules::load().value()}
        , m_evaluator{store::SqlExpressionEvaluator::create().value()}
    {
    }

    void add(const NationalRow& row, RealPoint lonLat, double timberline)
    {
        const auto text = [&](const std::string& column) {
            const auto found =
                std::ranges::find(m_form.fields, column, &exchange::WriteField::name);
            return found == m_form.fields.end() || column.empty()
                       ? std::string{}
                       : model::toText(
                             row.values[static_cast<std::size_t>(found - m_form.fields.begin())]);
        };
        const harmonise::FieldMapping& fields = m_form.recipe.fields;
        habitat::NationalRow read;
        read.name = text(fields.name);
        read.species = text(fields.species);
        read.composition = text(fields.composition);
        read.origin = text(fields.origin);
        read.age = text(fields.age);
        read.closure = text(fields.closure);
        read.landform = text(fields.landform);
        read.site = text(fields.site);
        read.soil = text(fields.soil);
        read.zone = text(fields.zone);
        read.lon = lonLat.x;
        read.lat = lonLat.y;
        read.timberline = timberline;
        m_codes.push_back(text(fields.code));
        m_rows.push_back(std::move(read));
    }

    [[nodiscard]] std::vector<habitat::Match> matches() const
    {
        const auto stands = m_stands.read(m_rows, *m_evaluator).value();
        std::vector<habitat::Subject> subjects;
        for (std::size_t i = 0; i < stands.size(); ++i) {
            subjects.push_back({m_codes[i], stands[i].attributes});
        }
        return m_crosswalk.match(subjects, *m_evaluator, &m_rules).value();
    }

private:
    const NationalForm& m_form;
    habitat::StandReader m_stands;
    habitat::Crosswalk m_crosswalk;
    habitat::StandRules m_rules;
    std::unique_ptr<store::SqlExpressionEvaluator> m_evaluator;
    std::vector<std::string> m_codes;
    std::vector<habitat::NationalRow> m_rows;
};

/// Every class of a side, in several variants, as "class from code: read class by rule".
void readsBack(const std::string& region, const std::string& country, const NationalScheme& scheme)
{
    const auto gazetteer = habitat::Gazetteer::load().value();
    const Region made = makeRegion(
        *std::ranges::find(regionPlans(), region, &RegionPlan::code), gazetteer, 0.12, 11);
    const std::string& landscape = made.plan->areas.front().landscape;
    const auto forms = scheme.forms(landscape);
    std::vector<Reader> readers;
    std::vector<std::vector<std::string>> truths(forms.size());
    for (const NationalForm& form : forms) {
        readers.emplace_back(form, country);
    }
    std::int64_t number = 0;
    for (const MosaicPatch& patch : made.mosaic.patches) {
        if (patch.side.area != 0 || made.ground->countryCode(patch.side.country) != country ||
            patch.trueClass == "H15" || patch.trueClass == "H13" || patch.trueClass == "W15") {
            continue;
        }
        const auto row = scheme.row(
            {patch, landscape, ++number, patch.ground.hectares, made.plan->timberlineMetres});
        ASSERT_TRUE(row.has_value()) << country << " cannot say " << patch.trueClass;
        ASSERT_EQ(row->values.size(), forms[row->form].fields.size());
        readers[row->form].add(*row, patch.ground.lonLat, made.plan->timberlineMetres);
        truths[row->form].push_back(patch.trueClass);
    }
    EXPECT_GT(number, 100);
    std::map<std::string, int> wrong;
    for (std::size_t i = 0; i < forms.size(); ++i) {
        const auto matches = readers[i].matches();
        ASSERT_EQ(matches.size(), truths[i].size());
        for (std::size_t k = 0; k < matches.size(); ++k) {
            if (matches[k].classCode != truths[i][k]) {
                ++wrong[truths[i][k] + " read as " + matches[k].classCode + " by " +
                        matches[k].ruleId];
            }
        }
    }
    for (const auto& [what, count] : wrong) {
        ADD_FAILURE() << region << " " << country << ": " << what << ", " << count << " times";
    }
}

TEST(ChineseScheme, isReadBackAsTheTrueClass)
{
    readsBack("EAST", "CN", *chineseScheme());
    readsBack("LKH", "CN", *chineseScheme());
}

TEST(RussianScheme, isReadBackAsTheTrueClass)
{
    readsBack("EAST", "RU", *russianScheme());
    readsBack("LKH", "RU", *russianScheme());
    readsBack("CHI", "RU", *russianScheme());
    readsBack("ESA", "RU", *russianScheme());
}

TEST(MongolianScheme, isReadBackAsTheTrueClass)
{
    readsBack("CHI", "MN", *mongolianScheme());
    readsBack("ESA", "MN", *mongolianScheme());
}

} // namespace
} // namespace ecotone::demo
