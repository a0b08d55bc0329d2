# SPDX-License-Identifier: GPL-2.0-only
#
# The stand-alone door: the few words of ns-3's build vocabulary that this module uses, on top of an
# installed ns-3 (Debian, Ubuntu: libns3-dev).

set(grows_stand_alone ON)
find_package(ns3 REQUIRED)

# Objects of two releases in one folder would be linked with each other.
if(GROWS_BUILD_NS3_VERSION AND NOT GROWS_BUILD_NS3_VERSION STREQUAL ns3_VERSION)
  message(FATAL_ERROR "grows: ${CMAKE_BINARY_DIR} was configured with ns-${GROWS_BUILD_NS3_VERSION}, and now ns-${ns3_VERSION} "
                      "was found. Use another folder, or remove this one")
endif()
set(GROWS_BUILD_NS3_VERSION ${ns3_VERSION} CACHE INTERNAL "ns-3's release with which this folder was configured")

# The C++ standard of that ns-3, which its CMake export does not name: 3.37's headers fail as C++20,
# 3.43's as C++17.
if(NOT CMAKE_CXX_STANDARD)
  if(ns3_VERSION VERSION_LESS 3.41)
    set(CMAKE_CXX_STANDARD 17)
  elseif(ns3_VERSION VERSION_LESS 3.46)
    set(CMAKE_CXX_STANDARD 20)
  else()
    set(CMAKE_CXX_STANDARD 23)
  endif()
endif()
if(NOT cxx_std_${CMAKE_CXX_STANDARD} IN_LIST CMAKE_CXX_COMPILE_FEATURES)
  message(FATAL_ERROR "grows: ns-${ns3_VERSION} needs C++${CMAKE_CXX_STANDARD}, which ${CMAKE_CXX_COMPILER} "
                      "(${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}) or this CMake does not know. "
                      "Configure with a later compiler: -DCMAKE_CXX_COMPILER=...")
endif()
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()
add_compile_options(-Wall -Wextra)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # Nobody replaces single functions of the library: they may be inlined, as Clang does anyway.
  add_compile_options(-fno-semantic-interposition)
endif()

# ${libcore} and its like, as ns-3's own build defines them: ns3::libcore up to 3.42, ns3::core after.
foreach(module antenna applications core config-store flow-monitor internet lte mobility netanim network
               point-to-point propagation spectrum stats)
  if(TARGET ns3::lib${module})
    set(lib${module} ns3::lib${module})
  elseif(TARGET ns3::${module})
    set(lib${module} ns3::${module})
  else()
    set(lib${module} "")
  endif()
endforeach()
set(libgrows grows)

# Several sources in one compilation: less than half the work from nothing. Off for daily work on
# single files (-DCMAKE_UNITY_BUILD=OFF).
set(CMAKE_UNITY_BUILD ON CACHE BOOL "Compile several sources at once")

enable_testing()

option(GROWS_FUZZ "Build grows-fuzz, which feeds the readers of files (libFuzzer)" OFF)
if(GROWS_FUZZ)
  include(cmake/grows-fuzz.cmake)
endif()

# Where the models are once installed, seen from the library; the policies with agents know it.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)
set(grows_models_dir ${CMAKE_INSTALL_DATADIR}/grows/models)
file(RELATIVE_PATH grows_models_from_library ${CMAKE_INSTALL_FULL_LIBDIR}
     ${CMAKE_INSTALL_FULL_DATADIR}/grows/models
)

