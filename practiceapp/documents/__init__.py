"""An invoice as bytes: words, layout, PDF/A-3a with tags. Takes a frozen document, returns bytes."""
