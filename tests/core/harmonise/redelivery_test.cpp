#include "core/coverage/edits.h"
#include "core/coverage/engine.h"
#include "core/edit/edit_session.h"
#include "core/harmonise/redelivery.h"

#include "scene.h"
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>

namespace ecotone::harmonise {
namespace {

using Json = nlohmann::json;

constexpr const char* keyed = R"(version = 1
[source]
file = "FILE"
title = "Sub-compartments"
country = "CN"
date = "DATE"
landscape = "LBC"
authority = 2
[use]
scheme = "cn_forest_dilei"
[fields]
id = "XB"
code = "DI_LEI"
species = "SZ"
)";

/// What a stand says of itself; its class on the map is `result`.
struct Stand
{
    const char* code;
    const char* species;
    const char* result;
};
constexpr Stand pine{"0111", "160", "F11"};
constexpr Stand oak{"0111", "410", "F21"};
constexpr Stand fir{"0111", "120", "F12"};
constexpr Stand scrub{"0131", "", "S11"};

/// One stand of a chessboard of 0.001 degrees, as the delivery states it. `east` moves the border
/// it shares with the next one.
struct Cell
{
    int column = 0;
    int row = 0;
    Stand stand = pine;
    double west = 0.0;
    double east = 0.0;
    int width = 1;
};

class RedeliveryTest : public SceneTest
{
protected:
    using Delivery = std::map<std::string, Cell>;

    static constexpr double side = 0.001;

    static Delivery board(int columns, int rows)
    {
        const Stand stands[] = {pine, oak, fir, scrub};
        Delivery delivery;
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < columns; ++column) {
                delivery.emplace(keyOf(column, row),
                                 Cell{column, row, stands[(column + 2 * row) % 4], 0, 0, 1});
            }
        }
        return delivery;
    }
    static std::string keyOf(int column, int row)
    {
        return "R" + std::to_string(row) + "C" + std::to_string(column);
    }

    Recipe deliver(const Delivery& delivery, const std::string& year, bool withKey = true)
    {
        std::vector<std::string> features;
        for (const auto& [key, cell] : delivery) {
            const double west = 131.0 + side * cell.column;
            const double south = 43.0 + side * cell.row;
            features.push_back(rectangle(R"({"XB":")" + key + R"(","DI_LEI":")" + cell.stand.code +
                                             R"(","SZ":")" + cell.stand.species + R"("})",
                                         west + cell.west,
                                         south,
                                         west + side * cell.width + cell.east,
                                         south + side));
        }
        const std::string file = "cn_" + year + ".geojson";
        writeGeoJson(file, features);
        std::string toml = keyed;
        toml.replace(toml.find("FILE"), 4, file);
        toml.replace(toml.find("DATE"), 4, year);
        if (!withKey) {
            toml.erase(toml.find("id = \"XB\"\n"), 10);
        }
        return recipe(toml);
    }

    std::unique_ptr<store::ProjectFile> openToWrite() { return open(store::Access::Write); }

    static UpdateOptions as(const std::string& name, OnConflict onConflict = OnConflict::List)
    {
        UpdateOptions options;
        options.author.name = name;
        options.onConflict = onConflict;
        return options;
    }

    static edit::EditSession person(store::ProjectFile& project)
    {
        auto session = edit::EditSession::open(
            project, {"Ли Мин", "Hunchun", ""}, [](const std::string&) { return true; });
        EXPECT_TRUE(session) << session.error().detail;
        return *std::move(session);
    }
    static edit::Statement because(const std::string& reason)
    {
        edit::Statement statement;
        statement.reason = reason;
        return statement;
    }

    /// Row key to patches.
    std::multimap<std::string, model::Patch> byKey(store::ProjectFile& project)
    {
        std::multimap<std::string, model::Patch> result;
        for (auto& patch : patches(project)) {
            result.emplace(patch.attributes.sourceFid, std::move(patch));
        }
        return result;
    }
    model::Patch only(store::ProjectFile& project, const std::string& key)
    {
        const auto all = byKey(project);
        EXPECT_EQ(all.count(key), 1U) << key;
        return all.contains(key) ? all.find(key)->second : model::Patch{};
    }

    /// No gap, no overlap, inside the stored extent, whose area is the sum.
    void expectWhole(store::ProjectFile& project)
    {
        std::vector<geometry::Polygon> outlines;
        geometry::Area sum;
        for (const auto& patch : patches(project)) {
            outlines.push_back(patch.outline);
            sum += patch.area;
        }
        const auto extent = project.extents().get("LBC");
        ASSERT_TRUE(extent && *extent);
        const auto check = coverage::checkCoverage(outlines, (*extent)->outline);
        ASSERT_TRUE(check) << check.error().detail;
        EXPECT_TRUE(check->clean())
            << check->gap.exactSquareMetres() << " gap, " << check->overlap.exactSquareMetres()
            << " overlap, " << check->outside.exactSquareMetres() << " outside, "
            << check->unmatchedEdges << " unmatched";
        EXPECT_EQ((*extent)->area, sum);
    }
};

