#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cartography/relief.h"
#include "core/cartography/theme_sheet.h"
#include "core/coverage/gesture.h"
#include "core/model/feature.h"
#include "core/model/history.h"
#include "core/model/issue.h"
#include "ui/bridge/snapshots.h"
#include "ui/bridge/worker_thread.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ecotone::store {
class ProjectFile;
}

namespace ecotone::bridge {

/// What an edit says of itself; the author is the bridge's.
struct EditStatement
{
    model::ChangeKind kind = model::ChangeKind::Correction;
    QString eventDate;
    QString cause;
    QString reason;
    QString mandate;
};

/// The one place where core meets Qt's event loop. It owns the threads of a project: a writer with
/// the only read-write connection, a reader for short questions, one for long work. No database
/// connection ever lives on the UI thread; answers come back as queued calls.
class StoreBridge : public QObject
{
    Q_OBJECT

public:
    explicit StoreBridge(QObject* parent = nullptr);
    ~StoreBridge() override;

    // A project.
    void openProject(const QString& path);
    /// A new, empty project; opens it.
    void createProject(const QString& path, const QString& title, bool demonstration);
    void closeProject();
    [[nodiscard]] bool hasProject() const { return m_summary != nullptr; }
    /// Only while hasProject().
    [[nodiscard]] const ProjectSummary& summary() const { return *m_summary; }
    [[nodiscard]] std::shared_ptr<const ProjectSummary> sharedSummary() const { return m_summary; }

    // Edits, each one history entry. Answers by changed() or failed().
    void setAuthor(model::Author author) { m_author = std::move(author); }
    [[nodiscard]] const model::Author& author() const { return m_author; }
    void
    reclassify(std::vector<model::PatchId> patches, std::string toClass, EditStatement statement);
    /// A split, merge, moved corner …: one history entry, neighbours included.
    void editBoundary(coverage::Gesture gesture, EditStatement statement);
    /// Mends issues of one kind in one way; one group of the history, one undo. message() says how
    /// many.
    void fixIssues(std::vector<model::Issue> issues, std::string fix, EditStatement statement);
    void review(std::vector<model::PatchId> patches);
    void saveProposal(model::Feature proposal);
    void removeProposal(model::FeatureId id);
    /// Makes these the themes of the project: one history entry of scope Layout.
    void saveThemes(cartography::ThemeSheets themes, QString reason);
    void undo(model::Scope scope);
    void redo(model::Scope scope);
    /// The hillshade of the project; nothing takes it away. A file that cannot be read fails.
    void keepRelief(std::optional<cartography::ReliefSettings> relief);
    void freezeEdition(const QString& name, const QString& note);

    /// Runs `job` on a reading connection and hands its value to `done` on this thread, unless
    /// `context` is gone by then.
    template <class Value>
    void read(QObject* context,
              std::function<Result<Value>(store::ProjectFile&)> job,
              std::function<void(Result<Value>)> done)
    {
        auto box = std::make_shared<std::optional<Result<Value>>>();
        runReader(
            context,
            [job = std::move(job), box](store::ProjectFile* project, const Error* error) {
                box->emplace(project != nullptr ? job(*project) : Result<Value>{fail(*error)});
            },
            [done = std::move(done), box] { done(**std::move(box)); });
    }

    /// Runs `job` on the writing connection, for rows beside the history (bookmarks): no entry, no
    /// undo, no changed(). Fails with ReadOnly when the project is.
    template <class Value>
    void write(QObject* context,
               std::function<Result<Value>(store::ProjectFile&)> job,
               std::function<void(Result<Value>)> done)
    {
        auto box = std::make_shared<std::optional<Result<Value>>>();
        runWriter(
            context,
            [job = std::move(job), box](store::ProjectFile* project, const Error* error) {
                box->emplace(project != nullptr ? job(*project) : Result<Value>{fail(*error)});
            },
            [done = std::move(done), box] { done(**std::move(box)); });
    }

