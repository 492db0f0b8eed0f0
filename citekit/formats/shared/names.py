"""CSL names as a pair of texts, family and given, and back.

Most formats have two places for a name and CSL has five. The pair is written as citeproc-js reads names
(CSL-JSON, *Names*): a particle in small letters before the family stays with it, one after the given name drops,
a suffix follows a comma, ``,!`` where the comma is to be printed; quotation marks keep a family whole.
"""

from __future__ import annotations

import re
from typing import Any

Name = dict[str, Any]


def pair(name: Name) -> tuple[str, str]:
    """The family and the given part of a name; of a literal, the literal and nothing.

    >>> pair({"family": "Gogh", "non-dropping-particle": "van", "given": "Vincent"})
    ('van Gogh', 'Vincent')
    >>> pair({"family": "King", "given": "Martin Luther", "suffix": "Jr.", "comma-suffix": True})
    ('King', 'Martin Luther,! Jr.')
    >>> pair({"family": "de Gaulle", "given": "Charles"})
    ('"de Gaulle"', 'Charles')
    """
    if name.get("literal"):
        return str(name["literal"]), ""
    given = " ".join(filter(None, (name.get("given"), name.get("dropping-particle"))))
    if name.get("suffix"):
        given += (",! " if name.get("comma-suffix") else ", ") + str(name["suffix"])
    return _family(name), given


def _family(name: Name) -> str:
    particle, family = name.get("non-dropping-particle", ""), name.get("family", "")
    plain = f"{particle} {family}" if particle else str(family)
    if _split_family(plain) == (particle, family) or '"' in plain:
        return plain
    return f'{particle} "{family}"' if particle else f'"{family}"'


def joined(family: str, given: str) -> Name:
    """The name of a pair.

    >>> joined("van Gogh", "Vincent") == {"family": "Gogh", "non-dropping-particle": "van", "given": "Vincent"}
    True
    >>> joined("Beethoven", "Ludwig van")
    {'family': 'Beethoven', 'given': 'Ludwig', 'dropping-particle': 'van'}
    """
    particle, family = _split_family(family.strip())
    given, suffix, comma = _split_suffix(given.strip())
    given, dropping = _split_given(given)
    name: Name = {"family": family, "given": given, "dropping-particle": dropping}
    name |= {"non-dropping-particle": particle, "suffix": suffix, "comma-suffix": comma}
    return {part: value for part, value in name.items() if value}


def _split_family(text: str) -> tuple[str, str]:
    head, quoted, tail = text.partition('"')
    if quoted and tail.endswith('"') and len(tail) > 1:
        return head.strip(), tail[:-1]
    words = text.split(" ")
    particles = 0
    while particles < len(words) - 1 and words[particles][:1].islower():
        particles += 1
    return " ".join(words[:particles]), " ".join(words[particles:])


def _split_given(text: str) -> tuple[str, str]:
    words = text.split(" ")
    names = len(words)
    while names > 1 and words[names - 1][:1].islower():
        names -= 1
    return " ".join(words[:names]), " ".join(words[names:])


def _split_suffix(text: str) -> tuple[str, str, bool]:
    given, comma, suffix = text.partition(",")
    if not comma:
        return text, "", False
    return given.strip(), suffix.removeprefix("!").strip(), suffix.startswith("!")


def sorted_name(name: Name) -> str:
    """A name on one line, family first, as RIS and EndNote write it.

    A literal with a comma has its first comma doubled, and a family alone ends in one, as EndNote asks for.

    >>> sorted_name({"family": "Bundy", "given": "McGeorge"}), sorted_name({"literal": "Department of State"})
    ('Bundy, McGeorge', 'Department of State')
    >>> sorted_name({"literal": "Smith, Jones & Co."})
    'Smith,, Jones & Co.'
    """
    family, given = pair(name)
    if name.get("literal"):
        return family.replace(",", ",,", 1)
    return f"{family}, {given}" if given else f"{family},"


