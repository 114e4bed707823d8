"""pii-guard check: messages in, decisions out. Never prints a value that was found."""

from argparse import Namespace

from pii_guard.audit.book.clauses import ACTIONS
from pii_guard.cli.screen import Screen, visible
from pii_guard.cli.sources import sources
from pii_guard.guard import Guard
from pii_guard.model import Action, Decision, Ruling, Setting
from pii_guard.recognizer.catalog import Catalog


def check(args: Namespace, screen: Screen) -> int:
    """0 when every message may pass as it is, 1 when something was found."""
    guard = Guard(args.policy)
    setting = Setting(args.direction, args.topic, args.channel)
    guard.policy.check_setting(setting)
    found = False
    for name, message in sources(args, screen):
        decision = guard.decide(message, setting)
        found |= decision.action is not Action.ALLOW
        if args.json:
            screen.json(decision.as_json(message))
        else:
            _show(decision, guard.catalog, screen, name)
    return int(found)


def action_and_text(decision: Decision, screen: Screen, name: str) -> None:
    """What happens to a message, and what of it is passed on."""
    words = screen.words
    action = screen.paint(decision.action.value, words.of(ACTIONS[decision.action]))
    screen.line(f"{name}: {action}" if name else action)
    if decision.code:
        screen.line(f"  {words('not_examined', code=decision.code)}")
    for line in _cleaned(decision, screen).split("\n"):
        screen.line(f"  {line}")


def _show(decision: Decision, catalog: Catalog, screen: Screen, name: str) -> None:
    words = screen.words
    action_and_text(decision, screen, name)
    if decision.findings:
        screen.line()
        heads = [words(key) for key in ("what", "where", "action", "evidence", "clause", "why")]
        screen.table(heads, (_cells(finding, catalog, screen) for finding in decision.findings))
    if decision.notice:
        screen.line()
        screen.line(f"  {words('notice')}: {words.of((decision.notice.ko, decision.notice.en))}")
    if name:
        screen.line()


def _cleaned(decision: Decision, screen: Screen) -> str:
    if decision.text is None:
        return screen.paint("dim", screen.words("nothing_passed"))
    pieces = ((s.entity, visible(decision.text[s.span.start : s.span.end])) for s in decision.segments)
    return "".join(screen.paint("placeholder", text) if entity else text for entity, text in pieces)


def _cells(ruling: Ruling, catalog: Catalog, screen: Screen) -> tuple[str, ...]:
    words, recognizer = screen.words, catalog.by_entity[ruling.entity]
    kind = f" ({ruling.kind})" if ruling.kind else ""
    return (
        words.of((recognizer.label, recognizer.label_en)) + kind,
        ", ".join(f"{part.start}–{part.end}" for part in ruling.parts),
        words.of(ACTIONS[ruling.action]),
        words(ruling.evidence.value),
        ruling.clause,
        ruling.why,
    )
