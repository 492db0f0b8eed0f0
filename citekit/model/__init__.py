"""The nouns: notes, documents, citations and their parts, and the spans of text that they are."""
