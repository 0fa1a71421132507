"""Tables and the questions asked of them; the only SQL of the program."""

from storage.base import Session
from storage.database import Database

__all__ = ["Database", "Session"]
