"""A cleaned message, and what is taken out of it later, whose offsets are those of the first cleaning. Pure."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

Range = tuple[int, int]
Mask = tuple[int, int, str]  # start, end, entity
HELD = "HELD"  # in the place of an entity: a piece that is looked at once more
SLOT = "[확인 중]"
LOST = "[개인정보]"  # what a held piece becomes when nobody can open it


class Cut(NamedTuple):
    """A stretch of the first cleaned text, and how long what stands there now is."""

    start: int
    end: int
    length: int


class Cleaned(NamedTuple):
    """The text, its placeholders, and what was cut out of it since it was first cleaned.

    `open` are the pieces that may still turn out to be a part of something, in the present text. Has text: no log.
    """

    text: str
    masks: tuple[Mask, ...] = ()
    cuts: tuple[Cut, ...] = ()
    open: tuple[Range, ...] = ()

    def __repr__(self) -> str:
        return f"<Cleaned {len(self.text)} characters>"

    def retract(self, spans: Iterable[Range], entity: str, placeholder: str) -> "Cleaned":
        """The text without some stretches of the first cleaned text; naming one again changes nothing."""
        cleaned = self
        for start, end in spans:
            if not any(cut.start <= start and end <= cut.end for cut in cleaned.cuts):
                cleaned = cleaned._without(start, end, entity, placeholder)
        return cleaned

    def _without(self, start: int, end: int, entity: str, placeholder: str) -> "Cleaned":
        inner = [cut for cut in self.cuts if cut.start < end and start < cut.end]
        first = min([start, *(cut.start for cut in inner)])
        last = max([end, *(cut.end for cut in inner)])
        here, there = self._now(first), self._now(last)
        cuts = tuple(sorted([*(cut for cut in self.cuts if cut not in inner), Cut(first, last, len(placeholder))]))
        return _put(self, here, there, placeholder, entity)._replace(cuts=cuts)

    def _now(self, offset: int) -> int:
        """Where an edge of the first cleaned text that lies in no cut stands now."""
        return offset + sum(cut.length - (cut.end - cut.start) for cut in self.cuts if cut.end <= offset)

    def with_slots(self, slot: str = SLOT) -> "Cleaned":
        """As it may be seen while it is held: without its open pieces."""
        shown = self
        for start, end in reversed(_merged(self.open)):
            shown = _put(shown, start, end, slot, HELD)
        return shown._replace(open=())

    def with_slots_closed(self) -> "Cleaned":
        """What is left when the held text cannot be opened: a placeholder in each slot."""
        left = self
        for start, end, entity in sorted(self.masks, reverse=True):
            if entity == HELD:
                left = _put(left, start, end, LOST, "")
        return left

    def dumps(self) -> bytes:
        """For sealing."""
        return json.dumps(self, ensure_ascii=False).encode()

    @classmethod
    def loads(cls, data: bytes) -> "Cleaned":
        """What `dumps` gave."""
        text, masks, cuts, still_open = json.loads(data)
        return cls(text, _masks(masks), tuple(Cut(*cut) for cut in cuts), tuple((s, e) for s, e in still_open))

    @classmethod
    def of_row(cls, text: str, masks: str, cuts: str) -> "Cleaned":
        """From the columns of a message."""
        return cls(text, _masks(json.loads(masks)), tuple(Cut(*cut) for cut in json.loads(cuts)))


def _merged(ranges: Iterable[Range]) -> list[Range]:
    """Ranges in order, those that overlap as one: two pieces may be open in one place."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _masks(masks: Iterable[Any]) -> tuple[Mask, ...]:
    return tuple((start, end, entity) for start, end, entity in masks)


def _put(cleaned: Cleaned, start: int, end: int, words: str, entity: str) -> Cleaned:
    """Words in the place of a stretch of the present text; what overlapped it is no mask and no open piece any more."""
    shift = len(words) - (end - start)
    masks = [
        (s + shift, e + shift, m) if s >= end else (s, e, m) for s, e, m in cleaned.masks if s >= end or e <= start
    ]
    still = [(s + shift, e + shift) if s >= end else (s, e) for s, e in cleaned.open if s >= end or e <= start]
    masks.append((start, start + len(words), entity))
    text = cleaned.text[:start] + words + cleaned.text[end:]
    return cleaned._replace(text=text, masks=tuple(sorted(masks)), open=tuple(sorted(still)))
