#include "core/exchange/bulk_shapefile.h"

#include "core/base/file.h"
#include "core/exchange/column_texts.h"
#include "core/exchange/dbf_file.h"
#include "core/exchange/readers.h"
#include "core/exchange/shp_file.h"
#include "core/exchange/siblings.h"

#include <algorithm>
#include <bit>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>

namespace ecotone::exchange {

namespace {

constexpr std::size_t headRows = 32;

enum class Held : unsigned char
{
    Nothing,
    Integer,
    Real,
    Text,
};

/// The values of one column: eight bytes and a kind each.
class Column
{
public:
    void add(model::Value value)
    {
        if (const auto* integer = std::get_if<std::int64_t>(&value)) {
            put(Held::Integer, static_cast<std::uint64_t>(*integer));
        } else if (const auto* real = std::get_if<double>(&value)) {
            put(Held::Real, std::bit_cast<std::uint64_t>(*real));
        } else if (auto* text = std::get_if<std::string>(&value)) {
            const auto [place, isNew] = m_numbers.try_emplace(std::move(*text), m_numbers.size());
            if (isNew) {
                m_texts.push_back(place->first);
            }
            put(Held::Text, place->second);
        } else {
            put(Held::Nothing, 0);
        }
    }
    /// The texts are complete: what finds them is no longer needed.
    void seal() { m_numbers = {}; }

    [[nodiscard]] const std::vector<std::string>& texts() const { return m_texts; }
    void setText(std::size_t number, std::string text) { m_texts[number] = std::move(text); }
    [[nodiscard]] std::uint64_t key(std::size_t row) const
    {
        return m_kinds[row] == Held::Nothing ? nothingKey : m_bits[row];
    }
    [[nodiscard]] model::Value at(std::size_t row) const
    {
        switch (m_kinds[row]) {
        case Held::Integer: return static_cast<std::int64_t>(m_bits[row]);
        case Held::Real: return std::bit_cast<double>(m_bits[row]);
        case Held::Text: return m_texts[static_cast<std::size_t>(m_bits[row])];
        case Held::Nothing: break;
        }
        return {};
    }
    [[nodiscard]] bool missesTexts() const
    {
        return std::ranges::find(m_kinds, Held::Nothing) != m_kinds.end();
    }

private:
    /// The bits of a number that is none.
    static constexpr std::uint64_t nothingKey = 0x7FF8'0000'0000'0001ULL;

    void put(Held kind, std::uint64_t bits)
    {
        m_kinds.push_back(kind);
        m_bits.push_back(bits);
    }

    std::vector<Held> m_kinds;
    std::vector<std::uint64_t> m_bits;
    std::vector<std::string> m_texts;
    std::unordered_map<std::string, std::uint64_t> m_numbers;
};

/// From the size of the index alone.
std::size_t rowsStated(const std::filesystem::path& path)
{
    constexpr std::size_t heading = 100;
    const auto index = sibling(path, ".shx");
    std::error_code problem;
    const auto size = index ? std::filesystem::file_size(*index, problem) : 0;
    return problem || size < heading ? 0 : static_cast<std::size_t>((size - heading) / 8);
}

} // namespace

struct BulkShapefile::State
{
    SourceTable head;
    std::optional<ShpFile> shapes;
    std::vector<Column> columns;
    std::size_t rows = 0;

    /// A table whose rows hold the distinct texts of each column, and one empty row where a
    /// column has none: what is said of texts depends on nothing else.
    [[nodiscard]] SourceTable distinctTexts() const
    {
        SourceTable table;
        table.file = head.file;
        table.driver = head.driver;
        table.layer = head.layer;
        std::size_t longest = 0;
        for (const Column& column : columns) {
            longest = std::max(longest, column.texts().size());
        }
        table.rows.resize(longest);
        for (SourceRow& row : table.rows) {
            row.values.resize(columns.size());
        }
        for (std::size_t field = 0; field < columns.size(); ++field) {
            const auto& texts = columns[field].texts();
            for (std::size_t i = 0; i < longest; ++i) {
                // Repeated, so that a short column does not look half empty.
                table.rows[i].values[field] =
                    texts.empty() ? model::Value{std::string{"-"}}
                                  : model::Value{texts[std::min(i, texts.size() - 1)]};
            }
        }
        return table;
    }

    void takeDecoded(const SourceTable& decoded)
    {
        for (std::size_t field = 0; field < columns.size(); ++field) {
            for (std::size_t i = 0; i < columns[field].texts().size(); ++i) {
                columns[field].setText(i, std::get<std::string>(decoded.rows[i].values[field]));
            }
        }
    }

