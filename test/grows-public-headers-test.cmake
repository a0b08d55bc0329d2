# SPDX-License-Identifier: GPL-2.0-only
#
# The public headers: exactly those of test/public-headers.txt (those of NR where NR is), and enough for
# a script. They are copied to a folder of their own, without the private ones, and the examples are
# compiled against them; no header of LibTorch, nlohmann-json or Boost may be reached.
#
# cmake -DHEADERS="model/a.h;..." -DCOMPILER=/usr/bin/c++ -DSTANDARD=17 -DNS3_INCLUDE="/usr/include;..."
#   -DSOURCE=... -DFOLDER=... -P this-file

set(most 50)

set(names)
foreach(header ${HEADERS})
  get_filename_component(name ${header} NAME)
  list(APPEND names ${name})
endforeach()
file(STRINGS ${SOURCE}/test/public-headers.txt listed)
list(LENGTH listed count)
if(count GREATER most)
  message(FATAL_ERROR "test/public-headers.txt has ${count} headers; the library has at most ${most}")
endif()
set(unlisted ${names})
list(REMOVE_ITEM unlisted ${listed})
set(missing ${listed})
list(FILTER missing EXCLUDE REGEX "grows-nr-")
list(REMOVE_ITEM missing ${names})
if(unlisted OR missing)
  message(FATAL_ERROR "test/public-headers.txt is not what CMakeLists.txt installs; "
                      "not in the list: ${unlisted}; not installed: ${missing}")
endif()

file(REMOVE_RECURSE ${FOLDER})
set(all)
foreach(header ${HEADERS})
  file(COPY ${SOURCE}/${header} DESTINATION ${FOLDER}/ns3)
  get_filename_component(name ${header} NAME)
  string(APPEND all "#include \"ns3/${name}\"\n")
endforeach()
file(WRITE ${FOLDER}/all-headers.cc "${all}int main() { return 0; }\n")
list(TRANSFORM NS3_INCLUDE PREPEND -I)
foreach(script ${FOLDER}/all-headers.cc ${SOURCE}/examples/grows-lte-arrivals.cc
               ${SOURCE}/examples/grows-own-policy.cc
)
  set(compile ${COMPILER} -std=c++${STANDARD} -I${FOLDER} ${NS3_INCLUDE} -I${SOURCE}/examples/grows)
  execute_process(COMMAND ${compile} -fsyntax-only ${script} ERROR_VARIABLE errors RESULT_VARIABLE result)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${script} cannot be compiled against the public headers: ${errors}")
  endif()
  execute_process(COMMAND ${compile} -M ${script} OUTPUT_VARIABLE dependencies)
  if(dependencies MATCHES "[^ ]*/(torch|ATen|c10|nlohmann|boost)/[^ ]*")
    message(FATAL_ERROR "${script} reaches ${CMAKE_MATCH_0}")
  endif()
endforeach()
