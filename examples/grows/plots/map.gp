# SPDX-License-Identifier: GPL-2.0-only
#
# A map of the cells and of users by the cell that served them, two policies side by side:
# gnuplot style.gp -c map.gp DATA FILE TITLE AREA CELLS POLICIES FIRST SECOND
#   DATA   a block of x,y,number for the cells, then one of x,y,cell for each policy's users; the cell
#          is its place in the first block, -1: rejected
#   AREA   x from and to, y from and to, separated by blanks

set terminal @terminal size width,560
set output ARG2
set size ratio -1
set xlabel 'x in km'
set xrange [real(word(ARG4, 1)):real(word(ARG4, 2))]
set yrange [real(word(ARG4, 3)):real(word(ARG4, 4))]
cells = int(ARG5)
size = isPage ? 2.5 : 4
set multiplot layout 1,int(ARG6) title head(ARG3) \
  margins 0.1,0.98,0.11,(isPage ? 0.83 : 0.76) spacing 0.08,0.1
unset key
x(entry) = 0.06 + 0.184 * (entry % 5)
y(entry) = (isPage ? 0.97 : 0.915) - 0.046 * (entry / 5)
set label 'base station' at screen x(0),y(0) point pt 8 ps 1.3 lw 2 lc rgb '#000000' offset 1,0
set label 'rejected' at screen x(1),y(1) point pt 2 ps 1.3 lw 2 lc rgb '#cc0000' offset 1,0
do for [cell=0:(cells <= 8 ? cells-1 : -1)] {
  set label sprintf('served by cell %d', cell) at screen x(cell + 2),y(cell + 2) \
    point lt cell+1 ps 1.3 offset 1,0
}
set ylabel 'y in km'
do for [policy=1:int(ARG6)] {
  set title (policy == 1 ? ARG7 : ARG8) offset 0,-0.6
  plot for [cell=0:cells-1] ARG1 index policy using 1:($3 == cell ? $2 : NaN) \
      with points lt cell+1 ps 1.1, \
    ARG1 index policy using 1:($3 < 0 ? $2 : NaN) \
      with points pt 2 lc rgb '#cc0000' ps 1.5 lw 3, \
    ARG1 index 0 using 1:2 with points pt 9 ps size lc rgb '#ffffff', \
    ARG1 index 0 using 1:2 with points pt 8 ps size lw 2 lc rgb '#000000', \
    ARG1 index 0 using 1:2:(sprintf('cell %d', $3)) with labels offset 0,1.5
  unset label # the legend is drawn once
  set ylabel ''
}
unset multiplot
