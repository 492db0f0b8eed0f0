"""Jobs of the Central Intelligence Agency: a batch of retired files, ``Job 79-S01060A``.

``job ::= ["Job"] year [letter] serial [letter]``; every spelling of one job has one key, the serial in five digits.
Source: the Agency's job numbers as citations show them.
"""

from __future__ import annotations

from citekit.model.patterns import lazy
from citekit.model.records import Decoded

_WORD = lazy(r"(?:[Jj]ob ?(?:[Nn]os?\. ?)?)")
_JOB = lazy(r"(?P<year>[4-9]\d)(?P<letter>[A-Z]?)(?P<serial>[\dO]{3,6})(?P<suffix>[A-Z]?)")
_JOINTS = lazy(r"[- ]")


def decode_job(text: str) -> Decoded | None:
    """A job's serial and the key that is the same for every spelling; ``text`` is folded.

    >>> decode_job("Job 80-B01285A").key, decode_job("80B01285A").key, decode_job("Job 80 BO 1285A").key
    ('80B01285A', '80B01285A', '80B01285A')
    """
    word = _WORD.match(text)
    if word is None and not text[:1].isdigit():
        return None
    found = _JOB.fullmatch(_JOINTS.sub("", text[word.end() if word else 0 :]))
    if found is None or not (word or (found["letter"] and found["suffix"])):
        return None
    serial = found["serial"].replace("O", "0").zfill(5)
    return Decoded(
        scheme="job",
        category=found["letter"] or None,
        serial=serial,
        key=f"{found['year']}{found['letter']}{serial}{found['suffix']}",
    )
