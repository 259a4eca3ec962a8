"""The clinical side: what is written about a session. Never reaches accounts."""
