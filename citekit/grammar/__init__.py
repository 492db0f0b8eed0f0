"""The grammar: one module a kind of statement; RULES is its one visible table."""
