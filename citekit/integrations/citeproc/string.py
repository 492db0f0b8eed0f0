"""Strings of references, which are citeproc-py's own: those of which parts keep their case."""

from __future__ import annotations

from citeproc.string import MixedString, NoCase, String

__all__ = ["MixedString", "NoCase", "String"]
