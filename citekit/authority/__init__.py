"""Authority data: frozen rows from tables, longest-match vocabulary, file-number decoding."""
