"""What the therapist can do: one class for each job, one transaction for each method."""
