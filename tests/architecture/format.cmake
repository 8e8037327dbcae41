# Every source is as clang-format 19 writes it.
file(GLOB_RECURSE sources
     "${ROOT}/core/*.cpp" "${ROOT}/core/*.h" "${ROOT}/ui/*.cpp" "${ROOT}/ui/*.h"
     "${ROOT}/app/*.cpp" "${ROOT}/app/*.h" "${ROOT}/tests/*.cpp" "${ROOT}/tests/*.h")
execute_process(COMMAND ${CLANG_FORMAT} --dry-run -Werror ${sources}
                RESULT_VARIABLE result ERROR_VARIABLE message)
if(NOT result EQUAL 0)
    string(SUBSTRING "${message}" 0 4000 message)
    message(FATAL_ERROR "Not formatted (clang-format-19 -i mends it):\n${message}")
endif()
