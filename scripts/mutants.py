"""The mutation score of the rules: do the examples notice when one condition of a recognizer is missing.

    python scripts/mutants.py [--jobs N] [ENTITY ...]
    python scripts/mutants.py --jobs 2 --table          # all but names, and what survives into docs/audit.md

Each mutant lacks one condition: a pattern, the forbidden neighbours at one side of it, a need for context,
a context word, one side of its reach, a trigger, firmness, being a decoy, the weights of one question about
names, or one condition in the code of its validator or grammar. All examples are run against it. A mutant that no
example notices survives: one is missing, or the condition is not needed. An example notices that its part is not
found, that more is found, and, where it says how its finding weighs or what may be read of it, that this is otherwise.
Of names tests/variants/questions.txt notices as well, which a test holds: forms, and messages that residents typed.

No text can tell apart a condition that only saves time. It is skipped where its line says `# cost only: ` and
why; the last lines count how many were.
"""

import ast
import signal
import sys
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from importlib import import_module, invalidate_caches
from itertools import chain, islice
from multiprocessing import Pool
from pathlib import Path
from shutil import copytree, ignore_patterns
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from conditions import conditions, only_costs, read, without

from pii_guard.audit.examples import bare_reader, judge, judge_last
from pii_guard.catalog import HOME, load_catalog
from pii_guard.conversation.reading import Reader
from pii_guard.model import ANY_OFFICE, Office
from pii_guard.model.text import Text
from pii_guard.recognizer import Candidate, Recognizer
from pii_guard.recognizer.catalog import Catalog
from pii_guard.scan.scanner import Scanner

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.variants import questions  # noqa: E402 - the script stands beside the package, not in it

SOURCES = ROOT / "recognizers"
ASKED_WHY = "near.py"  # decides nothing: what comes close, told by an explanation and held by tests/explain
NAMES = "PERSON"
GOAL = 0.97  # of all but names, together; a rule that is handed in is to have all
OF_NAMES = 0.64  # measured by examples and questions; their conditions say the same to weights in more than one way
PAGE = ROOT / "docs" / "audit.md"
BEGIN, END = "<!-- mutants: begin -->\n", "<!-- mutants: end -->"
PATIENCE = 20  # seconds; a mutant may loop for ever


class Mutant(NamedTuple):
    """A recognizer without one of its conditions, and which one; built when it is judged."""

    kind: str
    missing: str
    build: Callable[[], Recognizer]


def declared(r: Recognizer) -> Iterator[Mutant]:
    """Without one of the conditions that the declaration names."""
    for i, p in enumerate(r.patterns):
        others = r.patterns[:i], r.patterns[i + 1 :]
        if len(r.patterns) > 1:
            yield Mutant("pattern", p.name, partial(replace, r, patterns=sum(others, ())))
        changes: list[tuple[str, str, dict[str, Any]]] = [
            (f"{side} neighbour", p.name, {side: ""}) for side in ("left", "right") if getattr(p, side)
        ]
        if p.needs_context:
            changes.append(("need for context", p.name, {"needs_context": False}))
        for kind, missing, change in changes:
            patterns = (*others[0], replace(p, **change), *others[1])
            yield Mutant(kind, missing, partial(replace, r, patterns=patterns))
    yield from _whole(r)


def _whole(r: Recognizer) -> Iterator[Mutant]:
    for flag in ("needs_context", "firm", "decoy"):
        if getattr(r, flag):
            dropped: dict[str, Any] = {flag: False}
            yield Mutant("flag", flag, partial(replace, r, **dropped))
    several = {"context": r.context, "triggers": r.triggers}
    for name, things in several.items():
        for thing, rest in _one_less(things):
            if rest:
                less: dict[str, Any] = {name: rest}
                yield Mutant(f"one of its {name}", thing, partial(replace, r, **less))
    before, after = r.context_reach
    for side, reach in (("in front", (0, after)), ("behind", (before, 0))):
        if r.context and reach != r.context_reach:
            yield Mutant("reach", side, partial(replace, r, context_reach=reach))


