"""Pieces of HTML that every part of the book uses: two languages, marked examples, visible signs."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from html import escape
from typing import Literal

from pii_guard.model import Span
from pii_guard.sentences import Lang

_LINK = re.compile(r"https://[^\s<>()\"']+[^\s<>()\"'.,;:]")
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs", "Cs"})  # Unicode categories that leave no ink
_SEEN = frozenset(" \n")


BookLang = Literal["ko", "en", "both"]
_LANG: ContextVar[BookLang] = ContextVar("the languages of the book that is being written", default="both")


@contextmanager
def written_in(lang: BookLang) -> Iterator[None]:
    """Everything that is written inside is in these languages."""
    token = _LANG.set(lang)
    try:
        yield
    finally:
        _LANG.reset(token)


def speaks(lang: Lang) -> bool:
    """Whether the book that is being written is in this language."""
    return _LANG.get() in (lang, "both")


def both(ko: str, en: str) -> str:
    """A label in the languages of the book; where it has both, Korean first and English subdued."""
    if not (speaks("ko") and speaks("en")):
        return escape(ko if speaks("ko") else en)
    return f'<span lang="ko">{escape(ko)}</span> <span class="en" lang="en">{escape(en)}</span>'


def paragraphs(ko: str, en: str) -> str:
    """The same as paragraphs; neither holds marks that are not escaped."""
    korean = f"<p>{ko}</p>" if speaks("ko") else ""
    return korean + (f'<p lang="en" class="en">{en}</p>' if speaks("en") else "")


def signs(text: str) -> str:
    """Escaped text in which characters without ink show their code point."""
    return "".join(_sign(c) for c in text)


def _sign(c: str) -> str:
    if c in _SEEN or unicodedata.category(c) not in _UNSEEN:
        return escape(c)
    return f'<span class="sign">U+{ord(c):04X}</span>'


def marked(text: str, parts: Iterable[Span], tone: str = "") -> str:
    """Text with some parts highlighted; `tone` names what the highlight means."""
    out: list[str] = []
    last = 0
    opening = f'<mark class="{tone}">' if tone else "<mark>"
    for part in parts:
        out += (signs(text[last : part.start]), opening, signs(text[part.start : part.end]), "</mark>")
        last = part.end
    return "".join([*out, signs(text[last:])])


def linked(text: str) -> str:
    """Escaped text with its https addresses as links."""
    out: list[str] = []
    last = 0
    for match in _LINK.finditer(text):
        out += (escape(text[last : match.start()]), link(match.group()))
        last = match.end()
    return "".join([*out, escape(text[last:])])


def link(address: str) -> str:
    """An https address as a link that shows itself."""
    shown = escape(address)
    return f'<a href="{shown}" rel="noreferrer">{shown}</a>'


def prose(docstring: str) -> str:
    """A module docstring as paragraphs; what is laid out in columns keeps its lines."""
    paragraphs = [p for p in re.split(r"\n[ ]*\n", docstring.strip()) if p.strip()]
    return "\n".join(_paragraph(p.strip("\n"), first=i == 0) for i, p in enumerate(paragraphs))


def _paragraph(text: str, *, first: bool) -> str:
    lines = text.split("\n")
    if len(lines) > 1 and any(re.search(r"^[ ]|\S[ ]{2,}\S|^[-*] ", line) for line in lines):
        return f'<pre class="story" tabindex="0">{linked(text)}</pre>'
    return f'<p class="{"lead" if first else "story"}">{linked(" ".join(lines))}</p>'
