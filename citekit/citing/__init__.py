"""Sources through a CSL style: what the style can show of an archive, footnotes, the sheet."""
