#include "ui/dialogs/choice_card.h"

#include "ui/panels/pieces.h"

#include <QButtonGroup>
#include <QLabel>
#include <QMouseEvent>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ecotone::dialogs {

ChoiceCard::ChoiceCard(const QString& name,
                       const QString& meaning,
                       QButtonGroup& group,
                       QWidget* parent)
    : QFrame{parent}
    , m_button{new QRadioButton{name, this}}
{
    setProperty("role", QStringLiteral("choice-card"));
    setCursor(Qt::PointingHandCursor);
    group.addButton(m_button);
    m_button->setAccessibleDescription(meaning);
    auto* text = panels::makeNote(this);
    text->setText(meaning);
    text->setWordWrap(true);
    text->setIndent(20); // Under the name, past the mark.
    text->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(4);
    column->addWidget(m_button);
    column->addWidget(text);
    column->addStretch(1);
    connect(m_button, &QRadioButton::clicked, this, &ChoiceCard::chosen);
}

void ChoiceCard::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) {
        m_button->setFocus();
        m_button->click();
    }
}

} // namespace ecotone::dialogs
