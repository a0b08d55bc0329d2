# SPDX-License-Identifier: GPL-2.0-only
#
# find_package(grows): the target grows::grows, for scripts that are built with CMake against an installed
# ns-3.

include(CMakeFindDependencyMacro)
find_dependency(ns3)
find_dependency(Threads)
include(${CMAKE_CURRENT_LIST_DIR}/growsTargets.cmake)

# The module, whole: scripts use it through TypeId names, too, and ns-3's targets end with --as-needed,
# which drops a library whose symbols nobody mentions.
if(NOT TARGET grows::grows)
  add_library(grows::grows INTERFACE IMPORTED)
  set_target_properties(
    grows::grows
    PROPERTIES INTERFACE_LINK_LIBRARIES
               "-Wl,--push-state,--no-as-needed,$<TARGET_FILE:grows::library>,--pop-state;grows::library"
  )
endif()
