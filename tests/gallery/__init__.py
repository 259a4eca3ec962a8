"""Every component in every state, in the four themes: to look at, and to measure.

`python3 -m tests.gallery FOLDER` leaves a picture of each theme there; `python3 -m tests.gallery --contrast`
measures the contrast of what is painted, here and on every page, and prints the weakest of each theme.
"""
