#include "tests/core/store/support.h"

namespace ecotone::store::test {

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Repositories : public ::testing::Test
{
protected:
    Folder m_folder;
    std::unique_ptr<ProjectFile> m_project = makeProject(m_folder / "a.gpkg");

    std::vector<model::PatchId> visited(const model::PatchFilter& filter)
    {
        std::vector<model::PatchId> ids;
        EXPECT_TRUE(m_project->visitPatches(filter, [&](const model::PatchView& view) {
            ids.push_back(view.id);
            return true;
        }));
        return ids;
    }
};

} // namespace

TEST_F(Repositories, APatchComesBackAsItWent)
{
    model::Patch given = patch(3, 7, "W11");
    given.attributes = {"W11",
                        "MN",
                        "CHI",
                        4,
                        "17",
                        "0111",
                        "Хар мод",
                        "mn_landuse:3",
                        0.75,
                        model::PatchStatus::Reviewed,
                        "2019",
                        "А",
                        "Б",
                        R"({"age": 80})"};
    given.outline.holes = {
        {{200031000, 100071000}, {200031000, 100072000}, {200032000, 100072000}}};
    auto recording = m_project->history().begin(header()).value();
    const auto ids = m_project->patches().insert(std::vector{given}).value();
    ASSERT_THAT(ids, ElementsAre(21));
    ECO_ASSERT_OK(recording.commit());
    const model::Patch back = m_project->patch(21).value();
    EXPECT_EQ(back.attributes, given.attributes);
    EXPECT_EQ(back.outline, given.outline);
    // 100 m x 100 m less half of 10 m x 10 m: 9950 m2.
    EXPECT_EQ(back.area.exactSquareMetres(), "9950");
    EXPECT_EQ(m_project->patches().attributes(21).value(), given.attributes);
}

TEST_F(Repositories, FiltersRestrict)
{
    EXPECT_EQ(visited({}).size(), 20U);
    EXPECT_THAT(visited({.classes = {"F21"}, .country = "RU"}), ElementsAre(4, 10, 16));
    EXPECT_TRUE(visited({.landscape = "ESA"}).empty());
    // The inside of the square in column 4, row 1.
    EXPECT_THAT(visited({.box = geometry::Box{200041000, 100011000, 200042000, 100012000}}),
                ElementsAre(15));
    // Borders count: the corner that four squares share.
    EXPECT_THAT(visited({.box = geometry::Box{200040000, 100010000, 200040000, 100010000}}),
                ElementsAre(4, 5, 14, 15));
}

TEST_F(Repositories, ABoxFiltersWhileTheProjectIsBuilt)
{
    auto building = ProjectFile::create(m_folder / "b.gpkg").value();
    auto recording = building->history().begin(header(), Record::Import).value();
    ECO_ASSERT_OK(building->patches().insert(squares(20)));
    std::int64_t seen = 0;
    ECO_ASSERT_OK(
        building->visitPatches({.box = geometry::Box{200041000, 100011000, 200042000, 100012000}},
                               [&](const model::PatchView& view) {
                                   seen = view.id;
                                   return true;
                               }));
    EXPECT_EQ(seen, 15);
}

TEST_F(Repositories, AreasAreExactSums)
{
    const std::vector columns{PatchColumn::Class, PatchColumn::Country};
    const auto groups = m_project->patches().areaBy(columns).value();
    ASSERT_EQ(groups.size(), 4U);
    EXPECT_THAT(groups[0].keys, ElementsAre("F11", "CN"));
    EXPECT_EQ(groups[0].patches, 6);
    EXPECT_EQ(groups[0].area.exactSquareMetres(), "60000");
    EXPECT_THAT(groups[3].keys, ElementsAre("F21", "RU"));
    EXPECT_EQ(groups[3].patches, 3);
    const auto all = m_project->patches().areaBy({}).value();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].area.exactSquareMetres(), "200000");
    EXPECT_THAT(m_project->patches().distinct(PatchColumn::Class).value(),
                ElementsAre("F11", "F21"));
    EXPECT_EQ(m_project->patches().bounds().value(),
              (geometry::Box{200000000, 100000000, 200100000, 100020000}));
}

