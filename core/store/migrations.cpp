#include "core/store/migrations.h"

#include "core/base/number.h"
#include "core/base/platform.h"
#include "core/store/history_rows.h"
#include "core/store/schema.h"

#include <string_view>

namespace ecotone::store {

namespace {

/// What makes schema `from` + 1 out of schema `from`.
struct Step
{
    int from;
    std::string_view sql;
};

constexpr Step steps[] = {
    // Sources know the earlier deliveries of their dataset, and the rows of each are kept.
    {1, R"sql(
ALTER TABLE ecotone_source ADD COLUMN series_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ecotone_source ADD COLUMN generation INTEGER NOT NULL DEFAULT 1;
CREATE TABLE ecotone_delivery (source_id INTEGER NOT NULL, part INTEGER NOT NULL, rows INTEGER NOT NULL, copy BLOB NOT NULL, PRIMARY KEY (source_id, part)) STRICT;
)sql"},
};

} // namespace

Result<> migrate(Database& database, int from, const Who& who)
{
    ECO_ASSIGN(Transaction transaction, Transaction::begin(database));
    for (const Step& step : steps) {
        if (step.from >= from) {
            ECO_TRY(database.execute(step.sql));
        }
    }
    ECO_TRY(database.setMeta("schema_version", toText(std::int64_t{schemaVersion})));
    ECO_TRY(appendMigration(database, who.name.empty() ? platform::userName() : who.name, from));
    return transaction.commit();
}

} // namespace ecotone::store
