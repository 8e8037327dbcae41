#include "ui/panels/why_text.h"

#include "ui/bridge/text.h"
#include "ui/models/record_models.h"

#include <QCoreApplication>

#include <algorithm>

namespace ecotone::panels {

namespace {

struct WhyText
{
    Q_DECLARE_TR_FUNCTIONS(WhyText)
};

} // namespace

QString whyText(const bridge::PatchDetails& details)
{
    const model::PatchAttributes& attributes = details.patch.attributes;
    const QString name = bridge::className(attributes.classCode);
    const auto edit =
        std::find_if(details.history.begin(), details.history.end(), [](const auto& entry) {
            return entry.header.kind == "reclassify" && entry.state == model::EntryState::Done;
        });
    if (edit != details.history.end()) {
        const QString who = bridge::fromUtf8(edit->header.author.name);
        const QString when = bridge::timeText(edit->time);
        const QString reason = bridge::fromUtf8(edit->header.reason);
        return reason.isEmpty()
                   ? WhyText::tr("%1, because %2 changed it (%3).").arg(name, who, when)
                   : WhyText::tr("%1, because %2 changed it (%3): %4").arg(name, who, when, reason);
    }
    return bridge::fromUtf8(details.why.in(bridge::currentLanguage()));
}

} // namespace ecotone::panels
