#pragma once

#include "core/base/result.h"

#include <QString>

namespace ecotone::bridge {

/// A failure in the reader's words: what happened, what is safe and what to do, then the exact
/// sentence of the log for those who want it.
struct ErrorText
{
    QString what;
    QString advice; ///< May be empty.
    QString detail; ///< English, names file and row.
};

[[nodiscard]] ErrorText errorText(const Error& error);

} // namespace ecotone::bridge
