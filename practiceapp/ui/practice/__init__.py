"""Her own practice: who she is, what a session costs, and how the program looks."""
