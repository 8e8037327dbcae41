#include "app/commands/labelling_options.h"

#include <CLI/CLI.hpp>

namespace ecotone::app {

void addLabelling(CLI::App& command, std::string& names, bool& codes)
{
    command.add_option("--names", names, "one: in the language; two: also in that of the country")
        ->check(CLI::IsMember({"one", "two"}));
    command.add_flag("--codes", codes, "Codes of classes inside large patches");
}

cartography::LabellingChoice labellingOf(const std::string& names, bool codes)
{
    cartography::LabellingChoice choice;
    choice.names = cartography::namesFromWord(names);
    if (codes) {
        choice.codes = cartography::Codes::With;
    }
    return choice;
}

} // namespace ecotone::app
