#include "ui/dialogs/import_text_page.h"

#include "ui/bridge/text.h"
#include "ui/canvas/look.h"
#include "ui/panels/pieces.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

namespace ecotone::dialogs {

namespace {

constexpr int firstReading = 1; ///< Column 0 names the field.

/// A reading of text that went wrong before has a name of its own.
void chooseEncoding(QComboBox& box, const std::string& encoding)
{
    const QString name = bridge::fromUtf8(encoding);
    if (box.findData(name) < 0) {
        box.addItem(name, name);
    }
    choose(box, name);
}

} // namespace

ImportTextPage::ImportTextPage(QWidget* parent)
    : ImportPage{parent}
    , m_encoding{new QComboBox{this}}
    , m_note{panels::makeNote(this)}
    , m_table{new QTableWidget{this}}
{
    m_encoding->addItem(tr("not decided"), QStringLiteral("auto"));
    for (const QString& name : bridge::encodingNames()) {
        m_encoding->addItem(name, name);
    }
    panels::dressTable(*m_table);
    m_table->setSortingEnabled(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setSectionsClickable(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setAccessibleName(tr("Texts of the file in each encoding"));
    auto* label = new QLabel{tr("&Encoding"), this};
    label->setBuddy(m_encoding);
    auto* line = new QHBoxLayout;
    line->addWidget(label);
    line->addWidget(m_encoding);
    line->addWidget(m_note, 1);
    line->setSpacing(8);
    auto* lines = new QVBoxLayout{this};
    lines->setContentsMargins(0, 8, 0, 0);
    lines->setSpacing(8);
    lines->addLayout(line);
    lines->addWidget(m_table, 1);
    connect(m_encoding, &QComboBox::currentIndexChanged, this, [this] {
        if (isFilling() || entry() == nullptr) {
            return;
        }
        entry()->recipe.encoding = chosen(*m_encoding);
        markColumn();
        say();
    });
    connect(m_table, &QTableWidget::cellActivated, this, [this](int, int column) {
        chooseColumn(column);
    });
    connect(m_table, &QTableWidget::cellDoubleClicked, this, [this](int, int column) {
        chooseColumn(column);
    });
    connect(m_table->horizontalHeader(),
            &QHeaderView::sectionClicked,
            this,
            &ImportTextPage::chooseColumn);
}

void ImportTextPage::chooseColumn(int column)
{
    const auto reading = static_cast<std::size_t>(column - firstReading);
    if (column >= firstReading && reading < m_view.texts.size()) {
        chooseEncoding(*m_encoding, m_view.texts[reading].encoding);
    }
}

void ImportTextPage::fill()
{
    m_view = {};
    m_table->setRowCount(0);
    m_table->setColumnCount(0);
    setEnabled(entry() != nullptr);
    if (entry() != nullptr) {
        chooseEncoding(*m_encoding, entry()->recipe.encoding);
    }
    m_note->clear();
}

void ImportTextPage::setView(const bridge::SourceView& view)
{
    m_view = view;
    const std::size_t rows = view.texts.empty() ? 0 : view.texts.front().texts.size();
    m_table->setColumnCount(firstReading + static_cast<int>(view.texts.size()));
    m_table->setRowCount(static_cast<int>(rows));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto line = static_cast<std::size_t>(row);
        const QString field = line < view.textFields.size() ? view.textFields[line] : QString{};
        auto* name = new QTableWidgetItem{field.isEmpty() ? tr("name of a column") : field};
        name->setForeground(canvas::color("secondary_text"));
        m_table->setItem(row, 0, name);
        for (std::size_t reading = 0; reading < view.texts.size(); ++reading) {
            m_table->setItem(
                row,
                firstReading + static_cast<int>(reading),
                new QTableWidgetItem{bridge::fromUtf8(view.texts[reading].texts[line])});
        }
    }
    m_table->setVisible(rows > 0);
    m_note->setText(rows == 0
                        ? tr("All texts are plain Latin letters and figures: every encoding reads "
                             "them alike.")
                    : view.texts.size() == 1 ? tr("The format leaves no choice.")
                                             : tr("Choose the column that reads like a language."));
    markColumn();
    m_table->resizeColumnsToContents();
    for (int column = 0; column < m_table->columnCount(); ++column) {
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column) + 16, 260));
    }
}

void ImportTextPage::markColumn()
{
    if (entry() == nullptr) {
        return;
    }
    const bool isOpen = entry()->recipe.encoding == "auto" && !entry()->report.encoding.decided;
    QStringList heads{tr("Column")};
    for (std::size_t reading = 0; reading < m_view.texts.size(); ++reading) {
        const auto& text = m_view.texts[reading];
        const bool isChosen = !isOpen && text.encoding == (entry()->recipe.encoding == "auto"
                                                               ? entry()->report.encoding.name
                                                               : entry()->recipe.encoding);
        const QString name = bridge::fromUtf8(text.encoding);
        heads.append(isChosen ? QStringLiteral("✓ ") + name : name);
        for (int row = 0; row < m_table->rowCount(); ++row) {
            auto* item = m_table->item(row, firstReading + static_cast<int>(reading));
            item->setBackground(isChosen ? QBrush{canvas::color("accent_soft")} : QBrush{});
            item->setForeground(isChosen ? QBrush{canvas::color("accent_soft_text")} : QBrush{});
        }
    }
    m_table->setHorizontalHeaderLabels(heads);
}

} // namespace ecotone::dialogs
