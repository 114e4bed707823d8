"""The pieces of a message that may be a part of something: rows of digits, and what recognizers declare beside them."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from operator import attrgetter
from typing import NamedTuple

from pii_guard.conversation.aloud import (
    end_of,
    is_alone,
    is_lone,
    looks_lone,
    may_be_aloud,
    opens_aloud,
    readings,
    rows_aloud,
)
from pii_guard.conversation.besides import LONGEST as LONGEST_DOUBTFUL
from pii_guard.conversation.besides import has_name, is_of_else, speaks_of_else
from pii_guard.conversation.counted import (
    LONGEST_COUNTED,
    LONGEST_ORDINAL,
    counts,
    is_counted,
    is_of_a_word,
    may_stand_alone,
)
from pii_guard.model.text import Text
from pii_guard.recognizer import Recognizer
from pii_guard.recognizer.expressions import Expression
from pii_guard.scan.openers import DIGITS, GRAMMARS, SYLLABLES
from pii_guard.scan.scanner import Folded

NUMBER = "number"  # the chain of rows of digits
ALOUD = "aloud"  # waiting for more of what was read aloud
LETTER = "letter"  # waiting for a letter alone, behind one to three digits
LONGEST = 40  # characters
SHORT_ALOUD = 2  # digits that are words as often
MOST_ROWS = 12  # of one message: a list is no answer


_LAUGHTER = r"(?<=[0-9])(?:[ㅋㅎㅠㅜ]{1,20}|ㅇ{2,20}|ㅇ(?=$|[ \n.,!?]))"
_ITEM = rf"^ {{0,3}}(?:\(?[1-9][).](?= )|[①-⑨])(?=[^0-9]{{0,20}}[0-9{SYLLABLES}])"
_NO_DIGITS = Expression(f"{_LAUGHTER}|{_ITEM}")
_ROW = Expression(r"(?<![A-Za-z])(?:[A-Z]{1,2}(?=[0-9]))?[0-9](?:[-./_~·,() ]{0,3}\n?[0-9]){0,39}")
_COPULA = Expression(" ?이")
# Dates, shares, lists and ranges: no number of a person has such marks.
_LISTED = Expression(
    r"[/,~·]|(?<![0-9.)-])(?:19|20)[0-9]{2}[.-](?:0?[1-9]|1[0-2])(?:[.-][0-9]{1,2})?(?![0-9-])"
    r"|(?<![0-9.])[0-9]{1,2}[.][0-9]{1,2}[.][0-9]{1,2}(?![0-9.])"
)
_APART = "-./_~·,) "
# A letter of a plate that is more likely the beginning of a word: 12하고, 12부터, 12로. So only a word for plates makes
# it a letter.
_BEGINS_WORD = Expression(
    "하[고구는면지여니게신다]|부[터탁]|라[고구]|다[음시고]|나머|거[든예고에]|보[내냈낼]|자리|주[세시]|고[요 ]|구요"
    "|로[요 ]"
)
_GOES_ON = Expression("[ ]?[-./_~·,)]?[ ]?([0-9]{1,40})")
_PUBLIC = Expression("1(?:1[0-9]|2[0-9]|82|[3568][0-9]{2})")  # 119에, 1577로
_IS_CALLED = Expression("에[ 는서]|로 | ?번호로| (?:불[러렀]|신고|전화[로를하해했])")
_LAST_GROUP = Expression("[0-9] {1,3}[0-9]{1,4}$")


class Row(NamedTuple):
    """A piece in the folded text. `variants` are its readings, the likeliest first; `behind` is what follows it.

    `numbered`: it is called a 번, as telephones are and tickets. `aloud`: it was read aloud. `counted`:
    its letter is a counter too, so it is a piece only where words speak of this entity. `doubtful`: the message speaks
    of something else. `whole`: it is one of this entity by itself, and may only be the end of another: 0, then
    10-2345-6789.
    """

    start: int
    end: int
    chain: str
    variants: tuple[str, ...]
    behind: str = ""
    numbered: bool = False
    aloud: bool = False
    counted: str = ""
    doubtful: bool = False
    whole: str = ""

    def __repr__(self) -> str:
        return f"Row({self.chain}, {self.end - self.start} characters)"

    @property
    def only_ends(self) -> bool:
        """Whether it may end something and begins nothing: 4번이요 is as likely a choice."""
        return bool(self.whole) or (
            self.numbered and self.variants[0].isdigit() and len(self.variants[0]) <= LONGEST_ORDINAL
        )


_start = attrgetter("start")


def sober(message: str) -> str:
    """The message with blanks for what is no digit: laughter glued to one (21ㅇㅇ), the mark of a list (2. 3456)."""
    return _NO_DIGITS.sub(lambda m: " " * len(m[0]), message)


class Pieces:
    """Finds the pieces of messages for one catalog. Built once, then never changed."""

    def __init__(self, recognizers: Iterable[Recognizer]) -> None:
        """Rows of digits, and what each of these recognizers declares beside them."""
        opened = [(r.entity, r.opens) for r in recognizers if r.opens]
        self._rows = [(entity, Expression(rows)) for entity, o in opened for rows in o.rows]
        self._lone = [(entity, Expression(o.lone)) for entity, o in opened if o.lone]
        self._looks_lone = [Expression(looks_lone(o.lone)) for _, o in opened if o.lone]
        self._grammars = [(entity, o.find) for entity, o in opened if o.find]
        self._held = {entity: Expression(o.held) for entity, o in opened if o.find}

    def may_open(self, message: str, beside: Sequence[int]) -> bool:
        """Whether a message may open anything; `beside` are those of `pii_guard.scan.openers` that may match it."""
        if DIGITS in beside and (may_stand_alone(message) or opens_aloud(message)):
            return True
        for place in beside:  # noqa: SIM110 - a generator takes longer than the look
            if place >= GRAMMARS and self._grammars[place - GRAMMARS][1](message, False):
                return True
        return False

    def may_go_on(self, message: str, waiting: Set[str]) -> bool:
        """Whether a message that opens nothing may hold a piece where these chains wait."""
        if ALOUD in waiting and may_be_aloud(message):
            return True
        if LETTER in waiting and len(message) <= LONGEST and any(lone.search(message) for lone in self._looks_lone):
            return True
        return any(entity in waiting and find(message, True) for entity, find in self._grammars)

    def is_held(self, row: Row) -> bool:
        """Whether who delivers should wait for more: one digit, or the name of a town, says nothing of a person."""
        said = row.variants[0]
        if row.chain in self._held:
            return self._held[row.chain].search(said) is not None
        return sum(map(str.isdigit, said)) > 1

    def of(
        self, read: Folded, waiting: Set[str], spoken_of: Callable[[str], bool], cues: Sequence[str] = ()
    ) -> Sequence[Row]:
        """The rows of a folded message that no counter closes, in order; `waiting` are the chains that may go on.

        `spoken_of` an entity: a letter that may be a counter or begin a word is a letter of its plate then.
        """
        folded, beside = read.text.folded, read.beside
        rows: list[Row] = []
        if DIGITS in beside or ALOUD in waiting or LETTER in waiting:
            rows = self._of_numbers(read.text, waiting, spoken_of)
        for place, (entity, find) in enumerate(self._grammars, GRAMMARS):
            if not (place in beside or entity in waiting):
                continue
            found = [
                (*span, folded[slice(*span)][-LONGEST:])
                for span in find(folded, entity in waiting)
                if not _counts_something(folded, *span)
            ]
            rows = [row for row in rows if not any(start < row.start and row.end < end for start, end, _ in found)]
            rows += [Row(start, end, entity, (said,), folded[end : end + LONGEST]) for start, end, said in found]
        rows = [row for row in rows if not _is_a_model(folded, row, cues)]
        rows = [row._replace(doubtful=True) if _is_doubtful(folded, row, cues) else row for row in rows[:MOST_ROWS]]
        rows.sort(key=_start)
        return rows

    def _of_numbers(self, text: Text, waiting: Set[str], spoken_of: Callable[[str], bool]) -> list[Row]:
        """The rows of the chain of numbers: read aloud, with a letter, and what is left of rows of digits."""
        aloud = [
            Row(row.start, row.end, NUMBER, row.variants, aloud=True)
            for row in rows_aloud(text.folded, ALOUD in waiting)
            if not is_counted(text.folded, row.variants[0], row.end)
        ]
        rows = [*aloud, *self._lettered(text.folded, LETTER in waiting, spoken_of)]
        return [*rows, *_not_inside(self._typed(text), rows)]

    def end_of(self, text: Text, row: Row, variant: str) -> int:
        """Where a reading of a row ends in the folded text; without its letter, behind its last digit."""
        longest = max(row.variants, key=len)
        if longest.isascii() or not variant.isdigit():
            return end_of(text.folded, row.start, row.end, len(longest) - len(variant))
        return max((i + 1 for i in range(row.start, row.end) if text.folded[i].isdigit()), default=row.end)

    def _typed(self, text: Text) -> Iterator[Row]:
        """Rows of digits; of those that folding made of words, what an ending may have lent them is in doubt.

        And 오, 구 and 사 are letters of plates too.
        """
        folded = text.folded
        for match in _ROW.finditer(folded):
            start, end = match.start(), _uncounted(folded, *match.span())
            if end == start:
                continue
            row = folded[start:end]
            said = text.original[slice(*text.span(start, end))] if text.layers else ""
            if not said or said.isascii():
                yield Row(start, end, NUMBER, (row,), "", _numbered(folded, end))
            elif not said[-1].isdigit() and (copula := _COPULA.match(folded, end)):
                # folding took a last 이 for the copula, and it may be the digit
                yield Row(start, copula.end(), NUMBER, (row, row + "2"), aloud=True)
            else:
                found = (*self._plates(said), *readings(row, said))
                yield Row(start, end, NUMBER, found, numbered=_numbered(folded, end), aloud=True)

    def _plates(self, said: str) -> tuple[str, ...]:
        """What was said as a piece with a letter, where all its digits are in it."""
        match = next((found for _, rows in self._rows if (found := rows.match(said))), None)
        digits = sum(map(str.isdigit, match[0])) if match else 0
        return (match[0].replace(" ", ""),) if match and 0 < digits == sum(map(str.isdigit, said)) else ()

    def _lettered(self, folded: str, lone: bool, spoken_of: Callable[[str], bool]) -> list[Row]:
        """Pieces with a letter; of two that share a character, that of the likelier kind."""
        found: list[Row] = []
        kinds = [*self._rows, *self._lone] if lone else self._rows
        present = [(entity, rows) for entity, rows in kinds if rows.search(folded)]
        likely = [one for entity, rows in present for one in _with_letter(entity, rows, folded, spoken_of)]
        for _, row in sorted(likely, key=lambda one: one[0]):
            if not any(o.start < row.end and row.start < o.end for o in found):
                found.append(row)
        return found


def _with_letter(
    entity: str, rows: Expression, folded: str, spoken_of: Callable[[str], bool]
) -> Iterator[tuple[bool, Row]]:
    """Whether it is in doubt, and the row.

    A letter at an edge may be a particle or a counter: 12가 is also 12, 12호 is not.
    """
    for match in rows.finditer(folded):
        piece, (start, end) = match[0].replace(" ", ""), match.span()
        if _belongs_to_another(folded, start, end) or (len(piece) == 1 and not is_lone(folded, start)):
            continue
        digits = "".join(filter(str.isdigit, piece))
        ends_lettered = not piece[-1].isdigit()
        tail, edge = digits[-LONGEST_COUNTED:], start + len(digits) if ends_lettered else end
        counted = bool(digits) and is_counted(folded, tail, edge)
        begins_word = ends_lettered and _BEGINS_WORD.match(folded, end - 1) is not None
        doubtful = counted or begins_word or (len(piece) == 1 and (piece in SYLLABLES or not is_alone(folded, start)))
        if (counted and not ends_lettered) or (ends_lettered and digits and is_of_a_word(folded, end - 1)):
            continue
        if doubtful and not spoken_of(entity):
            continue
        both = digits and (ends_lettered or not piece[0].isdigit()) and not counted
        readings_ = (piece, digits) if both else (piece,)
        counter = entity if counted else ""
        yield doubtful, Row(start, end, NUMBER, readings_, numbered=_numbered(folded, end), counted=counter)


def _belongs_to_another(folded: str, start: int, end: int) -> bool:
    """Whether a word or a longer row goes on at an edge."""
    before = folded[max(0, start - 2) : start]
    more = _GOES_ON.match(folded, end)
    goes_on = more and not (more[0].startswith(" ") and is_counted(folded, more[1], more.end()))
    if "가" <= before[-1:] <= "힣" or before[-1:].isdigit() or goes_on:
        return True
    return before[:1].isdigit() and before[-1:] in _APART


def _uncounted(folded: str, start: int, end: int) -> int:
    """Where a row of digits ends that nothing counts: without a last group that is counted; its start for none."""
    if _counts_something(folded, start, end):
        last = _LAST_GROUP.search(folded, start, end)
        end = last.start() + 1 if last else start
    return start if _LISTED.search(folded, start, end) else end


def _is_doubtful(folded: str, row: Row, cues: Sequence[str]) -> bool:
    """Whether a short row stands in a message about something else, in which no word speaks of an identifier."""
    said = max(row.variants, key=len)
    if len(said) > LONGEST_DOUBTFUL or (row.chain != NUMBER and not said[0].isdigit()):
        return False
    if row.aloud and len(said) <= SHORT_ALOUD:
        return speaks_of_else(folded, row.start, row.end, cues)
    if row.chain == NUMBER and _PUBLIC.fullmatch(said) and _IS_CALLED.match(folded, row.end):
        return True
    return row.start > 0 and is_of_else(folded, row.start, cues)


def _is_a_model(folded: str, row: Row, cues: Sequence[str]) -> bool:
    """Whether a letter and digits name a thing: 갤럭시 S21, A4 용지. A passport stands alone, or behind its word."""
    is_lettered = "A" <= row.variants[0][:1] <= "Z"
    return is_lettered and (has_name(folded, row.start, cues) or speaks_of_else(folded, row.start, row.end, cues))


def _counts_something(folded: str, start: int, end: int) -> bool:
    row = folded[start:end]
    return row[-1].isdigit() and (counts(folded, row, end) or is_counted(folded, row, end))


def _numbered(folded: str, end: int) -> bool:
    return folded.startswith("번", end) and not folded.startswith("번호", end)


def _not_inside(rows: Iterable[Row], others: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not (others and any(o.start <= row.start and row.end <= o.end for o in others))]
