"""Encrypted stores of the accounts: arrangements, invoices, payments, and the columns they may touch."""
