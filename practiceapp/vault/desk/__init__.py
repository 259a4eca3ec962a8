"""What is read across both sides: today, search, and whether a session is billed or written about."""
