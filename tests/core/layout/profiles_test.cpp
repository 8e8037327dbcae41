#include "core/layout/profiles.h"

#include <gtest/gtest.h>

namespace ecotone::layout {
namespace {

TEST(Profiles, TheDefaultComesFirstAndIsADraft)
{
    const std::vector<std::string> ids = profileIds();
    ASSERT_GE(ids.size(), 2U);
    EXPECT_EQ(ids.front(), "working");
    const Profile working = Profile::load("working").value();
    EXPECT_TRUE(working.isDefault);
    EXPECT_TRUE(working.isDraft({}));
    EXPECT_EQ(working.draftText.in(Language::Russian), "ПРОЕКТ");
}

TEST(Profiles, TheUnProfileStaysADraftUntilItIsCleared)
{
    const Profile un = Profile::load("un").value();
    EXPECT_TRUE(un.isDraft({}));
    EXPECT_TRUE(un.isDraft({{"clearing_officer", ""}}));
    EXPECT_FALSE(un.isDraft({{"clearing_officer", "A. Officer"}}));
    EXPECT_TRUE(un.disclaimer.complete());
    EXPECT_FALSE(un.disclaimerOfficial[static_cast<std::size_t>(Language::Mongolian)]);
    EXPECT_FALSE(un.boundaries.at("reference_line").visible);
}

TEST(Profiles, UnknownOnesAndPathsAreRefused)
{
    EXPECT_EQ(Profile::load("house").error().code, ErrorCode::NotFound);
    EXPECT_EQ(Profile::load("../profiles/un").error().code, ErrorCode::NotFound);
}

TEST(Profiles, ADisclaimerIsNeededInFourLanguages)
{
    const auto profile =
        Profile::fromToml("id = \"x\"\n[disclaimer]\nen = \"Only English\"\n", "x.toml");
    ASSERT_FALSE(profile);
    EXPECT_NE(profile.error().detail.find("x.toml"), std::string::npos);
}

} // namespace
} // namespace ecotone::layout