/// A vertex that a neighbour's new border needs moves an edge of 80 m by less than a centimetre.
bool sameLand(const model::Patch& left, const model::Patch& right)
{
    return std::abs(left.area.squareMetres() - right.area.squareMetres()) < 1.0;
}

std::set<std::string> keysOf(const std::vector<DeliveryConflict>& conflicts)
{
    std::set<std::string> keys;
    for (const auto& conflict : conflicts) {
        keys.insert(conflict.key);
    }
    return keys;
}

TEST_F(RedeliveryTest, EveryKindOfChangeReachesTheMap)
{
    auto delivery = board(6, 4);
    ASSERT_TRUE(run({deliver(delivery, "2025")}));
    const auto area = [&](const std::string& key) { return only(*open(), key).area; };
    const auto before = area("R1C1") + area("R1C2");

    delivery["R0C0"].stand = oak;           // was pine
    delivery["R1C1"].east = 0.0004;         // takes land of its neighbour …
    delivery["R1C2"].west = 0.0004;         // … which gives it
    delivery.erase("R3C5");                 // nobody's any more
    delivery["NEW"] = {6, 0, fir, 0, 0, 1}; // beside the map
    const auto project = openToWrite();
    const auto report = updateProject(deliver(delivery, "2026"), *project, as("A"));
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->difference.matchedBy, MatchedBy::Key);
    EXPECT_EQ(report->difference.added.rows, 1);
    EXPECT_EQ(report->difference.removed.rows, 1);
    EXPECT_EQ(report->difference.land.rows, 2);
    EXPECT_EQ(report->generation, 2);
    EXPECT_TRUE(report->conflicts.empty());
    EXPECT_EQ(report->exitCode(), 0);

    EXPECT_EQ(only(*project, "R0C0").attributes.classCode, "F21");
    EXPECT_GT(only(*project, "R1C1").area, only(*project, "R1C2").area);
    EXPECT_EQ(only(*project, "R1C1").area + only(*project, "R1C2").area, before);
    EXPECT_EQ(only(*project, "NEW").attributes.classCode, "F12");
    EXPECT_EQ(byKey(*project).count("R3C5"), 0U);
    EXPECT_EQ(report->unclaimed, 1);
    EXPECT_EQ(patchesByClass(*project)["U01"], 1);
    expectWhole(*project);

    // Patches name the delivery their row came in last.
    const auto sources = project->sources().list();
    ASSERT_TRUE(sources);
    ASSERT_EQ(sources->size(), 2U);
    EXPECT_EQ(sources->back().seriesId, sources->front().id);
    EXPECT_EQ(sources->back().generation, 2);
    EXPECT_EQ(only(*project, "R0C0").attributes.sourceId, sources->back().id);
    EXPECT_EQ(only(*project, "R0C0").attributes.observedOn, "2026");
    EXPECT_EQ(only(*project, "NEW").attributes.sourceId, sources->back().id);
    ASSERT_TRUE(project->close());
}

