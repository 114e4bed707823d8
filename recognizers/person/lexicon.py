"""The data behind names: ordinary words, given names, syllables and the fitted weights; read when first asked for.

All of it is built by scripts/names.py, which names its sources in pii_guard/data/names.toml.
"""

import json
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from pii_guard.recognizer.tries import trie

WORDS, GIVEN, WEIGHTS = "words.marisa", "given.marisa", "names.json"
LONGEST_WORD = 6
RARE = "-"  # behind a word of two syllables in the trie: hardly anybody uses it
REMEMBERED = 1_024  # answers of each kind; with 8,192 a process held 30 MiB more after 200,000 lines
# Surnames that share a given name, eight and 32 at least, as logarithms to the base 2.
SHARED, WIDELY_SHARED = 3, 5
_TEXT = files("pii_guard.data")


@cache
def model() -> Any:
    """The weights as they were fitted: see scripts/names.py for what each part is."""
    return json.loads(_TEXT.joinpath(WEIGHTS).read_text("utf-8"))


@lru_cache(REMEMBERED)
def words_at(text: str) -> tuple[int, ...]:
    """Lengths of the ordinary words, of two syllables at least, that a text begins with."""
    return tuple(map(len, trie(WORDS).prefixes(text[:LONGEST_WORD])))


@lru_cache(REMEMBERED)
def is_word(text: str) -> bool:
    """Whether this is an ordinary word that begins like a name."""
    return text in trie(WORDS)


@lru_cache(REMEMBERED)
def is_rare(text: str) -> bool:
    """Whether this is a word of two syllables that hardly anybody uses: 방성, 원종."""
    return text + RARE in trie(WORDS)


def families_of(given: str) -> int:
    """With how many surnames a given name is known, as the logarithm to the base 2; -1 for none or one."""
    return _families().get(given, -1)


@cache
def _families() -> dict[str, int]:
    """A dictionary: 15,000 names are asked for several times in every message that could hold one."""
    return {key[:-2]: ord(key[-1]) - ord("0") for key in trie(GIVEN).keys("")}
