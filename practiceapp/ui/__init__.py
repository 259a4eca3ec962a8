"""What is seen and pressed: the window, one folder per feature, and `shared/` below them all.

Features do not know each other; a page reaches its presenter, a presenter only services.
"""
