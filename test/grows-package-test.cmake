# SPDX-License-Identifier: GPL-2.0-only
#
# The CMake package: installed into a folder that is then moved, and as it is in the build tree. Scripts
# of test/package are built against it and find the module, which one mentions by name only, and the
# models beside it.
#
# cmake -DGENERATOR=Ninja -DMAKE_PROGRAM=/usr/bin/ninja -DCOMPILER=/usr/bin/c++ -DNS3_DIR=... -DBUILD=...
#   -DSOURCE=.../test/package -DFOLDER=... -P this-file

# run WORD...: a command, which must succeed; its output is in `out`.
function(run)
  execute_process(
    COMMAND ${CMAKE_COMMAND} -E env --unset=GROWS_MODEL_DIR ${ARGN}
    RESULT_VARIABLE result
    OUTPUT_VARIABLE out
    ERROR_VARIABLE err
  )
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGN}: exit code ${result}\n${out}${err}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()

# build PACKAGE FOLDER TARGET...: scripts against the package in a folder.
function(build package folder)
  run(${CMAKE_COMMAND} -S ${SOURCE} -B ${folder} -G ${GENERATOR} -DCMAKE_MAKE_PROGRAM=${MAKE_PROGRAM}
      -DCMAKE_CXX_COMPILER=${COMPILER} -Dns3_DIR=${NS3_DIR} -Dgrows_DIR=${package}
      "-DCMAKE_EXE_LINKER_FLAGS=-Wl,--as-needed" -DCMAKE_BUILD_TYPE=Release
  )
  run(${CMAKE_COMMAND} --build ${folder} --target ${ARGN})
endfunction()

# expect SCRIPT OUTPUT: what a built script prints.
function(expect script output)
  run(${script})
  if(NOT out STREQUAL "${output}\n")
    message(FATAL_ERROR "${script} printed ${out}, expected ${output}")
  endif()
endfunction()

file(REMOVE_RECURSE ${FOLDER})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${FOLDER}/before)
file(RENAME ${FOLDER}/before ${FOLDER}/prefix)
file(GLOB_RECURSE config ${FOLDER}/prefix/*/growsConfig.cmake)
get_filename_component(package ${config} DIRECTORY)

build(${package} ${FOLDER}/installed by-name by-header)
expect(${FOLDER}/installed/by-name ${FOLDER}/prefix/share/grows/models/general.safetensors)
expect(${FOLDER}/installed/by-header "1 1")

build(${BUILD} ${FOLDER}/built by-name)
get_filename_component(root ${SOURCE}/../.. ABSOLUTE)
expect(${FOLDER}/built/by-name ${root}/models/general.safetensors)
