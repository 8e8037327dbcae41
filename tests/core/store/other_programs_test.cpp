#include "tests/core/store/support.h"

#include <cstdlib>
#include <fstream>

/// GDAL, on which QGIS stands, works on a closed project: its edits are taken in, and what it adds
/// to the schema is known and no stranger.
namespace ecotone::store::test {

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

bool ran(const char* program, const std::vector<std::string>& arguments)
{
    const auto result = platform::runChild(program, arguments).value();
    EXPECT_EQ(result.exitCode, 0) << result.output << result.errors;
    return result.exitCode == 0;
}

class OtherPrograms : public ::testing::Test
{
protected:
    Folder m_folder;
    std::filesystem::path m_path = m_folder / "a.gpkg";

    void SetUp() override
    {
        if (std::system("ogrinfo --version > /dev/null 2>&1") != 0) {
            GTEST_SKIP() << "GDAL's programs are not installed";
        }
        makeProject(m_path);
    }
};

} // namespace

TEST_F(OtherPrograms, AClassEditedWithGdalIsTakenIn)
{
    ASSERT_TRUE(
        ran("/usr/bin/ogrinfo",
            {m_path.string(), "-sql", "UPDATE habitat SET class_code = 'G11' WHERE fid = 6"}));
    auto project = openProject(m_path);
    const OutsideEdits edits = project->history().reconcile({}).value();
    EXPECT_THAT(edits.patches, ElementsAre(6));
    EXPECT_FALSE(edits.sealed);
    ECO_ASSERT_OK(project->checkIntegrity());
    ECO_ASSERT_OK(project->close());
    EXPECT_THAT(m_folder.files(), ElementsAre("a.gpkg"));
}

TEST_F(OtherPrograms, ALayerAddedWithGdalIsNoStranger)
{
    std::ofstream{m_folder / "new.csv"} << "id,WKT\n1,\"POLYGON((0 0,1 0,1 1,0 0))\"\n";
    ASSERT_TRUE(ran("/usr/bin/ogr2ogr",
                    {"-update",
                     "-append",
                     m_path.string(),
                     (m_folder / "new.csv").string(),
                     "-nln",
                     "added elsewhere",
                     "-a_srs",
                     "EPSG:4326",
                     "-nlt",
                     "POLYGON"}));
    ASSERT_TRUE(
        ran("/usr/bin/ogr2ogr",
            {"-update", "-append", m_path.string(), m_path.string(), "road", "-nln", "road 2"}));
    auto project = openProject(m_path);
    EXPECT_EQ(project->access(), Access::Write);
    EXPECT_THAT(project->openingIssues(), IsEmpty());
    EXPECT_FALSE(project->history().changedOutside().value());
}

TEST_F(OtherPrograms, StylesAreFoundInLayerStyles)
{
    {
        auto project = openProject(m_path);
        ECO_ASSERT_OK(
            project->documents().setLayerStyles("habitat", {{"Ecotone", "<qgis/>", "<sld/>"}}));
    }
    const auto result =
        platform::runChild("/usr/bin/ogrinfo", {"-ro", m_path.string(), "layer_styles"}).value();
    EXPECT_THAT(result.output, HasSubstr("f_table_name (String) = habitat"));
    EXPECT_THAT(result.output, HasSubstr("f_geometry_column (String) = geom"));
    EXPECT_THAT(result.output, HasSubstr("useAsDefault (Integer(Boolean)) = 1"));
    EXPECT_THAT(result.errors, IsEmpty());
}

} // namespace ecotone::store::test
