"""Who pays, the month's drafts, the issued invoices and their payments.

Everything here stands on the accounts side of the firewall: no path leads from this folder to a note.
"""
