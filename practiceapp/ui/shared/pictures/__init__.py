"""Pictures that are tables: painted for the eye, read cell by cell with the keyboard or a screen reader.

`Bars` compares labelled values, `DotsOnALine` puts events on a line of time, `MonthGrid` marks days of a
month. Each knows labels, values and words, and nothing of what they mean in the practice.
"""
