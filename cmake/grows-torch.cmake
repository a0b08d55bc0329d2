# SPDX-License-Identifier: GPL-2.0-only
#
# LibTorch: Debian's and Ubuntu's package, an unzipped LibTorch, or the one inside pip's torch.
#
# find_package(Torch) would define imported targets in this folder's scope only, which ns-3's build
# cannot see at the top, and may change global flags: take the files instead. Its switches are kept:
# CMAKE_PREFIX_PATH, Torch_DIR, Torch_ROOT and CMAKE_DISABLE_FIND_PACKAGE_Torch.
#
# Sets, in the caller's scope:
#   GROWS_TORCH_INCLUDE_DIR, GROWS_TORCH_API_INCLUDE_DIR, GROWS_{torch,torch_cpu,c10}_LIBRARY
#   grows_torch_problem   why LibTorch cannot be used, with the remedy; empty if it can

# The oldest LibTorch with which the module was ever built and tested.
set(grows_torch_minimum 1.13)

# grows_torch_places: folders that may hold include/ and lib/, from the switches. pip's
# torch.utils.cmake_prefix_path, given as CMAKE_PREFIX_PATH, points to share/cmake below one.
function(grows_torch_places result)
  set(places ${Torch_ROOT} $ENV{Torch_ROOT})
  foreach(folder ${Torch_DIR} $ENV{Torch_DIR})
    list(APPEND places ${folder}/../../..)
  endforeach()
  string(REPLACE ":" ";" from_environment "$ENV{CMAKE_PREFIX_PATH}")
  foreach(prefix ${CMAKE_PREFIX_PATH} ${from_environment})
    list(APPEND places ${prefix})
    if(prefix MATCHES "share/cmake/*$")
      list(APPEND places ${prefix}/../..)
    endif()
  endforeach()
  set(${result} ${places} PARENT_SCOPE)
endfunction()

# grows_find_torch: headers first, then the libraries that lie beside them.
macro(grows_find_torch)
  grows_torch_places(grows_places)
  if(NOT "${grows_places}" STREQUAL "${GROWS_TORCH_PLACES}")
    unset(GROWS_TORCH_INCLUDE_DIR CACHE) # the switches have changed
  endif()
  set(GROWS_TORCH_PLACES "${grows_places}" CACHE INTERNAL "where LibTorch was looked for")
  find_path(GROWS_TORCH_INCLUDE_DIR torch/script.h HINTS ${grows_places} PATH_SUFFIXES include)
  if(NOT "${GROWS_TORCH_INCLUDE_DIR}" STREQUAL "${GROWS_TORCH_LAST_INCLUDE_DIR}")
    foreach(file TORCH_API_INCLUDE_DIR torch_LIBRARY torch_cpu_LIBRARY c10_LIBRARY)
      unset(GROWS_${file} CACHE)
    endforeach()
  endif()
  set(GROWS_TORCH_LAST_INCLUDE_DIR "${GROWS_TORCH_INCLUDE_DIR}" CACHE INTERNAL "likewise")
  find_path(GROWS_TORCH_API_INCLUDE_DIR torch/torch.h
            PATHS ${GROWS_TORCH_INCLUDE_DIR}/torch/csrc/api/include NO_DEFAULT_PATH)
  foreach(library torch torch_cpu c10)
    find_library(GROWS_${library}_LIBRARY ${library} PATHS ${GROWS_TORCH_INCLUDE_DIR}/../lib
                 NO_DEFAULT_PATH)
    find_library(GROWS_${library}_LIBRARY ${library}) # Debian: lib/x86_64-linux-gnu
    mark_as_advanced(GROWS_${library}_LIBRARY)
  endforeach()
  mark_as_advanced(GROWS_TORCH_INCLUDE_DIR GROWS_TORCH_API_INCLUDE_DIR)
endmacro()

