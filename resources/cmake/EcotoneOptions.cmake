# One interface target carries the language level, the warnings and the hygiene macros.
add_library(eco_options INTERFACE)
target_compile_features(eco_options INTERFACE cxx_std_20)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(eco_options INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
        -Woverloaded-virtual -Wold-style-cast -Wcast-qual -Wimplicit-fallthrough
        # Golden geometry must not depend on fused multiply-add.
        -ffp-contract=off)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
        # GCC 12 at -O3 takes copies of std::string for overlapping ones (its bug 105651) and parts of
        # std::variant for uninitialised; the same code is checked at -O2 with -Werror.
        target_compile_options(eco_options INTERFACE $<$<CONFIG:Release>:-Wno-restrict$<SEMICOLON>-Wno-maybe-uninitialized>)
    endif()
    if(ECOTONE_WERROR)
        target_compile_options(eco_options INTERFACE -Werror)
    endif()
elseif(MSVC)
    target_compile_options(eco_options INTERFACE /W4 /utf-8 /permissive-)
endif()

target_compile_definitions(eco_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER
    QT_NO_KEYWORDS QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_include_directories(eco_options INTERFACE "${PROJECT_SOURCE_DIR}")
