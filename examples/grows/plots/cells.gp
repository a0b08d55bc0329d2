# SPDX-License-Identifier: GPL-2.0-only
#
# Users and resource blocks over time, a line for each cell, two policies side by side:
# gnuplot style.gp -c cells.gp DATA FILE TITLE END TOP CELLS POLICIES FIRST SECOND
#   DATA  a block of time,users,share for each policy and cell; the header names the cell
#   TOP   of the axis of users

height = isPage ? 600 : 750
set terminal @terminal size width,height
set output ARG2
set xrange [0:real(ARG4)]
cells = int(ARG6)
policies = int(ARG7)
set multiplot layout 2,policies title head(ARG3) \
  margins (isPage ? 0.05 : 0.1),0.98,60.0/height,(isPage ? 0.88 : 0.84) spacing 0.08,0.1
set key at screen 0.5,screen (isPage ? 0.99 : 0.955) center top horizontal maxcols 6
do for [row=0:1] {
  set yrange [0:(row == 0 ? real(ARG5) : 1.05)]
  if (row == 1) { set xlabel 'time in s' }
  do for [policy=0:policies-1] {
    set title (policy == 0 ? ARG8 : ARG9).(row == 0 ? ': users' : ': resource blocks in use, share') \
      offset 0,-0.6
    plot for [cell=0:cells-1] ARG1 index policy*cells+cell using 1:(column(row + 2)) \
      with linespoints lt cell+1 ps 1 title columnheader(2)
    unset key # the first panel's is for all
  }
}
unset multiplot
