"""Made names in sentences of strangers: how many are hidden to the last letter.

python -m benchmarks.names [FRAMES]     # names.txt beside this file, or another of the kind; --show prints each miss

115 names as many bear and 115 rare ones, drawn from one seed: common given names are those that stand with 32 surnames
at least, rare ones are two syllables drawn as often as common given names hold them, which stand in
no given name together and are no word.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.quality import SURNAMES
from pii_guard import Action, Guard
from pii_guard.recognizer.tries import trie
from pii_guard.sentences.particles import PAIRS, agreeing

FRAMES = Path(__file__).with_name("names.txt")
SEED, EACH = 20261130, 115
COMMON = 5  # surnames that share a given name, as a logarithm to the base 2
COMPOUND, SHARE_OF_COMPOUND = ("남궁", "황보", "제갈", "선우", "독고"), 0.04  # surnames of two syllables, of rare names
_SLOT = re.compile(r"\{N([가-힣]*)\}")
_PAIRED = frozenset(form for pair in PAIRS for form in pair)


def frames(path: Path = FRAMES) -> dict[str, list[str]]:
    """The lines of a file by their heading."""
    found: dict[str, list[str]] = {}
    some: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("= "):
            some = found.setdefault(line[2:], [])
        elif line and not line.startswith("#"):
            some.append(line.replace("\\n", "\n"))
    return found


def made() -> dict[str, list[str]]:
    """The names, common and rare; the same at every call."""
    rng = random.Random(SEED)
    shared = {key[:2]: ord(key[-1]) - ord("0") for key in trie("given.marisa").keys("")}
    often = [1 / (1 + place) for place in range(len(SURNAMES))]
    known = sorted(given for given, families in shared.items() if families >= COMMON)
    syllables = [Counter(given[at] for given in known) for at in (0, 1)]
    rare: list[str] = []
    while len(rare) < EACH:
        given = "".join(rng.choices([*counts], [*counts.values()])[0] for counts in syllables)
        if given not in shared and given not in trie("words.marisa"):
            rare.append(rng.choice(SURNAMES if rng.random() > SHARE_OF_COMPOUND else COMPOUND) + given)
    common = [rng.choices(SURNAMES, often)[0] + rng.choice(known) for _ in range(EACH)]
    return {"common": common, "rare": rare}


def filled(frame: str, name: str) -> tuple[str, list[tuple[int, int]]]:
    """The message, and where in it the names stand."""
    text, last = "", 0
    spans: list[tuple[int, int]] = []
    for slot in _SLOT.finditer(frame):
        text += frame[last : slot.start()]
        spans.append((len(text), len(text) + len(name)))
        text += name + _particle(name, slot[1])
        last = slot.end()
    return text + frame[last:], spans


def _particle(name: str, particle: str) -> str:
    """As it is written behind this name; behind Latin letters as behind a vowel."""
    heard = name if "가" <= name[-1] <= "힣" else f"{name}야"
    if particle in _PAIRED:
        return agreeing(heard, particle)
    if agreeing(heard, "은") == "은":
        return particle
    return "야" if particle == "아" else particle.removeprefix("이")


def measured(guard: Guard, by_kind: dict[str, list[str]]) -> dict[str, Any]:
    """The share of messages in which no letter of the name is readable, by kind of frame and of name."""
    hidden: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    shown = []
    for kind, key, names in _asked(by_kind):
        for frame in by_kind[key]:
            for name in names:
                text, spans = filled(frame, name)
                whole = _is_hidden(guard, text, spans)
                asked[kind] += 1
                hidden[kind] += whole
                if not whole:
                    shown.append(f"{kind}: {name} {text!r}")
    return {kind: hidden[kind] / asked[kind] for kind in asked} | {"shown": shown}


def _asked(by_kind: dict[str, list[str]]) -> Iterator[tuple[str, str, Sequence[str]]]:
    names = made()
    for key, said in (("cue", "with a cue"), ("alone", "by a particle alone")):
        yield f"{said}, common", key, names["common"]
        yield f"{said}, rare", key, names["rare"]
    yield "from elsewhere", "elsewhere", by_kind["names from elsewhere"]


def _is_hidden(guard: Guard, text: str, spans: Sequence[tuple[int, int]]) -> bool:
    found = guard.check(text).findings
    hidden = {i for f in found if f.action is not Action.ALLOW for p in f.parts for i in range(p.start, p.end)}
    return all(i in hidden or not text[i].isalpha() for start, end in spans for i in range(start, end))


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.names", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("frames", nargs="?", type=Path, default=FRAMES)
    parser.add_argument("--show", action="store_true", help="print each miss")
    options = parser.parse_args()
    result = measured(Guard(), frames(options.frames))
    for miss in result.pop("shown") if options.show else ():
        print(miss)
    for kind, share in result.items():
        if kind != "shown":
            print(f"{kind:30} {100 * share:.1f} %")


if __name__ == "__main__":
    main()
