"""Runs the examples of recognizers against the whole catalog: what an auditor reads is what is tested."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from math import inf

from pii_guard.conversation.reading import Reader
from pii_guard.conversation.window import Turn, Window
from pii_guard.examine.examiner import Examiner
from pii_guard.model import Finding, Office, Setting, Span
from pii_guard.policy import load_policy
from pii_guard.recognizer import Recognizer
from pii_guard.recognizer.catalog import Catalog
from pii_guard.recognizer.example import Example, Expects, Weight
from pii_guard.scan.scanner import Scanner

OFFICER = "@"  # begins the message of an officer


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """An example, the parts that were really found for its entity, and how each finding weighs."""

    recognizer: Recognizer
    example: Example
    found: tuple[Span, ...]
    weights: tuple[Weight, ...] = ()

    @property
    def behaves(self) -> bool:
        """Whether it is found as marked (for CATCHES and MISSES the parts, else nothing) and weighs as expected."""
        return self.found == self.example.parts and all(map(self.example.weight.agrees, self.weights))

    @property
    def holds(self) -> bool:
        """Whether it is true: a known gap must still be one."""
        known_defect = self.example.expects in (Expects.MISSES, Expects.OVERREACHES)
        return self.behaves is not known_defect

    @property
    def name(self) -> str:
        """KR_RRN-catches-issued after 2020-10: random tail."""
        return f"{self.recognizer.entity}-{self.example.expects.value}-{self.example.why}"


def run_examples(catalog: Catalog, entities: Collection[str] = ()) -> Iterator[ExampleResult]:
    """Judge every example of these entities, by default of all, in catalog order; always against the whole catalog."""
    scanners: dict[Office, Scanner] = {}
    reader: Reader | None = None
    for recognizer in catalog.recognizers:
        if entities and recognizer.entity not in entities:
            continue
        for example in recognizer.examples:
            if example.office not in scanners:
                scanners[example.office] = Scanner(catalog, example.office)
            if example.before:
                reader = reader or bare_reader(catalog)
                yield judge_last(reader, recognizer, example)
            else:
                yield judge(scanners[example.office], recognizer, example)


def bare_reader(catalog: Catalog) -> Reader:
    """What reads the examples that are consultations: under the bundled policy, which allows next to nothing."""
    return Reader(Examiner(catalog, load_policy("default", catalog)))


def judge_last(reader: Reader, recognizer: Recognizer, example: Example) -> ExampleResult:
    """Read the messages before an example and then its text, as one consultation."""
    window = Window.EMPTY
    for n, text in enumerate(example.before):
        who = Setting("officer" if text.startswith(OFFICER) else "citizen")
        _, window = reader.turn(window, Turn(text.removeprefix(OFFICER), f"m{n}", who, at=float(n)), inf)
    decision, _ = reader.turn(window, Turn(example.text, "last", at=float(len(example.before))), inf)
    own = [ruling for ruling in decision.findings if ruling.entity == recognizer.entity]
    weights = dict.fromkeys(Weight(r.evidence, r.in_context, r.kind) for r in own)
    return ExampleResult(recognizer, example, tuple(sorted({p for r in own for p in r.parts})), tuple(weights))


def judge(scanner: Scanner, recognizer: Recognizer, example: Example) -> ExampleResult:
    """Scan one example and keep the parts found for its entity.

    What a decoy declares innocent counts only where nothing personal was found in its place.
    """
    findings = scanner.scan(scanner.fold(example.text), decoys=True)
    own = [f for f in findings if f.entity == recognizer.entity]
    if recognizer.decoy:
        personal = [f for f in findings if not scanner.catalog.by_entity[f.entity].decoy]
        own = [f for f in own if not any(f.start < p.end and p.start < f.end for p in personal)]
    parts = {part for f in own for part in f.parts}
    weights = dict.fromkeys(_weight(scanner, recognizer, f, example) for f in own)
    return ExampleResult(recognizer, example, tuple(sorted(parts)), tuple(weights))


def _weight(scanner: Scanner, recognizer: Recognizer, finding: Finding, example: Example) -> Weight:
    """How a finding weighs, and what may be read of its first part as far as the example says something of that."""
    first, expected = finding.parts[0], example.weight
    typed = example.text[first.start : first.end]
    folded = scanner.fold(typed).text.folded

    def equals(listed: str | None) -> bool:
        return listed is not None and recognizer.is_public is not None and recognizer.is_public(folded, listed, False)

    return Weight(
        finding.evidence,
        finding.in_context,
        finding.kind,
        recognizer.partial(typed) if recognizer.partial and expected.partial is not None else None,
        folded[: recognizer.keeps[0].front(folded)] if recognizer.keeps and expected.kept is not None else None,
        expected.public if equals(expected.public) else None,
        None if equals(expected.private) else expected.private,
    )
