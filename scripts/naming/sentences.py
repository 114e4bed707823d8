"""Fills the frames of frames.txt: with names, or with the ordinary words that stand where a name could."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from naming.people import Names
from naming.text import SWITCH, Made, derived, with_ending

PERSONAL = frozenset(["self", "owner", "relative", "title"])  # sections where hardly anything but a person stands
SOMEBODY = 0.6  # of what stands there without a name: somebody by role, title or place

_SLOT = re.compile(r"\{([A-Za-z])([가-힣 ]*)\}|\{=([^}]+)\}")


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
    towns: Sequence[str]

    def matter(self) -> str:
        """What the sentence is about: of a consultation, or an ordinary line."""
        return self.rng.choice(self.lists["matters"] if self.rng.random() < 0.6 else self.lines)

    def ordinary(self, section: str, ending: str) -> str:
        """A word that is no name: a noun, a word with its ending where none is asked for, or what fills forms."""
        x = self.rng.random()
        if section in PERSONAL and self.rng.random() < SOMEBODY:
            return self.rng.choice(self.lists[self.rng.choice(("roles", "titles", "country titles", "places"))])
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

    def noun(self) -> str:
        """An ordinary word of everyday: one that begins like a name, or one that no dictionary holds."""
        return (
            derived(self.short_nouns, self.lists, self.rng) if self.rng.random() < 0.2 else self.rng.choice(self.nouns)
        )

    def fill(self, section: str, frame: str, named: bool) -> Made:
        """The frame with its slots filled; without names where not `named`."""
        text, spans, last = "", set(), 0
        for slot in _SLOT.finditer(frame):
            text += frame[last : slot.start()]
            last = slot.end()
            kind, ending = slot[1] or "=", slot[2] or ""
            word = slot[3] or self._word(kind, section, ending, named)
            if named and kind in "NGS=":
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
        if kind == "W":
            return self.noun()
        if kind == "V":
            return rng.choice(self.towns) if rng.random() < 0.8 else rng.choice(lists["places"])
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
            back = {v: k for k, v in SWITCH.items()} | {"랑": "이랑"}
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
