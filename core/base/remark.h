#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ecotone {

/// {places} of a text by their names, and what fills them.
using TextValues = std::vector<std::pair<std::string, std::string>>;

/// The text with its {places} filled; a place without a value stays.
[[nodiscard]] std::string filled(std::string text, const TextValues& values);

/// An English sentence with {places} in it.
struct Clause
{
    std::string text;
    TextValues values;

    bool operator==(const Clause&) const = default;
};

/// What was noticed and why, kept so that every reader gets it in their own language: the English
/// text of a clause is its key in words/remarks.csv (habitat::Words::remark). A clause that is not
/// in the table, such as the words of a file, reads the same in every language.
class Remark
{
public:
    Remark() = default;
    Remark(const char* text) : Remark{std::string{text}} {}
    Remark(std::string text, TextValues values = {});

    Remark& add(std::string text, TextValues values = {});
    Remark& append(const Remark& other);

    [[nodiscard]] bool empty() const { return m_clauses.empty(); }
    [[nodiscard]] const std::vector<Clause>& clauses() const { return m_clauses; }
    /// For messages and machines: the clauses with "; " between them.
    [[nodiscard]] std::string english() const;

    bool operator==(const Remark&) const = default;

private:
    std::vector<Clause> m_clauses;
};

} // namespace ecotone
