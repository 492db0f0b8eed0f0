"""Statements become records: one note by itself, then what only its document tells."""
