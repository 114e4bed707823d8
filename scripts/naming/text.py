"""The texts that the weights of names are fitted on: natural lines without names, and sentences made with them.

Everything is drawn from one seeded generator, so a run gives the same texts. A text carries its weight and the hash of
the line or frame it was made of, by which it is put into a fold: never by itself, or its twins would give it away.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from naming.lexicon import Lexicon

FRAMES = Path(__file__).with_name("frames.txt")
WORDS = Path(__file__).with_name("words.txt")


class Made(NamedTuple):
    """A text, the names in it, its weight, and the source it was made of."""

    text: str
    names: frozenset[tuple[int, int]]
    weight: float
    source: str


def word_lists() -> dict[str, list[str]]:
    """The lists of words.txt, by their heading."""
    found: dict[str, list[str]] = {}
    for line in WORDS.read_text("utf-8").splitlines():
        if line.startswith("= "):
            words = found.setdefault(line[2:], [])
        elif line and not line.startswith("#"):
            words += line.split(" | ") if " | " in line else line.split()
    return found


def frames() -> list[tuple[str, str]]:
    """Section and frame; ⏎ stands for the end of a line."""
    section, found = "", []
    lines = FRAMES.read_text("utf-8").splitlines()
    for line in lines:
        if line.startswith("# ="):
            section = line[4:]
        elif line and not line.startswith("#"):
            found.append((section, line.replace("⏎", "\n")))
    return found


_SWITCH = {"이": "가", "은": "는", "을": "를", "과": "와", "으로": "로", "이에요": "예요", "이었습니다": "였습니다"}
_DROPS = (
    "이랑",
    "이고",
    "이고요",
    "이라고",
    "이라는",
    "이란",
    "이신데",
    "이세요",
    "이십니다",
    "이여",
    "이올시다",
    "이요",
    "이시래요",
    "이래요",
    "이라던데요",
    "이라",
    "이랍니다",
)


def closed(word: str) -> bool:
    """Whether the last syllable ends in a consonant."""
    return (ord(word[-1]) - 0xAC00) % 28 > 0


def with_ending(word: str, ending: str, given: bool, rng: random.Random) -> str:
    """A word with the particle that fits it: 이 stays behind a consonant only."""
    if not ending or not "가" <= word[-1] <= "힣":
        return word + ending
    if given and ending in ("가", "는", "네", "한테", "랑", "이가", "이는", "이네", "이한테", "이"):
        ending = ending.removeprefix("이")
        return word + ("이" + ending if closed(word) and (ending or rng.random() < 0.9) else ending)
    if closed(word):
        return word + ("로" if ending == "으로" and (ord(word[-1]) - 0xAC00) % 28 == 8 else ending)
    if ending in _SWITCH:
        return word + _SWITCH[ending]
    if ending in _DROPS and rng.random() < 0.8:
        return word + ending[1:]
    return word + (ending[1:] if ending in ("이가", "이네") else ending)


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
        rng = self.rng
        if rng.random() < 0.75:
            return rng.choice(self.lists["common"])
        while (name := rng.choices(self._persons[0], cum_weights=self._persons[1])[0]) not in self.lexicon.given:
            pass
        return name


_SLOT = re.compile(r"\{([A-Za-z])([가-힣 ]*)\}")


@dataclass
class Frames:
    """Fills frames: with names, or with the ordinary words that stand where a name could."""

    rng: random.Random
    names: Names
    lists: dict[str, list[str]]
    roles: Sequence[str]  # nouns of the lexicon that end as roles do
    nouns: Sequence[str]
    short_nouns: Sequence[str]  # of two syllables
    runs: Sequence[str]  # words as they stand in natural text
    lines: Sequence[str]

    def matter(self) -> str:
        """What the sentence is about: of a consultation, or an ordinary line."""
        return self.rng.choice(self.lists["matters"] if self.rng.random() < 0.6 else self.lines)

    def ordinary(self, section: str, ending: str) -> str:
        """A word that is no name: a noun, a word with its ending where none is asked for, or what fills forms."""
        x = self.rng.random()
        if section in ("field", "form", "number") and x < 0.3:
            return self.rng.choice(self.lists["empty"])
        if section == "speaker" and x < 0.7:
            return self.rng.choice(self.lists["speakers"])
        if (section == "given" and x < 0.4) or (section == "label" and x < 0.1):
            return self.rng.choice(self.lists["given fillings"])
        if x > (0.5 if section == "label" else 0.85):
            return derived(self.short_nouns, self.lists, self.rng)
        if not ending.strip() and x < 0.65:
            return self.rng.choice(self.runs)
        return self.rng.choice(self.nouns)

    def fill(self, section: str, frame: str, named: bool) -> Made:
        """The frame with its slots filled; without names where not `named`."""
        text, spans, last = "", set(), 0
        for slot in _SLOT.finditer(frame):
            text += frame[last : slot.start()]
            last = slot.end()
            kind, ending = slot[1], slot[2]
            word = self._word(kind, section, ending, named)
            if named and kind in "NGS":
                spans.add((len(text), len(text) + len(word)))
            text += with_ending(word, ending, kind == "G", self.rng)
        return Made(text + frame[last:], frozenset(spans), 1.0, frame)

    def _word(self, kind: str, section: str, ending: str, named: bool) -> str:
        rng, lists = self.rng, self.lists
        if kind in "NGS":
            if not named:
                return self.ordinary(section, ending)
            return self.names.alone() if kind == "G" else self.names.full()
        if kind == "R":
            return rng.choice(lists["roles"]) if rng.random() < 0.6 else rng.choice(self.roles)
        if kind == "Q":
            return rng.choice(lists["questions"])
        if kind in "Mm":
            return self.matter() if kind == "M" else self.matter().replace(" ", "")
        if kind in "PDA":
            return re.sub(
                "#",
                lambda _: str(rng.randint(0, 9)),
                rng.choice(lists[{"P": "phones", "D": "dates", "A": "accounts"}[kind]]),
            )
        return rng.choice(
            lists[{"L": "labels", "F": "relatives", "T": "titles", "E": "country titles", "J": "places"}[kind]]
        )


def derived(nouns: Sequence[str], lists: dict[str, list[str]], rng: random.Random) -> str:
    """A word that no dictionary holds, made of a noun of two syllables: 맹지+인, 신+주택, 조사+결과, 이+영화."""
    x, noun = rng.random(), rng.choice(nouns)
    if x < 0.45:
        return noun + rng.choice(lists["suffixes"])
    return rng.choice(lists["prefixes"]) + noun if x < 0.8 else noun + rng.choice(nouns)


DERIVED = 0.3  # of the nouns put in


def swapped(
    text: str,
    nouns: Sequence[str],
    short: Sequence[str],
    lists: dict[str, list[str]],
    words: frozenset[str],
    count: int,
    rng: random.Random,
) -> str:
    """The text with some of its nouns exchanged for others that begin like a name; particles are fitted anew."""
    places = [
        (m.start(1), m.end(1), m[2])
        for m in re.finditer(
            r"(?<![가-힣])([가-힣]{2,3}?)(은|는|이|가|을|를|과|와|으로|로|의|에|도|만|에서)?(?![가-힣])", text
        )
        if m[1] in words
    ]
    for start, end, particle in sorted(rng.sample(places, min(count, len(places))), reverse=True):
        noun = derived(short, lists, rng) if rng.random() < DERIVED else rng.choice(nouns)
        back = {v: k for k, v in _SWITCH.items()}.get(particle or "", particle or "")
        text = text[:start] + with_ending(noun, back, False, rng) + text[end + len(particle or "") :]
    return text


def fold_of(source: str) -> int:
    """One of five folds, by the source."""
    return int(sha256(source.encode()).hexdigest(), 16) % 5


_SOMEBODY = (
    "청구인|양도인|양수인|매수인|매도인|피상속인|상속인|배우자|거주자|납세자|사업자|소유자|종업원|근로자|임차인|임대인|증여자|"
    "수증자|납세의무자|대표이사|주주|엄마|아빠|남편|남자친구|여자친구|친구|언니|오빠|동생|선배|사장님|"
    "선생님|그 사람|그 남자|그 여자|그녀|애인"
)
_ONE = re.compile(rf"(?<![가-힣])({_SOMEBODY})(이|가|은|는|을|를|과|와|랑|이랑|한테|에게|도|의|하고)?(?![가-힣])")


def natural_names(lines: Sequence[str], names: Names, rng: random.Random, times: int) -> Iterator[Made]:
    """Ordinary lines that speak of somebody, with a name in that one's place."""
    for line in lines:
        if not (match := _ONE.search(line)):
            continue
        for _ in range(times):
            name, particle = names.full(), match[2] or ""
            back = {v: k for k, v in _SWITCH.items()} | {"랑": "이랑"}
            x = rng.random()
            front = f"{match[1]} " if x < 0.15 and len(match[1]) < 4 else ""
            behind = rng.choice((" 씨", "씨", "님", " 선생님", " 과장님")) if 0.15 <= x < 0.3 else ""
            start = match.start() + len(front)
            rest = (
                behind + particle
                if behind
                else with_ending(name, back.get(particle, particle), False, rng)[len(name) :]
            )
            text = line[: match.start()] + front + name + rest + line[match.end() :]
            yield Made(text, frozenset({(start, start + len(name))}), 2.0, line)
