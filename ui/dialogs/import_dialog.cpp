#include "ui/dialogs/import_dialog.h"

#include "core/base/file.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/text.h"
#include "ui/dialogs/import_class_page.h"
#include "ui/dialogs/import_columns_page.h"
#include "ui/dialogs/import_list.h"
#include "ui/dialogs/import_place_page.h"
#include "ui/dialogs/import_report_page.h"
#include "ui/dialogs/import_source_page.h"
#include "ui/dialogs/import_text_page.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFrame>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QUrl>

#include <algorithm>

namespace ecotone::dialogs {

void ImportDialog::connectParts()
{
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ImportDialog::showCurrent);
    connect(m_confirm, &QPushButton::clicked, this, &ImportDialog::confirm);
    connect(m_again, &QPushButton::clicked, this, &ImportDialog::readAgain);
    connect(m_cancel, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &ImportDialog::accept);
    for (const auto& [use, button] : m_uses) {
        connect(button, &QRadioButton::clicked, this, [this, use = use] { useChosen(use); });
    }
    for (const auto& [topic, page] : m_topics) {
        connect(page, &ImportPage::decided, this, &ImportDialog::decided);
    }
    using bridge::ImportPreview;
    connect(m_preview, &ImportPreview::sourceReady, this, &ImportDialog::takeView);
    connect(m_preview, &ImportPreview::failed, this, &ImportDialog::showFailure);
    connect(m_preview, &ImportPreview::classesReady, this, [this](const auto& classes) {
        m_classes->setClasses(classes);
        Q_EMIT classesShown();
    });
    connect(m_preview, &ImportPreview::classesFailed, this, [this](const Error& error) {
        m_classes->setFailure(error);
        Q_EMIT classesShown();
    });
    m_previewTimer.setSingleShot(true);
    m_previewTimer.setInterval(120);
    connect(&m_previewTimer, &QTimer::timeout, this, [this] {
        if (auto* entry = shown()) {
            const bool withClasses = entry->use == bridge::Use::BringIn &&
                                     entry->recipe.role == harmonise::Role::Habitat;
            if (withClasses) {
                m_classes->setBusy();
            }
            m_preview->look(entry->recipe, entry->report, withClasses);
        }
    });
    using bridge::StoreBridge;
    connect(m_bridge, &StoreBridge::taskStarted, this, &ImportDialog::taskStarted);
    connect(m_bridge, &StoreBridge::taskEnded, this, [this](int task) {
        if (m_task == task) {
            taskEnded();
        }
    });
    connect(m_bridge,
            &StoreBridge::taskProgress,
            this,
            [this](int task, double share, const QString& what) {
                if (m_task == task) {
                    m_progress->setValue(static_cast<int>(share * m_progress->maximum()));
                    m_progress->setToolTip(what);
                }
            });
}

void ImportDialog::addFiles(const QStringList& paths)
{
    if (!isBusy() && !paths.isEmpty()) {
        probe(paths, {});
    }
}

void ImportDialog::probe(const QStringList& paths, std::optional<harmonise::ProbeHints> hints)
{
    std::vector<std::filesystem::path> files;
    for (const QString& path : paths) {
        files.push_back(bridge::toPath(path));
    }
    m_preview->stop();
    m_isStarting = true;
    bridge::askProbe(*m_bridge,
                     this,
                     std::move(files),
                     std::move(hints),
                     [this](Result<bridge::Delivery> delivery) {
                         if (delivery) {
                             takeDelivery(*std::move(delivery));
                         } else {
                             showFailure(delivery.error());
                         }
                         Q_EMIT reportShown();
                     });
    m_isStarting = false;
    m_note->setText(tr("Looking at the files…"));
}

void ImportDialog::taskStarted(int task)
{
    if (!m_isStarting) {
        return;
    }
    m_task = task;
    m_progress->setValue(0);
    m_progress->show();
    updateState();
}

void ImportDialog::taskEnded()
{
    m_task.reset();
    m_progress->hide();
    updateState();
}

void ImportDialog::takeDelivery(bridge::Delivery delivery)
{
    for (auto& entry : delivery.entries) {
        // A file looked at again takes the place of its first report.
        const auto& file = delivery.files[entry.file];
        const auto same =
            std::ranges::find(m_delivery.files, file.file, &harmonise::FileReport::file);
        const std::size_t index = static_cast<std::size_t>(same - m_delivery.files.begin());
        if (same == m_delivery.files.end()) {
            m_delivery.files.push_back(file);
        }
        const auto old = std::ranges::find_if(m_delivery.entries, [&](const auto& each) {
            return each.file == index && each.layer == entry.layer;
        });
        entry.file = index;
        if (old == m_delivery.entries.end()) {
            m_delivery.entries.push_back(std::move(entry));
        } else {
            m_delivery.files[index] = file;
            old->report = std::move(entry.report);
        }
    }
    for (const auto& file : delivery.files) {
        if (std::ranges::find(m_delivery.files, file.file, &harmonise::FileReport::file) ==
            m_delivery.files.end()) {
            m_delivery.files.push_back(file);
        }
    }
    m_list->setDelivery(m_delivery);
    showCurrent();
}

