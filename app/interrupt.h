#pragma once

#include <stop_token>

namespace ecotone::app {

/// From now on the first Ctrl+C asks for a stop and the second ends the program with 130. Call
/// before other threads start.
void watchForInterrupt();
[[nodiscard]] std::stop_token interruptToken();

[[nodiscard]] bool standardErrorIsTerminal();
/// True when a window can be opened here.
[[nodiscard]] bool displayIsThere();

} // namespace ecotone::app
