# SPDX-License-Identifier: GPL-2.0-only
#
# With GROWS_FUZZ: the module under ASan, UBSan and libFuzzer's coverage, and a program that feeds the
# readers of its file formats. `./grows fuzz` does it.

if(NOT CMAKE_CXX_COMPILER_ID STREQUAL Clang)
  message(FATAL_ERROR "libFuzzer is Clang's: configure with -DCMAKE_CXX_COMPILER=clang++")
endif()
set(grows_checks address,undefined,float-cast-overflow)
add_compile_options(-O1 -g1 -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,${grows_checks}
                    -fno-sanitize-recover=all)
add_link_options(-fsanitize=${grows_checks})

# grows_add_fuzzer: the program.
function(grows_add_fuzzer)
  add_executable(grows-fuzz EXCLUDE_FROM_ALL test/fuzz/grows-fuzz-target.cc ${ARGN})
  target_link_options(grows-fuzz PRIVATE -fsanitize=fuzzer)
  grows_link_whole(grows-fuzz)
endfunction()
