#pragma once

#include "core/base/language.h"
#include "core/base/result.h"

#include <optional>
#include <string>

namespace ecotone::store {

class Database;

/// What the project says of itself: rows (key, value) of ecotone_meta. Keys in use: schema_version,
/// title, demonstration, language, created_at; other rooms may add keys of their own.
class Meta
{
public:
    explicit Meta(Database& database) : m_database{&database} {}

    [[nodiscard]] Result<std::optional<std::string>> get(const std::string& key);
    /// Not part of the history.
    [[nodiscard]] Result<> set(const std::string& key, const std::string& value);

    [[nodiscard]] Result<std::string> title();
    /// Outputs of every kind then say so in their language.
    [[nodiscard]] Result<bool> isDemonstration();
    [[nodiscard]] Result<Language> language();
    [[nodiscard]] Result<int> schemaVersion();

private:
    Database* m_database;
};

} // namespace ecotone::store
