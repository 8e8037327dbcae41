#include "app/command_line.h"

#include <clocale>
#include <cstdlib>

int main(int argc, char** argv)
{
    // Same input, same bytes: no hash order of one run may reach an output.
    ::setenv("QT_HASH_SEED", "0", 1);
    std::setlocale(LC_CTYPE, "");
    return ecotone::app::run(argc, argv);
}
