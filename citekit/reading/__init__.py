"""Readers: a file becomes documents of notes, one module a kind of file."""
