"""The key of the web API, which is used and never shown."""

from __future__ import annotations

import os
import re
from contextlib import suppress

from citekit.errors import ZoteroError

VARIABLE = "ZOTERO_API_KEY"
HEADER = "Zotero-API-Key"
SERVICE, USER = "citekit", "zotero-api-key"
_FORM = re.compile(r"[A-Za-z0-9]{1,128}")


class Key:
    """A secret: no text of it but in the header of a request.

    >>> key = Key("P9NiFoyLeZu2bZNvvuQPDWsd")
    >>> print(key, repr(key), f"{key}")
    (hidden) Key(hidden) (hidden)
    """

    __slots__ = ("__text",)

    def __init__(self, text: str) -> None:
        if not _FORM.fullmatch(text):
            raise ZoteroError("the key for Zotero's web API has a form that no key has",
                              hint="copy it again from zotero.org/settings/keys: letters and digits only")  # fmt: skip
        self.__text = text

    def header(self) -> dict[str, str]:
        """The header that carries the key."""
        return {HEADER: self.__text}

    def __repr__(self) -> str:
        return "Key(hidden)"

    def __str__(self) -> str:
        return "(hidden)"

    def __reduce__(self) -> str:
        raise TypeError("a key is not written down")


def find_key() -> Key:
    """The key from the environment, else from the keyring of the system (with the extra ``keyring``).

    Raises ``ZoteroError`` where there is none.
    """
    text = os.environ.get(VARIABLE) or kept(USER)
    if not text:
        raise ZoteroError(
            "no key for Zotero's web API",
            hint=f"make one at zotero.org/settings/keys and set {VARIABLE}, or keep it: keyring set {SERVICE} {USER}",
        )
    return Key(text.strip())


def kept(name: str) -> str | None:
    """What the keyring of the system keeps under a name; nothing without one (the extra ``keyring``)."""
    try:
        import keyring
    except ImportError:
        return None
    try:
        found: str | None = keyring.get_password(SERVICE, name)
    except keyring.errors.KeyringError:
        return None
    return found


def keep(name: str, text: str) -> None:
    """Puts a secret into the keyring of the system, where there is one; it stands in no file."""
    try:
        import keyring
    except ImportError:
        return
    with suppress(keyring.errors.KeyringError):
        keyring.set_password(SERVICE, name, text)
