"""Text gathered piece by piece, its white space folded, with offsets that are known on the way."""

from __future__ import annotations


class Folded:
    """Gathers text: a run of white space (no-break spaces too) becomes one space, a paragraph ends in one newline.

    >>> body = Folded()
    >>> body.add("Both launches "); body.add("\\t have\\xa0arrived. "); body.paragraph(); body.add(" The rest.")
    >>> body.text
    'Both launches have arrived.\\nThe rest.'
    >>> body.end
    37
    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.space = True

    def add(self, text: str | None) -> None:
        """Text as it comes; what stands between two pieces is kept as one space, or as none."""
        if not text:
            return
        words = " ".join(text.split())
        if text[0].isspace() and words and not self.space:
            words = " " + words
        if (text[-1].isspace() and words) or (not words and not self.space):
            words += " "
        if words:
            self.pieces.append(words)
            self.length += len(words)
            self.space = words[-1] in " \n"

    def paragraph(self) -> None:
        """The paragraph ends here; an empty one leaves nothing."""
        if self.length and self.pieces[-1] != "\n":
            self.length = self.end + 1
            self.pieces[-1] = self.pieces[-1].rstrip(" ")
            self.pieces.append("\n")
        self.space = True

    @property
    def end(self) -> int:
        """Where a marker stands that comes next: behind the last word, or where a new paragraph begins."""
        return self.length - (self.length > 0 and self.pieces[-1].endswith(" "))

    @property
    def text(self) -> str:
        """All of it, without white space at its end."""
        return "".join(self.pieces).rstrip()


def paragraph_at(text: str, offset: int) -> str:
    """The paragraph of ``text`` that an offset stands in, or ends; behind the text there is none.

    >>> [paragraph_at("The first.\\nThe second.", offset) for offset in (10, 11, 99)]
    ['The first.', 'The second.', '']
    """
    if offset > len(text):
        return ""
    end = text.find("\n", offset)
    return text[text.rfind("\n", 0, offset) + 1 : len(text) if end < 0 else end]
