#pragma once

#include "core/base/result.h"
#include "core/model/history.h"
#include "core/model/ids.h"

#include <string>
#include <vector>

namespace ecotone::store {

class Database;

/// A named frozen state. It holds no rows: it names the history entries that were done then and
/// the revision they make, so that ProjectFile::openEdition can rebuild the state and prove it.
struct Edition
{
    std::string name;
    std::string revision;
    std::string time; ///< ISO, UTC.
    std::string author;
    std::string note;
    model::HistoryId historyId = 0; ///< Newest done entry.
};

class Editions
{
public:
    explicit Editions(Database& database) : m_database{&database} {}

    /// Freezes the present state. Fails with AlreadyExists, AuthorNeeded, InvalidArgument for an
    /// empty name.
    [[nodiscard]] Result<Edition>
    freeze(const std::string& name, const model::Author& author, const std::string& note = {});
    /// Oldest first.
    [[nodiscard]] Result<std::vector<Edition>> list();
    [[nodiscard]] Result<Edition> get(const std::string& name);

private:
    Database* m_database;
};

} // namespace ecotone::store
