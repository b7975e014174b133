# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0

# Flags are targets: xuanhao_build (language), xuanhao_warnings, xuanhao_sanitize.
add_library(xuanhao_build INTERFACE)
target_compile_features(xuanhao_build INTERFACE cxx_std_20)
target_compile_definitions(xuanhao_build INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_KEYWORDS QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_include_directories(xuanhao_build INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(xuanhao_build INTERFACE "-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.")

add_library(xuanhao_warnings INTERFACE)
target_compile_options(xuanhao_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wold-style-cast
    -Wsuggest-override -Wundef -Wdate-time $<$<BOOL:${XUANHAO_WERROR}>:-Werror>)

add_library(xuanhao_sanitize INTERFACE)
if(XUANHAO_SANITIZE)
    target_compile_options(xuanhao_sanitize INTERFACE
        -fsanitize=${XUANHAO_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all
        # GCC 12 sees uninitialised variants between the sanitizers' own calls; the other builds keep the warning.
        -Wno-maybe-uninitialized)
    target_link_options(xuanhao_sanitize INTERFACE -fsanitize=${XUANHAO_SANITIZE})
endif()

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# xuanhao_add_library(name SOURCES … [PUBLIC …] [PRIVATE …]) makes the static library xuanhao_name
# with the alias Xuanhao::name. Headers stand beside their sources in SOURCES.
function(xuanhao_add_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(xuanhao_${name} STATIC ${ARG_SOURCES})
    add_library(Xuanhao::${name} ALIAS xuanhao_${name})
    target_link_libraries(xuanhao_${name}
        PUBLIC xuanhao_build xuanhao_sanitize ${ARG_PUBLIC}
        PRIVATE xuanhao_warnings ${ARG_PRIVATE})
    set_target_properties(xuanhao_${name} PROPERTIES AUTOMOC ON)
endfunction()

# xuanhao_add_executable(name SOURCES … LIBRARIES …)
function(xuanhao_add_executable name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE xuanhao_build xuanhao_warnings xuanhao_sanitize ${ARG_LIBRARIES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
endfunction()

# xuanhao_describe_for_windows(target DESCRIPTION text) gives a program icon, manifest and version there; nothing elsewhere.
function(xuanhao_describe_for_windows target)
    cmake_parse_arguments(ARG "" "DESCRIPTION" "" ${ARGN})
    if(NOT WIN32)
        return()
    endif()
    set(XUANHAO_ICON "${CMAKE_BINARY_DIR}/resources/icons/xuanhao.ico")
    configure_file("${PROJECT_SOURCE_DIR}/app/windows/program.rc.in" "${CMAKE_CURRENT_BINARY_DIR}/${target}.rc" @ONLY)
    set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${target}.rc" PROPERTIES
        OBJECT_DEPENDS "${XUANHAO_ICON};${PROJECT_SOURCE_DIR}/app/windows/program.manifest")
    target_sources(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/${target}.rc")
    add_dependencies(${target} xuanhao_icon)
endfunction()

# xuanhao_add_test(tst_name SOURCES … LIBRARIES … [LABEL unit] [TIMEOUT 60])
# Adds a QtTest executable run offscreen with a test data directory of its own.
function(xuanhao_add_test name)
    cmake_parse_arguments(ARG "" "LABEL;TIMEOUT" "SOURCES;LIBRARIES" ${ARGN})
    if(NOT ARG_LABEL)
        set(ARG_LABEL unit)
    endif()
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 60)
    endif()
    if(XUANHAO_SANITIZE)
        math(EXPR ARG_TIMEOUT "5 * ${ARG_TIMEOUT}")
    endif()
    xuanhao_add_executable(${name} SOURCES ${ARG_SOURCES} LIBRARIES Qt6::Test ${ARG_LIBRARIES})
    target_compile_definitions(${name} PRIVATE "XUANHAO_SOURCE_DIR=\"${PROJECT_SOURCE_DIR}\"")
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS ${ARG_LABEL} TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_FONT_DPI=96")
endfunction()

# xuanhao_on_postgresql_too(tst_name) runs the same program once more on PostgreSQL (F2). After the properties of tst_name.
function(xuanhao_on_postgresql_too name)
    get_test_property(${name} TIMEOUT timeout)
    get_test_property(${name} ENVIRONMENT environment)
    add_test(NAME ${name}_on_postgresql COMMAND ${name})
    set_tests_properties(${name}_on_postgresql PROPERTIES LABELS postgresql TIMEOUT ${timeout}
        ENVIRONMENT "${environment};XUANHAO_DATABASE=postgresql")
    get_test_property(${name} FIXTURES_SETUP fixture)
    if(fixture)
        set_tests_properties(${name}_on_postgresql PROPERTIES FIXTURES_SETUP "${fixture}")
    endif()
endfunction()
