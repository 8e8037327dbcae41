#include "app/command_line.h"

#include "app/commands/command.h"
#include "app/interrupt.h"
#include "app/version.h"
#include "core/base/log.h"
#include "core/base/platform.h"
#include "core/exchange/child_reader.h"
#include "ui/shell/window.h"

#include <CLI/CLI.hpp>
#include <cstdio>

namespace ecotone::app {

namespace {

struct GlobalOptions
{
    std::string project;
    std::string language;
    std::string screenshot;
    bool quiet = false;
    bool verbose = false;
    bool version = false;
};

void addGlobal(CLI::App& parser, GlobalOptions& options)
{
    parser.add_option("project", options.project, "Project file to open in the window");
    parser.add_option("--language", options.language, "Language of the window: en, zh, ru, mn");
    parser.add_option(
        "--screenshot", options.screenshot, "Draw the window into a PNG file and end");
    parser.add_flag("-q,--quiet", options.quiet, "No progress and no notes");
    parser.add_flag("-v,--verbose", options.verbose, "Say more");
    parser.add_flag("--version", options.version, "Version; with -v of the libraries too");
}

void addCommands(CLI::App& parser, Invocation& invocation)
{
    addDemo(parser, invocation);
    addNew(parser, invocation);
    addList(parser, invocation);
    addProbe(parser, invocation);
    addHarmonise(parser, invocation);
    addUpdate(parser, invocation);
    addCheck(parser, invocation);
    addRender(parser, invocation);
    addLayout(parser, invocation);
    addAreas(parser, invocation);
    addReclassify(parser, invocation);
    addEdit(parser, invocation);
    addHistory(parser, invocation);
    addEdition(parser, invocation);
    addExplain(parser, invocation);
    addCoverage(parser, invocation);
    addCrosswalk(parser, invocation);
    addTheme(parser, invocation);
    addExport(parser, invocation);
}

/// -1 when the program should go on.
int parsed(CLI::App& parser, int argc, char** argv)
{
    constexpr int usageError = 2;
    try {
        parser.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return parser.exit(error) == 0 ? 0 : usageError;
    }
    return -1;
}

int openWindow(const Terminal& terminal, const GlobalOptions& options, int argc, char** argv)
{
    if (!displayIsThere() && options.screenshot.empty()) {
        return terminal.failed(
            {ErrorCode::InvalidArgument,
             "there is no display to open a window on; `ecotone --help` lists the commands that "
             "need none",
             std::source_location::current()});
    }
    shell::WindowOptions window;
    window.projectPath = options.project;
    window.language = options.language;
    window.screenshotPath = options.screenshot;
    return shell::runWindow(window, argc, argv);
}

/// A full disk behind a redirection must not look like success.
int withOutputChecked(const Terminal& terminal, int code)
{
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) {
        return code;
    }
    return worseExitCode(code,
                         terminal.failed({ErrorCode::FileUnwritable,
                                          "standard output could not be written to its end",
                                          std::source_location::current()}));
}

} // namespace

int run(int argc, char** argv)
{
    // Foreign bytes are read in a child of this program: a driver's crash is an issue, not ours.
    if (argc > 1 && std::string_view{argv[1]} == "--reader") {
        return exchange::readerMain({argv + 2, argv + argc});
    }
    exchange::useReaderProgram(platform::executablePath());
    CLI::App parser{"Ecotone: one habitat map across borders", "ecotone"};
    parser.require_subcommand(0, 1);
    GlobalOptions options;
    Invocation invocation;
    addGlobal(parser, options);
    addCommands(parser, invocation);
    if (const int code = parsed(parser, argc, argv); code >= 0) {
        return code;
    }
    if (options.version) {
        std::fputs(versionText(options.verbose).c_str(), stdout);
        return 0;
    }
    log::setLevel(options.quiet     ? log::Level::Quiet
                  : options.verbose ? log::Level::Verbose
                                    : log::Level::Normal);
    invocation.terminal.setQuiet(options.quiet);
    if (!invocation.work) {
        return openWindow(invocation.terminal, options, argc, argv);
    }
    watchForInterrupt();
    return withOutputChecked(invocation.terminal, invocation.work(invocation.terminal));
}

} // namespace ecotone::app
