# SPDX-License-Identifier: GPL-2.0-only
#
# The program behind `./grows`: its objects, shared by the binary and by the suites. Nothing of it is
# part of the library.
#
# Sets, in the caller's scope:
#   grows_program_folders   where its headers are
#   grows_commands          the commands of this build

set(grows_program_root ${CMAKE_CURRENT_LIST_DIR})
set(grows_program_folders ${grows_program_root})
foreach(folder campaign command report study training)
  list(APPEND grows_program_folders ${grows_program_root}/${folder})
endforeach()

set(grows_commands evaluate reference)
set(grows_program_sources
    campaign/grows-campaign-options.cc
    campaign/grows-campaign.cc
    campaign/grows-progress.cc
    campaign/grows-run-folder.cc
    command/grows-commands.cc
    command/grows-evaluate-options.cc
    command/grows-evaluate.cc
    command/grows-reference.cc
    grows-command-line.cc
    grows-creation.cc
    grows-reference-page.cc
    report/grows-animation-problem.cc
    report/grows-comparison.cc
    report/grows-plot-script.cc
    report/grows-plots.cc
    report/grows-run-report.cc
    report/grows-sqlite.cc
    report/grows-text-table.cc
    study/grows-evaluation-table.cc
    study/grows-evaluation.cc
    study/grows-explanation.cc
    study/grows-handled-evaluation.cc
    study/grows-paper-table.cc
    study/grows-run-plan.cc
    study/grows-table-comparison.cc
)
set(grows_program_definitions)
set(grows_program_libraries ${libcore} ${libnetwork} ${libmobility} ${libpropagation} ${libinternet} ${libapplications}
                      ${libstats})
if(GROWS_TORCH_FOUND)
  list(APPEND grows_commands table1 train)
  list(APPEND grows_program_sources
       command/grows-table1.cc
       command/grows-train.cc
       study/grows-table-plan.cc
       study/grows-table-report.cc
       training/grows-lte-episode.cc
       training/grows-packet-trainer.cc
       training/grows-policy-training.cc
       training/grows-training-options.cc
       training/grows-training-session.cc
  )
  list(APPEND grows_program_definitions GROWS_HAS_TORCH)
endif()
if(GROWS_LTE_FOUND)
  list(APPEND grows_commands run explain handover)
  list(APPEND grows_program_sources
       command/grows-explain-options.cc
       command/grows-explain.cc
       command/grows-handover.cc
       command/grows-run.cc
       report/grows-animation.cc
       study/grows-explainer.cc
       study/grows-handover-report.cc
       study/grows-handover-study.cc
  )
  list(APPEND grows_program_definitions GROWS_HAS_LTE)
  list(APPEND grows_program_libraries ${GROWS_LTE_LIBRARIES} ${GROWS_NETANIM_LIBRARIES})
endif()
if(GROWS_NR_FOUND)
  list(APPEND grows_program_sources command/grows-nr-arrivals.cc)
  list(APPEND grows_program_definitions GROWS_HAS_NR)
  list(APPEND grows_program_libraries ${GROWS_NR_LIBRARIES})
endif()
if(GROWS_NETANIM_FOUND)
  list(APPEND grows_program_definitions GROWS_HAS_NETANIM)
endif()
if(GROWS_SQLITE_FOUND)
  list(APPEND grows_program_definitions GROWS_HAS_SQLITE)
endif()

list(TRANSFORM grows_program_sources PREPEND ${grows_program_root}/)
add_library(grows-program-objects OBJECT EXCLUDE_FROM_ALL ${grows_program_sources})
set_target_properties(grows-program-objects PROPERTIES POSITION_INDEPENDENT_CODE ON)
target_include_directories(grows-program-objects PUBLIC ${grows_program_folders})
target_compile_definitions(grows-program-objects PUBLIC ${grows_program_definitions})
target_link_libraries(grows-program-objects PUBLIC ${grows_program_libraries} ${libgrows})

# grows_define_program COMMAND TARGET [WORDS]: adds a definition for the suites that run programs.
macro(grows_define_program command target)
  string(TOUPPER ${command} grows_name)
  string(REPLACE "-" "_" grows_name ${grows_name})
  list(APPEND program_definitions "GROWS_${grows_name}_PROGRAM=\"'$<TARGET_FILE:${target}>'${ARGN}\"")
endmacro()