TEST_F(RedeliveryTest, AnUnchangedDeliveryChangesNothingButItsDate)
{
    const auto delivery = board(4, 3);
    ASSERT_TRUE(run({deliver(delivery, "2025")}));
    auto again = deliver(delivery, "2025");
    const auto project = openToWrite();
    const auto revision = project->revision();
    const auto report = updateProject(again, *project, as("A"));
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_TRUE(report->isKnown);
    EXPECT_EQ(report->entry, 0);
    EXPECT_EQ(*project->revision(), *revision);
}

TEST_F(RedeliveryTest, WithoutAKeyRowsAreKnownByTheirLand)
{
    auto delivery = board(6, 4);
    ASSERT_TRUE(run({deliver(delivery, "2025", false)}));
    delivery.erase("R0C0"); // all row numbers move
    delivery["R1C1"].east = 0.0003;
    delivery["R1C2"].west = 0.0003;
    delivery["R2C2"].stand = scrub;
    const auto project = openToWrite();
    const auto before = patches(*project);
    const auto report = updateProject(deliver(delivery, "2026", false), *project, as("A"));
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->difference.matchedBy, MatchedBy::Geometry);
    EXPECT_EQ(report->difference.added.rows, 0);
    EXPECT_EQ(report->difference.removed.rows, 1);
    EXPECT_EQ(report->difference.land.rows, 2);
    expectWhole(*project);
    // A third year: keys still hold.
    delivery["R3C3"].stand = pine;
    delivery["R3C4"].stand = oak;
    const auto third = updateProject(deliver(delivery, "2027", false), *project, as("A"));
    ASSERT_TRUE(third) << third.error().detail;
    EXPECT_EQ(third->difference.removed.rows + third->difference.added.rows, 0);
    EXPECT_EQ(third->generation, 3);
    expectWhole(*project);
}

TEST_F(RedeliveryTest, AnEditedPatchStaysAndTheConflictHasAPlaceAndTwoFixes)
{
    auto delivery = board(5, 3);
    ASSERT_TRUE(run({deliver(delivery, "2025")}));
    const auto project = openToWrite();
    auto session = person(*project);
    const auto id = only(*project, "R1C1").id;
    ASSERT_TRUE(session.reclassify(std::vector{id}, "W11", because("seen")));
    const auto agreed = only(*project, "R1C3").id;
    ASSERT_TRUE(session.reclassify(std::vector{agreed}, "F12", because("seen")));

    delivery["R1C1"].stand = oak;
    delivery["R1C3"].stand = fir; // the same as the person says: no conflict
    const auto next = deliver(delivery, "2026");
    const auto preview = previewUpdate(next, *project);
    ASSERT_TRUE(preview) << preview.error().detail;
    const auto report = updateProject(next, *project, as("A"));
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(keysOf(preview->conflicts), keysOf(report->conflicts));
    ASSERT_EQ(report->conflicts.size(), 1U);
    EXPECT_EQ(report->conflicts.front().key, "R1C1");
    EXPECT_EQ(report->conflicts.front().ours, "W11");
    EXPECT_EQ(report->conflicts.front().theirs, "F21");
    EXPECT_EQ(report->conflicts.front().editor, "Ли Мин");
    EXPECT_EQ(report->exitCode(), 5);
    EXPECT_EQ(only(*project, "R1C1").attributes.classCode, "W11");
    EXPECT_EQ(only(*project, "R1C3").attributes.classCode, "F12");
    EXPECT_EQ(only(*project, "R1C3").attributes.editedBy, "Ли Мин");
    const auto issues = project->issues().list();
    ASSERT_TRUE(issues);
    const auto issue = std::ranges::find(*issues, "delivery-conflict", &model::Issue::code);
    ASSERT_NE(issue, issues->end());
    EXPECT_EQ(issue->patchId, id);
    EXPECT_FALSE(issue->place.empty());
    EXPECT_EQ(issue->fixes, (std::vector<std::string>{"keep-ours", "take-delivery"}));

    // The same delivery again: the conflict is still open, and is settled by the delivery's word.
    const auto again = updateProject(next, *project, as("A"));
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_EQ(again->exitCode(), 5);
    const auto settled = updateProject(next, *project, as("A", OnConflict::TakeDelivery));
    ASSERT_TRUE(settled) << settled.error().detail;
    EXPECT_EQ(settled->exitCode(), 0);
    EXPECT_EQ(settled->settled, 1);
    EXPECT_EQ(only(*project, "R1C1").attributes.classCode, "F21");
    EXPECT_EQ(only(*project, "R1C1").attributes.status, model::PatchStatus::Harmonised);
    expectWhole(*project);
    ASSERT_TRUE(project->history().undo(model::Scope::Map));
    EXPECT_EQ(only(*project, "R1C1").attributes.classCode, "W11");
}

