# SPDX-License-Identifier: GPL-2.0-only
#
# Configures the module on its own with LibTorch in every place and state that
# cmake/grows-torch.cmake knows, and with other pieces missing: configuring always succeeds, and says
# in one line what was found or left out. The LibTorch of these tests is a folder with its layout and
# a libc10 of one function.
#
# cmake -DGENERATOR=Ninja -DMAKE_PROGRAM=/usr/bin/ninja -DCOMPILER=/usr/bin/c++ -DNS3_DIR=...
#   -DSOURCE=... -DFOLDER=... -P this-file

set(losses "without training and the torch-script policy")
set(problems 0)

# read_includes FILE RESULT: the module's headers that it includes unconditionally.
function(read_includes file result)
  set(headers)
  set(depth 0)
  if(file MATCHES "\\.h$")
    set(depth -1) # its guard
  endif()
  file(STRINGS ${file} lines REGEX "^#(if|endif|include)")
  foreach(line ${lines})
    if(line MATCHES "^#if")
      math(EXPR depth "${depth} + 1")
    elseif(line MATCHES "^#endif")
      math(EXPR depth "${depth} - 1")
    elseif(line MATCHES "\"(ns3/)?(grows-[a-z0-9-]+\\.h)\"" AND depth EQUAL 0)
      list(APPEND headers ${CMAKE_MATCH_2})
    endif()
  endforeach()
  set(${result} ${headers} PARENT_SCOPE)
endfunction()

# check_includes: what is compiled without a piece includes no header that is there only with it.
# Which file belongs where is read from CMakeLists.txt, whose unindented if(GROWS_..._FOUND) say so.
function(check_includes)
  set(files)
  set(condition always)
  file(STRINGS ${SOURCE}/CMakeLists.txt lines)
  foreach(line ${lines})
    if(line MATCHES "^if\\((.*)\\)$")
      set(condition ${CMAKE_MATCH_1})
    elseif(line MATCHES "^endif")
      set(condition always)
    elseif(line MATCHES "^ +((model|helper|test)/[^ ]*\\.(cc|h))$")
      get_filename_component(name ${CMAKE_MATCH_1} NAME)
      if(NOT condition_${name}) # the lists come first, settings of files later
        list(APPEND files ${CMAKE_MATCH_1})
        set(condition_${name} ${condition})
      endif()
    endif()
  endforeach()
  set(wrong)
  foreach(file ${files})
    get_filename_component(name ${file} NAME)
    read_includes(${SOURCE}/${file} headers)
    if(condition_${name} MATCHES GROWS_TORCH_FOUND)
      string(APPEND condition_${name} " GROWS_JSON_FOUND") # LibTorch is used with nlohmann-json only
    endif()
    foreach(header ${headers})
      string(REPLACE " OR " "|" theirs "${condition_${header}}")
      if(theirs AND NOT theirs STREQUAL always AND NOT condition_${name} MATCHES "${theirs}")
        string(APPEND wrong "${file} (${condition_${name}}) includes ${header} (${theirs})\n")
      endif()
    endforeach()
  endforeach()
  list(LENGTH files count)
  if(wrong OR count LESS 200)
    message("FAIL: includes of ${count} files:\n${wrong}")
    math(EXPR problems "${problems} + 1")
    set(problems ${problems} PARENT_SCOPE)
  else()
    message("PASS: includes of ${count} files")
  endif()
endfunction()

# make_torch NAME VERSION ABI [FUNCTION]: a folder with include/, lib/ and share/cmake/Torch/.
function(make_torch name version abi)
  set(place ${FOLDER}/${name})
  set(api ${place}/include/torch/csrc/api/include/torch)
  file(WRITE ${place}/include/torch/script.h "")
  file(WRITE ${api}/torch.h "")
  if(version)
    string(REPLACE "." ";" numbers ${version})
    list(GET numbers 0 major)
    list(GET numbers 1 minor)
    file(WRITE ${api}/version.h "#define TORCH_VERSION_MAJOR ${major}\n#define TORCH_VERSION_MINOR "
                                "${minor}\n#define TORCH_VERSION_PATCH 0\n")
  endif()
  file(WRITE ${place}/share/cmake/Torch/TorchConfig.cmake "message(FATAL_ERROR \"not to be read\")")
  set(function torchCheckFail ${ARGN})
  list(GET function -1 function)
  file(WRITE ${place}/c10.cc
       "#include <string>\nnamespace c10::detail { void ${function}(const char*, const char*, "
       "unsigned, const std::string&) {} }\n")
  file(MAKE_DIRECTORY ${place}/lib)
  execute_process(
    COMMAND ${COMPILER} -std=c++17 -shared -fPIC -D_GLIBCXX_USE_CXX11_ABI=${abi} ${place}/c10.cc -o
            ${place}/lib/libc10.so COMMAND_ERROR_IS_FATAL ANY
  )
  foreach(library torch torch_cpu)
    file(COPY_FILE ${place}/lib/libc10.so ${place}/lib/lib${library}.so)
  endforeach()
