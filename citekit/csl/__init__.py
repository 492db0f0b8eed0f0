"""The CSL processor: items and citations in, formatted citations and a bibliography out."""