TEST_F(RedeliveryTest, KeepingOursSettlesForGood)
{
    auto delivery = board(5, 3);
    ASSERT_TRUE(run({deliver(delivery, "2025")}));
    const auto project = openToWrite();
    auto session = person(*project);
    ASSERT_TRUE(session.reclassify(std::vector{only(*project, "R1C1").id}, "W11", because("seen")));
    delivery["R1C1"].east = 0.0003;
    delivery["R1C2"].west = 0.0003;
    const auto next = deliver(delivery, "2026");
    const auto before = only(*project, "R1C1").outline;
    ASSERT_EQ(updateProject(next, *project, as("A"))->exitCode(), 5);
    EXPECT_EQ(only(*project, "R1C1").outline, before);
    const auto kept = updateProject(next, *project, as("A", OnConflict::KeepOurs));
    ASSERT_TRUE(kept) << kept.error().detail;
    EXPECT_EQ(kept->exitCode(), 0);
    EXPECT_EQ(only(*project, "R1C1").outline, before);
    EXPECT_EQ(updateProject(next, *project, as("A"))->exitCode(), 0);
    expectWhole(*project);
}

TEST_F(RedeliveryTest, TakingTheDeliveryMovesTheBoundaryToo)
{
    auto delivery = board(5, 3);
    ASSERT_TRUE(run({deliver(delivery, "2025")}));
    const auto project = openToWrite();
    auto session = person(*project);
    ASSERT_TRUE(session.reclassify(std::vector{only(*project, "R1C1").id}, "W11", because("seen")));
    const auto small = only(*project, "R1C1").area;
    delivery["R1C1"].east = 0.0003;
    delivery["R1C2"].west = 0.0003;
    const auto next = deliver(delivery, "2026");
    ASSERT_EQ(updateProject(next, *project, as("A"))->exitCode(), 5);
    const auto taken = updateProject(next, *project, as("A", OnConflict::TakeDelivery));
    ASSERT_TRUE(taken) << taken.error().detail;
    EXPECT_GT(only(*project, "R1C1").area, small);
    EXPECT_EQ(only(*project, "R1C1").attributes.classCode, scrub.result);
    expectWhole(*project);
}

TEST_F(RedeliveryTest, AKeyThatStandsTwiceIsRefused)
{
    auto delivery = board(3, 2);
    ASSERT_TRUE(run({deliver(delivery, "2025")}));
    auto next = deliver(delivery, "2026");
    next.fields.id = "DI_LEI";
    const auto report = previewUpdate(next, *openToWrite());
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, ErrorCode::InvalidArgument);
    EXPECT_NE(report.error().detail.find("0111"), std::string::npos) << report.error().detail;
}

