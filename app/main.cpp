#include "app/command_line.h"

#include <QHashSeed>

#include <clocale>

int main(int argc, char** argv)
{
    // Same input, same bytes: no hash order of one run may reach an output.
    QHashSeed::setDeterministicGlobalSeed();
    std::setlocale(LC_CTYPE, "");
    return ecotone::app::run(argc, argv);
}
