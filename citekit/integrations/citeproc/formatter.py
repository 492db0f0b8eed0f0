"""The formatters, which are citeproc-py's own: ``html``, ``plain`` and ``rst``."""

from __future__ import annotations

from citeproc.formatter import html, plain, rst

__all__ = ["html", "plain", "rst"]
