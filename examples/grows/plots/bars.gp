# SPDX-License-Identifier: GPL-2.0-only
#
# Groups of bars with intervals, a bar for each policy, panels one above the other:
# gnuplot style.gp -c bars.gp DATA FILE TITLE XLABEL YLABEL LOW HIGH PANELS POLICIES
#   DATA    a block for each panel: group, then value,interval of each policy, whom the header names
#   HIGH    end of the y axes: a number, or one for each panel, separated by blanks
#   PANELS  their names, separated by blanks

panels = words(ARG8)
set terminal @terminal size width,100+250*panels
set output ARG2
set style data histograms
set style histogram errorbars gap 1.5 lw 1
set style fill pattern 1 border -1
unset grid
set grid ytics lc rgb '#cccccc'
set xtics scale 0
set multiplot layout panels,1 title head(ARG3) \
  margins 0.1,0.98,62.0/(100+250*panels),1-143.0/(100+250*panels) \
  spacing 0.08,57.0/(100+250*panels)
set key at screen 0.5,screen 1-45.0/(100+250*panels) center top horizontal maxcols 5
do for [panel=1:panels] {
  set title word(ARG8, panel) offset 0,-0.6
  set yrange [real(ARG6):real(word(ARG7, words(ARG7) > 1 ? panel : 1))]
  set xlabel (panel == panels ? ARG4 : '')
  set ylabel (panel == panels / 2 + 1 ? ARG5 : '') # it is for all
  plot for [policy=1:int(ARG9)] ARG1 index panel-1 \
    using (column(2 * policy)):(column(2 * policy + 1)):xtic(1) lt policy+1 dt 1 \
    title columnheader(2 * policy)
  unset key # the first panel's is for all
}
unset multiplot
