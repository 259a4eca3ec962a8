"""What the therapist does about money: arrange who pays, issue and correct invoices, record payments."""