void ImportDialog::readAgain()
{
    if (const auto* entry = shown()) {
        const auto& recipe = entry->recipe;
        probe({bridge::fromUtf8(m_delivery.files[entry->file].file)},
              harmonise::ProbeHints{recipe.country,
                                    recipe.crs,
                                    recipe.assume,
                                    recipe.controlPoints,
                                    recipe.offset,
                                    recipe.encoding});
    }
}

void ImportDialog::askFiles()
{
    addFiles(QFileDialog::getOpenFileNames(this, tr("Add files")));
}

void ImportDialog::askFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Add a folder"));
    if (!folder.isEmpty()) {
        addFiles({folder});
    }
}

bridge::ImportEntry* ImportDialog::shown()
{
    const int entry = m_list->currentEntry();
    return entry < 0 ? nullptr : &m_delivery.entries[static_cast<std::size_t>(entry)];
}

void ImportDialog::showCurrent()
{
    auto* entry = shown();
    m_preview->stop();
    for (const auto& [topic, page] : m_topics) {
        page->setEntry(entry);
    }
    if (const int failure = m_list->currentFailure(); failure >= 0) {
        const auto& file = m_delivery.files[static_cast<std::size_t>(failure)];
        m_title->setText(bridge::fromUtf8(fileName(pathFromUtf8(file.file))));
        showFailure(*file.error);
    } else if (entry == nullptr) {
        m_title->setText(m_list->currentItem() == nullptr ? tr("Look at a file")
                                                          : m_list->currentItem()->text(0));
        m_sentence->setText(m_list->currentItem() == nullptr
                                ? tr("Drop files or folders here.")
                                : tr("Choose what becomes of all files of this folder."));
        m_band->hide();
    } else {
        m_title->setText(entry->title);
        m_previewTimer.start();
    }
    updateState();
}

void ImportDialog::showFailure(const Error& error)
{
    const auto text = bridge::errorText(error);
    m_sentence->setText(text.what);
    m_questions->setText(lightMark(bridge::Light::Needs) + QLatin1Char{' '} +
                         (text.advice.isEmpty() ? text.what : text.advice).toHtmlEscaped());
    m_questions->setToolTip(text.detail);
    m_confirm->hide();
    m_band->show();
}

void ImportDialog::showQuestions()
{
    const auto* entry = shown();
    if (entry == nullptr) {
        return;
    }
    m_sentence->setText(bridge::sentenceOf(*entry));
    QStringList lines;
    bool isConfirmable = !entry->confirmed;
    for (const auto& question : bridge::questionsOf(*entry)) {
        const bool isDone = question.light == bridge::Light::Confirm && entry->confirmed;
        lines.append(lightMark(isDone ? bridge::Light::Decided : question.light) +
                     QStringLiteral(" ") + question.text.toHtmlEscaped());
        isConfirmable = isConfirmable && question.light == bridge::Light::Confirm;
    }
    m_questions->setText(lines.join(QStringLiteral("<br>")));
    m_questions->setToolTip({});
    m_confirm->setVisible(isConfirmable && !lines.isEmpty());
    m_band->setVisible(!lines.isEmpty());
}

void ImportDialog::decided()
{
    if (auto* entry = shown()) {
        entry->confirmed = false;
        if (sender() != m_report) {
            m_report->refresh();
        }
        m_previewTimer.start();
    }
    updateState();
}

void ImportDialog::useChosen(bridge::Use use)
{
    for (const int index : m_list->chosenEntries()) {
        bridge::setUse(m_delivery.entries[static_cast<std::size_t>(index)], use);
    }
    if (shown() != nullptr) {
        for (const auto& [topic, page] : m_topics) {
            page->refresh();
        }
        m_previewTimer.start();
    }
    updateState();
}

void ImportDialog::confirm()
{
    for (const int index : m_list->chosenEntries()) {
        m_delivery.entries[static_cast<std::size_t>(index)].confirmed = true;
    }
    m_report->refresh();
    updateState();
    m_list->setFocus();
}

