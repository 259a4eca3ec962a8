"""The way in: passphrase, recovery words, a new passphrase, and trouble with the vault."""
