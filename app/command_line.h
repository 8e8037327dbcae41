#pragma once

namespace ecotone::app {

/// The whole program: reads the words of the command line and runs a command, or opens the
/// window when there is none. Returns the exit code (see base/error_code.h).
[[nodiscard]] int run(int argc, char** argv);

} // namespace ecotone::app
