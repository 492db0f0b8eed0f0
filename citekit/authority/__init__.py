"""Authority data: frozen rows from tables, longest-match vocabulary, file-number decoding.

>>> decode("POL 7 US/Harriman", date="1963-07-15").subject
'Visits. Meetings'
>>> repository("Johnson Library").id
'us-johnson-library'
"""

from __future__ import annotations

from citekit.authority.archives import collection, record_group, repository
from citekit.authority.custody import held
from citekit.authority.file_numbers.decoding import decode, describe

__all__ = ["collection", "decode", "describe", "held", "record_group", "repository"]
