"""Fits the weights by which names are found, and writes what the recognizer reads: weights, words, given names.

  python-mecab-ko-dic 2.1.1.post2 (Apache-2.0)   ordinary words; syllables and given names of its persons, as counts
  songys/Chatbot_data (MIT)                      chat lines without names (data/negatives_dev.jsonl of PII_GUARD_DATA)
  3i4K, KLUE STS, NLI (CC-BY-SA-4.0)        questions, requests, reviews (the same file; those that name one left out)
  published tax rulings (저작권법 제7조)           officials' prose without names (data/official_dev.jsonl)

Only counts and weights of the texts are committed. What the fit needs and the product does not:

  pip install scikit-learn==1.9.1 numpy==2.4.6
  pip download --no-deps -d wheels python-mecab-ko-dic==2.1.1.post2
  PII_GUARD_DATA=… python scripts/names.py --wheels wheels            # --curve: cross-validate first

Everything is drawn from one seed: two runs give the same bytes. One L1 logistic regression over candidates
(recognizers/person/features.py asks the questions); each weight is kept under the name of its question, in
hundredths of a logit.
"""

import argparse
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import marisa_trie
from naming import lexicon as naming_lexicon
from naming import triggers as naming_triggers
from naming.curve import curve
from naming.fitting import fitted, matrix
from naming.people import with_everyday_names
from naming.rows import (
    bar,
    candidates,
    features,
    lexicon,
    other_lines,
    scoring,
    shared,
    songys,
    surnames,
    tails,
    texts,
)
from naming.text import Made, nameless, word_lists

OUT = Path(__file__).resolve().parent.parent / "pii_guard" / "data"
WHEEL = "python_mecab_ko_dic-2.1.1.post2-py3-none-any.whl"
WHEEL_SHA256 = "ef8f4e80c8976f1340a7264abb0c96f384fe059fd897584aeba0151753c6ae9b"
SOURCES = (
    (
        "python-mecab-ko-dic 2.1.1.post2",
        "Apache-2.0",
        "words; counts of syllables and given names of its persons",
        (f'wheel_sha256 = "{WHEEL_SHA256}"',),
    ),
    ("songys/Chatbot_data 1.0", "MIT", "chat lines; only weights and counts were taken", ()),
    ("3i4K; KLUE STS and NLI", "CC-BY-SA-4.0", "questions, requests, reviews; only weights and counts were taken", ()),
    ("published Korean tax rulings", "저작권법 제7조", "titles and summaries; only weights and counts were taken", ()),
    ("scripts/naming/*.txt", "Apache-2.0", "sentences and words of our own", ()),
)
BAR = 75  # hundredths of a logit: see docs/names.md for the curve
OPEN = {"cuts": (-100_000, -100_000), "plain_cuts": (-100_000, -100_000)}  # while the weights are being fitted
LOST = 0.0005  # of the names for which nothing around asks: as many the plain cuts may lose
BELOW = 100  # what asks for a name lowers the bar, so its cuts lie farther below the lowest that was found
STEP = 50  # of all cuts, so that another drawing of the texts gives the same


def syllables(lexicon_: naming_lexicon.Lexicon, texts: Iterable[str]) -> dict[str, tuple[int, int, int]]:
    """For each syllable ten times the logarithm of how much oftener it stands in a name than in text, by place."""
    ordinary = Counter(c for text in texts for c in text if "가" <= c <= "힣")
    places: tuple[Counter[str], ...] = (Counter(), Counter())
    for given, count in lexicon_.persons.items():
        for place, c in zip(places, given, strict=True):
            place[c] += count
    everywhere = places[0] + places[1]
    known = sorted({*ordinary, *everywhere})
    total = sum(ordinary.values())

    def ratio(place: Counter[str], c: str) -> int:
        return round(
            10
            * math.log(
                (place[c] + 0.5) / (sum(place.values()) + 0.5 * len(known)) * (total + len(known)) / (ordinary[c] + 1)
            )
        )

    return {c: (ratio(places[0], c), ratio(places[1], c), ratio(everywhere, c)) for c in known}


def asked_first(model: dict[str, Any], words: naming_lexicon.Lexicon, made: Iterable[Made]) -> dict[str, Any]:
    """What spares a candidate the model, chosen by the names that the weights find: cuts of the sum, and triggers.

    Triggers are made of classes of syllables and levels.
    """
    for remembered in (lexicon.model, scoring.tables):
        remembered.cache_clear()
    seen, sums = [], []
    for text in made:
        for one in candidates.stretches(text.text) if text.names else ():
            if (
                (one.start, one.end) in text.names
                and (found := scoring.weighed(text.text, one))
                and found.weight - bar.height(text.text, one, found.asking) >= BAR
            ):
                around = text.text[max(0, one.start - 16) : one.start], text.text[one.end : one.end + 16]
                seen.append(naming_triggers.Seen(one.surname, one.given, text.text[one.start : one.end], *around))
                sums.append((scoring.is_plain(one, found.asking), *_sums(text.text, one, found.asking)))
    met = [*songys(), *other_lines(), *(r["text"] for r in shared("official_dev.jsonl"))]
    known = naming_triggers.classes(model, words.given, seen, met)
    return _cuts(sums) | {"classes": known, "levels": naming_triggers.levels(known, seen, songys())}


def _sums(text: str, one: Any, around: Any) -> tuple[int, int]:
    """Of a found name: what its letters and their word weigh, and with what stands behind."""
    answers, known = features.Answers.about(text, one, around), scoring.tables()
    own = known.bias + scoring.summed(known.name, answers.name) + scoring.summed(known.word, answers.word)
    return own, own + scoring.summed(known.behind, answers.behind)


