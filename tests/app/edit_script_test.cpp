#include "app/commands/edit_script.h"

#include <gtest/gtest.h>

namespace ecotone::app {
namespace {

TEST(EditScript, ReadsVerbsValuesQuotesAndComments)
{
    const auto lines = parseEditScript(
        "# spring walk\n"
        "\n"
        "reclassify where=\"class_code = 'F24'\" to=F21 reason=\"seen \\\"oak\\\"\"\n"
        "undo\n",
        "walk.txt");
    ASSERT_TRUE(lines) << lines.error().detail;
    ASSERT_EQ(lines->size(), 2U);
    EXPECT_EQ((*lines)[0].number, 3U);
    EXPECT_EQ((*lines)[0].value("where"), "class_code = 'F24'");
    EXPECT_EQ((*lines)[0].value("reason"), "seen \"oak\"");
    EXPECT_EQ((*lines)[1].verb, "undo");
}

TEST(EditScript, NamesTheLineAndWhatIsWrong)
{
    const auto detail = [](const char* text) {
        const auto lines = parseEditScript(text, "walk.txt");
        return lines ? std::string{} : lines.error().detail;
    };
    EXPECT_EQ(detail("undo\nerase where=1\n"), "walk.txt, line 2: \"erase\" is no edit");
    EXPECT_EQ(detail("reclassify to=F21"), "walk.txt, line 1: reclassify needs where=…");
    EXPECT_EQ(detail("reclassify where=1 to=F21 colour=red"),
              "walk.txt, line 1: \"colour=red\" is no value of reclassify");
    EXPECT_EQ(detail("review where=\"fid = 1"), "walk.txt, line 1: a quote is not closed");
}

} // namespace
} // namespace ecotone::app
