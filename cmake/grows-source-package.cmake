# SPDX-License-Identifier: GPL-2.0-only
#
# `cmake --build build --target package_source`: the module's sources as grows-VERSION.tar.gz in the build
# folder. Its contents are those of the repository: what .gitignore names is left out, as are .git and the
# build folder.

set(CPACK_SOURCE_GENERATOR TGZ)
set(CPACK_SOURCE_PACKAGE_FILE_NAME grows-${PROJECT_VERSION})
set(CPACK_PACKAGE_VENDOR "The GROWS module authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "User association for ns-3")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_CURRENT_SOURCE_DIR}/LICENSE)
set(CPACK_VERBATIM_VARIABLES ON)

# Regular expressions for whole paths: anchored, as a folder above may have such a name, too.
set(CPACK_SOURCE_IGNORE_FILES)
foreach(folder ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_CURRENT_BINARY_DIR})
  string(REGEX REPLACE "([][+.*()^$?|\\])" "\\\\\\1" escaped ${folder})
  list(APPEND escaped_folders ${escaped})
endforeach()
list(GET escaped_folders 0 escaped_root)
list(GET escaped_folders 1 escaped_build)
list(APPEND CPACK_SOURCE_IGNORE_FILES "^${escaped_build}/" "^${escaped_root}/results/")
foreach(name "build/" "build-[^/]*/" "\\.git(/|$)" "\\.cache/" "__pycache__/" "CMakeLists\\.txt\\.user$"
             "compile_commands\\.json$" "[^/]*Stats\\.txt$")
  list(APPEND CPACK_SOURCE_IGNORE_FILES "^${escaped_root}/(.*/)?${name}")
endforeach()
include(CPack)
