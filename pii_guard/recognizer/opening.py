"""How an identifier goes on over several messages: what opens it, and which question makes an answer one.

A resident sends 010, then 2345, then 6789; an officer asks for the back half, and 1990027 is the answer. A recognizer
says in its own file what it looks like before it is whole, what a piece of it looks like beside rows of digits, who
asks for it, and how the answer is read. A decoy says which questions make an answer harmless.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pii_guard.recognizer.pattern import Pattern


class Opening(NamedTuple):
    """What a message may end with when the next one goes on.

    `begins` matches every proper beginning of the identifier, its separators left out; what is whole does not match.
    It has `least` to `most` digits. `rows` match pieces that are no row of digits, in folded text, the
    likeliest first (with a plate's letter); `lone` is such a letter alone, where one to three digits wait. `find` is
    a grammar of such pieces instead, which form a chain of their own (of a text, and whether one waits to go on), and
    `is_one` tells whether these may be parts of one.
    `joints` may stand between two pieces, and separators behind so many digits as `marks` says, or anywhere.
    `numbered`: people call it a 번. `held` is looked for in a piece of a grammar: what has none of it says nothing by
    itself, so who delivers need not wait for more. `looks` matches in every text in which `find` finds something while
    nothing waits, in RE2's syntax; without it `find` is asked of every message.
    """

    begins: str = ""
    least: int = 0
    most: int = 0
    rows: tuple[str, ...] = ()
    lone: str = ""
    find: Callable[[str, bool], Sequence[tuple[int, int]]] | None = None
    joints: tuple[str, ...] = ("", "-", " ")
    marks: tuple[int, ...] = ()
    numbered: bool = False
    is_one: Callable[[Sequence[str]], bool] | None = None
    held: str = ""
    looks: str = ""


class Question(NamedTuple):
    """A question, as far as it names what is asked for, and how its answer is read.

    `asked` is looked for beside words of asking. `label` is put in front of the answer, so that the usual rules read
    it; what they find then counts where `behind` matches behind it. `answers` are patterns of an answer that only this
    question makes one. A decoy has none of these.
    """

    asked: str
    label: str = ""
    answers: tuple[Pattern, ...] = ()
    behind: str = ""