TEST_F(Repositories, WhereFindsPatches)
{
    const auto where = [&](const std::string& sql) { return m_project->patches().fidsWhere(sql); };
    EXPECT_THAT(where("class_code = 'F21' AND country = 'RU'").value(), ElementsAre(4, 10, 16));
    EXPECT_THAT(where("fid IN (3, 5) OR source_fid LIKE '9/%'").value(), ElementsAre(3, 5, 10, 20));
    EXPECT_THAT(where("area_m2 > 10000").value(), ElementsAre());
    EXPECT_THAT(where("fid = (SELECT max(fid) FROM habitat)").value(), ElementsAre(20));
}

TEST_F(Repositories, WhereRefusesAllButOneExpression)
{
    for (const char* sql : {"1); DELETE FROM habitat; --",
                            "1) OR (1",
                            "1) UNION SELECT id FROM ecotone_history WHERE (1",
                            "1 -- all",
                            "/* */ 1",
                            "1; 1",
                            "",
                            "   ",
                            "class_code = \"F11\"",
                            "class_code = 'F11",
                            "fid = ?",
                            "fid = :a",
                            "no_such_column = 1",
                            "fid IN (SELECT id FROM ecotone_history)",
                            "EXISTS (SELECT 1 FROM sqlite_schema)",
                            "load_extension('x')",
                            "randomblob(100000000)",
                            "fid IN (WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM "
                            "c) SELECT x FROM c)",
                            "class_code ="}) {
        const auto found = m_project->patches().fidsWhere(sql);
        ASSERT_FALSE(found) << sql;
        EXPECT_EQ(found.error().code, ErrorCode::ExpressionInvalid) << sql;
    }
    EXPECT_EQ(m_project->patches().count().value(), 20);
    // The watch is over afterwards.
    EXPECT_EQ(m_project->history().entries().value().size(), 1U);
}

TEST_F(Repositories, AMissingPatchChangesNothing)
{
    const std::string before = m_project->orderedDump().value();
    auto recording = m_project->history().begin(header()).value();
    const std::vector<model::PatchId> ids{1, 2, 99};
    ECO_EXPECT_CODE(m_project->patches().setClass(ids, {.classCode = "W11"}), ErrorCode::NotFound);
    ECO_EXPECT_CODE(m_project->patches().erase(ids), ErrorCode::NotFound);
    EXPECT_EQ(recording.commit().value().id, 0);
    EXPECT_EQ(m_project->orderedDump().value(), before);
    ECO_EXPECT_CODE(m_project->patch(99), ErrorCode::NotFound);
}

TEST_F(Repositories, WritingNeedsARecordingOfItsScope)
{
    ECO_EXPECT_CODE(m_project->patches().insert(squares(1)), ErrorCode::Internal);
    auto recording = m_project->history().begin(header("p", model::Scope::Proposal)).value();
    ECO_EXPECT_CODE(m_project->patches().insert(squares(1)), ErrorCode::Internal);
    model::Feature proposal;
    proposal.names.in(Language::English) = "North";
    proposal.shape = geometry::shapeOf(square(0, 0));
    ECO_ASSERT_OK(m_project->layerRows().insert("proposal", std::vector{proposal}));
    ECO_EXPECT_CODE(m_project->layerRows().insert("road", std::vector{model::Feature{}}),
                    ErrorCode::Internal);
}

TEST_F(Repositories, LayersComeBackWithTheirFields)
{
    model::Layer layer;
    layer.name = "Лесные кварталы";
    layer.kind = geometry::ShapeKind::Line;
    layer.sharing = model::Sharing::Internal;
    layer.fields = {{"FID", model::FieldType::Integer, {}},
                    {"geom", model::FieldType::Text, {}},
                    {"fid_", model::FieldType::Real, {}}};
    auto recording = m_project->history().begin(header()).value();
    ECO_ASSERT_OK(m_project->layerRows().ensureLayer(layer));
    model::Feature feature;
    feature.localName = "Квартал 5";
    feature.values = {{"FID", std::int64_t{7}}, {"geom", std::string{"x"}}, {"fid_", 2.5}};
    feature.shape = geometry::shapeOfLine<geometry::GridPoint>({{0, 0}, {100, 100}});
    const auto ids = m_project->layerRows().insert(layer.name, std::vector{feature}).value();
    ECO_ASSERT_OK(recording.commit());
    feature.id = ids.front();
    const model::Feature back = m_project->layerRows().get(layer.name, ids.front()).value();
    EXPECT_EQ(back.values, feature.values);
    EXPECT_EQ(back.shape, feature.shape);
    EXPECT_EQ(back.localName, "Квартал 5");
    EXPECT_EQ(m_project->layerRows().layer(layer.name).value().sharing, model::Sharing::Internal);
    // Undo takes the row back; the empty layer stays.
    ECO_ASSERT_OK(m_project->history().undo(model::Scope::Map));
    EXPECT_EQ(m_project->layerRows().count(layer.name).value(), 0);
    for (const char* bad : {"habitat", "gpkg_contents", "ecotone_x", "sqlite_a", "RTREE_a", ""}) {
        layer.name = bad;
        ECO_EXPECT_CODE(m_project->layerRows().ensureLayer(layer), ErrorCode::InvalidArgument);
    }
}