def _one_less(things: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((thing, things[:i] + things[i + 1 :]) for i, thing in enumerate(things))


def coded(r: Recognizer, folder: Path) -> Iterator[Mutant]:
    """With one condition in the code of its file, or of one file of its package, decided beforehand."""
    for source in _files(r):
        tree, lines = read(source)
        for i, place in enumerate(conditions(tree)):
            if not only_costs(place, lines):
                said = f"{source.stem}:{place.node.lineno} {ast.unparse(place.node)}"
                yield Mutant("condition in code", said, partial(_built, source, tree, i, folder))


def weighed(r: Recognizer) -> Iterator[Mutant]:
    """Without the weights of one of the questions that were fitted; of names alone."""
    if r.entity == NAMES:
        model = import_module(f"{HOME}.person.lexicon").model()
        for question in model["weights"]:
            yield Mutant("question without weights", question, partial(_unasked, r, question))


def _unasked(r: Recognizer, question: str) -> Recognizer:
    """The recognizer of names as if one question had never been fitted; in force while it looks for names."""
    scoring: Any = import_module(f"{HOME}.person.scoring")
    features = import_module(f"{HOME}.person.features")
    whole = scoring.tables()
    groups = {
        group: tuple({} if name == question else table for name, table in zip(questions, tables, strict=True))
        for group, questions, tables in (
            ("name", features.NAME, whole.name),
            ("word", features.WORD, whole.word),
            ("behind", features.BEHIND, whole.behind),
            ("front", features.FRONT, whole.front),
        )
    }

    def find(text: Text, office: Office) -> list[Candidate]:
        assert r.find is not None
        kept, scoring.tables = scoring.tables, lambda: whole._replace(**groups)
        try:
            return list(r.find(text, office))
        finally:
            scoring.tables = kept

    return replace(r, find=find, find_at=None)  # every place is asked: nothing hides what the weights decide


def skipped(r: Recognizer) -> int:
    """How many conditions in its code are there for speed alone."""
    files = map(read, _files(r))
    return sum(only_costs(place, lines) for tree, lines in files for place in conditions(tree))


def _files(r: Recognizer) -> list[Path]:
    package = SOURCES / ("lookalikes" if r.decoy else "") / r.entity.lower()
    return (
        sorted(p for p in package.glob("*.py") if p.name != ASKED_WHY)
        if package.is_dir()
        else [package.with_suffix(".py")]
    )


def _built(source: Path, tree: ast.Module, i: int, folder: Path) -> Recognizer:
    """The recognizer of a copy without its condition number `i`. Raises whatever the copy raises when imported."""
    changed = without(tree, i)
    name = f"{folder.name}_{len(list(folder.iterdir()))}"  # of its own: an imported module is kept
    if source.with_suffix("").name == source.parent.name or source.parent.name in (SOURCES.name, "lookalikes"):
        folder.joinpath(f"{name}.py").write_text(ast.unparse(changed), encoding="utf-8")
    else:
        copytree(source.parent, folder / name, ignore=ignore_patterns("__pycache__"))
        folder.joinpath(name, source.name).write_text(ast.unparse(changed), encoding="utf-8")
    invalidate_caches()
    recognizer: Recognizer = import_module(name).RECOGNIZER
    return recognizer


class Jury:
    """All examples, and the catalog in which one recognizer is exchanged at a time."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._texts = [c.text for r in catalog.recognizers for c in r.examples]

    @cached_property
    def _names(self) -> list[str]:
        """What questions.txt says, of the recognizer as it is."""
        return questions.counted(questions.found_by(self._catalog.by_entity[NAMES]))

    def notices(self, entity: str, mutant: Mutant) -> bool:
        """Whether an example of any recognizer fails, or the mutant does, or it never ends."""
        signal.alarm(PATIENCE if entity != NAMES else 10 * PATIENCE)
        try:
            built = mutant.build()
            if not self._all_hold(self._catalog.by_entity[entity], built):
                return True
            return entity == NAMES and questions.counted(questions.found_by(built)) != self._names
        except Exception:  # noqa: BLE001 - whatever a mutant does wrong, it was noticed
            return True
        finally:
            signal.alarm(0)

    def _all_hold(self, original: Recognizer, mutant: Recognizer) -> bool:
        """Examples of its own first: most mutants fall there.

        Only decoys take characters from others, and they from nobody: beside a personal mutant no example of
        another entity can change, so it has only to read their texts without failing. A consultation is read by all
        rules: a policy names the others.
        """
        others = [r for r in self._catalog.recognizers if r.entity != original.entity]
        whole = _Court(self._catalog, (mutant, *others))
        if original.decoy:
            return all(map(whole.holds, (original, *others))) and all(map(whole.holds_over_messages, others))
        alone = _Court(self._catalog, (mutant, *(r for r in others if r.decoy)))
        return alone.holds(mutant) and whole.holds_over_messages(mutant) and all(map(alone.reads, self._texts))


class _Court:
    """Examples judged against a changed catalog."""

    def __init__(self, catalog: Catalog, recognizers: tuple[Recognizer, ...]) -> None:
        self._catalog = replace(catalog, recognizers=recognizers)
        self._scanners: dict[Office, Scanner] = {}

    def _scanner(self, office: Office) -> Scanner:
        if office not in self._scanners:
            self._scanners[office] = Scanner(self._catalog, office)
        return self._scanners[office]

    @cached_property
    def _reader(self) -> Reader:
        return bare_reader(self._catalog)

    def reads(self, text: str) -> bool:
        """Whether a text is read to its end; raises where it is not."""
        scanner = self._scanner(ANY_OFFICE)
        return scanner.scan(scanner.fold(text)) is not None

    def holds(self, recognizer: Recognizer) -> bool:
        """Whether all its examples of one message do."""
        alone = [example for example in recognizer.examples if not example.before]
        return all(judge(self._scanner(example.office), recognizer, example).holds for example in alone)

    def holds_over_messages(self, recognizer: Recognizer) -> bool:
        """Whether all its examples do that are consultations."""
        consultations = [example for example in recognizer.examples if example.before]
        return all(judge_last(self._reader, recognizer, example).holds for example in consultations)


class Score(NamedTuple):
    """How many mutants were judged, and what survived."""

    entity: str
    made: int
    survivors: tuple[str, ...]

    @property
    def noticed(self) -> int:
        """How many did not survive."""
        return self.made - len(self.survivors)


def scored(task: tuple[str, int, int]) -> Score:
    """Judge every `step`-th mutant of an entity, from number `first`."""
    entity, first, step = task
    catalog = load_catalog()
    jury, r = Jury(catalog), catalog.by_entity[entity]
    if jury.notices(entity, Mutant("none", "nothing", lambda: r)):
        raise RuntimeError(f"{entity}: an example fails though no condition is missing")
    with TemporaryDirectory(prefix="mutant_") as folder:
        sys.path.insert(0, folder)
        mutants = list(islice(chain(declared(r), weighed(r), coded(r, Path(folder))), first, None, step))
        survivors = [f"{m.kind}: {m.missing}" for m in mutants if not jury.notices(entity, m)]
        sys.path.remove(folder)
    return Score(entity, len(mutants), tuple(survivors))


def _prepare() -> None:
    signal.signal(signal.SIGALRM, _out_of_patience)
    sys.dont_write_bytecode = True


def _out_of_patience(*_: object) -> None:
    raise TimeoutError


class Held(NamedTuple):
    """How many mutants of several entities were noticed, of how many."""

    noticed: int
    made: int

    @classmethod
    def by(cls, scores: Iterable[Score]) -> "Held":
        """All of these together."""
        some = list(scores)
        return cls(sum(score.noticed for score in some), sum(score.made for score in some))

    @property
    def share(self) -> float:
        """1 where none was made."""
        return self.noticed / self.made if self.made else 1.0

    def __str__(self) -> str:
        return f"{self.noticed} of {self.made}, {self.share:.1%}"


def table(scores: Sequence[Score]) -> str:
    """What docs/audit.md says of them, in Markdown: each entity but names with what survived, and all together."""
    rows = [f"| {score.entity} | {score.noticed} of {score.made} | {_listed(score)} |" for score in sorted(scores)]
    rows.append(f"| all but names | {Held.by(scores)} | |")
    return "\n".join(["| entity | noticed | survives |", "|---|---|---|", *rows, ""])


def _listed(score: Score) -> str:
    return "; ".join(f"`{one.replace('|', chr(92) + '|').replace(chr(10), ' ')}`" for one in score.survivors)


def _write(table: str) -> None:
    above, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    PAGE.write_text(f"{above}{BEGIN}{table}{END}{rest.partition(END)[2]}", "utf-8")


def main() -> int:
    """Print survivors and score; 1 when the score is below the goal."""
    parser = ArgumentParser(description="The mutation score of the recognizers.")
    parser.add_argument("entities", nargs="*", metavar="ENTITY", help="all without one")
    parser.add_argument("--jobs", type=int, default=1, help="processes at a time")
    parser.add_argument("--table", action="store_true", help="write the table in docs/audit.md anew; of all but names")
    asked = parser.parse_args()
    if asked.table and asked.entities:
        parser.error("--table chooses its entities: leave their names out")
    by_entity = load_catalog().by_entity
    chosen = asked.entities or [entity for entity in by_entity if not (asked.table and entity == NAMES)]
    parts: dict[str, list[Score]] = defaultdict(list)
    with Pool(asked.jobs, _prepare) as pool:
        tasks = [(entity, k, asked.jobs) for entity in chosen for k in range(asked.jobs)]
        for done in pool.imap(scored, tasks, chunksize=1):
            parts[done.entity].append(done)
            for survivor in done.survivors:
                print(f"survives: {done.entity}: {survivor}", flush=True)
    scores = [Score(e, sum(s.made for s in some), sum((s.survivors for s in some), ())) for e, some in parts.items()]
    for one in scores:
        print(f"{one.entity:22} {one.noticed:4} of {one.made:4}  {one.noticed / one.made:.0%}")
    if asked.table:
        _write(table(scores))
    print(f"{sum(skipped(by_entity[one.entity]) for one in scores)} conditions that only save time were skipped")
    names = Held.by(one for one in scores if one.entity == NAMES)
    others = Held.by(one for one in scores if one.entity != NAMES)
    print(f"all but names: {others} noticed; names: {names}")
    return int(others.share < GOAL or names.share < OF_NAMES)


if __name__ == "__main__":
    sys.exit(main())
