"""BibTeX and biblatex, over pybtex's parser."""
