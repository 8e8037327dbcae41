#include "ui/shell/banner.h"

#include "ui/canvas/look.h"
#include "ui/panels/pieces.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace ecotone::shell {

Banner::Banner(QWidget* parent)
    : QWidget{parent}
    , m_text{panels::makeText(this)}
    , m_detail{panels::makeNote(this)}
    , m_more{new QToolButton{this}}
    , m_close{new QToolButton{this}}
{
    setAttribute(Qt::WA_StyledBackground);
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_close->setIcon(canvas::icon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    auto* line = new QHBoxLayout;
    line->addWidget(m_text, 1);
    line->addWidget(m_more);
    line->addWidget(m_close);
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(12, 6, 8, 6);
    column->setSpacing(4);
    column->addLayout(line);
    column->addWidget(m_detail);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_more, &QToolButton::toggled, m_detail, &QWidget::setVisible);
    hide();
}

void Banner::show(Kind kind, const QString& what, const QString& advice, const QString& detail)
{
    const bool error = kind == Kind::Error;
    const QString ink = canvas::color(error ? "red_soft_text" : "amber_soft_text").name();
    setStyleSheet(QStringLiteral("ecotone--shell--Banner{background:%1}QLabel{color:%2}")
                      .arg(canvas::color(error ? "red_soft" : "amber_soft").name(), ink));
    m_text->setText(advice.isEmpty() ? what : QString{what + QLatin1Char{' '} + advice});
    m_detail->setText(detail);
    m_detail->setVisible(false);
    m_more->setVisible(!detail.isEmpty());
    m_more->setChecked(false);
    m_more->setText(tr("Details"));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
    setVisible(true);
}

} // namespace ecotone::shell
