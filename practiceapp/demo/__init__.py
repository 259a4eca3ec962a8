"""An invented practice: people, companies and words from `resources/demo`, entered through the real services.

Used to show the program, to walk through it and to measure it. Nobody in it exists.
"""

from practiceapp.demo.clock import InventedClock
from practiceapp.demo.filling import Filled, fill
from practiceapp.demo.words import invented_practice

__all__ = ["Filled", "InventedClock", "fill", "invented_practice"]
