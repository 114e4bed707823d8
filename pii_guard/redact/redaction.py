"""Puts placeholders where findings stood, and says where everything went."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import NamedTuple

from pii_guard.errors import DetectionError
from pii_guard.fold.folding import fold, leads
from pii_guard.model import JOINED, Action, Ruling, Segment, Span, Style
from pii_guard.model.text import OPAQUE, Edit, Layer
from pii_guard.recognizer.catalog import Catalog
from pii_guard.sentences.particles import agreeing, typed_particle

_ALLOW = Action.ALLOW  # a member of an Enum costs a look-up each time
FIXED = "***"
MOST_GIVEN = 200  # values whose numbers a conversation remembers
MAX_NUMBER = 999  # a placeholder carries at most three digits; beyond, it goes without


def placeholder_pattern(labels: Iterable[str], style: Style = "label") -> re.Pattern[str]:
    """Matches exactly the placeholders of these labels: `[전화번호]`, and `[전화번호1]` to `[전화번호999]`.

    For the style `fixed` also three asterisks that stand alone: longer runs, or such inside a
    number, are somebody's own mask and may still be an identifier.
    """
    names = "|".join(re.escape(label) for label in sorted(set(labels), key=len, reverse=True))
    body = rf"\[(?:{names})[0-9]{{0,3}}\]"
    return re.compile(rf"{body}|(?<![*0-9A-Za-z@-])\*{{3}}(?![*0-9A-Za-z@-])" if style == "fixed" else body)


class Redacted(NamedTuple):
    """A cleaned text, the rulings with their place in it, its placeholders in order, and how it was made.

    `opaque` is the text as patterns would read it: one opaque character for each placeholder.
    """

    text: str
    rulings: tuple[Ruling, ...]
    masks: tuple[Segment, ...]
    message: str
    edits: Sequence[Edit]
    opaque: str

    def layer(self) -> Layer:
        """The way from places of the cleaned text back to those of the message, and forth."""
        layer = Layer()
        layer.rewrite(self.message, self.edits)
        return layer

    def __repr__(self) -> str:
        return f"Redacted({len(self.masks)} masks)"


class _Union(NamedTuple):
    """A stretch of the message that one placeholder replaces, and the rulings that overlap in it."""

    start: int
    end: int
    rulings: Sequence[Ruling]

    @property
    def strongest(self) -> Ruling:
        if len(self.rulings) == 1:
            return self.rulings[0]
        return max(self.rulings, key=lambda r: (r.action.rank, r.score, r.end - r.start))


class Redactor:
    """Masks what was ruled on, in one style. Never changes after it is built."""

    __slots__ = ("_fronts", "_labels", "_partial", "_style", "placeholders")

    def __init__(self, catalog: Catalog, style: Style, keep: str | None = None) -> None:
        """`placeholders` matches what this redactor writes; `keep` names what stays readable in front of one."""
        self._style = style
        self._fronts = {r.entity: k.front for r in catalog.recognizers for k in r.keeps if k.name == keep}
        self._partial = {r.entity: r.partial for r in catalog.recognizers if r.partial}
        self._labels = {r.entity: r.label for r in catalog.recognizers}
        self.placeholders = placeholder_pattern((r.label for r in catalog.recognizers if not r.decoy), style)

    def placeholder(self, entity: str) -> str:
        """What stands for a part of something that is masked elsewhere: a part has no form of its own."""
        return FIXED if self._style == "fixed" else f"[{self._labels[entity]}]"

    @property
    def numbers(self) -> bool:
        """Whether placeholders are numbered, so that a conversation has numbers to remember."""
        return self._style == "numbered"

    def redact(self, message: str, rulings: Sequence[Ruling], given: "Given | None" = None) -> Redacted:
        """The message without what was not allowed; every ruling with its `out`.

        Masked is the union of overlapping parts; `given` are the numbers of placeholders of one conversation, and gets
        the new ones. Placeholders already in the message stay as they are.
        """
        masked = [r for r in rulings if r.action is not _ALLOW]
        unions = _unions(
            masked, [self._hidden(message, r) for r in masked] if self._fronts else [r.parts for r in masked]
        )
        text, opaque, edits, masks = self._written(message, unions, given)
        return Redacted(text, _placed(message, rulings, unions, edits, masks), masks, message, edits, opaque)

    def _hidden(self, message: str, ruling: Ruling) -> Sequence[Span]:
        """The parts of a finding without the front that the policy keeps readable."""
        front = self._fronts.get(ruling.entity)
        if front is None:
            return ruling.parts
        first, *rest = ruling.parts
        text = fold(message[first.start : first.end])
        try:
            kept = front(text.folded)
        except Exception:  # noqa: BLE001 - a recognizer may raise anything, and what it says may quote the text
            raise DetectionError("RECOGNIZER_FAILED") from None
        if not 0 < kept < len(text.folded):
            return ruling.parts
        return Span(first.start + text.span(0, kept).end, first.end), *rest

    def _written(
        self, message: str, unions: Sequence[_Union], given: "Given | None"
    ) -> tuple[str, str, list[Edit], tuple[Segment, ...]]:
        """The cleaned text, the same as patterns read it, what was put into it, and where each placeholder stands."""
        numbers = _Numbers(message, given) if self._style == "numbered" else None
        edits: list[Edit] = []
        masks: list[Segment] = []
        cleaned: list[str] = []
        opaque: list[str] = []
        done = length = 0
        for k, union in enumerate(unions):
            start, end, strongest = union.start, union.end, union.strongest
            shown, word = self._placeholder(message, union, strongest, numbers)
            kept = message[done:start]
            cleaned += kept, shown
            opaque += kept, shown if shown[0] != "[" or leads(message, start, end) else OPAQUE
            edits.append((start, end, shown))
            length += len(kept)
            masks.append(Segment(Span(length, length + len(shown)), strongest.entity))
            length += len(shown)
            done = end
            particle = typed_particle(message, end) if word else ""
            free = unions[k + 1].start - end if k + 1 < len(unions) else len(message)
            if particle and len(particle) <= free and (new := agreeing(word, particle)) != particle:
                done += len(particle)
                edits.append((end, done, new))
                cleaned.append(new)
                opaque.append(new)
                length += len(new)
        kept = message[done:]
        return "".join([*cleaned, kept]), "".join([*opaque, kept]), edits, tuple(masks)

    def _placeholder(self, message: str, union: _Union, ruling: Ruling, numbers: "_Numbers | None") -> tuple[str, str]:
        """The placeholder of the strongest ruling, and the word a particle agrees with: '' where the typed stays."""
        if self._style == "fixed":
            return FIXED, ""
        if self._style == "partial" and (shown := self._shortened(message, union)):
            return shown, ""
        word = ruling.label + numbers.of(ruling) if numbers else ruling.label
        return f"[{word}]", word

    def _shortened(self, message: str, union: _Union) -> str:
        """The recognizer's partial mask; '' where it has none or would show pieces of several things."""
        ruling = union.rulings[0]
        shorten = self._partial.get(ruling.entity)
        if shorten is None or len(union.rulings) > 1 or len(ruling.parts) > 1 or ruling.rule.endswith(JOINED):
            return ""
        value = message[union.start : union.end]
        try:
            shown = shorten(value)
        except Exception:  # noqa: BLE001 - a recognizer may raise anything, and what it says may quote the text
            raise DetectionError("RECOGNIZER_FAILED") from None
        return shown if shown != value else ""


