"""Over the page, for a moment: go to, do or find anything, and the keys that act here."""
