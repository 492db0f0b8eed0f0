"""Articles at the head of a title, which bibliographies pass over where they sort."""

from __future__ import annotations

TITLES = frozenset(("title", "title-short", "container-title", "collection-title", "original-title", "volume-title"))

ARTICLES = {
    "en": "the a an", "de": "der die das ein eine", "fr": "le la les l’ l' un une", "es": "el la los las un una",
    "it": "il lo la i gli le l’ l' un uno una un’ un'", "pt": "o a os as um uma", "nl": "de het een ’t 't",
    "ca": "el la els les l’ l' un una", "sv": "en ett den det de", "da": "en et den det de",
    "nb": "en et ei den det de",
    "nn": "ein ei eit den det dei", "hu": "a az egy", "ro": "un o", "gl": "o a os as un unha",
}  # fmt: skip
"""Articles by language (initial articles in *MARC 21 Format for Bibliographic Data*, appendix F)."""


def without_article(title: str, language: str) -> str:
    """A title without the article that it begins with in its language.

    >>> without_article("The Tides", "en-GB"), without_article("L’Eau", "fr"), without_article("Die Hard", "en")
    ('Tides', 'Eau', 'Die Hard')
    """
    for article in ARTICLES.get(language[:2].lower(), "").split():
        if title[: len(article)].lower() == article:
            rest = title[len(article) :]
            if article[-1] in "’'" and rest:
                return rest
            if rest.startswith(" ") and rest.strip():
                return rest.lstrip()
    return title
