# SPDX-License-Identifier: GPL-2.0-only
#
# Rejected users, a bar for each policy, stacked by reason:
# gnuplot style.gp -c rejections.gp DATA FILE TITLE POLICIES REASONS
#   DATA  policy,users,users of each reason; the header names the reasons

set terminal @terminal size width,(isPage ? 340 : 650)
set output ARG2
set title head(ARG3)
set ylabel 'users per run, after the warm-up'
set style data histograms
set style histogram rowstacked
set style fill pattern 1 border -1
set boxwidth 0.6
set yrange [0:*]
set offsets 0,0,graph 0.1,0
set xrange [-0.6:int(ARG4)-0.4]
set xtics scale 0
if (int(ARG4) > 5) { set xtics rotate by -30 }
unset grid
set grid ytics lc rgb '#cccccc'
set key above vertical maxrows 2
plot for [reason=3:int(ARG5)+2] ARG1 using reason:xtic(1) lt reason-1 dt 1 \
  title columnheader(reason), \
  ARG1 skip 1 using 0:2:(sprintf('%.1f', $2)):xtic(1) with labels offset 0,0.7 notitle
