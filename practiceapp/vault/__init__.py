"""Encrypted persistence: keys, the one connection, units of work, stores, the boundary between the sides."""
