"""What the trusted colleague sees: whom to call, what to do, what is kept. Nothing can be written."""
