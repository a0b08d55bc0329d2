# SPDX-License-Identifier: GPL-2.0-only
#
# Lines: gnuplot style.gp -c lines.gp DATA FILE TITLE XLABEL YLABEL TOP MARK EVERY LINES
#   DATA   a block of x,y for each line, whose header's second column is the line's name
#   TOP    of the y axis from 0 on: a number, *, or '' for a range that fits
#   MARK   x at which the warm-up ends, or ''
#   EVERY  a mark stands on every so many points

set output ARG2
set title head(ARG3)
set xlabel ARG4
set ylabel ARG5
set xrange [0:*]
if (ARG6 eq '*') {
  set yrange [0:*]
} else {
  if (ARG6 ne '') {
    set yrange [0:real(ARG6)]
  }
}
if (ARG7 ne '') {
  end = real(ARG7)
  set arrow from end, graph 0 to end, graph 1 nohead lc rgb '#888888' dt 3
  set label ' warm-up ends' at end, graph 0.03 tc rgb '#666666'
}
plot for [line=0:int(ARG9)-1] ARG1 index line using 1:2 with linespoints ps 1.2 pi int(ARG8) \
  title columnheader(2)