TEST_F(RedeliveryTest, WithoutAnEarlierDeliveryTheProjectsSourcesAreNamed)
{
    ASSERT_TRUE(run({deliver(board(3, 2), "2025")}));
    auto other = deliver(board(3, 2), "2026");
    other.title = "Something else";
    const auto project = openToWrite();
    const auto report = previewUpdate(other, *project);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, ErrorCode::NotFound);
    EXPECT_NE(report.error().detail.find("Sub-compartments"), std::string::npos);
    other.follows = "Sub-compartments";
    EXPECT_TRUE(previewUpdate(other, *project));
}

// --- the whole of it ---------------------------------------------------------------------------

/// A small generator of its own: equal on every machine.
class Random
{
public:
    explicit Random(std::uint64_t seed) : m_state{seed} {}
    int below(int limit)
    {
        m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<int>((m_state >> 33U) % static_cast<std::uint64_t>(limit));
    }

private:
    std::uint64_t m_state;
};

/// 2,500 stands; 5 % of the rows change; 500 patches were edited by people before. What has to
/// come of it is worked out from the script of changes alone.
TEST_F(RedeliveryTest, FivePercentChangedAndFiveHundredEditsKept)
{
    constexpr int columns = 50;
    constexpr int rows = 50;
    Random random{20260727};
    auto delivery = board(columns, rows);
    ASSERT_TRUE(run({deliver(delivery, "2025")}));
    const auto project = openToWrite();
    ASSERT_EQ(*project->patches().count(), columns * rows);

    // People: 500 stands, never two side by side in a row, so that an edit is of one stand.
    std::map<std::string, std::string> edits; // key to class
    {
        auto session = person(*project);
        std::map<std::string, std::vector<model::PatchId>> ids;
        const auto all = byKey(*project);
        while (edits.size() < 500) {
            const std::string key = keyOf(random.below(columns), random.below(rows));
            const std::string code = random.below(2) == 0 ? "W11" : "G11";
            if (edits.emplace(key, code).second) {
                ids[code].push_back(all.find(key)->second.id);
            }
        }
        for (const auto& [code, list] : ids) {
            for (const auto id : list) {
                ASSERT_TRUE(session.reclassify(std::vector{id}, code, because("seen")));
            }
        }
    }
    const std::string rowsBefore = *project->orderedDump();
    const std::string revisionBefore = *project->revision();
    const auto mapBefore = byKey(*project);

    // The delivery: 125 rows of 2,500, in places of their own (3 apart).
    std::set<std::string> changed;
    std::set<std::string> expectedConflicts;
    std::map<std::string, std::string> expectedClass; // of rows that no person edited
    std::set<std::string> expectedGone;
    int reclassed = 0;
    int reshaped = 0;
    int removed = 0;
    int added = 0;
    std::set<std::pair<int, int>> places;
    while (reclassed + reshaped + removed + added < 125) {
        const int column = random.below(columns - 1);
        const int row = random.below(rows);
        bool apart = true;
        for (const auto& [c, r] : places) {
            apart = apart && (std::abs(c - column) > 2 || std::abs(r - row) > 1);
        }
        if (!apart) {
            continue;
        }
        places.emplace(column, row);
        const std::string key = keyOf(column, row);
        const std::string east = keyOf(column + 1, row);
        const int kind = random.below(4);
        const auto change = [&](const std::string& which) {
            changed.insert(which);
            if (edits.contains(which)) {
                expectedConflicts.insert(which);
            }
        };
        if (kind == 0) {
            auto& cell = delivery.at(key);
            const Stand old = cell.stand;
            cell.stand = std::string{old.result} == "F21" ? scrub : oak;
            change(key);
            if (!edits.contains(key)) {
                expectedClass[key] = cell.stand.result;
            }
            ++reclassed;
        } else if (kind == 1 && reclassed + reshaped + removed + added < 124) {
            delivery.at(key).east = 0.0003;
            delivery.at(east).west = 0.0003;
            change(key);
            change(east);
            reshaped += 2;
        } else if (kind == 2) {
            delivery.erase(key);
            change(key);
            if (!edits.contains(key)) {
                expectedGone.insert(key);
            }
            ++removed;
        } else if (kind == 3 && reclassed + reshaped + removed + added < 124) {
            // A stand is divided: its eastern half is a new row.
            auto& cell = delivery.at(key);
            cell.east = -0.0005;
            Cell half = cell;
            half.west = 0.0005;
            half.east = 0.0;
            half.stand = scrub;
            delivery.emplace("N" + key, half);
            change(key);
            if (!edits.contains(key)) {
                expectedClass["N" + key] = "S11";
            }
            ++added;
            ++reshaped;
        }
    }
    const auto next = deliver(delivery, "2026");
    const auto preview = previewUpdate(next, *project);
    ASSERT_TRUE(preview) << preview.error().detail;
    EXPECT_EQ(*project->orderedDump() == rowsBefore, true) << "a preview writes nothing";

    const auto report = updateProject(next, *project, as("A"));
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->difference.classCode.rows, reclassed);
    EXPECT_EQ(report->difference.land.rows, reshaped);
    EXPECT_EQ(report->difference.removed.rows, removed);
    EXPECT_EQ(report->difference.added.rows, added);
    EXPECT_EQ(keysOf(report->conflicts), expectedConflicts);
    EXPECT_EQ(keysOf(preview->conflicts), expectedConflicts);
    EXPECT_EQ(report->exitCode(), 5);
    EXPECT_GT(expectedConflicts.size(), 10U);

    // Every edit is there, conflicting or not.
    const auto mapAfter = byKey(*project);
    for (const auto& [key, code] : edits) {
        ASSERT_EQ(mapAfter.count(key), 1U) << key;
        const auto& patch = mapAfter.find(key)->second;
        EXPECT_EQ(patch.attributes.classCode, code) << key;
        EXPECT_EQ(patch.attributes.status, model::PatchStatus::Edited) << key;
        EXPECT_EQ(patch.attributes.editedBy, "Ли Мин") << key;
        EXPECT_EQ(patch.id, mapBefore.find(key)->second.id);
        EXPECT_TRUE(sameLand(patch, mapBefore.find(key)->second)) << key;
    }
    for (const auto& [key, code] : expectedClass) {
        ASSERT_EQ(mapAfter.count(key), 1U) << key;
        EXPECT_EQ(mapAfter.find(key)->second.attributes.classCode, code) << key;
    }
    for (const auto& key : expectedGone) {
        EXPECT_EQ(mapAfter.count(key), 0U) << key;
    }
    EXPECT_EQ(report->unclaimed, static_cast<std::int64_t>(expectedGone.size()));
    // What neither a person nor the delivery touched is as it was.
    for (const auto& [key, patch] : mapBefore) {
        if (!changed.contains(key)) {
            ASSERT_EQ(mapAfter.count(key), 1U) << key;
            EXPECT_TRUE(mapAfter.find(key)->second.attributes == patch.attributes) << key;
            EXPECT_TRUE(sameLand(mapAfter.find(key)->second, patch)) << key;
        }
    }
    expectWhole(*project);
    std::printf("re-delivery: %zu rows, %d reclassed, %d reshaped, %d removed, %d added; 500 edits "
                "kept, %zu conflicts\n",
                mapBefore.size(),
                reclassed,
                reshaped,
                removed,
                added,
                expectedConflicts.size());

    // One entry, taken back as one.
    const auto undone = project->history().undo(model::Scope::Map);
    ASSERT_TRUE(undone) << undone.error().detail;
    EXPECT_EQ(undone->size(), 1U);
    EXPECT_EQ(undone->front().header.kind, "delivery");
    EXPECT_EQ(*project->revision(), revisionBefore);
    const auto mapOf = [](const std::string& dump) {
        return dump.substr(0, dump.find("[ecotone_document]"));
    };
    EXPECT_TRUE(mapOf(*project->orderedDump()) == mapOf(rowsBefore));
    ASSERT_TRUE(project->history().redo(model::Scope::Map));
    EXPECT_EQ(*project->revision(), report->revision);

    // And the rest settled by the delivery's word.
    const auto settled = updateProject(next, *project, as("A", OnConflict::TakeDelivery));
    ASSERT_TRUE(settled) << settled.error().detail;
    EXPECT_EQ(settled->settled, static_cast<std::int64_t>(expectedConflicts.size()));
    EXPECT_EQ(settled->exitCode(), 0);
    expectWhole(*project);
}

