#pragma once

#include <QString>

#include <utility>
#include <vector>

class QAbstractItemView;
class QLabel;
class QTableView;
class QWidget;

/// Small parts that panels and dialogs share, so that they look alike.
namespace ecotone::panels {

[[nodiscard]] QLabel* makeTitle(QWidget* parent);
/// Wraps, can be selected with the mouse.
[[nodiscard]] QLabel* makeText(QWidget* parent);
/// Quieter: captions, hints.
[[nodiscard]] QLabel* makeNote(QWidget* parent);

/// Rows of a name and a value as one rich text; empty values are left out.
[[nodiscard]] QString rowsText(const std::vector<std::pair<QString, QString>>& rows);

/// A table as a spreadsheet user expects it: rows select, columns sort, Ctrl+C copies with
/// headings.
void dressTable(QTableView& table);
/// Widens columns to their headings in the present language; what a person widened stays.
void fitHeadings(QTableView& table);
/// What is selected, with headings, as tab-separated text on the clipboard.
void copySelection(const QAbstractItemView& view);

} // namespace ecotone::panels
