#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/quality/rules.h"
#include "core/store/project_file.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ecotone::edit {

/// Everything `ecotone check` and the window's check say of a project.
struct ProjectCheck
{
    quality::CheckReport map;
    /// Texts of interface tables, classes and layers without one of the four languages.
    std::int64_t untranslated = 0;
    /// Patches that name a source the project does not know.
    std::int64_t withoutSource = 0;
    /// Found now and stored earlier (reading, edge matching), errors first; fixed and accepted
    /// ones are left out.
    std::vector<model::Issue> issues;

    /// True when a defect of severity error is open, or the coverage is not whole.
    [[nodiscard]] bool hasErrors() const;
};

/// Integrity of the file, the coverage per landscape, provenance and translations. Changes
/// nothing. Fails with StoreCorrupt when the file itself is damaged.
[[nodiscard]] Result<ProjectCheck> checkProject(store::ProjectFile& project,
                                                const Progress& progress = {});

/// The coverage where history entries changed it, and nothing else: what an edit, undo or redo may
/// have broken. Entries that changed no outline give an empty report.
[[nodiscard]] Result<quality::CheckReport> checkChanged(store::ProjectFile& project,
                                                        std::span<const model::HistoryId> entries);

/// The shape of `check --json`.
[[nodiscard]] std::string toJson(const ProjectCheck& check);

} // namespace ecotone::edit
