"""Two policies, or two versions, over one corpus: what would newly be stopped, newly pass, or come out otherwise.

No sample shows what either of them hid: it is the text that both would pass on.
"""

import json
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from pii_guard.audit.corpus import Placed
from pii_guard.errors import PolicyError
from pii_guard.guard import Guard
from pii_guard.model import Action, Decision
from pii_guard.sentences import audit as say

What = Literal["newly-blocked", "newly-passed", "newly-hidden", "newly-shown", "changed"]
WHATS: tuple[What, ...] = ("newly-passed", "newly-shown", "newly-blocked", "newly-hidden", "changed")
_OTHER_SECONDS = 3_600
# What another version can do as well: build a guard, check, and say what came out.
_ASKS = """
import json, sys
from pathlib import Path
from pii_guard import Guard
name, texts = json.load(sys.stdin)
guard = Guard(Path(name) if name.endswith(".toml") else name)
for text, direction, topic, channel in texts:
    d = guard.check(text, direction=direction, topic=topic, channel=channel)
    print(json.dumps([d.action.value, d.text, [[f.entity, f.clause, f.action.value] for f in d.findings]]))
"""


class Outcome(NamedTuple):
    """What one side does with a message: all that both sides can say of it."""

    action: Action
    text: str | None
    found: tuple[tuple[str, str, str], ...]  # entity, clause, action

    def __repr__(self) -> str:
        return f"Outcome({self.action.value})"


Side = Callable[[Sequence[Placed]], Iterator[Outcome]]


class Difference(NamedTuple):
    """A message that comes out otherwise; `sample` is masked by both sides."""

    place: str
    what: What
    reasons: tuple[tuple[str, str], ...]  # entity and clause that one side has and the other has not
    sample: str

    def __repr__(self) -> str:
        return f"Difference({self.place}, {self.what})"


def side(name: str, policy: str = "default") -> Side:
    """A side by its name: a bundled policy, a policy file, or the path of an interpreter that has another version.

    Raises PolicyError or CatalogError, when it is asked at the latest.
    """
    path = Path(name)
    if path.suffix != ".toml" and path.is_file():
        return lambda messages: _asked(path, policy, messages)
    guard = Guard(path if path.suffix == ".toml" else name)
    return lambda messages: (_outcome(guard.decide(one.message.text, one.message.setting)) for one in messages)


def _outcome(decision: Decision) -> Outcome:
    found = tuple((f.entity, f.clause, f.action.value) for f in decision.findings)
    return Outcome(decision.action, decision.text, found)


def _asked(python: Path, policy: str, messages: Sequence[Placed]) -> Iterator[Outcome]:
    """Another version answers in a process of its own; the messages reach it by its standard input alone."""
    texts = [(one.message.text, *one.message.setting) for one in messages]
    asked = json.dumps([str(Path(policy).resolve()) if policy.endswith(".toml") else policy, texts])
    try:
        done = subprocess.run(  # noqa: S603 - the operator names the interpreter
            [str(python), "-c", _ASKS], input=asked, capture_output=True, text=True, timeout=_OTHER_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        raise PolicyError([say.NO_INTERPRETER.at(str(python))]) from None
    answers = done.stdout.splitlines()
    if len(answers) != len(messages):
        raise PolicyError([say.NOT_COMPARABLE(asked=len(messages), answered=len(answers)).at(str(python))])
    for line in answers:
        action, text, found = json.loads(line)
        yield Outcome(Action(action), text, tuple((entity, clause, ruled) for entity, clause, ruled in found))


def compared(messages: Sequence[Placed], old: Side, new: Side) -> Iterator[Difference]:
    """Every message that comes out otherwise, in the order of the corpus."""
    for one, was, now in zip(messages, old(messages), new(messages), strict=True):
        if (was.action, was.text, was.found) != (now.action, now.text, now.found):
            yield Difference(one.place, _what(was, now), _reasons(was, now), _sample(was, now))


def difference(was: Decision, now: Decision) -> What | None:
    """What becomes of a message with another policy; None where it comes out the same."""
    old, new = _outcome(was), _outcome(now)
    return None if old == new else _what(old, new)


def _what(was: Outcome, now: Outcome) -> What:
    blocked = (was.action is Action.BLOCK, now.action is Action.BLOCK)
    if blocked == (False, True):
        return "newly-blocked"
    if blocked == (True, False):
        return "newly-passed"
    hid, hides = _hidden(was), _hidden(now)
    if hid - hides and not hides - hid:
        return "newly-shown"
    if hides - hid and not hid - hides:
        return "newly-hidden"
    return "changed"


def _hidden(outcome: Outcome) -> Counter[str]:
    return Counter(entity for entity, _, action in outcome.found if action != Action.ALLOW.value)


def _reasons(was: Outcome, now: Outcome) -> tuple[tuple[str, str], ...]:
    """What only one side says; where both say the same, all of it."""
    old, new = ({(entity, clause) for entity, clause, _ in one.found} for one in (was, now))
    return tuple(sorted(old ^ new or old | new))


def _sample(was: Outcome, now: Outcome) -> str:
    """The text of the side that hides all that the other does; none where there is no such side."""
    if was.text is None or now.text is None:
        return ""
    old, new = _hidden(was), _hidden(now)
    return was.text if old >= new else now.text if new >= old else ""


def counted(differences: Iterable[Difference]) -> dict[What, Counter[tuple[str, str]]]:
    """How many messages differ, by what, entity and clause."""
    counts: dict[What, Counter[tuple[str, str]]] = {what: Counter() for what in WHATS}
    for difference in differences:
        counts[difference.what].update(difference.reasons or [("", "")])
    return counts
