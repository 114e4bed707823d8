"""HTML as its reader sees it, for examination only: tags and entities gone, hidden words and attributes beside it."""

from html.parser import HTMLParser

# Elements that a line of text runs through; any other one breaks it for the eye.
_INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "big",
    "cite",
    "code",
    "del",
    "dfn",
    "em",
    "font",
    "i",
    "ins",
    "kbd",
    "label",
}
_INLINE |= {
    "mark",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "time",
    "tt",
    "u",
    "var",
    "wbr",
}


def as_seen(html: str) -> str:
    """The words of a piece of HTML, and behind them the values of its attributes, each on a line of its own."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "\n".join(["".join(reader.words), *reader.values])


class _Reader(HTMLParser):
    """Collects words; a tag that begins a new line or cell for the eye is a line break."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.values: list[str] = []

    def handle_data(self, data: str) -> None:
        """Words between tags."""
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """The beginning of an element."""
        self.values += [value for _, value in attrs if value]
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """The end of an element."""
        if tag not in _INLINE:
            self.words.append("\n")
