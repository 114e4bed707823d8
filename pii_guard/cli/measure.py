"""pii-guard diff, evaluate and cases new: what a change does, how good it is, and a sheet to say what must be."""

import json
from argparse import Namespace
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pii_guard.audit.cases import CHOICES, CaseTable, read_cases
from pii_guard.audit.compare import WHATS, Difference, compared, counted, side
from pii_guard.audit.corpus import Message, Placed, read_corpus
from pii_guard.audit.evaluate import Evaluation, evaluated, new_leaks
from pii_guard.audit.evaluation_page import page
from pii_guard.audit.sheets import write_cases
from pii_guard.cli.screen import CommandError, Screen, visible
from pii_guard.errors import PolicyError
from pii_guard.explain import Explanation
from pii_guard.guard import Guard
from pii_guard.model import Action
from pii_guard.model.clock import today
from pii_guard.sentences import audit as say
from pii_guard.sentences import spoken

SAMPLES = 5  # of each kind of difference
NEW_LEAKS = "new-leaks"  # what `evaluate --fail-on` knows


def diff(args: Namespace, screen: Screen) -> int:
    """1 when a case that must block passes with B. Raises PolicyError for a bad policy, corpus or case file."""
    messages = read_corpus(Path(args.corpus))
    old, new = side(args.old, args.policy), side(args.new, args.policy)
    differences = list(compared(messages, old, new))
    passed = list(_passing(args, new)) if args.must_block else []
    if args.json:
        screen.json(_listed(differences, passed, len(messages)))
    else:
        _told(differences, passed, len(messages), screen)
    return int(bool(passed))


def _passing(args: Namespace, new: Any) -> Iterable[str]:
    """The names of the cases that must block and do not."""
    cases = [case for case in read_cases(Path(args.must_block)).cases if case.expect == "block"]
    placed = [Placed(case.name, _as_message(case)) for case in cases]
    return [one.place for one, outcome in zip(placed, new(placed), strict=True) if outcome.action is not Action.BLOCK]


def _as_message(case: CaseTable) -> Message:
    return Message(text=case.message, direction=case.direction, topic=case.topic, channel=case.channel)


def _listed(differences: list[Difference], passed: list[str], total: int) -> dict[str, Any]:
    counts = {what: [[*reason, n] for reason, n in of.most_common()] for what, of in counted(differences).items()}
    return {
        "messages": total,
        "different": len(differences),
        "counts": counts,
        "differences": [{"place": d.place, "what": d.what, "reasons": d.reasons} for d in differences],
        "must_block_passes": passed,
    }


def _told(differences: list[Difference], passed: list[str], total: int, screen: Screen) -> None:
    words = screen.words
    screen.line(words("compared", total=total, different=len(differences)))
    for what in WHATS:
        of = [difference for difference in differences if difference.what == what]
        if not of:
            continue
        screen.line(f"\n{screen.paint('bold', spoken(say.DIFFERENCES[what], words.lang))}: {len(of)}")
        rows = counted(of)[what].most_common()
        screen.table([words("entity_head"), words("clause"), words("count")], [[e, c, str(n)] for (e, c), n in rows])
        for difference in of[:SAMPLES]:
            screen.line(f"    {difference.place}: {visible(difference.sample) or words('no_sample')}")
    for name in passed:
        screen.line(f"{screen.paint('bad', '✗')} {words('must_block', name=name)}")


def evaluate(args: Namespace, screen: Screen) -> int:
    """1 when something leaks that did not in the baseline. Raises PolicyError for a bad policy or corpus."""
    guard, messages = Guard(_policy(args.policy)), read_corpus(Path(args.corpus))
    if args.fail_on and args.fail_on[0] != NEW_LEAKS:
        raise CommandError(screen.words("bad_choice", name="--fail-on", choices=NEW_LEAKS))
    baseline = _baseline(args.fail_on[1], screen) if args.fail_on else None
    evaluation = evaluated(messages, guard, screen.bar)
    explained = list(_worst(evaluation, messages, guard))
    if args.html:
        shown = page(evaluation, explained, guard.provenance, today(), screen.words.lang)
        _write(Path(args.html), shown, screen)
    if args.json:
        screen.json(evaluation.as_json())
    else:
        _scores(evaluation, explained, screen)
    fresh = new_leaks(evaluation, baseline) if baseline is not None else []
    for leak in fresh:
        screen.error(screen.words("new_leak", place=leak.place, entities=", ".join(leak.entities)))
    return int(bool(fresh))


