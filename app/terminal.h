#pragma once

#include "core/base/language.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <string>
#include <string_view>

namespace ecotone::app {

/// What every command may be told, and how it speaks: results on standard output, progress and
/// sentences on standard error.
class Terminal
{
public:
    /// No progress, no notes; errors stay.
    void setQuiet(bool quiet) { m_quiet = quiet; }

    /// Data for the next program in the pipe; ends with one line feed.
    void print(std::string_view text) const;
    /// A sentence for the person.
    void note(std::string_view sentence) const;
    /// Prints the error and returns its exit code.
    [[nodiscard]] int failed(const Error& error) const;
    /// Reports on standard error where that is a terminal; stops on an interrupt (Ctrl+C).
    [[nodiscard]] Progress progress() const;

private:
    bool m_quiet = false;
};

/// The text goes to a file when `path` is not empty, else to standard output.
[[nodiscard]] Result<>
printOrWrite(const Terminal& terminal, const std::string& path, std::string_view text);

/// Fails with InvalidArgument, naming the four languages.
[[nodiscard]] Result<Language> languageFromOption(const std::string& text);

} // namespace ecotone::app