TEST_F(RedeliveryTest, PageAndJsonSayTheSameInFourLanguages)
{
    auto delivery = board(4, 3);
    ASSERT_TRUE(run({deliver(delivery, "2025")}));
    delivery["R1C1"].stand = oak;
    delivery.erase("R2C3");
    const auto report = previewUpdate(deliver(delivery, "2026"), *open());
    ASSERT_TRUE(report) << report.error().detail;
    const auto json = Json::parse(updateJson(*report));
    EXPECT_EQ(json["difference"]["removed"]["rows"], 1);
    EXPECT_EQ(json["difference"]["matched_by"], "key");
    EXPECT_EQ(json["conflicts"].size(), 0U);
    const std::map<Language, std::string> titles{{Language::English, "New delivery"},
                                                 {Language::Chinese, "新一期交付数据"},
                                                 {Language::Russian, "Новая поставка данных"},
                                                 {Language::Mongolian, "Шинэ нийлүүлэлт"}};
    for (const auto& [language, title] : titles) {
        const auto page = updatePage(*report, language);
        EXPECT_NE(page.find("<h1>" + title + "</h1>"), std::string::npos) << page.substr(0, 800);
        EXPECT_NE(page.find("cn_2026.geojson"), std::string::npos);
        EXPECT_EQ(page.find("update_"), std::string::npos) << "a word is missing";
    }
}

