#pragma once

#include "core/base/error_code.h"

#include <source_location>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace ecotone {

/// A failed operation as a value. `detail` is one English sentence for the log and the command
/// line: it names the file, layer, row and cause. The window words errors from `code`.
struct Error
{
    ErrorCode code;
    std::string detail;
    std::source_location where;
};

template <class T = void>
using Result = tl::expected<T, Error>;

/// `return fail(ErrorCode::FileDamaged, "…")` in any function that returns a Result.
[[nodiscard]] inline tl::unexpected<Error>
fail(ErrorCode code,
     std::string detail,
     std::source_location where = std::source_location::current())
{
    return tl::unexpected<Error>{Error{code, std::move(detail), where}};
}

/// Passes an error on unchanged.
[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>{std::move(error)};
}

} // namespace ecotone

#define ECO_CONCAT_INNER(a, b) a##b
#define ECO_CONCAT(a, b) ECO_CONCAT_INNER(a, b)

/// Evaluates an expression of type Result<…>; returns its error from the enclosing function.
#define ECO_TRY(expression)                                                                        \
    do {                                                                                           \
        if (auto eco_result = (expression); !eco_result) {                                         \
            return ::ecotone::fail(std::move(eco_result).error());                                 \
        }                                                                                          \
    } while (false)

#define ECO_ASSIGN_INNER(temporary, declaration, expression)                                       \
    auto temporary = (expression);                                                                 \
    if (!temporary) {                                                                              \
        return ::ecotone::fail(std::move(temporary).error());                                      \
    }                                                                                              \
    declaration = *std::move(temporary)

/// `ECO_ASSIGN(const auto dataset, open(path));` declares or assigns on success, else returns.
/// Two statements: never the sole body of an `if` without braces.
#define ECO_ASSIGN(declaration, ...)                                                               \
    ECO_ASSIGN_INNER(ECO_CONCAT(eco_temporary_, __LINE__), declaration, (__VA_ARGS__))
