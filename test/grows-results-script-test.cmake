# SPDX-License-Identifier: GPL-2.0-only
#
# doc/make-results: what has changed is made again, and nothing else. The targets and ./grows are stubs. Called
# by CTest with SOURCE, this module, and FOLDER, where to work.

file(REMOVE_RECURSE ${FOLDER})
set(root ${FOLDER}/a\ clone)
file(COPY ${SOURCE}/doc/make-results DESTINATION ${root}/doc)
file(WRITE ${root}/models/a.txt "one\n")
file(WRITE ${root}/doc/results.txt
     "# a comment
[first]
pages: a.rst
minutes: 3
files: out.txt
inputs: models/a.txt
what=\"--to out.txt \\
  --twice\"
./grows run $what >out.txt
./grows train

[second]
./grows explain --model models/a.txt
"
)
file(WRITE ${FOLDER}/grows "#!/bin/sh\necho \"$@\" >>'${FOLDER}/calls.txt'\n[ ! -e '${FOLDER}/broken' ] || exit 1\n")
file(COPY ${FOLDER}/grows DESTINATION ${root} FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)

# expect CODE CALLS OUTPUT [WORD...]: what make-results WORD... does; CALLS of ./grows, OUTPUT is a regular
# expression.
function(expect code calls output)
  file(WRITE ${FOLDER}/calls.txt "")
  execute_process(COMMAND ${root}/doc/make-results ${ARGN} RESULT_VARIABLE got OUTPUT_VARIABLE out ERROR_VARIABLE out)
  file(READ ${FOLDER}/calls.txt called)
  if(NOT got EQUAL code OR NOT called STREQUAL calls OR NOT out MATCHES "${output}")
    message(FATAL_ERROR "make-results ${ARGN}: exit code ${got}\n${called}\n${out}")
  endif()
endfunction()

set(run "run --to out.txt --twice\n")
set(explain "explain --model models/a.txt\n")
expect(2 "" "has no target third" third)
expect(2 "" "name targets, or 'all'")
expect(0 "" "first\n  pages    a.rst\n.*minutes  3\n  state    0 of 3 .*0 of 1" --list)
file(WRITE ${FOLDER}/broken "")
expect(1 "${run}" "error: first: a command failed" first)
file(REMOVE ${FOLDER}/broken)
expect(0 "${run}train\n${explain}" "first: made; see out.txt in .*second: made" all)
expect(0 "" "made in [0-9]+ s, with commit" --list first)
expect(0 "" "made" f* second)
expect(0 "${explain}" "made" --again second)
file(WRITE ${root}/models/a.txt "two\n")
expect(0 "${run}train\n" "made" first)
file(READ ${root}/doc/results.txt targets)
string(REPLACE "./grows train" "./grows train --more" targets "${targets}")
file(WRITE ${root}/doc/results.txt "${targets}")
expect(0 "" "2 of 3 commands done" --list first)
expect(0 "train --more\n" "made" first)

# The targets of the module name files and pages that it has.
execute_process(COMMAND ${SOURCE}/doc/make-results --list RESULT_VARIABLE got OUTPUT_VARIABLE out ERROR_VARIABLE err)
if(NOT got EQUAL 0 OR NOT err STREQUAL "")
  message(FATAL_ERROR "doc/results.txt: exit code ${got}\n${out}\n${err}")
endif()
string(REGEX MATCHALL "[^ \n]+\\.(rst|md)" pages "${out}")
list(FILTER pages EXCLUDE REGEX "/(table|table1|handover)\\.md$")
foreach(page ${pages})
  if(NOT EXISTS ${SOURCE}/doc/${page} AND NOT EXISTS ${SOURCE}/${page})
    message(FATAL_ERROR "doc/results.txt names ${page}, which is not there")
  endif()
endforeach()
file(REMOVE_RECURSE ${FOLDER})
