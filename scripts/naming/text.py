"""The texts that the weights of names are fitted on: natural lines without names, and sentences made with them.

Everything is drawn from one seeded generator, so a run gives the same texts. A text carries its weight and the hash of
the line or frame it was made of, by which it is put into a fold: never by itself, or its twins would give it away.
"""

import random
import re
from collections.abc import Sequence
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import NamedTuple

FRAMES = tuple(Path(__file__).with_name(name) for name in ("frames.txt", "messages.txt", "residents.txt"))
NAMELESS = Path(__file__).with_name("nameless.txt")
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
    for line in chain.from_iterable(file.read_text("utf-8").splitlines() for file in FRAMES):
        if line.startswith("# ="):
            section = line[4:]
        elif line and not line.startswith("#"):
            found.append((section, line.replace("⏎", "\n")))
    return found


def nameless() -> list[str]:
    """Messages as residents type them that name nobody."""
    lines = NAMELESS.read_text("utf-8").splitlines()
    return [line.replace("⏎", "\n") for line in lines if line and not line.startswith("#")]


SWITCH = {"이": "가", "은": "는", "을": "를", "과": "와", "으로": "로", "이에요": "예요"}
DROPPED = 0.8  # of the copula's 이 behind a vowel: 철수고, 철수라고
_CLOSED_ONLY = (
    "이나",
    "이며",
    "이든",
    "이야",
)  # behind a vowel nobody types their 이; that of the copula stays at times


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
    if ending in SWITCH:
        return word + SWITCH[ending]
    if ending.startswith("이었"):
        return word + "였" + ending[2:]
    if ending[0] == "이" and len(ending) > 1:
        drops = ending in ("이가", "이네", *_CLOSED_ONLY) or rng.random() < DROPPED
        return word + (ending[1:] if drops else ending)
    return word + ending


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
        back = {v: k for k, v in SWITCH.items()}.get(particle or "", particle or "")
        text = text[:start] + with_ending(noun, back, False, rng) + text[end + len(particle or "") :]
    return text


def fold_of(source: str) -> int:
    """One of five folds, by the source."""
    return int(sha256(source.encode()).hexdigest(), 16) % 5
