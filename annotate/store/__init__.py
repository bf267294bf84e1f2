"""What is kept: documents, what is said of them with its history, and the law base. SQLite or PostgreSQL."""

from annotate.store.documents import Held
from annotate.store.entities import Entity
from annotate.store.history import Change
from annotate.store.law import Found
from annotate.store.store import Store, Unit, open_store

__all__ = ["Change", "Entity", "Found", "Held", "Store", "Unit", "open_store"]
