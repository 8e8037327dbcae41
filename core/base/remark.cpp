#include "core/base/remark.h"

namespace ecotone {

std::string filled(std::string text, const TextValues& values)
{
    for (const auto& [name, value] : values) {
        const std::string place = "{" + name + "}";
        for (auto at = text.find(place); at != std::string::npos;
             at = text.find(place, at + value.size())) {
            text.replace(at, place.size(), value);
        }
    }
    return text;
}

Remark::Remark(std::string text, TextValues values)
{
    add(std::move(text), std::move(values));
}

Remark& Remark::add(std::string text, TextValues values)
{
    if (!text.empty()) {
        m_clauses.push_back({std::move(text), std::move(values)});
    }
    return *this;
}

Remark& Remark::append(const Remark& other)
{
    m_clauses.insert(m_clauses.end(), other.m_clauses.begin(), other.m_clauses.end());
    return *this;
}

std::string Remark::english() const
{
    std::string text;
    for (const Clause& clause : m_clauses) {
        text += (text.empty() ? "" : "; ") + filled(clause.text, clause.values);
    }
    return text;
}

} // namespace ecotone
