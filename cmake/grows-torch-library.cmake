# SPDX-License-Identifier: GPL-2.0-only
#
# What the module does with LibTorch, as a library of its own beside the module's, which loads it when
# somebody trains or decides by TorchScript: GrowsTorchLibrary. Its name is that of the module's library,
# which in an ns-3 tree has the release and the build profile in it.

add_library(grows-torch SHARED model/gnn/grows-local-gnn.cc model/gnn/grows-torch-functions.cc)
target_link_libraries(grows-torch PRIVATE ${libgrows} ${GROWS_TORCH_LIBRARIES})
get_target_property(grows_library_name ${libgrows} OUTPUT_NAME)
if(NOT grows_library_name)
  set(grows_library_name grows)
endif()
set_target_properties(
  grows-torch PROPERTIES OUTPUT_NAME ${grows_library_name}-torch INSTALL_RPATH_USE_LINK_PATH ON
)
set(grows_torch_file ${CMAKE_SHARED_LIBRARY_PREFIX}${grows_library_name}-torch${CMAKE_SHARED_LIBRARY_SUFFIX})
set_source_files_properties(
  model/gnn/grows-torch-library.cc PROPERTIES COMPILE_DEFINITIONS GROWS_TORCH_FILE="${grows_torch_file}"
)
install(TARGETS grows-torch LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})

# Suites and benchmarks look at LibTorch's modules, too (by property: no module of ns-3's is named so);
# and whoever else is built finds the library there.
foreach(target ${libgrows}-test grows-bench)
  if(TARGET ${target})
    set_property(TARGET ${target} APPEND PROPERTY LINK_LIBRARIES grows-torch ${GROWS_TORCH_LIBRARIES})
  endif()
endforeach()
foreach(target grows-program grows-train-in-script)
  if(TARGET ${target})
    add_dependencies(${target} grows-torch)
  endif()
endforeach()
