#include "app/terminal.h"

#include "app/interrupt.h"
#include "core/base/file.h"

#include <cstdio>
#include <memory>

namespace ecotone::app {

void Terminal::print(std::string_view text) const
{
    std::fwrite(text.data(), 1, text.size(), stdout);
    if (text.empty() || text.back() != '\n') {
        std::fputc('\n', stdout);
    }
    std::fflush(stdout);
}

void Terminal::note(std::string_view sentence) const
{
    if (!m_quiet) {
        std::fprintf(stderr, "%.*s\n", static_cast<int>(sentence.size()), sentence.data());
    }
}

int Terminal::failed(const Error& error) const
{
    const std::string_view code = name(error.code);
    std::fprintf(stderr,
                 "ecotone: %s [%.*s]\n",
                 error.detail.c_str(),
                 static_cast<int>(code.size()),
                 code.data());
    return exitCode(error.code);
}

Progress Terminal::progress() const
{
    if (m_quiet || !standardErrorIsTerminal()) {
        return Progress{{}, interruptToken()};
    }
    const auto last = std::make_shared<int>(-1);
    return Progress{[last](double share, const std::string& what) {
                        const int percent = static_cast<int>(share * 100.0);
                        if (percent != *last) {
                            *last = percent;
                            std::fprintf(stderr, "\r\033[K%3d %%  %s", percent, what.c_str());
                            if (percent >= 100) {
                                std::fputc('\n', stderr);
                            }
                        }
                    },
                    interruptToken()};
}

Result<> printOrWrite(const Terminal& terminal, const std::string& path, std::string_view text)
{
    if (path.empty() || path == "-") {
        terminal.print(text);
        return {};
    }
    return writeFile(pathFromUtf8(path), text);
}

Result<Language> languageFromOption(const std::string& text)
{
    if (const auto language = languageFromCode(text)) {
        return *language;
    }
    return fail(ErrorCode::InvalidArgument,
                "\"" + text + "\" is not one of the languages en, zh, ru, mn");
}

} // namespace ecotone::app
