"""pii-guard explain: messages in, reasons out. Of a message it shows only what was read otherwise than typed."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pii_guard.audit.examples import OFFICER
from pii_guard.cli.check import action_and_text
from pii_guard.cli.screen import Screen, visible
from pii_guard.cli.sources import sources
from pii_guard.conversation.window import Window, turn
from pii_guard.explain import Explanation, Step
from pii_guard.guard import Guard
from pii_guard.model import Action, Direction
from pii_guard.sentences import Sentence, spoken
from pii_guard.sentences import explanation as say

PASSED, STOPPED = "✓", "✗"


def explain(args: Namespace, screen: Screen) -> int:
    """0 when every message may pass as it is, 1 when something was found."""
    guard = Guard(args.policy)
    if args.conversation:
        return _conversation(guard, args, screen)
    found = False
    for name, message in sources(args, screen):
        explained = guard.explain(message, direction=args.direction, topic=args.topic, channel=args.channel, on=args.on)
        found |= explained.decision.action is not Action.ALLOW
        if args.json:
            screen.json(explained.as_json(message))
        else:
            show(explained, screen, name)
    return int(found)


def _conversation(guard: Guard, args: Namespace, screen: Screen) -> int:
    """One consultation: each message by itself, and what it was joined with; @ begins a line of the office."""
    args.lines = True
    window, found = Window.EMPTY, False
    for number, (name, line) in enumerate(sources(args, screen), 1):
        who: Direction = "officer" if line.startswith(OFFICER) else args.direction
        said = turn(line.removeprefix(OFFICER), str(number), who, args.topic, args.channel)
        turned = guard.explain_turn(window, said)
        window = turned.window
        found |= turned.decision.action is not Action.ALLOW
        show(replace(turned.alone, decision=turned.decision), screen, name, [sentence for _, sentence in turned.told])
    return int(found)


def day(written: str) -> date:
    """A day as 2027-12-31. Raises ValueError, which argparse turns into a line."""
    return date.fromisoformat(written)


def show(explained: Explanation, screen: Screen, name: str = "", told: Sequence[Sentence] = ()) -> None:
    """What happens to a message, one paragraph for each thing that was found or came close, and what else is `told`."""
    lang = screen.words.lang
    action_and_text(explained.decision, screen, name)
    for fold in explained.folds:
        line = spoken(say.FOLDED(read=fold.read), lang)
        screen.line(f"\n  {fold.span.start}–{fold.span.end}  {visible(line)}")
    for step in explained.steps:
        _show(step, screen)
    if not (explained.steps or explained.folds or explained.decision.code or told):
        screen.line(f"\n  {spoken(say.NOTHING, lang)}")
    for sentence in told:
        screen.line(f"\n  {visible(spoken(sentence, lang))}")
    if name:
        screen.line()


def _show(step: Step, screen: Screen) -> None:
    lang = screen.words.lang
    where = ", ".join(f"{part.start}–{part.end}" for part in step.parts)
    label = f"{spoken(step.label, lang)}: " if step.action is not None else ""
    summary = visible(spoken(step.summary, lang))
    style = step.action.value if step.action else "dim"
    screen.line(f"\n  {where}  {screen.paint(style, label + summary)}")
    ladder = " ".join(
        f"{spoken(say.GATES[gate.name], lang)} {PASSED if gate.passed else STOPPED}" for gate in step.gates
    )
    rule = f"  {step.rule}" if step.rule else ""
    screen.line(f"      {screen.paint('dim', ladder + rule)}")
    for question, weight in step.weights:
        screen.line(f"      {screen.paint('dim', f'{weight / 100:+.1f}  {visible(spoken(question, lang))}')}")