def _cuts(sums: list[tuple[bool, int, int]]) -> dict[str, tuple[int, int]]:
    """The sums below which a candidate is given up: (whether nothing asks for it, own, and with what stands behind)."""
    plain = [tuple(sorted(values)) for values in list(zip(*(s for s in sums if s[0]), strict=True))[1:]]
    every = list(zip(*sums, strict=True))[1:]
    return {
        "cuts": tuple(min(values) // STEP * STEP - BELOW for values in every),
        "plain_cuts": tuple(values[int(LOST * len(values))] // STEP * STEP for values in plain),
    }


def rare_words(words: naming_lexicon.Lexicon) -> frozenset[str]:
    """Words of two syllables that the dictionary hardly met, and that no text here has at the beginning of a word.

    And everyday given names that are words too (은지, 민수), where no text without a name has the word.
    """
    clean = (*songys(), *(r["text"] for r in shared("official_dev.jsonl")), *nameless())
    lists = word_lists()
    rare = words.rare - _met((*clean, *other_lines())) | (frozenset(lists["common"]) - _met(clean))
    return rare - frozenset(lists["words first"])


def _met(lines: Iterable[str]) -> set[str]:
    """What stands at the beginning of words, as long as a given name and with nothing but an ending behind it."""
    return {run[:2] for line in lines for run in re.findall("[가-힣]{2,}", line) if tails.is_ending(run[2:])}


def write_lexicon(out: Path, words: naming_lexicon.Lexicon) -> None:
    """The tries of words and of given names."""
    like_names = sorted(w for w in words.words if w[0] in surnames.FAMILIES or w[0] in surnames.COMPOUND_BEGIN)
    like_names = sorted({*like_names, *(w for w in words.nouns if len(w) == 2)})  # 철도 of 지상철도, 영화 of 이영화
    like_names += sorted(w + lexicon.RARE for w in rare_words(words).intersection(like_names))
    given = [f"{name}\t{chr(ord('0') + count.bit_length() - 1)}" for name, count in words.given.items()]
    for file, keys in ((lexicon.WORDS, like_names), (lexicon.GIVEN, sorted(given))):
        (out / file).write_bytes(marisa_trie.Trie(keys, order=marisa_trie.LABEL_ORDER).tobytes())


def write_model(out: Path, model: dict[str, Any]) -> None:
    """The weights, one question a line."""
    parts = [f'"{key}": {_tight(value)}' for key, value in model.items() if key != "weights"]
    weights = ",\n ".join(f"{_tight(question)}: {_tight(table)}" for question, table in model["weights"].items())
    (out / lexicon.WEIGHTS).write_text(
        "{" + ",\n".join([*parts, f'"weights": {{\n {weights}}}']) + "}\n", encoding="utf-8"
    )


def _tight(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def write_provenance(out: Path, words: naming_lexicon.Lexicon) -> None:
    """The TOML file beside them."""
    model = lexicon.model()
    lines = [
        "# Written by scripts/names.py; do not edit.",
        f"candidates = {model['fit']['candidates']}",
        f"names = {model['fit']['names']}",
    ]
    lines += [f"weights = {sum(map(len, model['weights'].values()))}", f"given_names = {len(words.given)}"]
    for file in (lexicon.WEIGHTS, lexicon.WORDS, lexicon.GIVEN):
        content = (out / file).read_bytes()
        lines += [
            "",
            "[[file]]",
            f'name = "{file}"',
            f"bytes = {len(content)}",
            f'sha256 = "{sha256(content).hexdigest()}"',
        ]
    for name, licence, holds, more in SOURCES:
        lines += ["", "[[source]]", f'name = "{name}"', f'licence = "{licence}"', f'holds = "{holds}"', *more]
    (out / "names.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wheels", type=Path, required=True, metavar="DIR", help="folder with the wheel")
    parser.add_argument("--out", type=Path, default=OUT, metavar="DIR", help="where to write (pii_guard/data)")
    parser.add_argument("--triggers", action="store_true", help="keep the weights, choose cuts and triggers again")
    parser.add_argument("--curve", action="store_true", help="cross-validate first, and print it")
    options = parser.parse_args()
    wheel = options.wheels / WHEEL
    if sha256(wheel.read_bytes()).hexdigest() != WHEEL_SHA256:
        sys.exit(f"{wheel} is not the published wheel: its sha256 differs")
    words = with_everyday_names(naming_lexicon.read(wheel, surnames.FAMILIES))
    if not options.triggers:
        refit(options.out, words, options.curve)
    model = {key: lexicon.model()[key] for key in ("fit", "bias", "bar", "syllables", "weights")} | OPEN
    write_model(options.out, model)
    write_model(options.out, model | asked_first(model, words, texts(words)))
    write_provenance(options.out, words)
    return 0


def refit(out: Path, words: naming_lexicon.Lexicon, cross_validate: bool) -> None:
    """Fit the weights, and write them with the words and given names that go with them."""
    write_lexicon(out, words)
    start = {"bias": 0, **OPEN, "bar": BAR, "weights": {}}
    write_model(
        out, start | {"syllables": syllables(words, [*songys(), *(r["text"] for r in shared("official_dev.jsonl"))])}
    )
    lexicon.model.cache_clear()
    data = matrix(texts(words))
    print(f"{data.x.shape[0]:,} candidates, {int(data.y.sum()):,} names, {data.x.shape[1]:,} answers", file=sys.stderr)
    if cross_validate:
        curve(data, list(texts(words)), BAR)
    weights, bias = fitted(data, data.y >= 0)
    fit = {"candidates": data.x.shape[0], "names": int(data.y.sum())}
    write_model(out, lexicon.model() | {"fit": fit, "bias": bias, "weights": weights})
    lexicon.model.cache_clear()


if __name__ == "__main__":
    sys.exit(main())