def _policy(name: str) -> str | Path:
    return Path(name) if name.endswith(".toml") else name


def _worst(
    evaluation: Evaluation, messages: list[Placed], guard: Guard
) -> Iterable[tuple[str, tuple[str, ...], Explanation]]:
    by_place = {one.place: one.message for one in messages}
    for leak in evaluation.worst:
        message = by_place[leak.place]
        yield leak.place, leak.entities, guard.explain(message.text, **message.setting._asdict())


def _scores(
    evaluation: Evaluation, explained: Iterable[tuple[str, tuple[str, ...], Explanation]], screen: Screen
) -> None:
    words, lang = screen.words, screen.words.lang
    heads = [words("entity_head"), words("leak"), "P", "R", "F2", words("partial"), words("count")]
    rows = [(words("all"), evaluation.whole), *sorted(evaluation.by_entity.items())]
    rows += [(f"({form})", score) for form, score in sorted(evaluation.by_form.items())]
    screen.table(heads, [_row(name, score.measured(), score.gold) for name, score in rows])
    for place, entities, why in explained:
        screen.line(f"\n{place}: {', '.join(entities)}")
        lines = [f"{spoken(step.label, lang)}: {visible(spoken(step.summary, lang))}" for step in why.steps]
        for line in lines or [spoken(say.NOTHING_NEAR, lang)]:
            screen.line(f"    {line}")


def _row(name: str, measured: Mapping[str, float], gold: int) -> list[str]:
    strict = [f"{measured[f'{what}_strict']:.3f}" for what in ("precision", "recall", "f2")]
    return [name, f"{measured['leak']:.1%}", *strict, f"{measured['f2_partial']:.3f}", str(gold)]


def _baseline(path: str, screen: Screen) -> dict[str, Any]:
    try:
        read = json.loads(Path(path).read_text("utf-8"))
    except OSError as error:
        raise CommandError(screen.words("no_file", name=path, reason=error.strerror)) from None
    except ValueError:
        read = None
    if not isinstance(read, dict):
        raise PolicyError([say.NO_BASELINE.at(path)])
    return read


def _write(path: Path, document: str, screen: Screen) -> None:
    try:
        path.write_text(document, "utf-8")
    except OSError as error:
        raise CommandError(screen.words("no_file", name=path, reason=error.strerror)) from None


def new_cases(args: Namespace, screen: Screen) -> int:
    """A sheet to fill in, with the drop-downs of a policy and two rows to begin with; never over a file."""
    path, policy = Path(args.sheet), Guard(_policy(args.policy)).policy
    if path.exists():
        raise PolicyError([say.NAME_NEW.at(path.name)])
    chosen = {name: tuple(known) for name, known in CHOICES.items()}
    choices = {**chosen, "topic": policy.topics, "channel": policy.channels}
    try:
        write_cases(path, EXAMPLES, choices)
    except OSError as error:
        raise CommandError(screen.words("no_file", name=path, reason=error.strerror)) from None
    screen.line(screen.words("sheet_written", name=path, policy=args.policy))
    return 0


EXAMPLES = (
    {
        "name": "전화번호는 가립니다",
        "message": "연락처는 010-2345-6789예요",
        "expect": "가림",
        "text": "연락처는 [전화번호]예요",
        "direction": "민원인",
    },
    {
        "name": "물음은 그대로 둡니다",
        "message": "재산세 납부기한이 언제인가요?",
        "expect": "통과",
        "direction": "민원인",
    },
)
