"""A small Sphinx project; the tests choose the style and the builder."""

from __future__ import annotations

project = "Estuary"
author = "Ada Fixture"
extensions = ["sphinxcontrib.bibtex", "citekit.integrations.sphinx"]
bibtex_bibfiles = ["archives.json", "printed.bib"]
bibtex_default_style = "archival-chicago-note"
html_theme = "basic"
