#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace ecotone::shell {

/// Says above the map what went wrong, what is safe and what to do; never stands in the way.
class Banner : public QWidget
{
    Q_OBJECT

public:
    enum class Kind : unsigned char
    {
        Notice, ///< Needs you.
        Error,  ///< Data would be lost, or something failed.
    };

    explicit Banner(QWidget* parent = nullptr);
    void show(Kind kind, const QString& what, const QString& advice, const QString& detail);

private:
    QLabel* m_text;
    QLabel* m_detail;
    QToolButton* m_more;
    QToolButton* m_close;
};

} // namespace ecotone::shell
