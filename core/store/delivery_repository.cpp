#include "core/store/delivery_repository.h"

#include "core/base/number.h"
#include "core/geometry/wkb.h"
#include "core/store/database.h"
#include "core/store/history_rows.h"
#include "core/store/import_copy.h"

#include <algorithm>
#include <map>
#include <optional>
#include <sqlite3.h>

namespace ecotone::store {

namespace {

/// A part is read and written as one value.
constexpr std::size_t bytesOfPart = std::size_t{8} << 20U;

const std::vector<std::string>& deliveryColumns()
{
    static const std::vector<std::string> columns{"position",
                                                  "source_fid",
                                                  "claim",
                                                  "class_code",
                                                  "country",
                                                  "landscape",
                                                  "source_code",
                                                  "source_text",
                                                  "rule_id",
                                                  "confidence",
                                                  "observed_on",
                                                  "attributes_json",
                                                  "geom"};
    return columns;
}

Cell textCell(const std::string& text)
{
    Cell cell;
    cell.type = text.empty() ? SQLITE_NULL : SQLITE_TEXT;
    cell.bytes = text;
    return cell;
}

Cell numberCell(double number)
{
    Cell cell;
    cell.type = SQLITE_FLOAT;
    cell.real = number;
    return cell;
}

Cell integerCell(std::int64_t number)
{
    Cell cell;
    cell.type = SQLITE_INTEGER;
    cell.integer = number;
    return cell;
}

/// Reads rows of a copy by the names of its columns; a column it has not is empty.
class RowReader
{
public:
    explicit RowReader(const std::vector<std::string>& columns)
    {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            m_columns.emplace(columns[i], i);
        }
    }

    [[nodiscard]] Result<model::DeliveryRow> read(const StoredRow& row) const
    {
        model::DeliveryRow result;
        result.key = text(row, "source_fid");
        result.claim = static_cast<model::LandClaim>(integer(row, "claim"));
        auto& a = result.attributes;
        a.classCode = text(row, "class_code");
        a.country = text(row, "country");
        a.landscape = text(row, "landscape");
        a.sourceCode = text(row, "source_code");
        a.sourceText = text(row, "source_text");
        a.ruleId = text(row, "rule_id");
        if (const StoredCell* confidence = cell(row, "confidence")) {
            a.confidence = confidence->cell.real;
        }
        a.observedOn = text(row, "observed_on");
        a.attributesJson = text(row, "attributes_json");
        if (const StoredCell* outline = cell(row, "geom")) {
            ECO_ASSIGN(auto shape, geometry::fromGeoPackageBlob(outline->bytes));
            result.land = std::move(shape.polygons);
        }
        return result;
    }
    [[nodiscard]] std::int64_t integer(const StoredRow& row, std::string_view column) const
    {
        const StoredCell* found = cell(row, column);
        return found != nullptr ? found->cell.integer : 0;
    }

private:
    [[nodiscard]] const StoredCell* cell(const StoredRow& row, std::string_view column) const
    {
        const auto found = m_columns.find(column);
        return found == m_columns.end() ? nullptr : &row[found->second];
    }
    [[nodiscard]] std::string text(const StoredRow& row, std::string_view column) const
    {
        const StoredCell* found = cell(row, column);
        return found != nullptr ? found->bytes : std::string{};
    }

    std::map<std::string, std::size_t, std::less<>> m_columns;
};

Error notKept(const Database& database, model::SourceId source)
{
    return {ErrorCode::NotFound,
            database.file() + ": the rows of source " + toText(source) +
                " were not kept, so a new delivery cannot be compared with them",
            std::source_location::current()};
}

} // namespace

struct PackedDelivery::State
{
    struct Part
    {
        std::int64_t rows = 0;
        std::string bytes;
    };

    void finishPart()
    {
        if (rows > 0) {
            parts.push_back({rows, writer->take()});
            rows = 0;
        }
    }

    std::vector<Part> parts;
    std::optional<CopyWriter> writer;
    std::int64_t rows = 0; ///< Of the part being written.
    std::int64_t position = 0;
};

PackedDelivery::PackedDelivery() : m_state{std::make_unique<State>()} {}
PackedDelivery::PackedDelivery(PackedDelivery&&) noexcept = default;
PackedDelivery& PackedDelivery::operator=(PackedDelivery&&) noexcept = default;
PackedDelivery::~PackedDelivery() = default;

void PackedDelivery::add(const model::DeliveryRow& row)
{
    add(row.key, row.attributes, row.claim, row.land);
}