class Given:
    """The numbers that values have in one conversation: known by a hash under a salt of its own, and unlinkable."""

    def __init__(self, salt: str, numbers: Iterable[tuple[str, str, str]]) -> None:
        """`numbers` are label, hash and digits of those given so far."""
        self.salt = salt
        self.numbers = {(label, hashed): digits for label, hashed, digits in numbers}

    def key(self, label: str, value: str) -> tuple[str, str]:
        """Label and hash of a value."""
        return label, blake2b(value.encode("utf-8", "replace"), digest_size=8, key=self.salt.encode()).hexdigest()

    def as_rows(self) -> tuple[tuple[str, str, str], ...]:
        """Label, hash and digits of the latest."""
        return tuple((*key, digits) for key, digits in self.numbers.items())[-MOST_GIVEN:]


class _Numbers:
    """Numbers placeholders: one value, one number; after those already there."""

    def __init__(self, message: str, conversation: Given | None = None) -> None:
        self._message = message
        self._key = conversation.key if conversation else lambda label, value: (label, value)
        self._given = conversation.numbers if conversation else {}
        self._last: dict[str, int] = {}
        for (label, _), digits in self._given.items():
            self._last[label] = max(int(digits or 0), self._last.get(label, 0))

    def of(self, ruling: Ruling) -> str:
        """The digits for this finding; '' when all three-digit numbers are used up."""
        typed = " ".join(self._message[p.start : p.end] for p in ruling.parts)
        key = self._key(ruling.label, "".join(c for c in fold(typed).folded.casefold() if c.isalnum()))
        if key not in self._given:
            number = max(self._last.get(ruling.label, 0), self._highest(ruling.label)) + 1
            self._last[ruling.label] = number
            self._given[key] = str(number) if number <= MAX_NUMBER else ""
        return self._given[key]

    def _highest(self, label: str) -> int:
        found = re.findall(rf"\[{re.escape(label)}([0-9]{{1,3}})\]", self._message)
        return max(map(int, found), default=0)


def _unions(masked: Sequence[Ruling], hidden: Sequence[Sequence[Span]]) -> list[_Union]:
    """Stretches to mask; `hidden` are the parts of each ruling that nobody may read."""
    if len(hidden) == 1 and len(hidden[0]) == 1:
        return [_Union(*hidden[0][0], masked)]
    placed = ((part, k) for k, those in enumerate(hidden) for part in those)
    # two parts of one finding may meet in one union
    return [_Union(*span, [masked[k] for k in dict.fromkeys(which)]) for span, which in Span.unions(placed)]


def _placed(
    message: str, rulings: Sequence[Ruling], unions: Sequence[_Union], edits: Sequence[Edit], masks: Sequence[Segment]
) -> tuple[Ruling, ...]:
    """The rulings with their hulls in the cleaned text; where a placeholder swallowed an edge, all of that."""
    starts = [u.start for u in unions]
    layer: Layer | None = None  # built for the few that no placeholder covers whole
    placed = []
    for r in rulings:
        start, end = r.parts[0].start, r.parts[-1].end
        k = bisect_right(starts, end - 1) - 1  # the last union that begins before the end
        if k >= 0 and starts[k] <= start and end <= unions[k].end:
            out = masks[k].span
        else:
            if layer is None:
                layer = Layer()
                layer.rewrite(message, edits)
            out = Span(layer.forth(start), layer.forth(max(end, unions[k].end) if k >= 0 else end))
        placed.append(r.placed(out))
    return tuple(placed)
