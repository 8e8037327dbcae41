#include "core/edit/edit_session.h"
#include "tests/core/store/support.h"

namespace ecotone::edit::test {

namespace {

using namespace store::test;
using model::Scope;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* classes[] = {"F11", "F21", "W11", "G11"};

bool isClass(const std::string& code)
{
    return std::find(std::begin(classes), std::end(classes), code) != std::end(classes);
}

/// Squares in ten columns: even ones are CN, odd ones RU.
class EditSessionTest : public ::testing::Test
{
protected:
    Folder m_folder;
    std::unique_ptr<store::ProjectFile> m_project = makeProject(m_folder / "a.gpkg");

    EditSession session(const std::string& side)
    {
        return EditSession::open(*m_project, {"Ли Мин", "Hunchun", side}, isClass).value();
    }
    std::string dump() { return m_project->orderedDump().value(); }
    std::string classOf(model::PatchId id)
    {
        return m_project->patch(id).value().attributes.classCode;
    }
};

} // namespace

TEST_F(EditSessionTest, ReclassifiesAndSaysSo)
{
    const auto entry =
        session("CN").reclassify("fid = 1", "W11", {.reason = "the ice went"}).value();
    EXPECT_EQ(entry.header.kind, "reclassify");
    EXPECT_EQ(entry.header.change, model::ChangeKind::Correction);
    EXPECT_EQ(entry.header.detailsJson, R"({"patches": 1, "to": "W11"})");
    EXPECT_EQ(entry.header.author.organisation, "Hunchun");
    const auto patch = m_project->patch(1).value();
    EXPECT_EQ(patch.attributes.classCode, "W11");
    EXPECT_EQ(patch.attributes.editedBy, "Ли Мин");
    EXPECT_EQ(patch.attributes.status, model::PatchStatus::Edited);
    EXPECT_EQ(session("CN").reclassify("fid = 1", "W11", {}).value().id, 0) << "it is W11 already";
    EXPECT_EQ(session("CN").reclassify("0", "W11", {}).value().id, 0);
    EXPECT_EQ(m_project->history().entries().value().size(), 2U);
}

TEST_F(EditSessionTest, ANameAClassAndForAChangeDateAndCauseAreNeeded)
{
    ECO_EXPECT_CODE(EditSession::open(*m_project, {"  ", "", "CN"}, isClass),
                    ErrorCode::AuthorNeeded);
    auto edit = session("");
    ECO_EXPECT_CODE(edit.reclassify("1", "X99", {}), ErrorCode::UnknownClass);
    Statement change{.change = model::ChangeKind::Change, .eventDate = "2025-05"};
    ECO_EXPECT_CODE(edit.reclassify("1", "W11", change), ErrorCode::InvalidArgument);
    change.cause = "fire";
    const auto entry = edit.reclassify("fid = 3", "G11", change).value();
    EXPECT_EQ(entry.header.cause, "fire");
    EXPECT_EQ(entry.header.eventDate, "2025-05");
    ASSERT_TRUE(m_project->close());
    auto reader = openProject(m_folder / "a.gpkg", store::Access::Read);
    ECO_EXPECT_CODE(EditSession::open(*reader, {"Ли", "", ""}, isClass), ErrorCode::ReadOnly);
}

TEST_F(EditSessionTest, AnotherSideIsLockedWithoutAMandate)
{
    const std::string before = dump();
    const auto refused = session("CN").reclassify("fid IN (1, 2)", "W11", {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::LockedSide);
    EXPECT_THAT(refused.error().detail, HasSubstr("patch 2 belongs to the side of RU"));
    EXPECT_EQ(dump(), before);
    const auto entry =
        session("CN").reclassify("fid IN (1, 2)", "W11", {.mandate = "protocol 7 of 2026-03-01"});
    ECO_ASSERT_OK(entry);
    EXPECT_EQ(entry->header.mandate, "protocol 7 of 2026-03-01");
    ECO_ASSERT_OK(session("").reclassify("fid IN (1, 2)", "G11", {}));
}

TEST_F(EditSessionTest, UndoingAnotherSidesEntryIsLockedToo)
{
    ECO_ASSERT_OK(session("RU").reclassify("fid = 2", "W11", {}));
    ECO_EXPECT_CODE(session("CN").undo(Scope::Map), ErrorCode::LockedSide);
    ECO_ASSERT_OK(session("RU").undo(Scope::Map));
    ECO_EXPECT_CODE(session("CN").redo(Scope::Map), ErrorCode::LockedSide);
    ECO_ASSERT_OK(session("").redo(Scope::Map));
    EXPECT_EQ(classOf(2), "W11");
}

TEST_F(EditSessionTest, ReviewKeepsTheClass)
{
    ECO_ASSERT_OK(session("CN").review(std::vector<model::PatchId>{1, 3}, {}));
    const auto patch = m_project->patch(3).value();
    EXPECT_EQ(patch.attributes.status, model::PatchStatus::Reviewed);
    EXPECT_EQ(patch.attributes.reviewedBy, "Ли Мин");
    EXPECT_EQ(patch.attributes.classCode, "F11");
}

TEST_F(EditSessionTest, ASplitKeepsAttributesAndTotalArea)
{
    // Square 1 is cut in halves; neighbour 2 of the other side gets the new corner on its border.
    const geometry::Polygon low{{{200000000, 100000000},
                                 {200010000, 100000000},
                                 {200010000, 100005000},
                                 {200000000, 100005000}},
                                {}};
    const geometry::Polygon high{{{200000000, 100005000},
                                  {200010000, 100005000},
                                  {200010000, 100010000},
                                  {200000000, 100010000}},
                                 {}};
    geometry::Polygon neighbour = square(1, 0);
    neighbour.outer.push_back({200010000, 100005000});
    coverage::ChangeSet changes;
    changes.replaced = {{1, low}, {2, neighbour}};
    changes.created = {{1, high}};
    const std::string before = dump();
    const auto entry = session("CN").applyChangeSet("split", changes, {}).value();
    EXPECT_EQ(entry.patches, 3);
    const auto whole = m_project->patches().areaBy({}).value();
    EXPECT_EQ(whole.front().area.exactSquareMetres(), "200000");
    const auto created = m_project->patch(21).value();
    EXPECT_EQ(created.attributes.sourceText, "蒙古栎林");
    EXPECT_EQ(created.attributes.status, model::PatchStatus::Edited);
    EXPECT_EQ(m_project->patch(2).value().attributes.status, model::PatchStatus::Harmonised);
    ECO_ASSERT_OK(session("CN").undo(Scope::Map));
    EXPECT_EQ(dump(), before);
    // Moving the neighbour's border is another thing than adding a vertex to it.
    changes.replaced[1].outline.outer.back().x += 500;
    ECO_EXPECT_CODE(session("CN").applyChangeSet("split", changes, {}), ErrorCode::LockedSide);
}

TEST_F(EditSessionTest, ANewVertexOnTheOuterBorderReachesTheExtent)
{
    const geometry::Polygon one = m_project->patch(1).value().outline;
    {
        model::EntryHeader header;
        header.kind = "harmonise";
        header.author = {"Ли Мин", "Hunchun", ""};
        auto recording = m_project->history().begin(header).value();
        ECO_ASSERT_OK(m_project->extents().set("lbc", {one}));
        ECO_ASSERT_OK(recording.commit());
    }
    // A vertex half a centimetre off a slanted border, rounded: here simply beside it.
    const geometry::GridPoint off{200005000, 100000001};
    geometry::Polygon moved = one;
    moved.outer.insert(moved.outer.begin() + 1, off);
    coverage::ChangeSet changes;
    changes.replaced = {{1, moved}};
    changes.border = {{moved.outer[0], moved.outer[2], {off}}};
    ECO_ASSERT_OK(session("CN").applyChangeSet("split", changes, {}));
    EXPECT_EQ(m_project->extents().get("lbc").value()->outline, geometry::MultiPolygon{moved});
    // An edge that the next patch still has: it was missing from the edit.
    const geometry::Polygon two = m_project->patch(2).value().outline;
    changes.border = {{two.outer[1], two.outer[0], {{two.outer[0].x + 5000, two.outer[0].y + 1}}}};
    ECO_EXPECT_CODE(session("CN").applyChangeSet("split", changes, {}), ErrorCode::TopologyFailure);
}

TEST_F(EditSessionTest, ProposalsHaveTheirOwnUndo)
{
    auto edit = session("CN");
    model::Feature proposal;
    proposal.names.in(Language::Chinese) = "北部方案";
    proposal.shape = geometry::shapeOf(square(0, 0));
    proposal.id = edit.addProposal(proposal, "first draft").value();
    EXPECT_EQ(proposal.id, 1);
    const std::string drawn = dump();
    proposal.shape = geometry::shapeOf(square(1, 0));
    ECO_ASSERT_OK(edit.updateProposal(proposal));
    ECO_ASSERT_OK(edit.reclassify("fid = 1", "W11", {}));
    ECO_ASSERT_OK(edit.removeProposal(proposal.id));
    ECO_ASSERT_OK(edit.undo(Scope::Proposal));
    ECO_ASSERT_OK(edit.undo(Scope::Proposal));
    ECO_ASSERT_OK(edit.undo(Scope::Map));
    EXPECT_EQ(dump(), drawn);
    EXPECT_EQ(m_project->layerRows().get("proposal", 1).value().shape,
              geometry::shapeOf(square(0, 0)));
    ECO_EXPECT_CODE(edit.removeProposal(77), ErrorCode::NotFound);
}

} // namespace ecotone::edit::test
