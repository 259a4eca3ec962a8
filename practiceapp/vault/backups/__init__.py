"""Backups of the vault: one verified file each, under a key of its own (vault.md 2.9)."""
