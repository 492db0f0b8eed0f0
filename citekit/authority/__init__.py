"""Authority data: frozen rows from tables, longest-match vocabulary, file-number decoding.

>>> repository("Johnson Library").id
'us-johnson-library'
"""

from __future__ import annotations

from citekit.authority.archives import collection, record_group, repository

__all__ = ["collection", "record_group", "repository"]
