"""What is owed and by whom: money, tax, arrangements, invoices, payments. Knows nothing clinical."""
