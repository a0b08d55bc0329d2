# SPDX-License-Identifier: GPL-2.0-only
#
# ./grows in an ns-3 tree: that tree's ns3 builds the program, which runs in the folder of whoever has
# called it; no package is looked for. And elsewhere, where another release of ns-3 was installed since the
# last build. Tree and tools are stubs. Called by CTest with SOURCE, this module, and FOLDER, where to work.

file(REMOVE_RECURSE ${FOLDER})
set(tree ${FOLDER}/a\ tree)
file(MAKE_DIRECTORY ${FOLDER}/bin ${FOLDER}/here)

# write_script PATH LINES: an executable shell script.
function(write_script path lines)
  get_filename_component(folder ${path} DIRECTORY)
  get_filename_component(name ${path} NAME)
  file(WRITE ${FOLDER}/${name} "#!/bin/sh\n${lines}\n")
  file(COPY ${FOLDER}/${name} DESTINATION ${folder} FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
endfunction()

# The stub builds a program that states what it was called with, and where.
write_script(
  ${tree}/ns3
  "echo \"$@\" >>asked.txt
case $2 in *bench) exit 1;; esac
folder=build/contrib/grows/examples; mkdir -p $folder
printf '#!/bin/sh\\necho \"$@\" in \"$PWD\"\\nexit 7\\n' >$folder/ns3.99-$2-default
chmod +x $folder/ns3.99-$2-default"
)
foreach(command apt-get dpkg-query cmake ninja)
  write_script(${FOLDER}/bin/${command} "echo ${command} >>'${FOLDER}/unwanted.txt'; exit 1")
endforeach()
file(WRITE ${tree}/VERSION "3.99\n")
# What an earlier release has left there, newer by its date.
write_script(${tree}/build/contrib/grows/examples/ns3.98-grows-program-default "exit 8")
execute_process(COMMAND touch -d 2100-01-01 ${tree}/build/contrib/grows/examples/ns3.98-grows-program-default)
file(COPY ${SOURCE}/grows DESTINATION ${tree}/contrib/grows)

# expect CODE OUTPUT ERRORS [WORD...]: what ./grows WORD... of `root` must do, with the stubs of `bin`; texts are
# regular expressions.
function(expect code output errors)
  execute_process(
    COMMAND ${CMAKE_COMMAND} -E env "PATH=${FOLDER}/${bin}:$ENV{PATH}" bash ${root}/grows ${ARGN}
    WORKING_DIRECTORY ${FOLDER}/here
    RESULT_VARIABLE got
    OUTPUT_VARIABLE out
    ERROR_VARIABLE err
  )
  if(NOT got EQUAL code OR NOT out MATCHES "${output}" OR NOT err MATCHES "${errors}")
    message(FATAL_ERROR "./grows ${ARGN}: exit code ${got}\n${out}\n${err}")
  endif()
endfunction()

set(root ${tree}/contrib/grows)
set(bin bin)
expect(7 "^run --seeds 2 in .*/here\n$" "^$" run --seeds 2)
expect(1 "^$" "cannot build grows-bench; configure it with" bench)
expect(2 "^$" "^error: .*: ./grows run --network slotted --seeds 2\n$" evaluate --seeds 2)
file(READ ${tree}/asked.txt asked)
if(NOT asked STREQUAL "build grows-program\nbuild grows-bench\n")
  message(FATAL_ERROR "the tree's ns3 was asked: ${asked}")
endif()
if(EXISTS ${FOLDER}/unwanted.txt)
  file(READ ${FOLDER}/unwanted.txt unwanted)
  message(FATAL_ERROR "in a tree, nobody needs ${unwanted}")
endif()

# Elsewhere. CMake finds an ns-3 and makes a program.
set(root ${FOLDER}/alone)
set(bin tools)
file(COPY ${SOURCE}/grows DESTINATION ${root})
write_script(${FOLDER}/tools/dpkg-query "echo installed")
write_script(${FOLDER}/tools/ninja "exit 0")
write_script(
  ${FOLDER}/tools/cmake
  "mkdir -p \"$4/examples\"; touch \"$4/build.ninja\"
echo '-- grows: ns-3.99 is new'
printf '#!/bin/sh\\necho ran\\n' >\"$4/examples/grows-program\"; chmod +x \"$4/examples/grows-program\""
)
expect(0 "^ran\n$" "^ns-3.99 is new\n$" run)
expect(0 "^ran\n$" "^$" run)
set(cache "CMAKE_HOME_DIRECTORY:INTERNAL=${root}\nns3_DIR:PATH=${FOLDER}/tools\nGROWS_BUILD_NS3_VERSION:INTERNAL=3.99\n")
file(WRITE ${root}/build/CMakeCache.txt "${cache}")
file(WRITE ${FOLDER}/tools/ns3ConfigVersion.cmake "set(PACKAGE_VERSION \"3.99\")\n")
expect(0 "^ran\n$" "^$" run)
file(WRITE ${FOLDER}/tools/ns3ConfigVersion.cmake "set(PACKAGE_VERSION \"3.100\")\n")
expect(0 "^ran\n$" "^ns-3.99 is new\n$" run)
if(EXISTS ${root}/build/CMakeCache.txt)
  message(FATAL_ERROR "./grows has kept objects of another release")
endif()