    [[nodiscard]] bool anyTextMissing() const
    {
        for (std::size_t field = 0; field < columns.size(); ++field) {
            if (head.layer.fields[field].type == model::FieldType::Text &&
                columns[field].missesTexts()) {
                return true;
            }
        }
        return false;
    }
};

BulkShapefile::BulkShapefile(std::unique_ptr<State> state) : m_state{std::move(state)} {}
BulkShapefile::BulkShapefile(BulkShapefile&&) noexcept = default;
BulkShapefile& BulkShapefile::operator=(BulkShapefile&&) noexcept = default;
BulkShapefile::~BulkShapefile() = default;

Result<std::optional<BulkShapefile>> BulkShapefile::open(const std::filesystem::path& path,
                                                         const ReadOptions& options,
                                                         const Progress& progress,
                                                         std::size_t atLeast)
{
    const auto tablePath = sibling(path, ".dbf");
    if (extensionOf(path) != ".shp" || !tablePath || rowsStated(path) < atLeast) {
        return std::optional<BulkShapefile>{};
    }
    auto state = std::make_unique<State>();
    ReadIssues issues;
    ECO_ASSIGN(auto shapes, ShpFile::open(path, issues));
    ECO_ASSIGN(auto table, DbfFile::open(*tablePath, issues));
    state->rows = shapes.recordCount();
    if (shapes.kind() != geometry::ShapeKind::Polygon || shapes.hasHeights() ||
        shapes.extent().empty() || table.rowCount() != state->rows || !issues.all().empty()) {
        return std::optional<BulkShapefile>{};
    }
    auto& head = state->head;
    head.file = fileName(path);
    head.driver = "Shapefile";
    head.layer.name = stemOf(path);
    head.layer.kind = geometry::ShapeKind::Polygon;
    head.layer.featureCount = static_cast<std::int64_t>(state->rows);
    head.account = {head.layer.featureCount, head.layer.featureCount, 0, 0};
    head.layer.extent = shapes.extent();
    head.layer.fields = table.fields();
    head.layer.encoding = encodingStatementOf(path, table.languageDriver());
    head.layer.crs = crsStatementOf(path);
    state->columns.resize(head.layer.fields.size());
    for (std::size_t row = 0; row < state->rows; ++row) {
        if (row % 4096 == 0) {
            ECO_TRY(progress.check());
        }
        if (table.deleted(row)) {
            return std::optional<BulkShapefile>{};
        }
        auto values = table.values(row, issues);
        for (std::size_t field = 0; field < values.size(); ++field) {
            state->columns[field].add(std::move(values[field]));
        }
    }
    for (Column& column : state->columns) {
        column.seal();
    }
    if (!issues.all().empty() || state->anyTextMissing()) {
        return std::optional<BulkShapefile>{};
    }
    auto distinct = state->distinctTexts();
    distinct.encoding = verdictFor(distinct, options);
    decodeTexts(distinct, options, issues);
    if (!issues.all().empty()) {
        return std::optional<BulkShapefile>{};
    }
    state->takeDecoded(distinct);
    head.fields = std::move(distinct.fields);
    head.encoding = std::move(distinct.encoding);
    checkStatement(head, issues);
    head.issues = issues.all();
    for (std::size_t row = 0; row < std::min(headRows, state->rows); ++row) {
        SourceRow first;
        first.fid = static_cast<std::int64_t>(row);
        for (const Column& column : state->columns) {
            first.values.push_back(column.at(row));
        }
        first.shape = shapes.shape(row, issues);
        head.rows.push_back(std::move(first));
    }
    state->shapes = std::move(shapes);
    return std::optional<BulkShapefile>{BulkShapefile{std::move(state)}};
}

const SourceTable& BulkShapefile::head() const
{
    return m_state->head;
}

std::size_t BulkShapefile::rowCount() const
{
    return m_state->rows;
}

model::Value BulkShapefile::value(std::size_t row, std::size_t field) const
{
    return m_state->columns[field].at(row);
}

std::uint64_t BulkShapefile::key(std::size_t row, std::size_t field) const
{
    return m_state->columns[field].key(row);
}

struct BulkShapefile::Outlines::State
{
    ShpFile shapes;
};

BulkShapefile::Outlines::Outlines(std::unique_ptr<State> state) : m_state{std::move(state)} {}
BulkShapefile::Outlines::Outlines(Outlines&&) noexcept = default;
BulkShapefile::Outlines::~Outlines() = default;

geometry::RealShape BulkShapefile::Outlines::at(std::size_t row, ReadIssues& issues)
{
    return m_state->shapes.shape(row, issues);
}

Result<BulkShapefile::Outlines> BulkShapefile::outlines() const
{
    ECO_ASSIGN(auto shapes, m_state->shapes->again());
    return Outlines{std::make_unique<Outlines::State>(std::move(shapes))};
}

} // namespace ecotone::exchange
