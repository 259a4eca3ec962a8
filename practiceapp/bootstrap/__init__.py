"""The composition root: the only place that knows every layer. It builds and wires, and has no rules.

program    one running program: first run or unlock, the window, lock, quit
keeping    the way into one vault folder
services   what the therapist can do with an open vault
pages      each page from its parts
workplace  the window of one unlock, with its forms and its search
checking   `--check` in a terminal
when_painted   what waits until a window can be seen
"""
