# SPDX-License-Identifier: GPL-2.0-only
#
# test/checkers/check-rooms.awk, by which `./grows check` reads the #include lines: the files of a made-up
# tree pass by one table and fail by others. Called by CTest with SOURCE, this module, and FOLDER, where to
# work.

file(REMOVE_RECURSE ${FOLDER})
file(WRITE ${FOLDER}/cellar/cask.h "#include \"ns3/object.h\"\n")
file(WRITE ${FOLDER}/hall/door.h "#include \"ns3/cask.h\"\n#include \"lock.h\"\n")
file(WRITE ${FOLDER}/hall/lock.h "#include <iron/bolt.h>\n")
file(WRITE ${FOLDER}/roof/tile.cc "#include \"cask.h\"\n#include \"ns3/door.h\"\n")

# expect CODE OUTPUT TABLE: what the checker says of those files by a table; a regular expression.
function(expect code output table)
  file(WRITE ${FOLDER}/rooms.txt "${table}")
  execute_process(
    COMMAND awk -f ${SOURCE}/test/checkers/check-rooms.awk rooms.txt cellar/cask.h hall/door.h hall/lock.h
            roof/tile.cc
    WORKING_DIRECTORY ${FOLDER}
    RESULT_VARIABLE got
    OUTPUT_VARIABLE out
    ERROR_VARIABLE err
  )
  if(NOT got EQUAL code OR NOT "${out}${err}" MATCHES "^${output}$")
    message(FATAL_ERROR "exit code ${got} instead of ${code}, or not ${output}:\n${out}${err}by\n${table}")
  endif()
endfunction()

expect(0 "" "# whole-line remark\ncellar:\nhall: cellar iron/ # its locks\nroof: hall\n")
expect(0 "" "cellar:\nhall: cellar\nroof: hall\nhall/lock: iron/\n")
expect(1 "hall/door.h: hall does not know cellar: ns3/cask.h\nroof/tile.cc: roof does not know cellar: cask.h\n"
       "cellar:\nhall: iron/\nroof: hall\n")
expect(1 "hall/lock.h: hall does not know iron/: iron/bolt.h\n" "cellar:\nhall: cellar\nroof: hall iron/\n")
expect(1 "roof/tile.cc: in no room of the table\n" "cellar:\nhall: cellar iron/\n")
expect(1 "circle: (roof hall roof|hall roof hall)\n"
       "cellar: iron/\nhall: cellar iron/ roof\nroof: hall\n")