def ended_name(name: Name) -> str:
    """A name on one line as EndNote and bibutils tell bodies from people: a body ends in a comma.

    >>> ended_name({"literal": "Department of State"}), ended_name({"family": "Harriman"})
    ('Department of State,', 'Harriman')
    """
    text = sorted_name(name)
    if name.get("literal"):
        return text if "," in text else f"{text},"
    return text.removesuffix(",")


def from_ended(text: str) -> Name:
    """The name of a line as `ended_name` writes it; several words without a comma are a body too, as Zotero has it.

    >>> from_ended("Department of State,"), from_ended("Department of State"), from_ended("Harriman")
    ({'literal': 'Department of State'}, {'literal': 'Department of State'}, {'family': 'Harriman'})
    """
    text = text.strip()
    bare = text.removesuffix(",")
    if "," not in bare and (text != bare or " " not in bare):
        return {"literal": bare} if text != bare else {"family": bare}
    return from_sorted(text)


_ENTITY = re.compile(r"&#?\w{1,8};")
_BETWEEN = re.compile(r"\s+(?:and|&|und|et|y|e|и)\s+")
_STOPPED = re.compile(r"(?:[^\W\d_]\.[ -]?){1,4}")
_FIRST = re.compile(r"((?:[^\W\d_]\.[ -]?){0,3}[^\W\d_]\.) ([^\W\d_][\w'’-]+)")
_INITIALS = re.compile(r"[^\W\d_][\w'’-]*(?: [\w'’-]+){0,2} [A-Z]{1,3}")


def listed(text: str) -> list[str]:
    """The names of a line that should have had one: a semicolon is in no name, nor *and* between two with commas.

    >>> listed("Bell, Ann J.; Grey, Una"), listed("Bell, Ann and Grey, Una"), listed("Bell AJ, Grey U, Roe C")
    (['Bell, Ann J.', 'Grey, Una'], ['Bell, Ann', 'Grey, Una'], ['Bell, AJ', 'Grey, U', 'Roe, C'])
    >>> listed("Smith, Jones & Co."), listed("King, Martin, Jr.")
    (['Smith, Jones & Co.'], ['King, Martin, Jr.'])
    >>> listed("Bell, A., Grey, U. J."), listed("A. Bell, U. J. Grey & C. Roe")
    (['Bell, A.', 'Grey, U. J.'], ['Bell, A.', 'Grey, U. J.', 'Roe, C.'])
    """
    if ";" in text and not _ENTITY.search(text):
        return [part.strip() for part in text.split(";") if part.strip()]
    parts = _BETWEEN.split(text)
    if len(parts) > 1 and all(part.count(",") == 1 and part[-1] != "," for part in parts):
        return parts
    parts = text.split(", ")
    if len(parts) > 1 and all(map(_INITIALS.fullmatch, parts)):
        return [", ".join(part.rsplit(" ", 1)) for part in parts]
    if len(parts) > 3 and len(parts) % 2 == 0 and all(map(_STOPPED.fullmatch, parts[1::2])):
        return [", ".join(pair) for pair in zip(parts[::2], parts[1::2], strict=True)]
    first = [_FIRST.fullmatch(part) for part in re.split(r", (?:and |& )?| (?:and|&) ", text)]
    if len(first) > 1 and all(first):
        return [f"{match[2]}, {match[1]}" for match in first if match]
    return [text]


def from_sorted(text: str) -> Name:
    """The name of a line as `sorted_name` writes it.

    >>> from_sorted("Bundy, McGeorge"), from_sorted("Harriman,"), from_sorted("Smith,, Jones & Co.")
    ({'family': 'Bundy', 'given': 'McGeorge'}, {'family': 'Harriman'}, {'literal': 'Smith, Jones & Co.'})
    """
    text = text.strip()
    family, comma, given = text.partition(",")
    if not comma:
        return {"literal": text}
    if given.startswith(","):
        return {"literal": text.replace(",,", ",", 1)}
    return joined(family, given)
