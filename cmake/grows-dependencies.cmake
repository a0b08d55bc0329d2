# SPDX-License-Identifier: GPL-2.0-only
#
# What the module can use beyond ns-3's core, found without breaking anybody's tree: a missing piece
# is left out with one line that says so and how to get it.
#
# Sets, in the caller's scope only:
#   grows_ns3_version                          ns-3's release, for example 3.37
#   GROWS_JSON_FOUND                           nlohmann-json's headers
#   GROWS_BOOST_FOUND                          Boost's headers, which the program needs
#   GROWS_TORCH_FOUND, GROWS_TORCH_LIBRARIES   LibTorch (as file names), Boost's headers and nlohmann-json's
#   GROWS_LTE_FOUND, GROWS_LTE_LIBRARIES       ns-3's LTE module and what its adapter needs
#   GROWS_NETANIM_FOUND, GROWS_NETANIM_LIBRARIES   ns-3's module netanim
#   GROWS_NR_FOUND, GROWS_NR_LIBRARIES         5G-LENA's NR module (in an ns-3 tree) and the like
#   GROWS_SQLITE_FOUND                         SQLite output in ns-3's statistics module
#   GROWS_PRIVATE_INCLUDE_DIRS                 where the headers of the above are that no header of
#                                              this module includes

set(GROWS_PRIVATE_INCLUDE_DIRS)

# grows_include_privately TARGET...: those folders, for the targets that exist. Not by
# include_directories: ns-3 hands the folders of a module on to every module and script that uses it.
# SYSTEM: these headers are not held to ns-3's warnings.
function(grows_include_privately)
  foreach(target ${ARGN})
    if(TARGET ${target})
      target_include_directories(${target} SYSTEM PRIVATE ${GROWS_PRIVATE_INCLUDE_DIRS})
    endif()
  endforeach()
endfunction()

# --- ns-3's release -----------------------------------------------------------------------------------
if(grows_stand_alone)
  set(grows_ns3_version ${ns3_VERSION})
else()
  file(STRINGS ${PROJECT_SOURCE_DIR}/VERSION grows_ns3_version)
endif()
if(grows_ns3_version VERSION_LESS 3.37 OR grows_ns3_version VERSION_GREATER_EQUAL 3.49)
  message(STATUS "grows: ns-${grows_ns3_version} is not one of the tested releases, ns-3.37 to ns-3.48. Trying it")
endif()

# --- JSON -------------------------------------------------------------------------------------------
set(GROWS_JSON_FOUND OFF)
find_path(GROWS_JSON_INCLUDE_DIR nlohmann/json.hpp)
mark_as_advanced(GROWS_JSON_INCLUDE_DIR)
if(GROWS_JSON_INCLUDE_DIR)
  set(GROWS_JSON_FOUND ON)
  list(APPEND GROWS_PRIVATE_INCLUDE_DIRS ${GROWS_JSON_INCLUDE_DIR})
else()
  message(STATUS "grows: nlohmann-json not found: without the grows, paper-grows and torch-script policies, "
                 "training and scenario files. Install nlohmann-json3-dev")
endif()

# --- LibTorch and Boost ---------------------------------------------------------------------------
set(GROWS_TORCH_FOUND OFF)
set(GROWS_TORCH_LIBRARIES)
find_path(GROWS_BOOST_INCLUDE_DIR boost/circular_buffer.hpp)
mark_as_advanced(GROWS_BOOST_INCLUDE_DIR)
set(GROWS_BOOST_FOUND OFF)
if(GROWS_BOOST_INCLUDE_DIR)
  set(GROWS_BOOST_FOUND ON)
  list(APPEND GROWS_PRIVATE_INCLUDE_DIRS ${GROWS_BOOST_INCLUDE_DIR})
else()
  message(STATUS "grows: Boost headers not found: without the program (./grows run and the like) and its "
                 "test suites. Install libboost-dev")
endif()

include(${CMAKE_CURRENT_LIST_DIR}/grows-torch.cmake)
if(NOT grows_torch_problem AND NOT GROWS_BOOST_INCLUDE_DIR)
  set(grows_torch_problem "Boost headers not found. Install libboost-dev")
endif()
if(grows_torch_problem)
  string(REPLACE ". " ": without training and the torch-script policy. " grows_torch_problem
                 "${grows_torch_problem}")
  message(STATUS "grows: ${grows_torch_problem}")
elseif(GROWS_JSON_FOUND)
  set(GROWS_TORCH_FOUND ON)
  # The link order keeps torch although only torch_cpu is referenced.
  set(GROWS_TORCH_LIBRARIES ${GROWS_torch_LIBRARY} ${GROWS_torch_cpu_LIBRARY} ${GROWS_c10_LIBRARY})
  list(APPEND GROWS_PRIVATE_INCLUDE_DIRS ${GROWS_TORCH_INCLUDE_DIR} ${GROWS_TORCH_API_INCLUDE_DIR})
endif()

# --- ns-3's LTE module ------------------------------------------------------------------------------
# Named through a variable: ns-3 scans CMakeLists for library names and would make LTE a must.
set(GROWS_LTE_FOUND OFF)
set(GROWS_LTE_LIBRARIES)
set(grows_stack lte)
if(grows_stand_alone)
  if(TARGET ${lib${grows_stack}})
    set(GROWS_LTE_FOUND ON)
  endif()
elseif(${grows_stack} IN_LIST libs_to_build)
  set(GROWS_LTE_FOUND ON)
endif()
if(GROWS_LTE_FOUND)
  foreach(module ${grows_stack} spectrum antenna point-to-point)
    list(APPEND GROWS_LTE_LIBRARIES ${lib${module}})
  endforeach()
else()
  message(STATUS "grows: ns-3's LTE module is not enabled: without GrowsLteNetwork and its example. "
                 "Configure with --enable-modules including lte")
endif()

# --- NetAnim ----------------------------------------------------------------------------------------
set(GROWS_NETANIM_FOUND OFF)
set(GROWS_NETANIM_LIBRARIES)
set(grows_animation netanim) # named through a variable, as LTE is
if((grows_stand_alone AND TARGET ${lib${grows_animation}}) OR ${grows_animation} IN_LIST libs_to_build)
  set(GROWS_NETANIM_FOUND ON)
  set(GROWS_NETANIM_LIBRARIES ${lib${grows_animation}})
endif()

# --- 5G-LENA's NR module ----------------------------------------------------------------------------
# Absent from most trees, and then nothing is said. Its name, too, goes through a variable.
set(GROWS_NR_FOUND OFF)
set(GROWS_NR_LIBRARIES)
set(grows_stack nr)
if(NOT grows_stand_alone)
  if(${grows_stack} IN_LIST contrib_libs_to_build OR ${grows_stack} IN_LIST libs_to_build)
    set(GROWS_NR_FOUND ON)
    foreach(module ${grows_stack} spectrum antenna point-to-point)
      list(APPEND GROWS_NR_LIBRARIES ${lib${module}})
    endforeach()
  endif()
endif()

# --- SQLite output ----------------------------------------------------------------------------------
set(GROWS_SQLITE_FOUND OFF)
if(grows_stand_alone)
  find_path(GROWS_SQLITE_INCLUDE_DIR ns3/sqlite-output.h)
  mark_as_advanced(GROWS_SQLITE_INCLUDE_DIR)
  if(GROWS_SQLITE_INCLUDE_DIR)
    set(GROWS_SQLITE_FOUND ON)
  endif()
elseif(ENABLE_SQLITE)
  set(GROWS_SQLITE_FOUND ON)
endif()
