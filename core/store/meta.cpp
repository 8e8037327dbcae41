#include "core/store/meta.h"

#include "core/base/number.h"
#include "core/store/database.h"

namespace ecotone::store {

Result<std::optional<std::string>> Meta::get(const std::string& key)
{
    return m_database->meta(key);
}

Result<> Meta::set(const std::string& key, const std::string& value)
{
    ECO_TRY(m_database->requireWriting());
    return m_database->setMeta(key, value);
}

Result<std::string> Meta::title()
{
    ECO_ASSIGN(const std::optional<std::string> value, get("title"));
    return value.value_or("");
}

Result<bool> Meta::isDemonstration()
{
    ECO_ASSIGN(const std::optional<std::string> value, get("demonstration"));
    return value == "1";
}

Result<Language> Meta::language()
{
    ECO_ASSIGN(const std::optional<std::string> value, get("language"));
    return languageFromCode(value.value_or("")).value_or(Language::English);
}

Result<int> Meta::schemaVersion()
{
    ECO_ASSIGN(const std::optional<std::string> value, get("schema_version"));
    return static_cast<int>(parseInteger(value.value_or("")).value_or(0));
}

} // namespace ecotone::store
