# SPDX-License-Identifier: GPL-2.0-only
#
# The program behind `./grows`: its objects, shared by the binary and by the suites. Nothing of it is
# part of the library.
#
# Sets, in the caller's scope:
#   grows_program_folders   where its headers are
#   grows_commands          the commands of this build
#   grows_program_objects   what suites link; "" without Boost, and then there is no program

set(grows_program_root ${CMAKE_CURRENT_LIST_DIR})
set(grows_program_folders ${grows_program_root})
foreach(folder campaign command experiment report surrogate training)
  list(APPEND grows_program_folders ${grows_program_root}/${folder})
endforeach()

set(grows_commands reference run)
set(grows_program_sources
    campaign/grows-campaign.cc
    campaign/grows-file-lock.cc
    campaign/grows-job-file.cc
    campaign/grows-progress.cc
    campaign/grows-run-folder.cc
    campaign/grows-shell-command.cc
    campaign/grows-workers.cc
    command/grows-commands.cc
    command/grows-reference.cc
    command/grows-run.cc
    experiment/grows-factory.cc
    experiment/grows-evaluation.cc
    experiment/grows-experiment.cc
    experiment/grows-explanation.cc
    experiment/grows-program-experiment.cc
    experiment/grows-record-options.cc
    experiment/grows-run-experiment.cc
    experiment/grows-run-report.cc
    experiment/grows-scenario-arrivals.cc
    experiment/grows-script-command.cc
    experiment/grows-script-results.cc
    experiment/grows-setting.cc
    experiment/grows-slotted-classes.cc
    grows-command-line.cc
    grows-reference-page.cc
    report/grows-arrival-rows.cc
    report/grows-class-plots.cc
    report/grows-comparison.cc
    report/grows-html.cc
    report/grows-live-table.cc
    report/grows-page.cc
    report/grows-plots.cc
    report/grows-replay.cc
    report/grows-estimate.cc
    report/grows-paper-table.cc
    report/grows-report.cc
    report/grows-run-figures.cc
    report/grows-run-plots.cc
    report/grows-sqlite.cc
    report/grows-table-comparison.cc
    report/grows-text-table.cc
)
set(grows_program_definitions)
if(GROWS_JSON_FOUND)
  list(APPEND grows_commands surrogate)
  list(APPEND grows_program_sources
       command/grows-surrogate.cc
       experiment/grows-record-files.cc
       surrogate/grows-cell-fits.cc
       surrogate/grows-law-fits.cc
       surrogate/grows-packet-fit.cc
       surrogate/grows-surrogate-check.cc
       surrogate/grows-surrogate-fit.cc
       surrogate/grows-traffic-fit.cc
  )
  list(APPEND grows_program_definitions GROWS_HAS_JSON)
endif()
set(grows_program_libraries ${libcore} ${libnetwork} ${libmobility} ${libpropagation} ${libinternet} ${libapplications}
                      ${libstats})
if(GROWS_TORCH_FOUND)
  list(APPEND grows_commands table1 train)
  list(APPEND grows_program_sources
       command/grows-train.cc
       experiment/grows-table-experiment.cc
       training/grows-checkpoint-selection.cc
       training/grows-data-training.cc
       training/grows-learning-curve.cc
       training/grows-off-policy.cc
       training/grows-packet-episodes.cc
       training/grows-packet-trainer.cc
       training/grows-policy-training.cc
       training/grows-scenario-script.cc
       training/grows-training-options.cc
       training/grows-training-plan.cc
       training/grows-training-session.cc
  )
  list(APPEND grows_program_definitions GROWS_HAS_TORCH)
