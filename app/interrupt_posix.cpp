#include "app/interrupt.h"

#include <csignal>
#include <cstdlib>
#include <thread>
#include <unistd.h>

namespace ecotone::app {

namespace {

std::stop_source& source()
{
    static std::stop_source instance;
    return instance;
}

} // namespace

void watchForInterrupt()
{
    // A handler may do next to nothing; a thread that waits for the signal may do anything.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::thread{[signals] {
        for (;;) {
            int received = 0;
            if (sigwait(&signals, &received) != 0) {
                continue;
            }
            if (!source().request_stop()) {
                ::_exit(130);
            }
        }
    }}.detach();
}

std::stop_token interruptToken()
{
    return source().get_token();
}

bool standardErrorIsTerminal()
{
    return ::isatty(STDERR_FILENO) == 1;
}

bool displayIsThere()
{
    const auto isSet = [](const char* name) {
        const char* value = std::getenv(name);
        return value != nullptr && *value != '\0';
    };
    return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("QT_QPA_PLATFORM");
}

} // namespace ecotone::app
