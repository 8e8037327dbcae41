#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/geometry/area.h"
#include "core/habitat/crosswalk.h"
#include "core/habitat/gazetteer.h"
#include "core/habitat/stand_rules.h"
#include "core/harmonise/source_reading.h"
#include "core/harmonise/stated_areas.h"
#include "core/model/expression.h"
#include "core/model/patch.h"

#include <vector>

namespace ecotone::harmonise {

/// What all sources of a run are classified with.
struct Knowledge
{
    habitat::Classification classification;
    habitat::StandRules stands;
    habitat::Gazetteer gazetteer;

    [[nodiscard]] static Result<Knowledge> load();
};

/// A row's class and how strongly it claims its land.
struct Classified
{
    model::PatchAttributes attributes; ///< Source id is filled in when the source is stored.
    habitat::Outcome outcome = habitat::Outcome::Class;
};

/// One's own table, which names its scheme, or the shipped table of the scheme that the recipe
/// states or the codes decide; noted in the report. Fails as classify.
[[nodiscard]] Result<habitat::Crosswalk> crosswalkOf(ReadSource& read,
                                                     model::ExpressionEvaluator& evaluator);

/// Stated against computed areas of the rows of a source.
class AreaComparison
{
public:
    /// `stated` in the unit of the recipe, as the row writes it.
    void add(const std::string& stated, geometry::Area area);
    /// An issue where they differ.
    void report(ReadSource& read) const;

private:
    std::vector<AreaPair> m_pairs;
};

/// One entry a row of `read`; fills in counts and issues of its report (unmapped, restricted,
/// folded, stated areas). Fails with CrosswalkInvalid, and with RecipeInvalid when the scheme is
/// to be found ("auto") and the codes do not decide it.
[[nodiscard]] Result<std::vector<Classified>> classify(ReadSource& read,
                                                       const Knowledge& knowledge,
                                                       model::ExpressionEvaluator& evaluator,
                                                       const Progress& progress = {});

} // namespace ecotone::harmonise
