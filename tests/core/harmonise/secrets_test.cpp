#include "core/base/file.h"
#include "core/base/number.h"
#include "core/crs/control_points.h"
#include "core/crs/transform.h"
#include "core/exchange/source_table.h"
#include "core/harmonise/layer_export.h"
#include "core/harmonise/probe.h"
#include "tests/support/geodesy.h"

#include "scene.h"
#include <bit>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <gmock/gmock.h>

/// Control points and what is fitted to them are state secrets in some countries: everything that
/// a run leaves behind is searched for them, as text and as the bytes of doubles.
namespace ecotone::harmonise {
namespace {

using namespace ecotone::testing;
using ::testing::HasSubstr;

/// A made-up realisation of Xian 1980.
constexpr Gost madeUp{-137.2468, 61.1357, 33.7591, 0.0, 0.0, 1.5, 0.0};
constexpr const char* label = "hunchun-1980";

class Secrets : public SceneTest, public ::testing::WithParamInterface<const char*>
{
protected:
    void SetUp() override
    {
        SceneTest::SetUp();
        m_config = folder() / "home";
        std::filesystem::create_directories(m_config / "ecotone");
        if (const char* before = std::getenv("XDG_CONFIG_HOME")) {
            m_before = before;
        }
        setenv("XDG_CONFIG_HOME", m_config.c_str(), 1);
        writeControlPoints();
        writeDelivery();
    }
    void TearDown() override
    {
        if (m_before.empty()) {
            unsetenv("XDG_CONFIG_HOME");
        } else {
            setenv("XDG_CONFIG_HOME", m_before.c_str(), 1);
        }
        SceneTest::TearDown();
    }

    static RealPoint grid(RealPoint truth)
    {
        return gaussKrueger(
            shiftedBack(truth, wgs84Spheroid, iag1975, madeUp), iag1975, 129.0, 43500000.0);
    }

    void writeControlPoints()
    {
        std::string text = std::string{"[[set]]\nlabel = \""} + label +
                           "\"\ncrs = \"EPSG:2367\"\nmethod = \"" + GetParam() +
                           "\"\ndate = \"2026-05-01\"\npoints = [\n";
        RealPoint meanLocal;
        RealPoint meanTruth;
        for (int i = 0; i < 6; ++i) {
            const RealPoint truth{130.0123456 + 0.2512345 * (i % 3), 42.5123457 + 0.1312347 * i};
            const auto stored = grid(truth);
            remember(truth.x, 9);
            remember(truth.y, 9);
            remember(stored.x, 4);
            remember(stored.y, 4);
            text += "  { source = [" + toText(stored.x, 4) + ", " + toText(stored.y, 4) +
                    "], wgs84 = [" + toText(truth.x, 9) + ", " + toText(truth.y, 9) + "] },\n";
            const auto local = shiftedBack(truth, wgs84Spheroid, iag1975, madeUp);
            meanLocal = {meanLocal.x + local.x / 6.0, meanLocal.y + local.y / 6.0};
            meanTruth = {meanTruth.x + truth.x / 6.0, meanTruth.y + truth.y / 6.0};
        }
        ASSERT_TRUE(writeFile(m_config / "ecotone" / "control_points.toml", text + "]\n"));
        // What the fits come down to: the mean shift, its place, the Helmert parameters.
        for (const double shift :
             {meanTruth.x - meanLocal.x, meanTruth.y - meanLocal.y, meanTruth.x, meanTruth.y}) {
            m_texts.push_back(toText(std::abs(shift), 6));
            m_texts.push_back(toText(std::abs(shift) * 3600.0, 3));
        }
        for (const char* parameter : {"137.24", "61.135", "33.759"}) {
            m_texts.emplace_back(parameter);
        }
        for (const char* word : {"+proj=helmert", "geogoffset", "+dlon", "+xoff", "+s11"}) {
            m_texts.emplace_back(word);
        }
    }

    void remember(double value, int decimals)
    {
        const auto text = toText(value, decimals);
        // Six digits and more tell a place to a metre: search for the beginning too.
        m_texts.push_back(text.substr(0, text.find('.') + 5));
        m_doubles.push_back(*parseDouble(text));
    }

    void writeDelivery()
    {
        std::string rows;
        for (int i = 0; i < 4; ++i) {
            const double x = 130.31 + 0.041 * i;
            std::string ring;
            for (const RealPoint corner : {RealPoint{x, 42.91},
                                           RealPoint{x + 0.041, 42.91},
                                           RealPoint{x + 0.041, 42.94},
                                           RealPoint{x, 42.94},
                                           RealPoint{x, 42.91}}) {
                const auto at = grid(corner);
                ring += (ring.empty() ? "" : ", ") + toText(at.x, 3) + " " + toText(at.y, 3);
            }
            rows += "0111;160;\"POLYGON((" + ring + "))\"\n";
        }
        write("cn.csv", "DI_LEI;SZ;WKT\n" + rows);
    }

    [[nodiscard]] std::string recipeText() const
    {
        return std::string{"version = 1\n[source]\nfile = \"cn.csv\"\ncountry = \"CN\"\n"
                           "landscape = \"LBC\"\n[reading]\ncrs = \"EPSG:2367\"\n"
                           "wkt_column = \"WKT\"\ncontrol_points = \""} +
               label +
               "\"\n[use]\nscheme = \"cn_forest_dilei\"\n[fields]\ncode = \"DI_LEI\"\n"
               "species = \"SZ\"\n";
    }

