#pragma once

#include "core/base/result.h"
#include "core/harmonise/preview.h"
#include "core/harmonise/reading_report.h"
#include "core/harmonise/recipe.h"
#include "ui/bridge/store_bridge.h"
#include "ui/bridge/worker_thread.h"

#include <QObject>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace ecotone::bridge {

/// A source under the readings a person can choose from.
struct SourceView
{
    std::vector<harmonise::TextReading> texts;
    std::vector<QString> textFields;          ///< Field of each text; empty for a field's own name.
    std::vector<harmonise::Placement> places; ///< To choose from.
    harmonise::CrsFinding crs;                ///< As the recipe stands.
    geometry::RealBox lonLat;
};

/// Works out what the import dialog shows of one source at a time, in a thread of its own: a new
/// question stops the one before. Nothing is written.
class ImportPreview : public QObject
{
    Q_OBJECT

public:
    explicit ImportPreview(StoreBridge& bridge, QObject* parent = nullptr);
    ~ImportPreview() override;

    /// Answered by sourceReady() or failed(), then, where `withClasses`, by classesReady() or
    /// classesFailed().
    void
    look(const harmonise::Recipe& recipe, const harmonise::LayerReport& report, bool withClasses);
    void stop();

    /// Lines and countries around, once the first answer is there; else null.
    [[nodiscard]] std::shared_ptr<const harmonise::Surroundings> surroundings() const
    {
        return m_surroundings;
    }

Q_SIGNALS:
    void sourceReady(const ecotone::bridge::SourceView& view);
    void classesReady(const ecotone::harmonise::CrosswalkPreview& classes);
    void failed(const ecotone::Error& error);
    void classesFailed(const ecotone::Error& error);

private:
    struct Shared; ///< Of the thread: the sample read last.

    void readReferenceLines();

    StoreBridge* m_bridge;
    std::uint64_t m_asked = 0;
    std::shared_ptr<const harmonise::Surroundings> m_surroundings;
    std::vector<geometry::RealLine> m_referenceLines; ///< Of the open project.
    std::shared_ptr<Shared> m_shared;
    WorkerThread m_thread; ///< Last: its jobs use the rest.
};

} // namespace ecotone::bridge
