"""Sentences about the document: one module a kind of statement."""
