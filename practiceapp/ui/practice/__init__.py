"""Her own practice: who she is, what a session costs, how the program looks, and the passphrase."""
