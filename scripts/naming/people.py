"""Draws names for the sentences of the fit, and says which given names everybody knows."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from naming.lexicon import Lexicon
from naming.text import word_lists

# With how many surnames a common given name, one that is a word (하늘, 사랑), and an old one is taken to stand.
COMMON, PURE, OLD = 32, 8, 2


def with_everyday_names(lexicon: Lexicon) -> Lexicon:
    """The lexicon with given names that the dictionary's persons are too few or too public for.

    COMMON ones, of every age, and those of grandmothers and grandfathers, which are made of two small sets of
    syllables: 말례, 종팔, 판임. Ordinary words made of the same syllables are left out: 학원, 기술.
    """
    lists = word_lists()
    old = {first + second for first in lists["old first"] for second in lists["old second"]} - lexicon.words
    pure = [name for name in lists["pure"] if len(name) == 2]
    counts = dict.fromkeys(sorted(old), OLD) | dict.fromkeys(pure, PURE) | dict.fromkeys(lists["common"], COMMON)
    given = {name: max(counts.get(name, 0), lexicon.given.get(name, 0)) for name in {**lexicon.given, **counts}}
    for word in lists["no names"]:
        given.pop(word, None)
    return lexicon._replace(given=dict(sorted(given.items())))


def chosen(pairs: dict[str, float]) -> tuple[list[str], list[float]]:
    """Values and their cumulated weights, as `random.choices` takes them."""
    return list(pairs), list(accumulate(pairs.values()))


@dataclass
class Names:
    """Draws names: surnames by census and evenly, given names of every age and many that nobody lists."""

    rng: random.Random
    surnames: str
    compounds: Sequence[str]
    lexicon: Lexicon
    lists: dict[str, list[str]]
    _census: tuple[list[str], list[float]] = field(init=False)
    _persons: tuple[list[str], list[float]] = field(init=False)
    _syllables: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self._census = chosen({s: 1 / (1 + i) ** 1.05 for i, s in enumerate(self.surnames)})
        self._persons = chosen({g: n**0.5 for g, n in sorted(self.lexicon.persons.items())})
        self._syllables = sorted({c for given in self.lexicon.persons for c in given})

    def surname(self) -> str:
        """62 % by census, 33 % evenly, 5 % of two syllables."""
        x = self.rng.random()
        if x < 0.62:
            return self.rng.choices(self._census[0], cum_weights=self._census[1])[0]
        return self.rng.choice(self.surnames) if x < 0.95 else self.rng.choice(self.compounds)

    def given(self) -> str:
        """One of the kinds of given names, each in its share."""
        rng, x = self.rng, self.rng.random()
        if x < 0.34:
            return rng.choices(self._persons[0], cum_weights=self._persons[1])[0]
        if x < 0.56:
            return rng.choice(self.lists["common"])
        if x < 0.74:
            return rng.choice(self.lists["old first"]) + rng.choice(self.lists["old second"])
        if x < 0.86:
            return rng.choice(self.lists["first"]) + rng.choice(self.lists["second"])
        if x < 0.91:
            return rng.choice(self._syllables) + rng.choice(self._syllables)
        return rng.choice(self.lists["pure"]) if x < 0.95 else rng.choice(self.lists["single"])

    def full(self) -> str:
        """Surname and given name; one in a hundred with a given name of three syllables."""
        if self.rng.random() < 0.01:
            return self.surname()[0] + self.rng.choice(self.lists["long"])
        surname, given = self.surname(), self.given()
        if len(surname) == 1 and len(given) == 2 and (x := self.rng.random()) < 0.03:
            return f"{surname} {given}" if x < 0.015 else f"{surname} {given[0]} {given[1]}"
        return surname + given

    def alone(self) -> str:
        """A given name that is known as one."""
        rng, x = self.rng, self.rng.random()
        if x < 0.55:
            return rng.choice(self.lists["common"])
        if x < 0.66:
            return rng.choice(self.lists["pure"])
        if x < 0.84:
            first, second = (self.lists[part] for part in ("old first", "old second"))
            while (name := rng.choice(first) + rng.choice(second)) not in self.lexicon.given:
                pass
            return name
        while (name := rng.choices(self._persons[0], cum_weights=self._persons[1])[0]) not in self.lexicon.given:
            pass
        return name
