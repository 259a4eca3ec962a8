"""The help inside: topics to read and to search, and what the program is made of. Offline."""
