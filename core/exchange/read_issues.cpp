#include "core/exchange/read_issues.h"

#include "core/text/encoding.h"

#include <algorithm>

namespace ecotone::exchange {

namespace {

/// Raw bytes of field names and values reach messages: what is not UTF-8 is shown as \\xNN.
std::string printable(std::string message)
{
    if (text::isValidUtf8(message)) {
        return message;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    std::string shown;
    for (const char letter : message) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte < 0x80) {
            shown += letter;
        } else {
            shown += "\\x";
            shown += digits[byte >> 4];
            shown += digits[byte & 0xF];
        }
    }
    return shown;
}

} // namespace

void ReadIssues::add(std::string_view code,
                     model::Severity severity,
                     std::int64_t row,
                     std::string message,
                     std::string_view subject)
{
    m_errors += severity == model::Severity::Error ? 1 : 0;
    std::string key{code};
    key += '\n';
    key += subject;
    const auto found = std::find(m_keys.begin(), m_keys.end(), key);
    if (found != m_keys.end()) {
        ++m_issues[static_cast<std::size_t>(found - m_keys.begin())].count;
        return;
    }
    m_keys.push_back(std::move(key));
    m_issues.push_back({std::string{code}, severity, 1, row, printable(std::move(message))});
}

bool ReadIssues::has(std::string_view code) const
{
    return std::any_of(m_issues.begin(), m_issues.end(), [code](const ReadIssue& each) {
        return each.code == code;
    });
}

void ReadIssues::append(const std::vector<ReadIssue>& more)
{
    for (const ReadIssue& each : more) {
        m_issues.push_back(each);
        m_keys.push_back(each.code + "\n" + each.message);
    }
}

void ReadIssues::clear()
{
    m_issues.clear();
    m_keys.clear();
}

} // namespace ecotone::exchange
