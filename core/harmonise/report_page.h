#pragma once

#include "core/base/language.h"
#include "core/base/markup.h"
#include "core/habitat/words.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Private to the room.
namespace ecotone::harmonise {

/// Writes one page; every word comes from the word tables.
class PageWriter
{
public:
    explicit PageWriter(Language language) : m_language{language} {}

    void begin(const std::string& titleKey)
    {
        const auto title = escapedMarkup(word(titleKey));
        m_html = "<!DOCTYPE html>\n<html lang=\"" + std::string{code(m_language)} +
                 "\">\n<head><meta charset=\"utf-8\"><title>" + title +
                 "</title>\n<style>body{font-family:'Noto Sans','Noto Sans CJK SC',sans-serif;"
                 "max-width:60em;margin:1em auto;padding:0 1em}table{border-collapse:collapse}"
                 "td,th{border:1px solid #ccc;padding:.2em .6em;text-align:left;"
                 "vertical-align:top}.error{color:#a00000}.warning{color:#8a5a00}</style></head>\n"
                 "<body>\n<h1>" +
                 title + "</h1>\n";
    }
    std::string end() { return m_html + "</body>\n</html>\n"; }

    void heading(int level, const std::string& text)
    {
        const auto tag = "h" + std::to_string(level);
        m_html += "<" + tag + ">" + escapedMarkup(text) + "</" + tag + ">\n";
    }
    void beginTable() { m_html += "<table>\n"; }
    void endTable() { m_html += "</table>\n"; }
    void row(const std::string& key, const std::string& value)
    {
        m_html += "<tr><th>" + escapedMarkup(word(key)) + "</th><td>" + escapedMarkup(value) +
                  "</td></tr>\n";
    }
    void count(const std::string& key, std::int64_t value)
    {
        row(key, habitat::Words::shared().formatInteger(value, m_language));
    }
    void item(const std::string& kind, const std::string& text)
    {
        m_html += "<li class=\"" + kind + "\">" + escapedMarkup(text) + "</li>\n";
    }
    /// A table row of cells `tag`: th or td.
    void cells(const std::string& tag, const std::vector<std::string>& texts)
    {
        m_html += "<tr>";
        for (const auto& text : texts) {
            m_html += "<" + tag + ">" + escapedMarkup(text) + "</" + tag + ">";
        }
        m_html += "</tr>\n";
    }
    void beginList() { m_html += "<ul>\n"; }
    void endList() { m_html += "</ul>\n"; }
    void paragraph(const std::string& kind, const std::string& text)
    {
        m_html += "<p class=\"" + kind + "\">" + escapedMarkup(text) + "</p>\n";
    }

    [[nodiscard]] std::string word(const std::string& key) const
    {
        return habitat::Words::shared().phrase(key, m_language);
    }
    [[nodiscard]] std::string remark(const Remark& remark) const
    {
        return habitat::Words::shared().remark(remark, m_language);
    }
    [[nodiscard]] Language language() const { return m_language; }

private:
    Language m_language;
    std::string m_html;
};

} // namespace ecotone::harmonise
