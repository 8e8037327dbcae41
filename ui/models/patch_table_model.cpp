#include "ui/models/patch_table_model.h"

#include "ui/bridge/facts.h"
#include "ui/bridge/text.h"
#include "ui/models/roles.h"

#include <QColor>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

namespace ecotone::models {

namespace {

constexpr int pageRows = 100;
constexpr int cachedRows = 20'000;

using store::PatchField;

PatchField fieldOf(PatchTableModel::Column column)
{
    switch (column) {
    case PatchTableModel::Class:
    case PatchTableModel::ClassName: return PatchField::Class;
    case PatchTableModel::Country: return PatchField::Country;
    case PatchTableModel::Landscape: return PatchField::Landscape;
    case PatchTableModel::Area: return PatchField::Area;
    case PatchTableModel::SourceCode: return PatchField::SourceCode;
    case PatchTableModel::SourceText: return PatchField::SourceText;
    case PatchTableModel::Confidence: return PatchField::Confidence;
    case PatchTableModel::Status: return PatchField::Status;
    case PatchTableModel::ObservedOn: return PatchField::ObservedOn;
    case PatchTableModel::EditedBy: return PatchField::EditedBy;
    case PatchTableModel::Id:
    case PatchTableModel::ColumnCount: break;
    }
    return PatchField::Id;
}

QString statusText(std::string_view status)
{
    return bridge::statusWord("patch", status);
}

/// The codes a column of words may hold, as their words sort.
std::vector<std::string> inOrderOfWords(std::vector<std::string> codes,
                                        const std::function<QString(std::string_view)>& word)
{
    std::vector<std::pair<QString, std::string>> words;
    for (auto& code : codes) {
        words.emplace_back(word(code), std::move(code));
    }
    std::ranges::sort(words, [](const auto& left, const auto& right) {
        const int order = left.first.localeAwareCompare(right.first);
        return order != 0 ? order < 0 : left.second < right.second;
    });
    std::vector<std::string> ordered;
    for (auto& [text, code] : words) {
        ordered.push_back(std::move(code));
    }
    return ordered;
}

template <class Records>
std::vector<std::string> codesOf(const Records& records)
{
    std::vector<std::string> codes;
    for (const auto& each : records) {
        codes.push_back(each.code);
    }
    return codes;
}

std::vector<std::string> codesInOrder(PatchTableModel::Column column)
{
    const auto& facts = bridge::facts();
    switch (column) {
    case PatchTableModel::Class: {
        auto codes = codesOf(facts.classification.classes());
        std::ranges::sort(codes);
        return codes;
    }
    case PatchTableModel::ClassName:
        return inOrderOfWords(codesOf(facts.classification.classes()), bridge::className);
    case PatchTableModel::Country:
        return inOrderOfWords(codesOf(facts.gazetteer.countries), bridge::countryName);
    case PatchTableModel::Landscape:
        return inOrderOfWords(codesOf(facts.gazetteer.landscapes), bridge::landscapeName);
    case PatchTableModel::Status: {
        using enum model::PatchStatus;
        std::vector<std::string> codes;
        for (const auto status : {Harmonised, Edited, Reviewed}) {
            codes.emplace_back(model::name(status));
        }
        return inOrderOfWords(std::move(codes), statusText);
    }
    default: return {};
    }
}

/// As typed and as words begin, stand in a heading, or run on: the store compares letter by letter.
std::vector<std::string> writings(const QString& text)
{
    QString capital = text.toLower();
    capital[0] = capital[0].toUpper();
    std::vector<std::string> texts;
    for (const QString& each : {text, text.toLower(), text.toUpper(), capital}) {
        auto utf8 = bridge::toUtf8(each);
        if (std::ranges::find(texts, utf8) == texts.end()) {
            texts.push_back(std::move(utf8));
        }
    }
    return texts;
}

store::PatchSearch searchFor(const QString& text)
{
    store::PatchSearch search;
    for (const auto& each : bridge::facts().classification.classes()) {
        if (bridge::className(each.code).contains(text, Qt::CaseInsensitive) ||
            bridge::fromUtf8(each.code).contains(text, Qt::CaseInsensitive)) {
            search.classes.push_back(each.code);
        }
    }
    bool isNumber = false;
    const model::PatchId id = text.toLongLong(&isNumber);
    if (isNumber) {
        search.id = id;
    }
    search.texts = writings(text);
    return search;
}

} // namespace

PatchTableModel::PatchTableModel(bridge::StoreBridge& bridge, QObject* parent)
    : QAbstractTableModel{parent}
    , m_bridge{&bridge}
    , m_list{std::make_shared<bridge::PatchList>()}
    , m_rows{cachedRows}
{
}

store::PatchListing PatchTableModel::listing() const
{
    store::PatchListing listing;
    listing.landscape = m_landscape;
    if (!m_search.isEmpty()) {
        listing.search = searchFor(m_search);
    }
    listing.field = fieldOf(m_sortColumn);
    listing.direction = m_sortOrder == Qt::DescendingOrder ? store::SortDirection::Descending
                                                           : store::SortDirection::Ascending;
    listing.codesInOrder = codesInOrder(m_sortColumn);
    return listing;
}

void PatchTableModel::reload()
{
    const int asked = ++m_asked;
    if (!m_bridge->hasProject()) {
        m_rows.clear();
        take(std::make_shared<bridge::PatchList>());
        return;
    }
    // Several reasons in one turn of the event loop are one question.
    QTimer::singleShot(0, this, [this, asked] {
        if (asked == m_asked && m_bridge->hasProject()) {
            ask();
        }
    });
}

void PatchTableModel::ask()
{
    bridge::askPatchList(
        *m_bridge,
        this,
        listing(),
        [this, asked = m_asked](Result<std::shared_ptr<const bridge::PatchList>> list) {
            if (asked != m_asked) {
                return;
            }
            if (!list) {
                m_bridge->reportFailure(list.error());
                return;
            }
            take(*std::move(list));
            Q_EMIT loaded();
        });
}

void PatchTableModel::take(std::shared_ptr<const bridge::PatchList> list)
{
    beginResetModel();
    m_list = std::move(list);
    m_pagesAsked.clear();
    endResetModel();
}

void PatchTableModel::forget(const std::vector<model::PatchId>& patches)
{
    for (const model::PatchId patch : patches) {
        m_rows.remove(patch);
    }
    m_pagesAsked.clear();
}

void PatchTableModel::setLandscape(std::string landscape)
{
    m_landscape = std::move(landscape);
    reload();
}

void PatchTableModel::setSearch(const QString& text)
{
    m_search = text.trimmed();
    reload();
}

model::PatchId PatchTableModel::patchAt(int row) const
{
    return m_list->ids[static_cast<std::size_t>(row)];
}

int PatchTableModel::rowOf(model::PatchId patch) const
{
    return m_list->rowOf(patch);
}

void PatchTableModel::languageChanged()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    if (!codesInOrder(m_sortColumn).empty() || !m_search.isEmpty()) {
        reload(); // Words sort otherwise in another language, and other words are found.
    }
}

int PatchTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_list->ids.size());
}

int PatchTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void PatchTableModel::requestPage(int row) const
{
    const int page = row / pageRows;
    if (!m_pagesAsked.insert(page).second) {
        return;
    }
    const int first = page * pageRows;
    const int last = std::min(first + pageRows, rowCount());
    std::vector<model::PatchId> ids{m_list->ids.begin() + first, m_list->ids.begin() + last};
    // The view asks through const functions; the answer changes the cache alone.
    auto* self = const_cast<PatchTableModel*>(this);
    bridge::askPatchRows(
        *m_bridge, self, std::move(ids), [self, first](Result<std::vector<model::Patch>> patches) {
            if (patches) {
                self->showPage(first, *std::move(patches));
            }
        });
}

void PatchTableModel::showPage(int first, std::vector<model::Patch> patches)
{
    for (model::Patch& patch : patches) {
        m_rows.insert(patch.id, new model::Patch{std::move(patch)});
    }
    const int end = std::min(first + pageRows, rowCount());
    if (first < end) {
        Q_EMIT dataChanged(index(first, 0), index(end - 1, ColumnCount - 1));
    }
}

namespace {

QString textOf(const model::Patch& patch, PatchTableModel::Column column)
{
    const model::PatchAttributes& attributes = patch.attributes;
    switch (column) {
    case PatchTableModel::Id: return QString::number(patch.id);
    case PatchTableModel::Class: return bridge::fromUtf8(attributes.classCode);
    case PatchTableModel::ClassName: return bridge::className(attributes.classCode);
    case PatchTableModel::Country: return bridge::countryName(attributes.country);
    case PatchTableModel::Landscape: return bridge::landscapeName(attributes.landscape);
    case PatchTableModel::Area: return bridge::areaNumber(patch.area);
    case PatchTableModel::SourceCode: return bridge::fromUtf8(attributes.sourceCode);
    case PatchTableModel::SourceText: return bridge::fromUtf8(attributes.sourceText);
    case PatchTableModel::Confidence: return bridge::decimalText(attributes.confidence, 2);
    case PatchTableModel::Status:
        return bridge::statusWord("patch", model::name(attributes.status));
    case PatchTableModel::ObservedOn: return bridge::fromUtf8(attributes.observedOn);
    case PatchTableModel::EditedBy: return bridge::fromUtf8(attributes.editedBy);
    case PatchTableModel::ColumnCount: break;
    }
    return {};
}

} // namespace

