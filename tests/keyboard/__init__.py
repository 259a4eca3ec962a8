"""Everything by keys alone: reached, seen, in order, left again; and how many keys each journey takes."""
