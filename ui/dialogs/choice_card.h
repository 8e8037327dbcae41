#pragma once

#include <QFrame>

class QButtonGroup;
class QRadioButton;

namespace ecotone::dialogs {

/// One answer to a question of which only one can be true: its name, and beneath it what it means.
/// The whole card takes the click.
class ChoiceCard : public QFrame
{
    Q_OBJECT

public:
    ChoiceCard(const QString& name,
               const QString& meaning,
               QButtonGroup& group,
               QWidget* parent = nullptr);

    [[nodiscard]] QRadioButton* button() const { return m_button; }

Q_SIGNALS:
    void chosen();

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    QRadioButton* m_button;
};

} // namespace ecotone::dialogs
