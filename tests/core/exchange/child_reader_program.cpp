#include "core/exchange/child_reader.h"

#include <chrono>
#include <cstdlib>
#include <thread>

/// The reader program of the tests: misbehaves on files whose name asks for it.
int main(int count, char** words)
{
    const std::vector<std::string> arguments(words + 2, words + count);
    if (arguments[0].find("crash") != std::string::npos) {
        std::abort();
    }
    if (arguments[0].find("loop") != std::string::npos) {
        std::this_thread::sleep_for(std::chrono::seconds{60});
    }
    return ecotone::exchange::readerMain(arguments);
}