void PackedDelivery::add(const std::string& key,
                         const model::PatchAttributes& a,
                         model::LandClaim claim,
                         const geometry::MultiPolygon& land)
{
    State& state = *m_state;
    if (state.rows == 0) {
        state.writer.emplace(deliveryColumns());
    }
    const Cell cells[] = {textCell(key),
                          integerCell(static_cast<std::int64_t>(claim)),
                          textCell(a.classCode),
                          textCell(a.country),
                          textCell(a.landscape),
                          textCell(a.sourceCode),
                          textCell(a.sourceText),
                          textCell(a.ruleId),
                          numberCell(a.confidence),
                          textCell(a.observedOn),
                          textCell(a.attributesJson)};
    state.writer->add(++state.position, cells, land);
    ++state.rows;
    if (state.writer->size() >= bytesOfPart) {
        state.finishPart();
    }
}

Result<> DeliveryRepository::put(model::SourceId source, PackedDelivery&& rows)
{
    ECO_TRY(m_database->requireRecording(model::Scope::Map));
    rows.m_state->finishPart();
    ECO_ASSIGN(Statement insert,
               m_database->prepare("INSERT OR REPLACE INTO ecotone_delivery VALUES (?, ?, ?, ?)"));
    std::int64_t number = 0;
    for (const PackedDelivery::State::Part& part : rows.m_state->parts) {
        insert.bind(1, source);
        insert.bind(2, ++number);
        insert.bind(3, part.rows);
        insert.bindBlob(4, part.bytes);
        ECO_TRY(insert.run());
    }
    return {};
}

Result<model::Delivery> DeliveryRepository::get(model::SourceId source)
{
    model::Delivery delivery;
    std::map<std::string, std::size_t> byKey;
    const auto take = [&](model::DeliveryRow&& row) -> Result<> {
        delivery.rows.push_back(std::move(row));
        return {};
    };
    const auto join = [&](model::DeliveryRow&& row) -> Result<> {
        const auto [at, isNew] = byKey.emplace(row.key, delivery.rows.size());
        if (isNew) {
            return take(std::move(row));
        }
        auto& land = delivery.rows[at->second].land;
        land.insert(land.end(), row.land.begin(), row.land.end());
        return {};
    };
    ECO_ASSIGN(const bool kept, visitKept(source, take));
    if (!kept) {
        delivery.origin = model::DeliveryOrigin::AsImported;
        ECO_ASSIGN(const bool imported, visitImported(source, join));
        if (!imported) {
            return fail(notKept(*m_database, source));
        }
    }
    return delivery;
}

Result<model::DeliveryOrigin> DeliveryRepository::visit(model::SourceId source, const Visit& visit)
{
    ECO_ASSIGN(const bool kept, visitKept(source, visit));
    if (kept) {
        return model::DeliveryOrigin::AsRead;
    }
    ECO_ASSIGN(const bool imported, visitImported(source, visit));
    if (!imported) {
        return fail(notKept(*m_database, source));
    }
    return model::DeliveryOrigin::AsImported;
}

Result<bool> DeliveryRepository::visitKept(model::SourceId source, const Visit& visit)
{
    ECO_ASSIGN(const auto columns, m_database->columnsOf("ecotone_delivery"));
    if (columns.empty()) {
        return false;
    }
    ECO_ASSIGN(
        Statement parts,
        m_database->prepare("SELECT copy FROM ecotone_delivery WHERE source_id = ? ORDER BY part"));
    parts.bind(1, source);
    bool any = false;
    for (;;) {
        ECO_ASSIGN(const bool part, parts.step());
        if (!part) {
            return any;
        }
        const std::string_view bytes = parts.blob(0);
        ECO_ASSIGN(const auto names, columnsOfCopy(bytes));
        const RowReader reader{names};
        ECO_TRY(visitCopy(bytes, [&](std::int64_t, const StoredRow& stored) -> Result<> {
            any = true;
            ECO_ASSIGN(auto row, reader.read(stored));
            return visit(std::move(row));
        }));
    }
}

Result<bool> DeliveryRepository::visitImported(model::SourceId source, const Visit& visit)
{
    bool any = false;
    ECO_ASSIGN(const std::vector<model::HistoryId> done, doneEntries(*m_database));
    for (const model::HistoryId id : done) {
        ECO_ASSIGN(const std::vector<ImportRow> imports, readImports(*m_database, id));
        for (const ImportRow& import : imports) {
            if (import.table != "habitat" || import.copy.empty()) {
                continue;
            }
            ECO_ASSIGN(const auto names, columnsOfCopy(import.copy));
            const RowReader reader{names};
            const auto take = [&](std::int64_t, const StoredRow& stored) -> Result<> {
                if (reader.integer(stored, "source_id") != source) {
                    return {};
                }
                any = true;
                ECO_ASSIGN(auto row, reader.read(stored));
                return visit(std::move(row));
            };
            ECO_TRY(visitCopy(import.copy, take));
        }
    }
    return any;
}

} // namespace ecotone::store