endfunction()

# expect WHAT HAS MESSAGE OPTION...: configures with the options; MESSAGE is a line. HAS: training, agents
# only, or neither.
function(expect what wanted expected)
  set(build ${FOLDER}/build)
  file(REMOVE_RECURSE ${build})
  execute_process(
    COMMAND
      ${CMAKE_COMMAND} -G ${GENERATOR} -S ${SOURCE} -B ${build} -DCMAKE_CXX_COMPILER=${COMPILER}
      -DCMAKE_MAKE_PROGRAM=${MAKE_PROGRAM} -Dns3_DIR=${NS3_DIR} -DCMAKE_UNITY_BUILD=OFF -DCMAKE_EXPORT_COMPILE_COMMANDS=ON ${ARGN}
    RESULT_VARIABLE result
    OUTPUT_VARIABLE output
    ERROR_VARIABLE output
  )
  set(has neither)
  if(result EQUAL 0)
    file(STRINGS ${build}/compile_commands.json lines REGEX "/grows-(agent-policy|double-dqn)\\.cc")
    if(lines MATCHES double-dqn)
      set(has training)
    elseif(lines)
      set(has agents)
    endif()
  endif()
  string(FIND "${output}" "-- grows: ${expected}\n" place)
  if(NOT result EQUAL 0 OR place EQUAL -1 OR NOT has STREQUAL wanted)
    message("FAIL: ${what}: has ${has}, wanted ${wanted} and the line\n"
            "-- grows: ${expected}\nbut configuring ended with ${result}:\n${output}")
    math(EXPR problems "${problems} + 1")
    set(problems ${problems} PARENT_SCOPE)
  else()
    message("PASS: ${what}")
  endif()
endfunction()

# expect_failure WHAT MESSAGE OPTION...: configuring ends with a sentence, whose line breaks are CMake's; a
# regular expression. In the folder of the last case.
function(expect_failure what expected)
  execute_process(
    COMMAND ${CMAKE_COMMAND} -G ${GENERATOR} -S ${SOURCE} -B ${FOLDER}/build -DCMAKE_CXX_COMPILER=${COMPILER}
            -DCMAKE_MAKE_PROGRAM=${MAKE_PROGRAM} ${ARGN}
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output
  )
  string(REGEX REPLACE "[ \n]+" " " output "${output}")
  if(result EQUAL 0 OR NOT output MATCHES "grows: ${expected}")
    message("FAIL: ${what}: configuring ended with ${result}:\n${output}")
    math(EXPR problems "${problems} + 1")
    set(problems ${problems} PARENT_SCOPE)
  else()
    message("PASS: ${what}")
  endif()
endfunction()

# run_agents: what the last case has configured is built, and the agents that ship decide as they did.
function(run_agents)
  set(build ${FOLDER}/build)
  execute_process(
    COMMAND ${CMAKE_COMMAND} --build ${build} --target grows-agent-runner
    COMMAND_ECHO NONE RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output
  )
  foreach(suite grows-model-file grows-agent-policy)
    if(result EQUAL 0)
      execute_process(
        COMMAND ${build}/grows-agent-runner --suite=${suite}
        WORKING_DIRECTORY ${build} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output
      )
    endif()
  endforeach()
  if(result EQUAL 0)
    message("PASS: shipped agents decide without LibTorch")
  else()
    message("FAIL: shipped agents decide without LibTorch: ${result}\n${output}")
    math(EXPR problems "${problems} + 1")
    set(problems ${problems} PARENT_SCOPE)
  endif()
endfunction()

check_includes()
file(REMOVE_RECURSE ${FOLDER})
make_torch(unzipped 2.5 1)
make_torch(site-packages/torch 2.7 1)
make_torch(old-abi 2.1 0)
make_torch(old 1.12 1)
make_torch(ancient "" 1)
make_torch(stranger 1.13 1 somethingElse)
# Pieces of the system other than ns-3 and the compiler are out of sight.
set(nothing_else -DCMAKE_FIND_USE_CMAKE_SYSTEM_PATH=OFF -DCMAKE_FIND_USE_SYSTEM_ENVIRONMENT_PATH=OFF)
make_torch(with-boost 2.5 1)
file(WRITE ${FOLDER}/with-boost/include/boost/circular_buffer.hpp "")
set(ENV{CMAKE_PREFIX_PATH})

