"""The CSL processor, on citeproc-py's skeleton: styles, items and citations in; formatted text out."""