    void expectSilent(const std::string& what, const std::string& bytes) const
    {
        for (const auto& text : m_texts) {
            EXPECT_EQ(bytes.find(text), std::string::npos) << what << " holds " << text;
        }
        for (const double value : m_doubles) {
            char raw[sizeof value];
            std::memcpy(raw, &value, sizeof value);
            EXPECT_EQ(bytes.find(std::string_view{raw, sizeof raw}), std::string::npos)
                << what << " holds a control point as a double";
            const auto swapped = std::bit_cast<std::uint64_t>(value);
            const auto big = __builtin_bswap64(swapped);
            std::memcpy(raw, &big, sizeof big);
            EXPECT_EQ(bytes.find(std::string_view{raw, sizeof raw}), std::string::npos)
                << what << " holds a control point as a double";
        }
    }

    std::filesystem::path m_config;
    std::string m_before;
    std::vector<std::string> m_texts;
    std::vector<double> m_doubles;
};

/// The search is able to find: in the keeper's own file.
TEST_P(Secrets, AreFoundWhereTheyAre)
{
    const auto text = readFile(m_config / "ecotone" / "control_points.toml").value();
    std::size_t found = 0;
    for (const auto& secret : m_texts) {
        found += text.find(secret) != std::string::npos ? 1U : 0U;
    }
    EXPECT_GE(found, m_doubles.size());
}

TEST_P(Secrets, StayHome)
{
    ::testing::internal::CaptureStderr();
    ProbeHints hints;
    hints.country = "CN";
    hints.crs = "EPSG:2367";
    hints.controlPoints = label;
    const auto probed = probe(std::vector{folder() / "cn.csv"}, hints).value();
    expectSilent("the probe", probeJson(probed));
    const auto report = run({recipe(recipeText())});
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->sources.front().patches, 4);
    const auto json = harmoniseJson(*report);
    EXPECT_THAT(json, HasSubstr(label));
    expectSilent("the report", json);
    for (const auto language : allLanguages) {
        expectSilent("the page", harmonisePage(*report, language));
        expectSilent("the probe's page", probePage(probed, language));
    }
    expectSilent("the recipe", toToml(recipe(recipeText())));
    const auto project = open();
    for (const char* file : {"a.gpkg", "b.shp", "c.geojson", "d.csv", "e.mif", "f.kml"}) {
        ExportRequest request;
        request.file = folder() / file;
        request.crs = std::string_view{file} == "f.kml" ? "EPSG:4326" : "EPSG:2367";
        request.controlPoints = request.crs == "EPSG:2367" ? label : "";
        const auto done = exportLayer(*project, request);
        ASSERT_TRUE(done) << file << ": " << done.error().detail;
        expectSilent("the export report", done->operation);
    }
    // Failures speak too.
    auto wrong = recipe(recipeText());
    wrong.crs = "EPSG:21422";
    const auto refused = run({wrong});
    ASSERT_FALSE(refused);
    expectSilent("the refusal", refused.error().detail);
    expectSilent("the log", ::testing::internal::GetCapturedStderr());
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator{folder()}) {
        if (entry.is_regular_file()) {
            expectSilent(fileName(entry.path()), readFile(entry.path()).value());
            ++files;
        }
    }
    EXPECT_GT(files, 10) << "project, delivery, exports and what stands beside them";
}

/// The fitted way there and back closes on the grid: what was exported is what was read.
TEST_P(Secrets, RoundTripThroughAFit)
{
    ASSERT_TRUE(run({recipe(recipeText())}));
    const auto project = open();
    ExportRequest request;
    request.file = folder() / "back.gpkg";
    request.crs = "EPSG:2367";
    request.controlPoints = label;
    ASSERT_TRUE(exportLayer(*project, request));
    const auto table = exchange::readSource(request.file).value();
    const auto list = patches(*project);
    ASSERT_EQ(table.rows.size(), list.size());
    crs::OperationChoice choice;
    choice.controlPoints = label;
    const auto source = crs::Crs::fromUserInput("EPSG:2367").value();
    const auto operation = crs::operationFor(source, {130, 42.5, 131, 43.5}, "CN", choice).value();
    const auto transform = crs::Transform::toProject(source, operation).value();
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto& written = table.rows[i].shape.polygons.front().outer;
        for (std::size_t v = 0; v < list[i].outline.outer.size(); ++v) {
            const auto image = transform.apply(written[v]).value();
            const auto expected = geometry::toMetres(list[i].outline.outer[v]);
            EXPECT_LT(std::hypot(image.x - expected.x, image.y - expected.y), 0.001);
        }
    }
    const auto fit = crs::fitReport(operation).value();
    ASSERT_EQ(fit.residualMetres.size(), 6U);
    for (const double residual : fit.residualMetres) {
        EXPECT_LE(residual, 3.0 * std::max(fit.rmseMetres, 0.01));
    }
}

INSTANTIATE_TEST_SUITE_P(Methods, Secrets, ::testing::Values("shift", "similarity", "helmert"));

} // namespace
} // namespace ecotone::harmonise
