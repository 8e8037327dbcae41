#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// Deliveries in every encoding of the region, made from names that the program did not transcode.
namespace ecotone::exchange::test {

enum class Hint
{
    Right,
    Wrong,
    Absent,
};

/// A column of a made file: its name and values as they were meant.
struct MeantColumn
{
    std::string name;
    std::vector<std::string> values;
};

struct CorpusFile
{
    std::filesystem::path path; ///< Beside it `path`.expected holds `columns`, as UTF-8 lines.
    std::string form;           ///< "GBK zh", "CP1251 ru read as Latin-1" …
    Hint hint = Hint::Absent;
};

/// Every form x hint x container (.dbf, .csv, .mif), of 2 to 24 rows, and tables whose fields are
/// too narrow. Names come from tests/core/text/data/names.csv, bytes from iconv.
[[nodiscard]] std::vector<CorpusFile> writeCorpus(const std::filesystem::path& folder);

/// What stands in `path`.expected.
[[nodiscard]] std::vector<MeantColumn> meant(const std::filesystem::path& path);

} // namespace ecotone::exchange::test
