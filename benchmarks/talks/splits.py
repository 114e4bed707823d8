"""Identifiers cut over messages: how many are found, and whether exactly the right messages are named."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from benchmarks.talks.frames import Frames, frames
from benchmarks.talks.identifiers import KINDS, Kind, cuts, made
from pii_guard import Action, Decision, Guard
from pii_guard.conversation.window import Turn, Window
from pii_guard.model import Setting

CHATTER = ("none", "citizen", "officer", "both")


class Said(NamedTuple):
    """A message of a made consultation."""

    text: str
    by_officer: bool = False
    is_piece: bool = False


def consultation(of: Frames, pieces: Sequence[str], entity: str, chatter: str, draw: random.Random) -> list[Said]:
    """A consultation in which these pieces are said in order."""
    lead = draw.choice(of.leads[entity])
    said = [Said(lead.removeprefix("@"), lead.startswith("@"))] if lead else []
    for n, piece in enumerate(pieces):
        if n and chatter in ("officer", "both"):
            said.append(Said(draw.choice(of.officer), by_officer=True))
        if n and chatter in ("citizen", "both"):
            said.append(Said(draw.choice(of.between)))
        which = of.first if not n else of.last if n == len(pieces) - 1 else of.middle
        said.append(Said(draw.choice(which).format(piece), is_piece=True))
    return said


def decisions(guard: Guard, said: Sequence[Said]) -> list[Decision]:
    """What becomes of each message."""
    window, found = Window.EMPTY, []
    for n, one in enumerate(said):
        setting = Setting("officer" if one.by_officer else "citizen")
        decision, window = guard.turn(window, Turn(one.text, f"m{n}", setting, at=n * 5.0))
        found.append(decision)
    return found


def judged(guard: Guard, said: Sequence[Said], entity: str) -> dict[str, bool]:
    """Found; found and exactly the right messages named; a foreign one named."""
    answers = decisions(guard, said)
    mine = {f"m{n}" for n, one in enumerate(said) if one.is_piece}
    last, named = answers[-1], {r.message_id for answer in answers for r in answer.retract}
    found = last.action is not Action.ALLOW and any(f.entity == entity for f in last.findings)
    return {"found": found, "exact": found and named == mine - {f"m{len(said) - 1}"}, "foreign": bool(named - mine)}


def measured(guard: Guard, which: str, per_kind: int = 40, show: int = 0) -> Iterator[str]:
    """Lines of the table: of all cuts those found, of these those with exactly the right messages, foreign ones."""
    draw, of = random.Random(7), frames(which)
    yield f"frames {which}: {'entity':14} {'chatter':8} {'n':>6}   found   exact foreign"
    for name, kind in KINDS.items():
        total: Counter[str] = Counter()
        missed: list[list[str]] = []
        values = made(kind, per_kind, draw)
        for chatter in CHATTER:
            count = _counted(guard, of, kind, values, chatter, draw, missed)
            total += count
            yield _line(name, chatter, count)
        yield _line(name, "all", total) + f"   must {100 * kind.must:.0f} %"
        yield from (f"    {said}" for said in missed[:show])


def _counted(
    guard: Guard,
    of: Frames,
    kind: Kind,
    values: Sequence[str],
    chatter: str,
    draw: random.Random,
    missed: list[list[str]],
) -> Counter[str]:
    count: Counter[str] = Counter()
    for value in values:
        for pieces in cuts(value, kind, draw):
            said = consultation(of, pieces, kind.entity, chatter, draw)
            verdict = judged(guard, said, kind.entity)
            count.update(n=1, **verdict)
            if not (verdict["found"] and verdict["exact"]):
                missed.append([one.text for one in said])
    return count


def _line(name: str, chatter: str, count: Counter[str]) -> str:
    n, found = max(count["n"], 1), max(count["found"], 1)
    shares = count["found"] / n, count["exact"] / found, count["foreign"] / n
    return f"{name:14} {chatter:8} {n:6} " + " ".join(f"{100 * share:6.2f}%" for share in shares)