endif()
if(GROWS_LTE_FOUND)
  list(APPEND grows_commands explain handover)
  list(APPEND grows_program_sources
       command/grows-explain.cc
       command/grows-handover.cc
       command/grows-play.cc
       experiment/grows-explainer.cc
       experiment/grows-handover-study.cc
       report/grows-animation.cc
  )
  list(APPEND grows_program_definitions GROWS_HAS_LTE)
  list(APPEND grows_program_libraries ${GROWS_LTE_LIBRARIES} ${GROWS_NETANIM_LIBRARIES})
endif()
if(GROWS_NR_FOUND)
  list(APPEND grows_program_sources command/grows-nr-arrivals.cc)
  list(APPEND grows_program_definitions GROWS_HAS_NR)
  list(APPEND grows_program_libraries ${GROWS_NR_LIBRARIES})
endif()
if(GROWS_JSON_FOUND)
  list(APPEND grows_program_definitions GROWS_HAS_JSON)
endif()
if(GROWS_NETANIM_FOUND)
  list(APPEND grows_program_definitions GROWS_HAS_NETANIM)
endif()
if(GROWS_SQLITE_FOUND)
  list(APPEND grows_program_definitions GROWS_HAS_SQLITE)
endif()

list(TRANSFORM grows_program_sources PREPEND ${grows_program_root}/)
set_source_files_properties(
  ${grows_program_root}/report/grows-plots.cc PROPERTIES COMPILE_DEFINITIONS
                                                         GROWS_PLOTS_DIR="${grows_program_root}/plots"
)
set_source_files_properties(
  ${grows_program_root}/report/grows-page.cc PROPERTIES COMPILE_DEFINITIONS
                                                        GROWS_REPORT_DIR="${grows_program_root}/report"
)
set_source_files_properties(
  ${grows_program_root}/experiment/grows-experiment.cc ${grows_program_root}/grows-command-line.cc
  PROPERTIES COMPILE_DEFINITIONS GROWS_NS3_VERSION="${grows_ns3_version}"
)
if(GROWS_JSON_FOUND)
  set_source_files_properties(
    ${grows_program_root}/report/grows-replay.cc PROPERTIES COMPILE_DEFINITIONS GROWS_HAS_JSON
  )
endif()
set(grows_program_objects)
if(GROWS_BOOST_FOUND)
  add_library(grows-program-objects OBJECT EXCLUDE_FROM_ALL ${grows_program_sources})
  set_target_properties(grows-program-objects PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_include_directories(grows-program-objects PUBLIC ${grows_program_folders})
  target_compile_definitions(grows-program-objects PUBLIC ${grows_program_definitions})
  target_link_libraries(grows-program-objects PUBLIC ${grows_program_libraries} ${libgrows})
  set(grows_program_objects $<TARGET_OBJECTS:grows-program-objects>)
endif()

# grows_remove_program_suites LIST: removes those test sources that include a header of the program.
function(grows_remove_program_suites list)
  file(GLOB_RECURSE headers ${grows_program_root}/*.h)
  set(names)
  foreach(header ${headers})
    get_filename_component(name ${header} NAME)
    list(APPEND names ${name})
  endforeach()
  set(kept)
  foreach(source ${${list}})
    file(STRINGS ${grows_program_root}/../../${source} lines REGEX "^#include \"(fuzz/)?grows-")
    string(REGEX MATCHALL "grows-[a-z0-9-]+\\.h" included "${lines}")
    set(needed ${included})
    list(REMOVE_ITEM included ${names} grows-fuzz-formats.h)
    if("${included}" STREQUAL "${needed}")
      list(APPEND kept ${source})
    endif()
  endforeach()
  set(${list} ${kept} PARENT_SCOPE)
endfunction()

# grows_define_program COMMAND TARGET [WORDS]: adds a definition for the suites that run programs.
macro(grows_define_program command target)
  string(TOUPPER ${command} grows_name)
  string(REPLACE "-" "_" grows_name ${grows_name})
  list(APPEND program_definitions "GROWS_${grows_name}_PROGRAM=\"'$<TARGET_FILE:${target}>'${ARGN}\"")
endmacro()
