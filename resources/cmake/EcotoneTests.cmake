find_package(GTest CONFIG REQUIRED)
if(ECOTONE_UI)
    find_package(Qt6 REQUIRED COMPONENTS Test)
endif()
include(GoogleTest)

# The environment of the tests stands in the test presets of CMakePresets.json.

# eco_test(name SOURCES a_test.cpp ROOMS core/base [LIBS Qt6::Test] [QT] [LABELS fast] [TIMEOUT s]
#          [FIXTURE demo])
# One executable a room; every TEST is a CTest test. QT links tests/support/qt_main.cpp instead
# of GoogleTest's main.
function(eco_test name)
    cmake_parse_arguments(test "QT" "TIMEOUT;FIXTURE" "SOURCES;ROOMS;LIBS;LABELS" ${ARGN})
    set(target "test_${name}")
    add_executable(${target} ${test_SOURCES})
    target_link_libraries(${target} PRIVATE eco_options GTest::gmock)
    if(test_QT)
        target_sources(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests/support/qt_main.cpp")
        target_link_libraries(${target} PRIVATE Qt6::Widgets Qt6::Test)
        set_target_properties(${target} PROPERTIES AUTOMOC ON)
    else()
        target_link_libraries(${target} PRIVATE GTest::gtest_main)
    endif()
    foreach(used IN LISTS test_ROOMS)
        string(REPLACE "/" "_" used_name "${used}")
        target_link_libraries(${target} PRIVATE "eco_${used_name}")
    endforeach()
    target_link_libraries(${target} PRIVATE ${test_LIBS})
    target_compile_definitions(${target} PRIVATE
        ECOTONE_SOURCE_DIR="${PROJECT_SOURCE_DIR}" ECOTONE_BINARY_DIR="${PROJECT_BINARY_DIR}")
    if(NOT test_LABELS)
        set(test_LABELS fast)
    endif()
    if(NOT test_TIMEOUT)
        set(test_TIMEOUT 120)
    endif()
    set(fixture "")
    if(test_FIXTURE)
        set(fixture FIXTURES_REQUIRED ${test_FIXTURE})
    endif()
    gtest_discover_tests(${target}
        DISCOVERY_MODE PRE_TEST
        TEST_PREFIX "${name}."
        PROPERTIES ${fixture} LABELS "${test_LABELS}" TIMEOUT ${test_TIMEOUT})
endfunction()
