"""Where a value may stand in a consultation, and whether any of it stays readable there.

Each function takes a message and gives back the places of it that somebody can still read once all is stored.
"""

from collections.abc import Callable, Collection, Iterator
from random import Random
from typing import NamedTuple

from pii_guard import Action, Guard
from pii_guard.conversation.window import Window, turn
from pii_guard.model import Decision, Direction, Retraction, Setting, Span
from pii_guard.recognizer import Recognizer
from pii_guard.recognizer.example import Expects
from tests.sidecar import file_names
from tests.variants.forms import FORMS, pieces
from tests.variants.identifiers import NUMBERS

SAMPLES = 6  # values of each identifier


class Message(NamedTuple):
    """A message, the places in it that must be covered, and where people would cut it in two."""

    text: str
    carries: frozenset[int]
    cut: int


def told_of(recognizer: Recognizer) -> Iterator[Message]:
    """Of an identifier: invented ones where they are made, else what its rule claims to catch."""
    made = [identifier for identifier in NUMBERS if identifier.entity == recognizer.entity]
    if made:
        for i in range(SAMPLES):
            random = Random(f"{made[0].title}/{i}")
            yield _cut("".join(f"«{p.text}»" if p.carries else p.text for p in pieces(random, made[0], FORMS[0])))
        return
    own = (e for e in recognizer.examples if e.expects is Expects.CATCHES and not e.before and not e.office.home)
    for example, _ in zip(own, range(SAMPLES), strict=False):
        carries = frozenset(i for part in example.parts for i in range(part.start, part.end))
        yield _message(example.text, carries)


def _cut(marked: str) -> Message:
    text, carries, inside = "", set(), False
    for c in marked:
        if c in "«»":
            inside = c == "«"
            continue
        if inside:
            carries.add(len(text))
        text += c
    return _message(text, frozenset(carries))


def _message(text: str, carries: frozenset[int]) -> Message:
    """Cut at the mark that is nearest to the middle of the value, or in its middle."""
    told = frozenset(i for i in carries if text[i].isalnum())
    first, last = min(told), max(told)
    middle = (first + last + 1) // 2
    marks = [i + 1 for i in range(first + 1, last) if not text[i].isalnum()]
    return Message(text, told, min(marks, key=lambda i: abs(i - middle), default=middle))


def alone(guard: Guard, message: Message) -> bool:
    """As usual: one message."""
    return _reads(guard.check(message.text), message.text, message.carries)


def split(guard: Guard, message: Message) -> bool:
    """In two messages, one behind the other."""
    front, behind = message.text[: message.cut], message.text[message.cut :]
    first, window = guard.turn(Window.EMPTY, turn(front, "m1"))
    second, _ = guard.turn(window, turn(behind, "m2"))
    taken = [one for one in second.retract if one.message_id == "m1"]
    in_front = {i for i in message.carries if i < message.cut}
    rest = {i - message.cut for i in message.carries if i >= message.cut}
    return _reads(first, front, in_front, taken) or _reads(second, behind, rest)


def edited(guard: Guard, message: Message) -> bool:
    """Half of it, and then that message is written anew with all of it."""
    _, window = guard.turn(Window.EMPTY, turn(message.text[: message.cut], "m1"))
    decision, _ = guard.turn(window, turn(message.text, "m2", edit_of="m1"))
    return _reads(decision, message.text, message.carries)


def quoted(guard: Guard, message: Message) -> bool:
    """As a quotation in an answer to it."""
    _, window = guard.turn(Window.EMPTY, turn(message.text, "m1"))
    text = f"> {message.text}\n네, 이게 맞아요"
    decision, _ = guard.turn(window, turn(text, "m2", reply_to="m1"))
    return _reads(decision, text, {i + 2 for i in message.carries})


def by_officer(guard: Guard, message: Message) -> bool:
    """In an officer's reply."""
    officer: Direction = "officer"
    text = f"확인했습니다. {message.text}"
    decision, _ = guard.turn(Window.EMPTY, turn(text, "m1", officer))
    return _reads(decision, text, {i + 8 for i in message.carries})


def as_name(guard: Guard, message: Message) -> bool:
    """As the name of an attachment, which the intake looks at as a text of its own."""
    name = message.text.replace("\n", " ").replace("/", "-").replace(" ", "_") + ".jpg"
    return _reads(file_names.decide_name(guard, name, Setting()), name, message.carries)


SITUATIONS: dict[str, Callable[[Guard, Message], bool]] = {
    "as usual": alone,
    "split over messages": split,
    "edited": edited,
    "quoted": quoted,
    "officer's reply": by_officer,
    "attachment's name": as_name,
}


def _reads(decision: Decision, text: str, carries: Collection[int], taken: Collection[Retraction] = ()) -> bool:
    """Whether one of these places of a message is readable in what is stored of it."""
    if decision.text is None:
        return False
    acted = [f for f in decision.findings if f.action is not Action.ALLOW]
    hidden = {i for f in acted for part in f.parts for i in range(*part)}
    gone = {i for one in taken for span in one.spans for i in range(*span)}
    return any(i not in hidden and _stored(decision, text, i) not in gone for i in carries)


def _stored(decision: Decision, text: str, place: int) -> int:
    """Where a character that was let through stands in the cleaned text: counted from what stands behind it."""
    behind = [(f.start, f.out) for f in decision.findings if f.out is not None and f.start > place]
    start, out = min(behind, default=(len(text), Span(len(decision.text or ""), 0)))
    return out.start - (start - place)
