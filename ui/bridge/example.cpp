#include "ui/bridge/example.h"

#include "core/demo/demo.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace ecotone::bridge {

namespace {

struct ExampleWords
{
    Q_DECLARE_TR_FUNCTIONS(ExampleWords)
};

} // namespace

std::filesystem::path exampleFolder()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return toPath(data) / "ecotone" / "example";
}

QString exampleProject()
{
    return fromPath(exampleFolder() / demo::projectFileName);
}

void makeExample(StoreBridge& bridge,
                 QObject* context,
                 std::filesystem::path folder,
                 Answer<QString> done)
{
    bridge.work<QString>(
        context,
        ExampleWords::tr("Making the example"),
        [folder = std::move(folder)](const Progress& progress) -> Result<QString> {
            ECO_ASSIGN(const auto made, demo::makeDemoProject(folder, {}, progress));
            return fromPath(made.project);
        },
        std::move(done));
}

} // namespace ecotone::bridge
