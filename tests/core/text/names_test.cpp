#include "core/base/csv.h"
#include "core/text/detector.h"
#include "tests/support/transcoded.h"

#include <algorithm>
#include <cstdlib>
#include <gtest/gtest.h>
#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// The names of a committed list in each form they come in: alone, which is the hardest, and a few
/// together under right and wrong statements.
namespace ecotone::text {
namespace {

enum class Path
{
    Straight,
    ThroughLatin1, ///< Taken for Latin-1 on the way, and stored as UTF-8.
};

struct Form
{
    std::string language;
    Encoding encoding;
    const char* iconvName;
    Path path = Path::Straight;

    [[nodiscard]] std::string title() const
    {
        return language + " " + std::string{text::name(encoding)} +
               (path == Path::Straight ? "" : " read as Latin-1");
    }
};

const std::vector<Form> forms{{"zh", Encoding::Utf8, "UTF-8"},
                              {"zh", Encoding::Gb18030, "GBK"},
                              {"ru", Encoding::Utf8, "UTF-8"},
                              {"ru", Encoding::Cp1251, "CP1251"},
                              {"ru", Encoding::Cp866, "CP866"},
                              {"ru", Encoding::Koi8R, "KOI8-R"},
                              {"mn", Encoding::Utf8, "UTF-8"},
                              {"mn", Encoding::Cp1251Mongolian, "CP1251"},
                              {"en", Encoding::Utf8, "UTF-8"},
                              {"zh", Encoding::Utf8, "UTF-8", Path::ThroughLatin1},
                              {"zh", Encoding::Gb18030, "GBK", Path::ThroughLatin1},
                              {"ru", Encoding::Utf8, "UTF-8", Path::ThroughLatin1},
                              {"ru", Encoding::Cp1251, "CP1251", Path::ThroughLatin1},
                              {"ru", Encoding::Cp866, "CP866", Path::ThroughLatin1},
                              {"ru", Encoding::Koi8R, "KOI8-R", Path::ThroughLatin1},
                              {"mn", Encoding::Cp1251Mongolian, "CP1251", Path::ThroughLatin1}};

struct Name
{
    std::string meant;
    std::string bytes;
};

std::vector<Name> namesIn(const Form& form)
{
    const auto table = CsvTable::read(ECOTONE_SOURCE_DIR "/tests/core/text/data/names.csv");
    EXPECT_TRUE(table.has_value());
    std::vector<Name> names;
    for (std::size_t row = 0; table && row < table->rowCount(); ++row) {
        const std::string& name = table->value(row, "name");
        if (table->value(row, "language") != form.language) {
            continue;
        }
        const auto bytes = form.encoding == Encoding::Cp1251Mongolian
                               ? test::transcodedMongolian(name)
                               : test::transcoded(name, form.iconvName);
        if (bytes) {
            names.push_back(
                {name, form.path == Path::Straight ? *bytes : test::readAsLatin1(*bytes)});
        }
    }
    return names;
}

struct Tally
{
    int all = 0;
    int decided = 0; ///< And right.
    int asked = 0;   ///< With the right reading among the two.
    int missed = 0;  ///< Asked, and the right reading is not shown.
    int wrong = 0;   ///< Decided, and wrong.

    void add(const Tally& other)
    {
        all += other.all;
        decided += other.decided;
        asked += other.asked;
        missed += other.missed;
        wrong += other.wrong;
    }
    [[nodiscard]] std::string text() const
    {
        return std::to_string(all) + ": decided right " + std::to_string(decided) + ", asked " +
               std::to_string(asked) + ", asked in vain " + std::to_string(missed) + ", wrong " +
               std::to_string(wrong);
    }
};

bool readsAsMeant(const std::vector<Name>& names, const Reading& reading)
{
    return std::all_of(names.begin(), names.end(), [&](const Name& name) {
        return decode(name.bytes, reading).text == name.meant;
    });
}

/// What counts is the text, not the label: a Russian name reads the same in both CP1251.
void judge(const std::vector<Name>& names, const EncodingHints& hints, Tally& tally)
{
    ColumnSample column{"NAME", {}, 0};
    for (const Name& name : names) {
        column.distinctValues.push_back(name.bytes);
    }
    const EncodingVerdict verdict = detect(column, hints);
    const bool best = readsAsMeant(names, verdict.reading());
    const bool second =
        verdict.readings.size() == 2 && readsAsMeant(names, verdict.readings[1].reading);
    ++tally.all;
    ++(verdict.decided  ? best ? tally.decided : tally.wrong
       : best || second ? tally.asked
                        : tally.missed);
    if (verdict.decided ? !best : !best && !second) {
        std::cout << '"' << names[0].meant << "\" " << hints.statedBy << ": "
                  << verdict.evidence.english() << '\n';
    }
}

TEST(Names, AloneAreReadRightOrAskedAboutAndNeverWrongWithConfidence)
{
    Tally sum;
    for (const Form& form : forms) {
        const auto names = namesIn(form);
        Tally tally;
        for (const Name& name : names) {
            judge({name}, {}, tally);
        }
        std::cout << form.title() << ' ' << tally.text() << '\n';
        sum.add(tally);
    }
    std::cout << "single names, together " << sum.text() << '\n';
    EXPECT_GE(sum.all, 700);
    EXPECT_GE(100 * (sum.decided + sum.asked), 99 * sum.all);
    EXPECT_EQ(sum.wrong, 0);
}

TEST(Names, InTablesOfOneToFourRowsAreSafeFromWrongStatements)
{
    const std::size_t step = std::getenv("ECOTONE_LONG") != nullptr ? 1 : 3;
    Tally sum;
    for (const std::string statement :
         {"", "UTF-8", "936", "1251", "866", "KOI8-R", "88591", "CN", "RU", "MN"}) {
        EncodingHints hints;
        hints.statedBy = statement;
        hints.stated = encodingFromName(statement);
        hints.country = hints.stated ? std::string{} : statement;
        Tally tally;
        for (const Form& form : forms) {
            const auto names = namesIn(form);
            for (std::size_t rows = 1; rows <= 4; rows += step) {
                for (std::size_t first = 0; first + rows <= names.size(); first += rows) {
                    const auto start = names.begin() + static_cast<std::ptrdiff_t>(first);
                    judge({start, start + static_cast<std::ptrdiff_t>(rows)}, hints, tally);
                }
            }
        }
        std::cout << "stated \"" << statement << "\" " << tally.text() << '\n';
        sum.add(tally);
    }
    std::cout << "small tables, together " << sum.text() << '\n';
    EXPECT_GE(1000 * (sum.decided + sum.asked), 999 * sum.all);
    EXPECT_EQ(sum.wrong, 0);
}

} // namespace
} // namespace ecotone::text
