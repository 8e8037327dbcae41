#pragma once

#include "app/terminal.h"

#include <functional>
#include <string>

namespace CLI {
class App;
}

/// One file a command: it adds itself and its options to the parser and leaves the work to run
/// after parsing. The work returns an exit code.
namespace ecotone::app {

struct Invocation
{
    Terminal terminal;
    std::function<int(const Terminal&)> work;
};

void addDemo(CLI::App& parser, Invocation& invocation);
void addNew(CLI::App& parser, Invocation& invocation);
void addList(CLI::App& parser, Invocation& invocation);
void addProbe(CLI::App& parser, Invocation& invocation);
void addHarmonise(CLI::App& parser, Invocation& invocation);
void addUpdate(CLI::App& parser, Invocation& invocation);
void addCheck(CLI::App& parser, Invocation& invocation);
void addRender(CLI::App& parser, Invocation& invocation);
void addLayout(CLI::App& parser, Invocation& invocation);
void addAreas(CLI::App& parser, Invocation& invocation);
void addReclassify(CLI::App& parser, Invocation& invocation);
void addEdit(CLI::App& parser, Invocation& invocation);
void addHistory(CLI::App& parser, Invocation& invocation);
void addEdition(CLI::App& parser, Invocation& invocation);
void addExplain(CLI::App& parser, Invocation& invocation);
void addCoverage(CLI::App& parser, Invocation& invocation);
void addCrosswalk(CLI::App& parser, Invocation& invocation);
void addTheme(CLI::App& parser, Invocation& invocation);
void addExport(CLI::App& parser, Invocation& invocation);

} // namespace ecotone::app