expect("unzipped, by CMAKE_PREFIX_PATH" training "LibTorch 2.5.0 in ${FOLDER}/unzipped"
       -DCMAKE_PREFIX_PATH=${FOLDER}/unzipped)
expect("unzipped, by Torch_DIR" training "LibTorch 2.5.0 in ${FOLDER}/unzipped"
       -DTorch_DIR=${FOLDER}/unzipped/share/cmake/Torch)
expect("unzipped, by Torch_ROOT" training "LibTorch 2.5.0 in ${FOLDER}/unzipped"
       -DTorch_ROOT=${FOLDER}/unzipped)
expect("pip's, by torch.utils.cmake_prefix_path" training
       "LibTorch 2.7.0 in ${FOLDER}/site-packages/torch"
       -DCMAKE_PREFIX_PATH=${FOLDER}/site-packages/torch/share/cmake)
expect("the C++ ABI from before C++11" agents
       "LibTorch 2.1.0 in ${FOLDER}/old-abi has the C++ ABI from before C++11: ${losses}. Take a build with the new one: LibTorch named cxx11-abi, pip's torch from 2.7 on, or libtorch-dev"
       -DCMAKE_PREFIX_PATH=${FOLDER}/old-abi)
expect("the same ABI everywhere" training "LibTorch 2.1.0 in ${FOLDER}/old-abi"
       -DCMAKE_PREFIX_PATH=${FOLDER}/old-abi -DCMAKE_CXX_FLAGS=-D_GLIBCXX_USE_CXX11_ABI=0)
expect("too old" agents
       "LibTorch 1.12.0 in ${FOLDER}/old is too old: ${losses}. Install 1.13 or later"
       -DCMAKE_PREFIX_PATH=${FOLDER}/old)
expect("without a version" agents
       "LibTorch from before 1.8 in ${FOLDER}/ancient is too old: ${losses}. Install 1.13 or later"
       -DCMAKE_PREFIX_PATH=${FOLDER}/ancient)
expect("cannot be linked" agents
       "LibTorch 1.13.0 in ${FOLDER}/stranger cannot be linked: ${losses}. Install its dependencies, or another one"
       -DCMAKE_PREFIX_PATH=${FOLDER}/stranger)
expect("switched off" agents
       "LibTorch is switched off: ${losses}. Configure without CMAKE_DISABLE_FIND_PACKAGE_Torch"
       -DCMAKE_DISABLE_FIND_PACKAGE_Torch=ON -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O0)
run_agents()
# An ns-3 that claims to be another release.
file(WRITE ${FOLDER}/ns3-later/ns3Config.cmake "include(${NS3_DIR}/ns3Config.cmake)\n")
file(WRITE ${FOLDER}/ns3-later/ns3ConfigVersion.cmake "set(PACKAGE_VERSION 3.99)\n")
expect("an unknown release of ns-3" training
       "ns-3.99 is not one of the tested releases, ns-3.37 to ns-3.48. Trying it"
       -DCMAKE_PREFIX_PATH=${FOLDER}/unzipped -Dns3_DIR=${FOLDER}/ns3-later)
expect_failure("two releases in one folder" "[^ ]*/build was configured with ns-3.99, and now ns-3[.0-9]+ was found. Use another folder"
               -Dns3_DIR=${NS3_DIR})
file(REMOVE_RECURSE ${FOLDER}/build)
file(APPEND ${FOLDER}/ns3-later/ns3Config.cmake "list(REMOVE_ITEM CMAKE_CXX_COMPILE_FEATURES cxx_std_23)\n")
expect_failure("a compiler without the standard" "ns-3.99 needs C\\+\\+23, which .* does not know. Configure with a later compiler"
               -Dns3_DIR=${FOLDER}/ns3-later)
expect("not there" neither
       "LibTorch not found: ${losses}. Install libtorch-dev, or set CMAKE_PREFIX_PATH to an unzipped LibTorch"
       ${nothing_else})
expect("without Boost" neither "Boost headers not found: ${losses}. Install libboost-dev"
       ${nothing_else} -DCMAKE_PREFIX_PATH=${FOLDER}/unzipped)
expect("without Boost, the program" neither
       "Boost headers not found: without the program (./grows run and the like) and its test suites. Install libboost-dev"
       ${nothing_else} -DCMAKE_PREFIX_PATH=${FOLDER}/unzipped)
expect("without nlohmann-json" neither
       "nlohmann-json not found: without the grows, paper-grows and torch-script policies, training and scenario files. Install nlohmann-json3-dev"
       ${nothing_else} -DCMAKE_PREFIX_PATH=${FOLDER}/with-boost)

file(REMOVE_RECURSE ${FOLDER})
if(problems)
  message(FATAL_ERROR "${problems} cases failed")
endif()