    /// Long work that reports itself and can be cancelled; shown in the status bar as `title`.
    template <class Value>
    void work(QObject* context,
              const QString& title,
              std::function<Result<Value>(const Progress&)> job,
              std::function<void(Result<Value>)> done)
    {
        auto box = std::make_shared<std::optional<Result<Value>>>();
        runWork(
            context,
            title,
            [job = std::move(job), box](const Progress& progress) { box->emplace(job(progress)); },
            [done = std::move(done), box] { done(**std::move(box)); });
    }

    /// Work that itself opens the project for writing: ours is closed meanwhile and opened again
    /// after it, then changed() says everything.
    template <class Value>
    void workOnFile(QObject* context,
                    const QString& title,
                    std::function<Result<Value>(const std::filesystem::path&, const Progress&)> job,
                    std::function<void(Result<Value>)> done)
    {
        auto box = std::make_shared<std::optional<Result<Value>>>();
        runOnFile(
            context,
            title,
            [job = std::move(job), box](const std::filesystem::path& path,
                                        const Progress& progress) {
                box->emplace(job(path, progress));
            },
            [done = std::move(done), box] { done(**std::move(box)); });
    }

    void cancelTask(int task);
    [[nodiscard]] bool isBusy() const { return m_openTasks > 0; }

    /// Calls `what` on this thread, unless `context` is gone by then. From any thread.
    void post(QPointer<QObject> context, std::function<void()> what);
    /// Words a failure and hands it to whoever shows failures.
    void reportFailure(const Error& error);

    /// An edit waits to be written: it can be undone as soon as it was asked for.
    [[nodiscard]] bool isEditing() const { return m_openEdits > 0; }

Q_SIGNALS:
    void editingChanged();
    void projectOpened();
    void projectClosed();
    void summaryChanged();
    void changed(const ecotone::bridge::ChangeNotice& notice);
    void failed(const QString& what, const QString& advice, const QString& detail);
    void taskStarted(int task, const QString& title);
    void taskProgress(int task, double share, const QString& what);
    void taskEnded(int task);
    /// One quiet line for the status bar.
    void message(const QString& text);

private:
    struct Writer;
    using ReaderJob = std::function<void(store::ProjectFile*, const Error*)>;
    using EditJob = std::function<Result<ChangeNotice>(store::ProjectFile&, const model::Author&)>;

    void runReader(QObject* context, ReaderJob job, std::function<void()> done);
    void runWriter(QObject* context, ReaderJob job, std::function<void()> done);
    void runWork(QObject* context,
                 const QString& title,
                 std::function<void(const Progress&)> job,
                 std::function<void()> done);
    void runOnFile(QObject* context,
                   const QString& title,
                   std::function<void(const std::filesystem::path&, const Progress&)> job,
                   std::function<void()> done);
    void edit(EditJob job);
    bool putWriter(std::function<void(Writer&)> job);
    [[nodiscard]] Progress startTask(const QString& title, std::stop_source& stop, int& task);
    void endTask(int task);
    void publish(std::shared_ptr<const ProjectSummary> summary);
    /// In the writer's thread.
    void openInWriter(Writer& writer, const std::filesystem::path& path);
    void refreshSummary(Writer& writer);

    std::shared_ptr<const ProjectSummary> m_summary;
    model::Author m_author;
    int m_nextTask = 1;
    int m_openTasks = 0;
    int m_openEdits = 0;
    std::vector<std::pair<int, std::stop_source>> m_tasks;
    std::string m_path; ///< Of the open project, UTF-8; readers follow it.
    std::shared_ptr<Writer> m_writer;
    std::shared_ptr<std::unique_ptr<store::ProjectFile>> m_reader;
    std::unique_ptr<WorkerThread> m_workThread;
    std::unique_ptr<WorkerThread> m_readThread;
    std::unique_ptr<WorkerThread> m_writeThread;
};

} // namespace ecotone::bridge