void ImportDialog::takeView(const bridge::SourceView& view)
{
    auto* entry = shown();
    if (entry == nullptr) {
        return;
    }
    entry->report.crs = view.crs;
    entry->report.lonLat = view.lonLat;
    m_text->setView(view);
    m_place->setView(view, m_preview->surroundings());
    m_report->refresh();
    updateState();
    Q_EMIT previewShown();
}

void ImportDialog::updateState()
{
    m_list->refresh(m_delivery);
    showQuestions();
    const auto* entry = shown();
    const auto chosenNow = m_list->chosenEntries();
    for (std::size_t tab = 0; tab < m_topics.size(); ++tab) {
        const auto topic = m_topics[tab].first;
        m_pages->setTabIcon(
            static_cast<int>(tab),
            entry == nullptr || topic == bridge::Topic::Columns || topic == bridge::Topic::Source
                ? (entry != nullptr && bridge::lightOf(*entry, topic) != bridge::Light::Decided
                       ? lightIcon(bridge::lightOf(*entry, topic))
                       : QIcon{})
                : lightIcon(bridge::lightOf(*entry, topic)));
    }
    m_pages->setVisible(entry != nullptr);
    for (const auto& [use, button] : m_uses) {
        button->setEnabled(!chosenNow.empty() && !isBusy());
        const bool all = !chosenNow.empty() && std::ranges::all_of(chosenNow, [&](int index) {
            return m_delivery.entries[static_cast<std::size_t>(index)].use == use;
        });
        button->setAutoExclusive(false);
        button->setChecked(all);
        button->setAutoExclusive(true);
    }
    int used = 0;
    int open = 0;
    for (const auto& each : m_delivery.entries) {
        used += each.use != bridge::Use::LeaveOut ? 1 : 0;
        open += each.use != bridge::Use::LeaveOut && bridge::lightOf(each) != bridge::Light::Decided
                    ? 1
                    : 0;
    }
    const bool mayWrite = m_bridge->hasProject() && !m_bridge->summary().readOnly;
    m_accept->setEnabled(mayWrite && !isBusy() && used > 0 && open == 0);
    m_again->setEnabled(entry != nullptr && !isBusy());
    m_pages->setEnabled(!isBusy());
    m_cancel->setText(isBusy() ? tr("&Stop") : tr("&Close"));
    if (isBusy()) {
        return;
    }
    m_note->setText(!mayWrite  ? tr("Open a project that you may write to bring files in.")
                    : open > 0 ? tr("%n source(s) still need you.", nullptr, open)
                               : tr("Nothing is written until you accept."));
}

void ImportDialog::accept()
{
    if (!m_accept->isEnabled()) {
        return;
    }
    std::vector<harmonise::Recipe> recipes;
    for (const auto& entry : m_delivery.entries) {
        if (entry.use != bridge::Use::LeaveOut) {
            recipes.push_back(entry.recipe);
        }
    }
    if (m_mayWrite && !m_mayWrite()) {
        return;
    }
    m_preview->stop();
    m_isStarting = true;
    bridge::runImport(*m_bridge, this, std::move(recipes), [this](Result<bridge::Imported> result) {
        imported(std::move(result));
    });
    m_isStarting = false;
    m_note->setText(tr("Bringing the files into the map…"));
}

void ImportDialog::imported(Result<bridge::Imported> result)
{
    if (!result) {
        updateState();
        if (result.error().code == ErrorCode::Cancelled) {
            m_note->setText(tr("Stopped. The project is as it was."));
        } else {
            showFailure(result.error());
            m_note->setText(tr("Nothing was brought in. The project is as it was."));
        }
        Q_EMIT notImported();
        return;
    }
    Q_EMIT m_bridge->message(
        tr("%n patch(es) brought in.", nullptr, static_cast<int>(result->report.patches)));
    if (result->recipesNotSaved) {
        m_bridge->reportFailure(*result->recipesNotSaved);
    }
    Q_EMIT imported();
    QDialog::accept();
}

void ImportDialog::reject()
{
    if (isBusy()) {
        m_bridge->cancelTask(*m_task);
        m_note->setText(tr("Stopping…"));
        return;
    }
    QDialog::reject();
}

void ImportDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && !isBusy()) {
        event->acceptProposedAction();
    }
}

void ImportDialog::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) {
            paths.append(url.toLocalFile());
        }
    }
    addFiles(paths);
    event->acceptProposedAction();
}

QString ImportDialog::sentence() const
{
    return m_sentence->text();
}

QString ImportDialog::note() const
{
    return m_note->text();
}

} // namespace ecotone::dialogs
