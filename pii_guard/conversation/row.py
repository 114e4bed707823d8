"""A row: a stretch of one message that may be a piece of something which others go on with."""

from typing import NamedTuple

from pii_guard.conversation.counted import LONGEST_ORDINAL

NUMBER = "number"  # the chain of rows of digits
ALOUD = "aloud"  # waiting for more of what was read aloud
LETTER = "letter"  # waiting for a letter alone, behind one to three digits
LONGEST = 40  # characters


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
    def longest(self) -> str:
        """The reading with most in it."""
        return max(self.variants, key=len) if len(self.variants) > 1 else self.variants[0]

    @property
    def endings(self) -> tuple[str, ...]:
        """Its readings as the last piece of something: with what follows it first."""
        return (*(variant + self.behind for variant in self.variants), *self.variants) if self.behind else self.variants

    @property
    def only_ends(self) -> bool:
        """Whether it may end something and begins nothing: 4번이요 is as likely a choice."""
        return bool(self.whole) or (
            self.numbered and self.variants[0].isdigit() and len(self.variants[0]) <= LONGEST_ORDINAL
        )

    def overlaps(self, other: "Row") -> bool:
        """Whether both share a character."""
        return self.start < other.end and other.start < self.end
