# SPDX-License-Identifier: GPL-2.0-only
#
# Says which #include the table of rooms does not allow, which file has no room, and which rooms include
# each other in a circle; exit code 1 if there is any.
#
# awk -f check-rooms.awk rooms.txt FILE...

# The room of a file: the longest line of the table that is a folder above it; "" if there is none.
function room_of(file,    line, room) {
  for (line in knows) {
    if (index(file, line "/") == 1 && length(line) > length(room)) {
      room = line
    }
  }
  return room
}

# What an #include leads to: a room, the beginning of other software's headers, or "" if nobody cares.
function target_of(header,    name, word) {
  name = header
  sub(/.*\//, "", name)
  if (name in path) {
    return room_of(path[name])
  }
  for (word in words) {
    if (!(word in knows) && index(header, word) == 1) {
      return word
    }
  }
  return ""
}

# Whether a line of the table leads to a target, at once or through others.
function leads(line, target, seen,    words, count, i) {
  if (line == target) {
    return 1
  }
  count = (seen[line]++ || !(line in knows)) ? 0 : split(knows[line], words, " ")
  for (i = 1; i <= count; i++) {
    if (leads(words[i], target, seen)) {
      return 1
    }
  }
  return 0
}

# Whether a file may include a target: by its room's line, or by one of its own.
function may_include(file, target,    line, seen) {
  for (line in knows) {
    if (line == room_of(file) || (index(file, line) == 1 && index(file, line "/") != 1)) {
      split("", seen)
      if (leads(line, target, seen)) {
        return 1
      }
    }
  }
  return 0
}

# Follows the arrows from a room, and complains where they come back to one on the way.
function follow(room, way,    words, count, i, start) {
  start = index(way, " " room " ")
  if (start) {
    complain("circle:" substr(way, start) room)
  } else if (!(room in done)) {
    count = split(knows[room] " " arrows[room], words, " ")
    for (i = 1; i <= count; i++) {
      follow(words[i], way room " ")
    }
    done[room]
  }
}

function complain(what) {
  if (!complaints[what]++) {
    print what
  }
  failed = 1
}

BEGIN {
  for (i = 2; i < ARGC; i++) {
    name = ARGV[i]
    sub(/.*\//, "", name)
    path[name] = ARGV[i]
  }
}

FNR == NR {
  if (/^[^#]/) {
    line = $1
    sub(/:$/, "", line)
    $1 = ""
    knows[line] = $0
    for (i = 2; i <= NF; i++) {
      words[$i]
    }
  }
  next
}

FNR == 1 && !room_of(FILENAME) {
  complain(FILENAME ": in no room of the table")
}

/^#include/ {
  header = $2
  gsub(/[<>"]/, "", header)
  target = target_of(header)
  room = room_of(FILENAME)
  if (room != "" && target != "" && target != room) {
    arrows[room] = arrows[room] " " target
    if (!may_include(FILENAME, target)) {
      complain(FILENAME ": " room " does not know " target ": " header)
    }
  }
}

END {
  for (room in knows) {
    follow(room, " ")
  }
  exit failed
}
