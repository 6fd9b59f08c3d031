"""Everybody's rule in the same houses: what is compared, how it runs, and how it is told.

contenders        who is compared, each as the steps of a run
contest           the runs, in several processes
figures           what they came to, as tables and as JSON
plots             what happened, as pictures
random_houses     houses drawn by lot
distribution      what many houses came to
imperfect_houses  houses drawn by lot that no model fits
versus            what many houses came to beside another rule
handicaps         what plans came to that are not told something
command           the command line
"""
