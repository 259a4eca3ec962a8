"""Where the clinical side is kept: notes, sealed and searchable."""