QVariant PatchTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const model::PatchId id = patchAt(index.row());
    const auto column = static_cast<Column>(index.column());
    if (role == IdRole) {
        return QVariant::fromValue(static_cast<qlonglong>(id));
    }
    if (role == Qt::TextAlignmentRole) {
        const bool figures = column == Id || column == Area || column == Confidence;
        return QVariant::fromValue(Qt::AlignVCenter | (figures ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole && role != Qt::DecorationRole && role != CodeRole) {
        return {};
    }
    const model::Patch* row = m_rows.object(id);
    if (row == nullptr) {
        requestPage(index.row());
        return role != Qt::DisplayRole ? QVariant{}
               : column == Id          ? QString::number(id)
                                       : QStringLiteral("…");
    }
    if (role == Qt::DisplayRole) {
        return textOf(*row, column);
    }
    if (role == CodeRole) {
        return bridge::fromUtf8(row->attributes.classCode);
    }
    const auto* found = bridge::facts().classification.find(row->attributes.classCode);
    return column != ClassName || found == nullptr
               ? QVariant{}
               : QColor::fromRgb(bridge::classSign(found->code).rgb);
}

QVariant PatchTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool figures = section == Id || section == Area || section == Confidence;
        return QVariant::fromValue(Qt::AlignVCenter | (figures ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case Id: return tr("No.");
    case Class: return bridge::heading("class_code");
    case ClassName: return bridge::heading("habitat_class");
    case Country: return bridge::heading("country");
    case Landscape: return bridge::heading("landscape");
    case Area: return tr("Area, km²");
    case SourceCode: return bridge::heading("source_code");
    case SourceText: return tr("Source name");
    case Confidence: return bridge::heading("confidence");
    case Status: return bridge::heading("status");
    case ObservedOn: return bridge::heading("observed_on");
    case EditedBy: return tr("Edited by");
    case ColumnCount: break;
    }
    return {};
}

void PatchTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount) {
        return;
    }
    m_sortColumn = static_cast<Column>(column);
    m_sortOrder = order;
    reload();
}

} // namespace ecotone::models
