"""The desk: what needs both sides. Ids, states, days, amounts; note text only in search."""
