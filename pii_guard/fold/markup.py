"""Entities, tags and escapes: what a page shows of 010&#45;2345, <b>010</b>-2345 and %30%31%30-2345.

Each becomes the character that a reader sees, a tag nothing or the end of a line or cell; of a pasted object the
names and values stay (`pii_guard.fold.members`). Whatever is not certainly markup stays: a<b and 100% are text.
"""

import re
from collections.abc import Iterator
from html.entities import html5

from pii_guard.fold.members import MEMBERS_NEED, labelled
from pii_guard.model.text import Edit
from pii_guard.recognizer.expressions import Expression

MAX_ATTRIBUTES = 8
PASSES = 2  # &amp;#45; and %2540 are encoded twice; more often is no accident

_CELLS, _ROWS = ("td", "th"), ("tr", "li", "p", "div", "h1", "h2", "h3", "h4", "table", "ul", "ol", "dt", "dd", "pre")
_INLINE = (
    "a", "abbr", "b", "big", "blockquote", "body", "center", "code", "del", "em", "font", "head", "html", "i", "img",
    "input", "ins", "label", "mark", "meta", "nobr", "q", "s", "section", "small", "span", "strike", "strong", "sub",
    "sup", "tbody", "tfoot", "thead", "tt", "u", "wbr", "dl", "hr",
)  # fmt: skip
_NAME = "|".join(sorted((*_CELLS, *_ROWS, *_INLINE, "br"), key=len, reverse=True))
_ATTRIBUTE = r"""[ \n][A-Za-z][A-Za-z:-]{0,30}(?:=(?:"[^"<>]{0,300}"|'[^'<>]{0,300}'|[^ "'<>]{1,200}))?"""
_TAG = Expression(
    rf"(?i)<(?P<end>/?)(?P<name>{_NAME})(?:{_ATTRIBUTE}){{0,{MAX_ATTRIBUTES}}}[ ]?/?>|<!--[^<>]{{0,300}}-->"
)
_VALUE = Expression(r"[0-9](?:[^0-9<>]{0,2}[0-9]){6}|[@%&가-힣\\]")  # href="tel:…" is read, too
_ENTITY = Expression(r"&(?:#(?P<dec>[0-9]{1,7})|#[xX](?P<hex>[0-9A-Fa-f]{1,6})|(?P<name>[A-Za-z]{2,8}[0-9]{0,2}));")
_PERCENT = Expression(r"(?:%[0-9A-Fa-f]{2}){1,600}")
_POINT = Expression(r"(?:%|\\)u(?P<hex>[0-9A-Fa-f]{4})")

# What every such place must hold, in RE2's syntax and quick to look for.
MARKUP_NEEDS = (
    r"&[#A-Za-z][0-9A-Za-z]{1,9};|<[/!]?[-A-Za-z]|%[0-9A-Fa-f][0-9A-Fa-f]|[%\\]u[0-9A-Fa-f]{4}|" + MEMBERS_NEED
)


def unmarked(text: str) -> list[Edit]:
    """Edits that put what a reader sees in the place of markup, in order and apart."""
    edits = [(*m.span(), _shown(m)) for m in _TAG.finditer(text) if not _VALUE.search(m.group())]
    edits += [(*m.span(), char) for m in _ENTITY.finditer(text) if (char := _character(m))]
    edits += [(*m.span(), char) for m in _POINT.finditer(text) if (char := _of(int(m["hex"], 16)))]
    edits += [edit for m in _PERCENT.finditer(text) for edit in _decoded(m)]
    edits += labelled(text)
    return list(_apart(sorted(edits)))


def _apart(edits: list[Edit]) -> Iterator[Edit]:
    """An entity inside the attribute of a tag goes with the tag."""
    last = 0
    for edit in edits:
        if edit[0] >= last:
            yield edit
            last = edit[1]


def _shown(tag: re.Match[str]) -> str:
    """What stands on the page where the tag is."""
    name = (tag["name"] or "").lower()
    if name == "br" or (tag["end"] and name in _ROWS):
        return "\n"
    return "|" if tag["end"] and name in _CELLS else ""


def _character(entity: re.Match[str]) -> str:
    if entity["name"]:
        named = html5.get(entity["name"] + ";", "")
        return named if len(named) == 1 else ""
    return _of(int(entity["dec"]) if entity["dec"] else int(entity["hex"], 16))


def _of(point: int) -> str:
    """The character of a code point; nothing for what no text holds."""
    sound = 0x20 <= point < 0xD800 or 0xE000 <= point < 0x110000
    return chr(point) if sound else ""


def _decoded(row: re.Match[str]) -> Iterator[Edit]:
    """Each character of a row of encoded bytes; nothing where it is no UTF-8."""
    try:
        decoded = bytes.fromhex(row.group().replace("%", "")).decode()
    except UnicodeDecodeError:
        return
    at = row.start()
    for char in decoded:
        end = at + 3 * len(char.encode())
        if char >= " ":
            yield at, end, char
        at = end