TEST_F(Repositories, AMultiPointBecomesRows)
{
    model::Feature feature;
    feature.shape.kind = geometry::ShapeKind::Point;
    feature.shape.points = {{0, 0}, {100, 0}, {200, 0}};
    auto recording = m_project->history().begin(header()).value();
    ECO_ASSERT_OK(m_project->layerRows().insert("observation", std::vector{feature}));
    EXPECT_EQ(m_project->layerRows().count("observation").value(), 3);
    feature.shape = geometry::shapeOf(square(0, 0));
    ECO_EXPECT_CODE(m_project->layerRows().insert("observation", std::vector{feature}),
                    ErrorCode::InvalidGeometry);
}

TEST_F(Repositories, RecordsComeBack)
{
    auto recording = m_project->history().begin(header()).value();
    model::Source source;
    source.title = "林地变更";
    source.country = "CN";
    source.contentHash = "abc";
    source.layer = "L";
    source.sharing = model::Sharing::Partners;
    source.accuracyMetres = 2.5;
    source.authority = 3;
    source.id = m_project->sources().put(source).value();
    EXPECT_EQ(source.id, 1);
    EXPECT_EQ(m_project->sources().get(1).value().title, "林地变更");
    EXPECT_EQ(m_project->sources().find("abc", "L").value()->authority, 3);
    EXPECT_FALSE(m_project->sources().find("abc", "M").value());

    model::Claim claim;
    claim.country = "RU";
    claim.classCode = "F21";
    claim.outline = {square(0, 0), square(5, 5)};
    ECO_ASSERT_OK(m_project->claims().insert(std::vector{claim}));
    claim.id = 1;
    EXPECT_THAT(m_project->claims().list().value(), ElementsAre(claim));

    model::Issue issue;
    issue.identity = "unmapped-code:0199";
    issue.code = "unmapped-code";
    issue.fixes = {"map-code", "accept"};
    issue.place = geometry::shapeOfPoint<geometry::GridPoint>({5, 6});
    ECO_ASSERT_OK(m_project->issues().put(std::vector{issue}));
    ECO_ASSERT_OK(m_project->issues().setState(1, "accepted"));
    issue.count = 9;
    ECO_ASSERT_OK(m_project->issues().put(std::vector{issue}));
    const auto issues = m_project->issues().list().value();
    ASSERT_EQ(issues.size(), 1U);
    EXPECT_EQ(issues[0].count, 9);
    EXPECT_EQ(issues[0].state, "accepted");
    EXPECT_EQ(issues[0].fixes, issue.fixes);
    EXPECT_EQ(issues[0].place, issue.place);

    ECO_ASSERT_OK(m_project->extents().set("LBC", {square(0, 0), square(2, 0)}));
    EXPECT_EQ(m_project->extents().get("LBC").value()->area.exactSquareMetres(), "20000");
    EXPECT_FALSE(m_project->extents().get("ESA").value());
    ECO_ASSERT_OK(recording.commit());

    ECO_ASSERT_OK(m_project->documents().put({0, "layout", "A4", 1, "{}"}));
    ECO_ASSERT_OK(m_project->documents().put({0, "layout", "A4", 2, "{1}"}));
    EXPECT_EQ(m_project->documents().get("layout", "A4").value().json, "{1}");
    EXPECT_EQ(m_project->documents().list("layout").value().size(), 1U);
    ECO_ASSERT_OK(m_project->documents().setLayerStyles(
        "habitat", {{"Ecotone", "<qgis/>", "<sld/>"}, {"Mine", "<qgis/>", "<sld/>"}}));
    ECO_ASSERT_OK(
        m_project->documents().setLayerStyles("habitat", {{"Ecotone", "<qgis2/>", "<sld/>"}}));
}

} // namespace ecotone::store::test
