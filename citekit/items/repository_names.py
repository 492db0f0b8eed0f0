"""Who keeps a source: archives that the tables know are the same under all their names.

“TNA” and “The National Archives, Kew” are one, by their id; what only looks alike is not. A town that is not the known
one makes another archive of it: a record may have been cited before it moved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citekit.authority.note_words import either
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.model.items import CslItem


_DEFINED = lazy(rf"[ ,]*[(\[](?:{either('defining')}|\s|as|:)*+[“‘\"]?(?P<short>[^()\[\]]{{1,60}}?)[”’\"]?[)\]]\Z")
"""“The National Archives (TNA)”, “Kew (hereafter TNA)”, “Egmont Manuscripts (hereafter cited as Egmont MSS)”."""
_SAYS_SO = lazy(rf"\((?:{either('defining')})")
_LONGEST = 12
"""Characters of an abbreviation that no table knows."""


def defined(text: str) -> tuple[str, str | None]:
    """A name, and the short one that its writer gives it; a parenthesis that is part of the name is none.

    >>> defined("Kew (hereafter TNA)"), defined("Egmont Manuscripts (hereafter cited as Egmont MSS)")
    (('Kew', 'TNA'), ('Egmont Manuscripts', 'Egmont MSS'))
    >>> defined("National Archives (Utopia)"), defined("Oduya Papers")
    (('National Archives (Utopia)', None), ('Oduya Papers', None))
    """
    found = _DEFINED.search(text)
    if not found or not (_SAYS_SO.search(text, found.start()) or is_short(found["short"])):
        return text, None
    return text[: found.start()], found["short"].strip()


def is_short(text: str) -> bool:
    """Whether words look like an abbreviation: all capitals, or one word that has two of them."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(text) <= _LONGEST and sum(map(str.isupper, letters)) * 2 > len(letters)


def keeper(item: CslItem) -> dict[str, Any]:
    """The archive by its id, and its town where that is another than the known one; nothing of one that is not known.

    >>> keeper({"archive": "The National Archives", "archive-place": "Kew"}) == keeper({"archive": "TNA"})
    True
    >>> keeper({"archive": "TNA", "archive-place": "Oslo"}), keeper({"archive": "Harbor Library"})
    ({'archive': 'uk-national-archives', 'archive-place': 'Oslo'}, {})
    >>> keeper({"archive": "The National Archives (TNA)"}), keeper({"archive": "National Archives (Utopia)"})
    ({'archive': 'uk-national-archives', 'archive-place': None}, {})
    """
    from citekit.authority import repository

    known = repository(defined(str(item.get("archive", "")))[0])
    if known is None:
        return {}
    towns = {part.strip() for part in known.place.split(",")}
    town = defined(str(item.get("archive-place", "")))[0]
    here = not town or any(part.strip() in towns for part in town.split(","))
    return {"archive": known.id, "archive-place": None if here else town}


def of_one_name(items: Sequence[CslItem]) -> list[CslItem]:
    """The items, each archive called in all of them as it is in the first: so a bibliography names it.

    >>> one, other = {"archive": "The National Archives", "archive-place": "Kew"}, {"archive": "TNA", "page": "3"}
    >>> of_one_name([one, other])[1]
    {'archive': 'The National Archives', 'page': '3', 'archive-place': 'Kew'}
    """
    first: dict[str, CslItem] = {}
    named = []
    for item in items:
        kept = keeper(item)
        named.append(_called(item, first.setdefault(repr(kept), item)) if kept else item)
    return named


def _called(item: CslItem, first: CslItem) -> CslItem:
    """The item with the name and the town of the archive as ``first`` has them, among its levels too."""
    names = ("archive", "archive-place")
    if all(item.get(name) == first.get(name) for name in names):
        return item
    bare = {variable: value for variable, value in item.items() if variable != "archive-place"}
    found = bare | {name: first[name] for name in names if first.get(name)}
    if "custom" in item:
        custom = item["custom"]
        lists = {key: _levels(custom[key], item, first) for key in ("levels", "held") if key in custom}
        signed = {key: _in_signature(custom[key], item, found) for key in ("signature", "body") if key in custom}
        found["custom"] = {**custom, **lists, **signed}
    return found


def _in_signature(text: str, item: CslItem, named: CslItem) -> str:
    """A place in one, with the name of its archive exchanged, and the town beside it.

    >>> _in_signature("TNA, FO 371/1", {"archive": "TNA"}, {"archive": "The National Archives", "archive-place": "Kew"})
    'The National Archives, Kew, FO 371/1'
    """
    old, new = (", ".join(filter(None, (one["archive"], one.get("archive-place")))) for one in (item, named))
    return text.replace(old if old in text else item["archive"], new, 1)


def _levels(levels: Sequence[dict[str, str]], item: CslItem, first: CslItem) -> list[dict[str, str]]:
    old, new = ({"level": "repository", "text": one["archive"]} for one in (item, first))
    return [new if level == old else level for level in levels]
