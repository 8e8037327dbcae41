#include "ui/bridge/store_bridge.h"

#include "core/edit/boundary_edits.h"
#include "core/edit/edit_session.h"
#include "core/layout/project_themes.h"
#include "core/store/project_file.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/facts.h"
#include "ui/bridge/issue_service.h"
#include "ui/bridge/project_summary.h"
#include "ui/bridge/pyramid_keeper.h"
#include "ui/bridge/relief.h"
#include "ui/bridge/text.h"

#include <QMetaObject>

#include <algorithm>
#include <chrono>
#include <thread>

namespace ecotone::bridge {

namespace {

constexpr std::size_t writerBound = 64;
constexpr std::size_t readerBound = 512;
/// What a picture of a large project takes.
constexpr std::chrono::milliseconds pictureTime{150};

} // namespace

struct StoreBridge::Writer
{
    std::unique_ptr<store::ProjectFile> project;
    std::filesystem::path path;
    bool readOnly = false;
    std::int64_t changedOutside = 0;
    std::int64_t patches = 0; ///< Of the last summary.
};

StoreBridge::StoreBridge(QObject* parent)
    : QObject{parent}
    , m_writer{std::make_shared<Writer>()}
    , m_reader{std::make_shared<std::unique_ptr<store::ProjectFile>>()}
    , m_workThread{std::make_unique<WorkerThread>("work", readerBound, Priority::Low)}
    , m_readThread{std::make_unique<WorkerThread>("reader", readerBound, Priority::Normal)}
    , m_writeThread{std::make_unique<WorkerThread>("writer", writerBound, Priority::Normal)}
{
}

StoreBridge::~StoreBridge()
{
    // Readers leave first, so that the writer, the last one out, leaves one clean file behind.
    m_workThread.reset();
    m_readThread.reset();
    m_reader->reset();
    m_writeThread->drain();
    m_writeThread.reset();
    m_writer->project.reset();
}

void StoreBridge::post(QPointer<QObject> context, std::function<void()> what)
{
    QMetaObject::invokeMethod(
        this,
        [context = std::move(context), what = std::move(what)] {
            if (!context.isNull()) {
                what();
            }
        },
        Qt::QueuedConnection);
}

void StoreBridge::reportFailure(const Error& error)
{
    const ErrorText text = errorText(error);
    Q_EMIT failed(text.what, text.advice, text.detail);
}

// ---------------------------------------------------------------------------------- projects

void StoreBridge::openProject(const QString& path)
{
    closeProject();
    putWriter([this, file = toPath(path)](Writer& writer) { openInWriter(writer, file); });
}

void StoreBridge::createProject(const QString& path, const QString& title, bool demonstration)
{
    closeProject();
    store::CreateOptions options;
    options.title = toUtf8(title);
    options.demonstration = demonstration;
    options.language = currentLanguage();
    options.who = {m_author.name, {}};
    putWriter([this, file = toPath(path), options](Writer& writer) {
        auto created = store::ProjectFile::create(file, options);
        if (created) {
            if (auto finished = (*created)->finish(); !finished) {
                post(this, [this, error = finished.error()] { reportFailure(error); });
                return;
            }
            created->reset();
            openInWriter(writer, file);
            return;
        }
        post(this, [this, error = created.error()] { reportFailure(error); });
    });
}

void StoreBridge::closeProject()
{
    if (m_path.empty() && m_summary == nullptr) {
        return;
    }
    m_path.clear();
    m_summary.reset();
    m_readThread->cancelAll();
    m_readThread->drain();
    m_reader->reset();
    putWriter([](Writer& writer) { writer = Writer{}; });
    Q_EMIT projectClosed();
}

void StoreBridge::openInWriter(Writer& writer, const std::filesystem::path& path)
{
    const store::Who who{m_author.name.empty() ? std::string{"Ecotone"} : m_author.name, {}};
    writer = Writer{};
    auto opened = store::ProjectFile::open(path, store::Access::Write, who, 0.0);
    if (!opened) {
        const Error first = opened.error();
        const bool mayRead =
            first.code == ErrorCode::StoreBusy || first.code == ErrorCode::FileUnwritable;
        if (mayRead) {
            opened = store::ProjectFile::open(path, store::Access::Read);
        }
        if (!opened) {
            post(this, [this, first] { reportFailure(first); });
            return;
        }
    }
    writer.project = *std::move(opened);
    writer.path = path;
    writer.readOnly = writer.project->access() == store::Access::Read;
    if (!writer.readOnly) {
        if (auto outside = writer.project->history().reconcile({"Ecotone", {}, {}}); outside) {
            writer.changedOutside = outside->changed + outside->added + outside->removed;
        } else {
            post(this, [this, error = outside.error()] { reportFailure(error); });
        }
    }
    auto summary = summaryOf(*writer.project);
    if (!summary) {
        post(this, [this, error = summary.error()] { reportFailure(error); });
        writer = Writer{};
        return;
    }
    writer.patches = summary->patches;
    summary->readOnly = writer.readOnly;
    summary->changedOutside = writer.changedOutside;
    auto shared = std::make_shared<const ProjectSummary>(*std::move(summary));
    post(this, [this, shared] {
        m_path = toUtf8(shared->path);
        m_summary = shared;
        Q_EMIT projectOpened();
        Q_EMIT summaryChanged();
    });
}

void StoreBridge::refreshSummary(Writer& writer)
{
    auto summary = summaryOf(*writer.project);
    if (!summary) {
        post(this, [this, error = summary.error()] { reportFailure(error); });
        return;
    }
    writer.patches = summary->patches;
    summary->readOnly = writer.readOnly;
    summary->changedOutside = writer.changedOutside;
    auto shared = std::make_shared<const ProjectSummary>(*std::move(summary));
    post(this, [this, shared] { publish(shared); });
}

void StoreBridge::publish(std::shared_ptr<const ProjectSummary> summary)
{
    if (m_summary != nullptr && m_summary->path == summary->path) {
        m_summary = std::move(summary);
        Q_EMIT summaryChanged();
    }
}

// ------------------------------------------------------------------------------------- edits

bool StoreBridge::putWriter(std::function<void(Writer&)> job)
{
    const bool put = m_writeThread->put(
        [writer = m_writer, job = std::move(job)](const std::stop_token&) { job(*writer); });
    if (!put) {
        Q_EMIT failed(tr("Too many edits wait to be written."),
                      tr("Wait a moment, then repeat the last one."),
                      {});
    }
    return put;
}

void StoreBridge::edit(EditJob job)
{
    ++m_openEdits;
    Q_EMIT editingChanged();
    const bool put = putWriter([this, author = m_author, job = std::move(job)](Writer& writer) {
        if (writer.project != nullptr) {
            if (auto notice = job(*writer.project, author)) {
                post(this, [this, notice = *std::move(notice)] { Q_EMIT changed(notice); });
                // The map first: the counts of a large project take longer than its picture.
                if (writer.patches >= PyramidKeeper::fewestPatches) {
                    std::this_thread::sleep_for(pictureTime);
                }
                refreshSummary(writer);
            } else {
                post(this, [this, error = notice.error()] { reportFailure(error); });
            }
        }
        post(this, [this] {
            --m_openEdits;
            Q_EMIT editingChanged();
        });
    });
    if (!put) {
        --m_openEdits;
        Q_EMIT editingChanged();
    }
}

namespace {

edit::Statement statementOf(const EditStatement& statement)
{
    return {statement.kind,
            toUtf8(statement.eventDate),
            toUtf8(statement.cause),
            toUtf8(statement.reason),
            toUtf8(statement.mandate)};
}

Result<edit::EditSession> sessionOf(store::ProjectFile& project, const model::Author& author)
{
    return edit::EditSession::open(project, author, [](const std::string& code) {
        return facts().classification.find(code) != nullptr;
    });
}

ChangeNotice noticeOf(model::Scope scope, std::vector<model::HistoryEntry> entries)
{
    ChangeNotice notice;
    notice.scope = scope;
    notice.entries = std::move(entries);
    return notice;
}

} // namespace

void StoreBridge::reclassify(std::vector<model::PatchId> patches,
                             std::string toClass,
                             EditStatement statement)
{
    edit(
        [patches = std::move(patches), toClass = std::move(toClass), said = statementOf(statement)](
            store::ProjectFile& project, const model::Author& author) -> Result<ChangeNotice> {
            ECO_ASSIGN(auto session, sessionOf(project, author));
            ECO_ASSIGN(auto entry, session.reclassify(patches, toClass, said));
            ChangeNotice notice = noticeOf(model::Scope::Map, {std::move(entry)});
            notice.patches = patches;
            return notice;
        });
}

void StoreBridge::editBoundary(coverage::Gesture gesture, EditStatement statement)
{
    edit([gesture = std::move(gesture), said = statementOf(statement)](
             store::ProjectFile& project, const model::Author& author) -> Result<ChangeNotice> {
        ECO_ASSIGN(auto session, sessionOf(project, author));
        ECO_ASSIGN(auto entry, edit::perform(session, project, gesture, said));
        ChangeNotice notice = noticeOf(model::Scope::Map, {std::move(entry)});
        notice.everything = true; // Patches come and go.
        return notice;
    });
}

void StoreBridge::fixIssues(std::vector<model::Issue> issues,
                            std::string fix,
                            EditStatement statement)
{
    edit([this, issues = std::move(issues), fix = std::move(fix), said = statementOf(statement)](
             store::ProjectFile& project, const model::Author& author) -> Result<ChangeNotice> {
        ECO_ASSIGN(auto session, sessionOf(project, author));
        ECO_ASSIGN(const auto report,
                   bridge::fixIssues(project, session, author, issues, fix, said));
        post(this, [this, fixed = static_cast<int>(report.issues), left = report.refused.size()] {
            const QString done = tr("%n issue(s) fixed.", nullptr, fixed);
            Q_EMIT message(
                left == 0
                    ? done
                    : tr("%1 %n cannot be fixed so and stay(s).", nullptr, static_cast<int>(left))
                          .arg(done));
        });
        ChangeNotice notice = noticeOf(model::Scope::Map, {});
        notice.everything = true;
        return notice;
    });
}

void StoreBridge::review(std::vector<model::PatchId> patches)
{
    edit([patches = std::move(patches)](store::ProjectFile& project,
                                        const model::Author& author) -> Result<ChangeNotice> {
        ECO_ASSIGN(auto session, sessionOf(project, author));
        ECO_ASSIGN(auto entry, session.review(patches, {}));
        ChangeNotice notice = noticeOf(model::Scope::Map, {std::move(entry)});
        notice.patches = patches;
        return notice;
    });
}

void StoreBridge::saveProposal(model::Feature proposal)
{
    edit([proposal = std::move(proposal)](store::ProjectFile& project,
                                          const model::Author& author) -> Result<ChangeNotice> {
        ECO_ASSIGN(auto session, sessionOf(project, author));
        if (proposal.id == 0) {
            ECO_TRY(session.addProposal(proposal));
        } else {
            ECO_TRY(session.updateProposal(proposal));
        }
        return noticeOf(model::Scope::Proposal, {});
    });
}

void StoreBridge::removeProposal(model::FeatureId id)
{
    edit([id](store::ProjectFile& project, const model::Author& author) -> Result<ChangeNotice> {
        ECO_ASSIGN(auto session, sessionOf(project, author));
        ECO_TRY(session.removeProposal(id));
        return noticeOf(model::Scope::Proposal, {});
    });
}

void StoreBridge::saveThemes(cartography::ThemeSheets themes, QString reason)
{
    edit([themes = std::move(themes), reason = toUtf8(reason)](
             store::ProjectFile& project, const model::Author& author) -> Result<ChangeNotice> {
        ECO_ASSIGN(auto entry, layout::saveThemes(project, facts(), themes, author, reason));
        std::vector<model::HistoryEntry> entries;
        if (entry.id != 0) {
            entries.push_back(std::move(entry));
        }
        return noticeOf(model::Scope::Layout, std::move(entries));
    });
}

void StoreBridge::undo(model::Scope scope)
{
    edit([scope](store::ProjectFile& project, const model::Author& author) -> Result<ChangeNotice> {
        ECO_ASSIGN(auto session, sessionOf(project, author));
        ECO_ASSIGN(auto entries, session.undo(scope));
        return noticeOf(scope, std::move(entries));
    });
}

void StoreBridge::redo(model::Scope scope)
{
    edit([scope](store::ProjectFile& project, const model::Author& author) -> Result<ChangeNotice> {
        ECO_ASSIGN(auto session, sessionOf(project, author));
        ECO_ASSIGN(auto entries, session.redo(scope));
        return noticeOf(scope, std::move(entries));
    });
}

void StoreBridge::keepRelief(std::optional<cartography::ReliefSettings> relief)
{
    edit([relief = std::move(relief)](store::ProjectFile& project,
                                      const model::Author& author) -> Result<ChangeNotice> {
        if (relief) {
            ECO_TRY(openRelief(*relief, project.path()));
        }
        ECO_ASSIGN(auto entry, bridge::keepRelief(project, author, relief));
        return noticeOf(model::Scope::Layout, {std::move(entry)});
    });
}

void StoreBridge::freezeEdition(const QString& name, const QString& note)
{
    edit([name = toUtf8(name), note = toUtf8(note)](
             store::ProjectFile& project, const model::Author& author) -> Result<ChangeNotice> {
        ECO_TRY(project.editions().freeze(name, author, note));
        return noticeOf(model::Scope::Layout, {});
    });
}

// ------------------------------------------------------------------------- questions and work

void StoreBridge::runReader(QObject* context, ReaderJob job, std::function<void()> done)
{
    const bool put = m_readThread->put([this,
                                        path = m_path,
                                        reader = m_reader,
                                        guard = QPointer<QObject>{context},
                                        job = std::move(job),
                                        done = std::move(done)](const std::stop_token&) {
        Error error{ErrorCode::NotFound, "no project is open", {}};
        if (*reader == nullptr && !path.empty()) {
            auto opened = store::ProjectFile::open(toPath(fromUtf8(path)), store::Access::Read);
            if (opened) {
                *reader = *std::move(opened);
            } else {
                error = opened.error();
            }
        }
        job(reader->get(), &error);
        post(guard, done);
    });
    if (!put) {
        Q_EMIT message(tr("The project is busy; the last question was skipped."));
    }
}

void StoreBridge::runWriter(QObject* context, ReaderJob job, std::function<void()> done)
{
    putWriter(
        [this, guard = QPointer<QObject>{context}, job = std::move(job), done = std::move(done)](
            Writer& writer) {
            const Error none{ErrorCode::NotFound, "no project is open", {}};
            job(writer.project.get(), &none);
            post(guard, done);
        });
}

Progress StoreBridge::startTask(const QString& title, std::stop_source& stop, int& task)
{
    task = m_nextTask++;
    ++m_openTasks;
    m_tasks.emplace_back(task, stop);
    Q_EMIT taskStarted(task, title);
    return Progress{[this, task](double share, const std::string& what) {
                        post(this, [this, task, share, what] {
                            Q_EMIT taskProgress(task, share, fromUtf8(what));
                        });
                    },
                    stop.get_token()};
}

void StoreBridge::endTask(int task)
{
    --m_openTasks;
    std::erase_if(m_tasks, [task](const auto& open) { return open.first == task; });
    Q_EMIT taskEnded(task);
}

void StoreBridge::cancelTask(int task)
{
    for (auto& [id, stop] : m_tasks) {
        if (id == task) {
            stop.request_stop();
        }
    }
}

void StoreBridge::runWork(QObject* context,
                          const QString& title,
                          std::function<void(const Progress&)> job,
                          std::function<void()> done)
{
    std::stop_source stop;
    int task = 0;
    const Progress progress = startTask(title, stop, task);
    const bool put = m_workThread->put(
        [this, task, progress, guard = QPointer<QObject>{context}, job = std::move(job), done](
            const std::stop_token&) {
            job(progress);
            post(this, [this, task] { endTask(task); });
            post(guard, done);
        },
        stop);
    if (!put) {
        endTask(task);
    }
}

void StoreBridge::runOnFile(QObject* context,
                            const QString& title,
                            std::function<void(const std::filesystem::path&, const Progress&)> job,
                            std::function<void()> done)
{
    std::stop_source stop;
    int task = 0;
    const Progress progress = startTask(title, stop, task);
    putWriter(
        [this, task, progress, guard = QPointer<QObject>{context}, job = std::move(job), done](
            Writer& writer) {
            const std::filesystem::path path = writer.path;
            writer.project.reset();
            job(path, progress);
            openInWriter(writer, path);
            post(this, [this, task] {
                endTask(task);
                ChangeNotice notice;
                notice.everything = true;
                Q_EMIT changed(notice);
            });
            post(guard, done);
        });
}

} // namespace ecotone::bridge
