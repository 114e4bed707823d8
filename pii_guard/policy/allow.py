"""Values that are public: the office's own numbers and address."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pii_guard.errors import DetectionError
from pii_guard.model import Direction, Finding, Ruling, Span
from pii_guard.model.text import OPAQUE, Text
from pii_guard.recognizer import Recognizer
from pii_guard.sentences import Sentence
from pii_guard.sentences import explanation as say

MIN_PREFIX = 6  # digits: area code and exchange (063-560); fewer would make a whole town public
LAST_GROUP = 4  # digits of a subscriber number, behind a prefix that ends its group with a hyphen
OWNERSHIP_REACH = (20, 10)  # characters before and behind a value in which a word of ownership counts

_HOME = r"(?:우리|저희|제|내|울|본가|친정|시댁|부모님|할머니|할아버지|어머니|아버지)[ ]?(?:네[ ]?)?(?:집|댁)"
_MINE = r"(?:제|내|저희|우리|본인|남편|아내|와이프|엄마|아빠|어머니|아버지|아들|딸)[ ]?(?:의[ ]?)?"
_NUMBER = r"(?:개인[ ]?)?(?:번호|전화|연락처|휴대폰|핸드폰|폰|집)"
# 본인 alone owns, but 본인 확인, 본인 인증 … are what an office asks for.
_OWNED = re.compile(
    rf"(?<![가-힣])(?:{_HOME}|{_MINE}{_NUMBER}|집[ ]?(?:전화|번호)|자택"
    r"|본인(?![ ]?(?:확인|인증|부담|서명|신분|명의|여부|방문)))"
)
_BROKEN_OFF = re.compile(rf"[0-9{OPAQUE}]")  # another value stands between: the word belongs to that one
_ABROAD = re.compile(r"(?:\+|00)82[^0-9]{0,3}0?")  # a Korean number as dialled from abroad


def bare(text: str) -> str:
    """Letters and digits only, case folded: what two spellings of one value have in common."""
    return "".join(filter(str.isalnum, text.casefold()))


def owned(text: Text, hull: Span) -> str:
    """The word of ownership (우리집, 제 번호) beside a value, no other value between; empty where none is."""
    before, behind = OWNERSHIP_REACH
    left = text.folded_slice(Span(max(0, hull.start - before), hull.start))
    right = text.folded_slice(Span(hull.end, min(len(text.original), hull.end + behind)))
    word = _OWNED.search(_BROKEN_OFF.split(left)[-1]) or _OWNED.search(_BROKEN_OFF.split(right)[0])
    return word.group() if word else ""


@dataclass(frozen=True)
class Entry:
    """One `[[allow]]` of a policy. `id` is what a ruling cites, `until` the last day it holds in Korea."""

    id: str
    entity: str
    values: tuple[str, ...]
    prefixes: tuple[str, ...]
    owner: str
    until: date
    why: str
    direction: Direction | None
    detail: bool
    recognizer: Recognizer = field(repr=False)

    @cached_property
    def _bare_values(self) -> frozenset[str]:
        return frozenset(map(bare, self.values))

    @cached_property
    def _beginnings(self) -> tuple[re.Pattern[str], ...]:
        return tuple(map(_beginning, self.prefixes))

    @property
    def short_id(self) -> str:
        """The id as its file has it: office-phones."""
        return self.id.removeprefix("allow:")

    def in_force(self, direction: str, on: date) -> bool:
        """Whether it holds for this side and day."""
        return on <= self.until and self.direction in (None, direction)

    def lists(self, text: Text, finding: Finding, value: str) -> bool:
        """Whether a finding of this entity is listed; `value` is what patterns read of it."""
        whole, begins = self._listed(value)
        return whole or (begins and not owned(text, Span(finding.start, finding.end)))

    def unused(self, text: Text, finding: Finding | Ruling, value: str, direction: str, on: date) -> Sentence | None:
        """Why the entry is not used for a value that it lists; None where it lists none such, or is used."""
        whole, begins = self._listed(value)
        if not (whole or begins):
            return None
        if on > self.until:
            return say.EXPIRED(entry=self.short_id, day=self.until)
        if self.direction not in (None, direction):
            return say.OTHER_SIDE(entry=self.short_id, side=say.SIDES[self.direction or ""])
        word = "" if whole else owned(text, Span(finding.start, finding.end))
        return say.OWNED(entry=self.short_id, word=word) if word else None

    def _listed(self, value: str) -> tuple[bool, bool]:
        """Whether a value is listed as a whole, and whether it begins as the listed numbers do."""
        national = _ABROAD.sub("0", value, count=1) if value.startswith(("+", "0082")) else value
        if self.values and (bare(national) in self._bare_values or self._is_public(value)):
            return True, False
        return False, any(beginning.match(national) for beginning in self._beginnings)

    def _is_public(self, value: str) -> bool:
        compare = self.recognizer.is_public
        try:
            return compare is not None and any(compare(value, listed, self.detail) for listed in self.values)
        except Exception:  # noqa: BLE001 - a recognizer may raise anything, and what it says may quote the text
            raise DetectionError("RECOGNIZER_FAILED") from None


def _beginning(prefix: str) -> re.Pattern[str]:
    """Matches values that begin with `prefix`, separators aside.

    A prefix that ends in a separator ends its group there: 063-560- is not the beginning of
    063-5601-2345, however it is typed.
    """
    some = r"[\W_]{0,4}"
    ends = "" if prefix[-1].isalnum() else rf"(?:(?![^\W_])|[0-9]{{{LAST_GROUP}}}(?![0-9]))"
    return re.compile(some + some.join(map(re.escape, bare(prefix))) + ends, re.IGNORECASE)
