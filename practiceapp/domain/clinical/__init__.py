"""The clinical side: notes. Knows nothing of accounts."""
