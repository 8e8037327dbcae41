#include "tests/architecture/tree.h"

#include <gtest/gtest.h>
#include <map>
#include <set>

// The arrows of the house: which room may include which. A new arrow is a decision; it is made
// here and explained in the room's README.

namespace ecotone::tests {
namespace {

using Rooms = std::set<std::string>;

const Rooms values{"core/base", "core/geometry", "core/model", "core/habitat"};

Rooms with(Rooms rooms, const Rooms& more)
{
    rooms.insert(more.begin(), more.end());
    return rooms;
}

const std::map<std::string, Rooms>& arrows()
{
    static const Rooms ground{"core/base", "core/geometry", "core/model"};
    static const Rooms allCore{"core/base",
                               "core/geometry",
                               "core/text",
                               "core/crs",
                               "core/model",
                               "core/habitat",
                               "core/coverage",
                               "core/store",
                               "core/exchange",
                               "core/plan",
                               "core/quality",
                               "core/edit",
                               "core/harmonise",
                               "core/cartography",
                               "core/report",
                               "core/layout",
                               "core/demo"};
    static const std::map<std::string, Rooms> table{
        {"core/base", {}},
        {"core/geometry", {"core/base"}},
        {"core/text", {"core/base"}},
        {"core/crs", {"core/base", "core/geometry"}},
        {"core/model", {"core/base", "core/geometry"}},
        {"core/habitat", with(ground, {"core/crs", "core/text"})},
        {"core/coverage", with(ground, {"core/crs"})},
        {"core/store", ground},
        {"core/exchange", with(ground, {"core/crs", "core/text"})},
        {"core/plan", with(ground, {"core/habitat", "core/coverage", "core/crs"})},
        {"core/quality", with(ground, {"core/coverage", "core/habitat"})},
        {"core/edit",
         with(ground, {"core/coverage", "core/habitat", "core/quality", "core/store"})},
        {"core/harmonise",
         with(ground,
              {"core/exchange",
               "core/text",
               "core/crs",
               "core/habitat",
               "core/coverage",
               "core/quality",
               "core/store",
               "core/edit"})},
        {"core/cartography", with(ground, {"core/crs", "core/habitat"})},
        {"core/report", with(ground, {"core/habitat", "core/plan", "core/store"})},
        {"core/layout",
         with(ground,
              {"core/habitat", "core/crs", "core/cartography", "core/report", "core/store"})},
        // Writes national deliveries as the agencies would, so it stands above exchange.
        {"core/demo",
         with(ground,
              {"core/exchange", "core/text", "core/crs", "core/habitat", "core/harmonise"})},
        {"ui/render", with(values, {"core/cartography", "core/layout"})},
        {"ui/bridge", with(allCore, {"ui/render"})},
        {"ui/models", with(values, {"ui/bridge"})},
        {"ui/canvas", with(values, {"ui/render", "ui/bridge", "ui/models"})},
        {"ui/panels", with(values, {"ui/render", "ui/bridge", "ui/models", "ui/canvas"})},
        {"ui/dialogs",
         with(values, {"ui/render", "ui/bridge", "ui/models", "ui/canvas", "ui/panels"})},
        {"ui/layout",
         with(values,
              {"ui/render", "ui/bridge", "ui/models", "ui/canvas", "ui/panels", "ui/dialogs"})},
        {"ui/shell",
         with(values,
              {"ui/render",
               "ui/bridge",
               "ui/models",
               "ui/canvas",
               "ui/panels",
               "ui/dialogs",
               "ui/layout"})},
    };
    return table;
}

bool isOurs(const std::string& header)
{
    return header.starts_with("core/") || header.starts_with("ui/") || header.starts_with("app/") ||
           header.starts_with("tests/");
}

TEST(Arrows, EveryIncludeFollowsTheDesign)
{
    std::vector<std::string> findings;
    for (const SourceFile& file : sourcesBelow({"core", "ui"})) {
        const auto allowed = arrows().find(file.room);
        if (allowed == arrows().end()) {
            findings.push_back(file.path + ": the room " + file.room + " is not in the design");
            continue;
        }
        for (const SourceLine& line : file.lines) {
            const std::string header = includedHeader(line.text);
            if (!isOurs(header)) {
                continue;
            }
            const std::string target = roomOf(header);
            if (target != file.room && !allowed->second.contains(target)) {
                findings.push_back(file.path + ":" + std::to_string(line.number) + ": arrow " +
                                   file.room + " -> " + target + " is not allowed");
            }
        }
    }
    EXPECT_TRUE(findings.empty()) << listed(findings);
}

TEST(Arrows, NoCycleBetweenRooms)
{
    // Depth of a room = longest chain below it; a cycle would never settle.
    std::map<std::string, int> depth;
    for (std::size_t round = 0; round <= arrows().size(); ++round) {
        bool changed = false;
        for (const auto& [room, used] : arrows()) {
            for (const std::string& below : used) {
                if (depth[room] <= depth[below]) {
                    depth[room] = depth[below] + 1;
                    changed = true;
                }
            }
        }
        if (!changed) {
            SUCCEED();
            return;
        }
    }
    FAIL() << "the arrows of the design form a cycle";
}

struct Library
{
    std::string name;
    std::vector<std::string> prefixes;
    Rooms rooms;
};

TEST(Arrows, EachCLibraryStaysInItsRoom)
{
    const std::vector<Library> libraries{
        {"GDAL", {"gdal", "ogr_", "cpl_"}, {"core/exchange"}},
        {"GEOS", {"geos_c"}, {"core/geometry"}},
        {"PROJ", {"proj.h", "geodesic.h"}, {"core/crs"}},
        {"SQLite", {"sqlite3"}, {"core/store"}},
        {"ICU", {"unicode/"}, {"core/text"}},
        {"QPDF", {"qpdf/"}, {"core/layout"}},
        {"libxlsxwriter", {"xlsxwriter"}, {"core/report"}},
        {"Expat", {"expat"}, {"core/cartography"}},
    };
    std::vector<std::string> findings;
    for (const SourceFile& file : sourcesBelow({"core", "ui", "app"})) {
        for (const SourceLine& line : file.lines) {
            const std::string header = includedHeader(line.text);
            for (const Library& library : libraries) {
                for (const std::string& prefix : library.prefixes) {
                    if (header.starts_with(prefix) && !library.rooms.contains(file.room)) {
                        findings.push_back(file.path + ":" + std::to_string(line.number) + ": " +
                                           library.name + " is used outside its room");
                    }
                }
            }
        }
    }
    EXPECT_TRUE(findings.empty()) << listed(findings);
}

bool isQt(const std::string& header)
{
    return header.size() > 1 && header[0] == 'Q' &&
           (std::isupper(static_cast<unsigned char>(header[1])) != 0 || header.starts_with("Qt"));
}

TEST(Arrows, CoreKnowsNoQt)
{
    std::vector<std::string> findings;
    for (const SourceFile& file : sourcesBelow({"core"})) {
        for (const SourceLine& line : file.lines) {
            if (isQt(includedHeader(line.text))) {
                findings.push_back(file.path + ":" + std::to_string(line.number) + ": Qt in core");
            }
        }
    }
    EXPECT_TRUE(findings.empty()) << listed(findings);
}

TEST(Arrows, RenderBridgeAndModelsKnowNoWidgets)
{
    const Rooms rooms{"ui/render", "ui/bridge", "ui/models"};
    const Rooms umbrellas{"QtWidgets", "QtGui", "QtCore"};
    std::vector<std::string> findings;
    for (const SourceFile& file : sourcesBelow({"ui", "app"})) {
        for (const SourceLine& line : file.lines) {
            const std::string header = includedHeader(line.text);
            const bool widget = header.find("Widget") != std::string::npos ||
                                header.find("QtWidgets") != std::string::npos ||
                                header == "QApplication" || header.starts_with("QDialog") ||
                                header.starts_with("QMessageBox");
            if (isQt(header) &&
                ((widget && rooms.contains(file.room)) || umbrellas.contains(header))) {
                findings.push_back(file.path + ":" + std::to_string(line.number) + ": <" + header +
                                   "> does not belong here");
            }
        }
    }
    EXPECT_TRUE(findings.empty()) << listed(findings);
}

} // namespace
} // namespace ecotone::tests
