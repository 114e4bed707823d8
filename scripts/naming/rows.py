"""The candidates that the weights of names are fitted on: which texts, and what is asked of each candidate."""

import json
import os
import random
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from naming import lexicon as naming_lexicon
from naming import people, sentences
from naming import text as naming_text
from naming.text import Made

SEED = 20261129
OFFICIAL_WEIGHT = 4.0
CHAT_WEIGHT = 2.0
NAMED_WEIGHT = 1.5
SWAPS = {"official": (2, 6), "chat": (1, 2), "nameless": (4, 2)}  # how often a text is given other nouns, and how many
# How often a frame is filled with names, and with ordinary words, by its section; any other as often as DEFAULT.
DEFAULT = 60, 60
PER_FRAME = {"label": (0, 120), "message": (40, 8), "plain": (0, 60), "told": (1, 0)}
TOLD_WEIGHT = 12.0  # of a message as its writer typed it, with the name that he chose

PACKAGE = "pii_guard.recognizers.person"
asking, bar, surnames, candidates, features, lexicon, nobody, scoring, tails = (
    import_module(f"{PACKAGE}.{name}")
    for name in ("asking", "bar", "surnames", "candidates", "features", "lexicon", "nobody", "scoring", "tails")
)
gazetteer = import_module("pii_guard.recognizer.gazetteer")
QUESTIONS = (*features.NAME, *features.WORD, *features.AROUND)


class Row(NamedTuple):
    """A candidate as the regression sees it."""

    answers: tuple[tuple[str, str], ...]
    is_name: bool
    weight: float
    fold: int
    raised: int  # by how much the bar stands higher by what is around


def shared(name: str) -> list[dict[str, Any]]:
    """Rows of a file of the development data."""
    root = os.environ.get("PII_GUARD_DATA") or sys.exit("PII_GUARD_DATA does not name the folder of the texts")
    return [json.loads(line) for line in (Path(root) / "data" / name).read_text("utf-8").splitlines()]


def songys() -> list[str]:
    """Chat lines of the source under MIT."""
    return [row["text"] for row in shared("negatives_dev.jsonl") if row["source"].startswith("songys")]


def other_lines() -> list[str]:
    """Questions, requests and lines of fiction; some speak of somebody by name."""
    return [row["text"] for row in shared("negatives_dev.jsonl") if not row["source"].startswith("songys")]


def speaks_of_somebody(text: str) -> bool:
    """Whether a line holds what is too much like a name to be taken for a line without one."""
    addressed = any(mark in text for mark in (" 씨", "씨 ", "님"))
    return any(_like_a_name(text, one, addressed) for one in candidates.stretches(text))


def _like_a_name(text: str, one: Any, addressed: bool) -> bool:
    letters, size = features.letters_of(text, one), len(one.surname) + len(one.given)
    answers = features.word_values(letters, one, features.name_values(one))
    word = dict(zip(features.WORD, answers, strict=True))
    known = lexicon.families_of(one.given[-2:]) if len(one.given) > 1 else -1
    own, rest = int(features.likeness(one.given)), letters[size:]
    if word["same"] != "-" or word["longer"] != "-" or own < 3:
        return False
    if one.shape == candidates.Shape.GIVEN:
        return known >= 4 and own >= 5 and rest[:1] in ("이", "씨")
    if known >= 2:
        return tails.tail_of(rest) != "x" or (addressed and rest[:1] in ("씨", "님"))
    return addressed and rest[:1] in ("", "씨", "님")


def texts(words: naming_lexicon.Lexicon) -> Iterator[Made]:
    """Everything the weights are fitted on, in a fixed order."""
    rng = random.Random(SEED)
    chat, official, lists = songys(), [row["text"] for row in shared("official_dev.jsonl")], naming_text.word_lists()
    name_like = sorted(w for w in words.nouns if w[0] in surnames.FAMILIES)
    seen = {w for text in (*chat, *official) for w in text.split()}
    common = [w for w in name_like if w in seen]
    used = [w for w in name_like if not lexicon.is_rare(w)]
    short = [w for w in words.nouns if len(w) == 2 and not lexicon.is_rare(w)]
    for times, count, weight, rows in (
        (*SWAPS["official"], OFFICIAL_WEIGHT, official),
        (*SWAPS["chat"], CHAT_WEIGHT, chat),
        (*SWAPS["nameless"], CHAT_WEIGHT, naming_text.nameless()),
    ):
        for text in rows:
            yield Made(text, frozenset(), weight, text)
            for _ in range(times):
                made = naming_text.swapped(text, used, short, lists, words.words, count, rng)
                yield Made(made, frozenset(), 1.0, text)
    for text in chat:  # as they would be read behind a question for a name
        yield Made(f"{rng.choice(lists['asked for'])} {text}", frozenset(), 1.0, text)
    for text in other_lines():
        if not speaks_of_somebody(text):
            yield Made(text, frozenset(), 1.0, text)
    names = people.Names(rng, surnames.SURNAMES, sorted(surnames.COMPOUND_SURNAMES), words, lists)
    yield from sentences.natural_names([*chat, *official], names, rng, 4)
    lines = [line for line in (*chat, *official) if len(line) < 26]
    runs = [
        w
        for text in (*chat, *official, *official)
        for w in text.split()
        if w[0] in surnames.FAMILIES and w.isalpha() and len(w) < 8
    ]
    roles = [w for w in words.nouns if len(w) == 3 and w[-1] in "자인주원모" and w[:2] in words.words]
    nouns = [*used, *common * (2 * len(used) // len(common))]
    towns = sorted({name for name in gazetteer.names(gazetteer.SIGUNGU) if len(name) < 4})
    yield from _filled(sentences.Frames(rng, names, lists, roles, nouns, short, runs, lines, towns), rng)


def _filled(frames: sentences.Frames, rng: random.Random) -> Iterator[Made]:
    for section, frame in naming_text.frames():
        for named, times in zip((True, False), PER_FRAME.get(section, DEFAULT), strict=True):
            for _ in range(times):
                weight = TOLD_WEIGHT if section == "told" else NAMED_WEIGHT if named else 1.0
                made = frames.fill(section, frame, named)._replace(weight=weight)
                if rng.random() < 0.2 and "\n" not in frame:
                    made = _inside(made, frames.matter(), rng)
                yield made


def _inside(made: Made, other: str, rng: random.Random) -> Made:
    """A sentence with another before or behind it."""
    if rng.random() < 0.5:
        return made._replace(text=f"{made.text}{rng.choice(('. ', ' ', chr(10)))}{other}")
    front = f"{other}{rng.choice(('. ', chr(10), '.' + chr(10)))}"
    return made._replace(
        text=front + made.text, names=frozenset((a + len(front), b + len(front)) for a, b in made.names)
    )


def rows_of(made: Made) -> Iterator[Row]:
    """The candidates of a text with their answers."""
    fold = naming_text.fold_of(made.source)
    for one in candidates.stretches(made.text):
        around = asking.Asking.of(made.text, one)
        answered = features.Answers.about(made.text, one, around)
        answers = tuple(zip(QUESTIONS, chain.from_iterable(answered), strict=True))
        raised = bar.around(made.text, one, around)
        yield Row(answers, (one.start, one.end) in made.names, made.weight, fold, raised)
