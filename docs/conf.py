"""How the manual is built: ``sphinx-build -W docs site``."""

import citekit

project = "citekit"
author = "the authors of citekit"
copyright = author
version = release = citekit.__version__
html_theme = "furo"
html_title = f"citekit {version}"
extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_heading_anchors = 3
nitpicky = True
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
nitpick_ignore_regex = [("py:class", ".*")]  # types in signatures are named as the source names them
