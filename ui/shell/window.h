#pragma once

#include <string>

namespace ecotone::shell {

struct WindowOptions
{
    std::string projectPath;    ///< UTF-8; empty: the start page.
    std::string language;       ///< Code; empty: what was used last, else the desktop's.
    std::string screenshotPath; ///< Draws the window, saves its picture and ends.
};

/// Opens the window and runs until it is closed. Returns the exit code.
int runWindow(const WindowOptions& options, int argc, char** argv);

} // namespace ecotone::shell
