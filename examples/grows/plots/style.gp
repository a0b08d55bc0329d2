# SPDX-License-Identifier: GPL-2.0-only
#
# What all pictures have in common: data as CSV, and lines and points that differ in dashes and shape
# as well as in colour. Goes before each script: gnuplot -e 'format="png"' style.gp -c lines.gp ...
# The format is png, or svg for a page, where titles are text of the page, pictures of one panel are
# half as wide as it, and those of several panels as wide.

isPage = (format eq 'svg')
terminal = isPage ? "svg noenhanced background rgb 'white' font 'sans-serif,13'" : \
  "pngcairo noenhanced font 'Sans,13'"
width = isPage ? 1176 : 1000
head(text) = isPage ? '' : text
set terminal @terminal size (isPage ? 580 : width),(isPage ? 400 : 650)
set datafile separator comma
set datafile commentschars ''
set grid lc rgb '#cccccc'
set border 3
set tics nomirror
set key above horizontal

set linetype 1 lc rgb '#000000' dt 1 pt 7 lw 2
set linetype 2 lc rgb '#0072b2' dt 2 pt 4 lw 2
set linetype 3 lc rgb '#d55e00' dt 4 pt 9 lw 2
set linetype 4 lc rgb '#009e73' dt 3 pt 12 lw 2
set linetype 5 lc rgb '#cc79a7' dt 5 pt 2 lw 2
set linetype 6 lc rgb '#56b4e9' dt 1 pt 6 lw 2
set linetype 7 lc rgb '#e69f00' dt 2 pt 1 lw 2
set linetype 8 lc rgb '#777777' dt 4 pt 8 lw 2
set linetype 9 lc rgb '#000000' dt 5 pt 3 lw 2
set linetype cycle 9