# grows_install HEADER...: the library, these headers and the models, as the CMake package grows, whose
# target is grows::grows; the build tree is such a package, too.
function(grows_install)
  set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/grows)
  target_compile_features(grows PUBLIC cxx_std_${CMAKE_CXX_STANDARD})
  set_target_properties(grows PROPERTIES EXPORT_NAME library INSTALL_RPATH_USE_LINK_PATH ON)
  install(TARGETS grows EXPORT growsTargets LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
  install(FILES ${ARGN} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/ns3)
  install(DIRECTORY models/ DESTINATION ${grows_models_dir} FILES_MATCHING PATTERN *.safetensors)
  install(EXPORT growsTargets NAMESPACE grows:: DESTINATION ${package_dir})
  write_basic_package_version_file(growsConfigVersion.cmake COMPATIBILITY SameMajorVersion)
  install(FILES cmake/growsConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/growsConfigVersion.cmake
          DESTINATION ${package_dir})
  export(EXPORT growsTargets NAMESPACE grows::)
  configure_file(cmake/growsConfig.cmake growsConfig.cmake COPYONLY)
endfunction()

# build_lib: shared library, headers as ns3/<name>.h, test library, test runner, examples, installation.
function(build_lib)
  cmake_parse_arguments(
    LIB "IGNORE_PCH" "LIBNAME"
    "SOURCE_FILES;HEADER_FILES;PRIVATE_HEADER_FILES;LIBRARIES_TO_LINK;TEST_SOURCES" ${ARGN}
  )
  set(include_dir ${CMAKE_BINARY_DIR}/include)
  file(MAKE_DIRECTORY ${include_dir}/ns3)
  set(aggregate "#pragma once\n")
  foreach(header ${LIB_HEADER_FILES} ${LIB_PRIVATE_HEADER_FILES})
    get_filename_component(name ${header} NAME)
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR}/${header} ${include_dir}/ns3/${name} SYMBOLIC)
  endforeach()
  foreach(header ${LIB_HEADER_FILES})
    get_filename_component(name ${header} NAME)
    string(APPEND aggregate "#include <ns3/${name}>\n")
  endforeach()
  file(WRITE ${include_dir}/ns3/${LIB_LIBNAME}-module.h.new "${aggregate}")
  configure_file(
    ${include_dir}/ns3/${LIB_LIBNAME}-module.h.new ${include_dir}/ns3/${LIB_LIBNAME}-module.h COPYONLY
  )

  add_library(${LIB_LIBNAME} SHARED ${LIB_SOURCE_FILES})
  target_include_directories(
    ${LIB_LIBNAME} PUBLIC $<BUILD_INTERFACE:${include_dir}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
  )
  target_link_libraries(${LIB_LIBNAME} PUBLIC ${LIB_LIBRARIES_TO_LINK} Threads::Threads)
  grows_install(${LIB_HEADER_FILES} ${include_dir}/ns3/${LIB_LIBNAME}-module.h)
  add_subdirectory(examples)

  if(LIB_TEST_SOURCES)
    add_library(${LIB_LIBNAME}-test SHARED ${LIB_TEST_SOURCES})
    target_compile_definitions(
      ${LIB_LIBNAME}-test PRIVATE NS_TEST_SOURCEDIR="${CMAKE_CURRENT_SOURCE_DIR}/test"
    )
    grows_link_whole(${LIB_LIBNAME}-test)
    add_executable(${LIB_LIBNAME}-test-runner ${CMAKE_CURRENT_SOURCE_DIR}/cmake/grows-test-runner.cc)
    grows_link_whole(${LIB_LIBNAME}-test-runner ${LIB_LIBNAME}-test)
  endif()
endfunction()

# The module, whole: it is used through TypeId names, and ns-3's targets end with --as-needed, which
# would drop a library whose symbols nobody mentions.
function(grows_link_whole target)
  target_link_libraries(${target} PRIVATE -Wl,--no-as-needed grows ${ARGN} -Wl,--as-needed ${libcore})
endfunction()

# build_lib_example: a program of the module.
function(build_lib_example)
  cmake_parse_arguments(
    EXAMPLE "IGNORE_PCH" "NAME" "SOURCE_FILES;HEADER_FILES;LIBRARIES_TO_LINK" ${ARGN}
  )
  add_executable(${EXAMPLE_NAME} ${EXAMPLE_SOURCE_FILES})
  target_link_libraries(${EXAMPLE_NAME} PRIVATE ${EXAMPLE_LIBRARIES_TO_LINK})
  grows_link_whole(${EXAMPLE_NAME})
endfunction()

# grows_add_test_suite: one CTest test for an ns-3 test suite of this module.
function(grows_add_test_suite suite)
  add_test(NAME ${suite} COMMAND grows-test-runner --suite=${suite} --verbose
           WORKING_DIRECTORY ${CMAKE_BINARY_DIR})
  set_tests_properties(${suite} PROPERTIES ENVIRONMENT "NS_LOG=")
endfunction()
