"""The matrix of styles, items and positions, with citeproc-js as the judge."""
