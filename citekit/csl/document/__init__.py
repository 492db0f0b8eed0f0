"""A whole document: positions, disambiguation, citations, bibliography."""