/// A project of the first schema kept no rows: they are those of its patches.
TEST_F(RedeliveryTest, AProjectOfTheFirstSchemaTakesANewDelivery)
{
    std::filesystem::copy_file(ECOTONE_OLDER_PROJECT, projectPath());
    const auto fixtures = std::filesystem::path{ECOTONE_SOURCE_DIR} / "tests/fixtures/schema1";
    auto text = readFile(fixtures / "cn_2025.geojson");
    ASSERT_TRUE(text);
    const auto swap = [&](const std::string& from, const std::string& to) {
        const auto at = text->find(from);
        ASSERT_NE(at, std::string::npos);
        text->replace(at, from.size(), to);
    };
    // X05 becomes scrub; X07, which a person made a swamp, becomes oak.
    swap(R"("XB": "X05", "DI_LEI": "0111", "SZ": "410")",
         R"("XB": "X05", "DI_LEI": "0131", "SZ": "")");
    swap(R"("XB": "X07", "DI_LEI": "0131", "SZ": "")",
         R"("XB": "X07", "DI_LEI": "0111", "SZ": "410")");
    write("cn_2026.geojson", *text);
    auto toml = readFile(fixtures / "cn_2025.toml");
    ASSERT_TRUE(toml);
    toml->replace(toml->find("cn_2025"), 7, "cn_2026");
    const auto project = openToWrite();
    const auto report = updateProject(recipe(*toml), *project, as("A"));
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->difference.unchanged, 18);
    EXPECT_EQ(report->difference.classCode.rows, 2);
    EXPECT_EQ(report->difference.land.rows, 0);
    EXPECT_EQ(keysOf(report->conflicts), std::set<std::string>{"X07"});
    EXPECT_EQ(only(*project, "X05").attributes.classCode, "S11");
    EXPECT_EQ(only(*project, "X07").attributes.classCode, "W11");
    expectWhole(*project);
}

} // namespace
} // namespace ecotone::harmonise