# grows_read_torch_version: "1.13.1" from torch/version.h, which came with 1.8; 0 without it.
function(grows_read_torch_version result)
  set(version 0)
  set(header ${GROWS_TORCH_API_INCLUDE_DIR}/torch/version.h)
  if(EXISTS ${header})
    file(STRINGS ${header} lines REGEX "define TORCH_VERSION_(MAJOR|MINOR|PATCH) ")
    string(REGEX MATCHALL "[0-9]+" version "${lines}")
    list(JOIN version "." version)
  endif()
  set(${result} "${version}" PARENT_SCOPE)
endfunction()

# grows_try_torch_link: whether a program that hands LibTorch a std::string can be linked.
function(grows_try_torch_link result)
  try_compile(
    linked ${CMAKE_CURRENT_BINARY_DIR}/grows-torch-link
    ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/grows-torch-link.cc
    COMPILE_DEFINITIONS ${ARGN}
    LINK_LIBRARIES ${GROWS_c10_LIBRARY}
    CXX_STANDARD 17
  )
  set(${result} ${linked} PARENT_SCOPE)
  unset(linked CACHE)
endfunction()

# grows_check_torch_abi: empty, or why this compiler's programs cannot be linked with LibTorch. Tried
# once for a library and flags.
function(grows_check_torch_abi result)
  set(key "${GROWS_c10_LIBRARY} ${CMAKE_CXX_COMPILER} ${CMAKE_CXX_FLAGS}")
  if(NOT "${key}" STREQUAL "${GROWS_TORCH_ABI_KEY}")
    set(problem)
    grows_try_torch_link(links)
    if(NOT links)
      grows_try_torch_link(links_old_abi -D_GLIBCXX_USE_CXX11_ABI=0)
      set(problem "cannot be linked. Install its dependencies, or another one")
      if(links_old_abi)
        set(problem "has the C++ ABI from before C++11. Take a build with the new one: LibTorch"
                    "named cxx11-abi, pip's torch from 2.7 on, or libtorch-dev")
        list(JOIN problem " " problem)
      endif()
    endif()
    set(GROWS_TORCH_ABI_PROBLEM "${problem}" CACHE INTERNAL "why LibTorch cannot be linked")
    set(GROWS_TORCH_ABI_KEY "${key}" CACHE INTERNAL "with what it was tried")
  endif()
  set(${result} "${GROWS_TORCH_ABI_PROBLEM}" PARENT_SCOPE)
endfunction()

# grows_find_torch_problem: why what was found cannot be used.
function(grows_find_torch_problem result)
  foreach(file TORCH_INCLUDE_DIR TORCH_API_INCLUDE_DIR torch_LIBRARY torch_cpu_LIBRARY c10_LIBRARY)
    if(NOT GROWS_${file})
      set(${result} "LibTorch not found. Install libtorch-dev, or set CMAKE_PREFIX_PATH to an unzipped LibTorch"
          PARENT_SCOPE)
      return()
    endif()
  endforeach()
  grows_read_torch_version(version)
  get_filename_component(place ${GROWS_TORCH_INCLUDE_DIR} DIRECTORY)
  set(problem)
  if(version VERSION_LESS grows_torch_minimum)
    set(problem "LibTorch ${version} in ${place} is too old. Install ${grows_torch_minimum} or later")
    string(REPLACE "LibTorch 0 " "LibTorch from before 1.8 " problem "${problem}")
  else()
    grows_check_torch_abi(abi_problem)
    if(abi_problem)
      set(problem "LibTorch ${version} in ${place} ${abi_problem}")
    else()
      message(STATUS "grows: LibTorch ${version} in ${place}")
    endif()
  endif()
  set(${result} "${problem}" PARENT_SCOPE)
endfunction()

set(grows_torch_problem)
if(CMAKE_DISABLE_FIND_PACKAGE_Torch)
  set(grows_torch_problem "LibTorch is switched off. Configure without CMAKE_DISABLE_FIND_PACKAGE_Torch")
else()
  grows_find_torch()
  grows_find_torch_problem(grows_torch_problem)
endif()
