#pragma once

#include <cstdio>
#include <cstdlib>

/// A broken invariant must never reach the user's file: abort in every build type.
#define ECO_EXPECTS(condition)                                                                     \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            std::fprintf(stderr, "%s:%d: expected %s\n", __FILE__, __LINE__, #condition);          \
            std::abort();                                                                          \
        }                                                                                          \
    } while (false)

#define ECO_ENSURES(condition) ECO_EXPECTS(condition)
