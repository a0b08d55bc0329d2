# SPDX-License-Identifier: GPL-2.0-only
#
# The source archive: its files are those of the repository, where this is one, and outside it they can be
# configured.
#
# cmake -DGENERATOR=Ninja -DMAKE_PROGRAM=/usr/bin/ninja -DCOMPILER=/usr/bin/c++ -DNS3_DIR=... -DBUILD=...
#   -DSOURCE=... -DVERSION=1.0.0 -DFOLDER=... -P this-file

# run WORD...: a command, which must succeed; its output is in `out`.
function(run)
  execute_process(COMMAND ${ARGN} WORKING_DIRECTORY ${FOLDER} RESULT_VARIABLE result OUTPUT_VARIABLE out
                  ERROR_VARIABLE err)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGN}: exit code ${result}\n${out}${err}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()

# list_repository RESULT: the files that git tracks or would add; empty if this is no repository.
function(list_repository result)
  set(files)
  execute_process(COMMAND git ls-files --cached --others --exclude-standard WORKING_DIRECTORY ${SOURCE}
                  OUTPUT_VARIABLE out ERROR_QUIET)
  string(REGEX MATCHALL "[^\n]+" lines "${out}")
  foreach(file ${lines})
    if(EXISTS ${SOURCE}/${file}) # or it is deleted, and that not committed
      list(APPEND files ${file})
    endif()
  endforeach()
  list(SORT files)
  set(${result} ${files} PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${FOLDER})
file(MAKE_DIRECTORY ${FOLDER})
get_filename_component(programs ${CMAKE_COMMAND} DIRECTORY)
run(${programs}/cpack --config ${BUILD}/CPackSourceConfig.cmake -B ${FOLDER})
run(${CMAKE_COMMAND} -E tar tf grows-${VERSION}.tar.gz)
string(REGEX MATCHALL "[^\n]+" packed "${out}")
list(FILTER packed EXCLUDE REGEX "/$")
list(TRANSFORM packed REPLACE "^grows-${VERSION}/" "")
list(SORT packed)

list_repository(tracked)
if(tracked)
  set(missing ${tracked})
  list(REMOVE_ITEM missing ${packed})
  set(unwanted ${packed})
  list(REMOVE_ITEM unwanted ${tracked})
  if(missing OR unwanted)
    message(FATAL_ERROR "the archive is not the repository; missing: ${missing}; not in it: ${unwanted}")
  endif()
else()
  message("not in a git repository: the list of files was not compared")
endif()

run(${CMAKE_COMMAND} -E tar xf grows-${VERSION}.tar.gz)
run(${CMAKE_COMMAND} -S grows-${VERSION} -B built -G ${GENERATOR} -DCMAKE_MAKE_PROGRAM=${MAKE_PROGRAM}
    -DCMAKE_CXX_COMPILER=${COMPILER} -Dns3_DIR=${NS3_DIR})
run(${FOLDER}/grows-${VERSION}/grows --version)
if(NOT out STREQUAL "grows ${VERSION}\n")
  message(FATAL_ERROR "./grows of the archive says ${out}")
endif()
file(REMOVE_RECURSE ${FOLDER})
