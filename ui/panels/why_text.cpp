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

QString statedCode(const model::PatchAttributes& attributes)
{
    const QString code = bridge::fromUtf8(attributes.sourceCode);
    const QString name = bridge::fromUtf8(attributes.sourceText);
    if (name.isEmpty() || name == code) {
        return code;
    }
    return code.isEmpty() ? name : QString{code + QLatin1Char{' '} + name};
}

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
    if (!details.source) {
        return WhyText::tr("%1, drawn by hand.").arg(name);
    }
    const QString title = bridge::fromUtf8(details.source->title.empty() ? details.source->file
                                                                         : details.source->title);
    const QString stated = statedCode(attributes);
    if (stated.isEmpty()) {
        return WhyText::tr("%1, because “%2” states nothing more here.").arg(name, title);
    }
    if (attributes.ruleId.empty()) {
        return WhyText::tr("%1, because “%2” says %3.").arg(name, title, stated);
    }
    return WhyText::tr("%1, because “%2” says %3 (rule %4, confidence %5).")
        .arg(name,
             title,
             stated,
             bridge::fromUtf8(attributes.ruleId),
             bridge::decimalText(attributes.confidence, 2));
}

} // namespace ecotone::panels
