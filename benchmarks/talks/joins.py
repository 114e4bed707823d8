"""False joins in turns that hold no personal data, and findings that only a question before makes."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from benchmarks.corpus import json_lines, shared
from benchmarks.talks.asked import ROWS
from pii_guard import Guard
from pii_guard.conversation.window import Turn, Window
from pii_guard.model import Setting

TURNS = 12  # of one consultation
COUNT = 20_000
MADE = [
    "지방세 문의드려요",
    "자동차세 언제까지 내나요",
    "{d}월 {e}일까지인가요",
    "네",
    "재산세가 {m}원 나왔어요",
    "고지서를 못 받았어요",
    "비닐하우스 {d}동 있어요",
    "네 감사합니다",
    "{y}년에 신청했는데요",
    "접수번호는 {r} 이래요",
    "몇 시까지 하세요?",
    "{d}시에 가도 되나요",
    "주차는요",
    "평수는 {n}평이에요",
    "소 {d}마리 키워요",
    "{k}만원이요",
    "아 그렇군요",
    "기한이 {d}일인가요",
    "{y}년 {d}월이요",
    "안내문에 {n}-{e} 라고 적혀 있어요",
    "직원이 {d}명이에요",
    "{m}원 맞나요",
    "농지 {m}㎡ 입니다",
    "번호표 {n}번이요",
]
COUNTED = [
    "{d}개요",
    "{n}원",
    "{k}만원",
    "{y}.{d}.{e}",
    "{d}/{e}",
    "{n}번",
    "{d}시 {e}분",
    "{n}평",
    "{d}, {e}, {n}",
    "{n}kg",
    "총 {m}원",
    "{d}동 {n}호",
    "{n}명",
    "{n}~{m}",
    "{d}년 {e}월",
    "{e}번이요",
    "{n}호",
    "{d}배",
]
BARE = ["{n}", "{d}", "{m}", "{n} {e}", "{y}", "{n}-{e}", "{k}", "{n}.{e}", "{k}{n}", "{r}"]
HARMLESS = [
    "금액이 얼마예요?",
    "몇 개 필요하세요?",
    "몇 년식이에요?",
    "접수번호가 어떻게 되세요?",
    "면적이 얼마나 되나요?",
    "고지서 번호가 뭐예요?",
    "수량이 어떻게 되나요?",
]


def filled(frame: str, draw: random.Random) -> str:
    """A frame with numbers in it."""
    amount = draw.randrange(10_000, 9_000_000)
    return frame.format(
        d=draw.randrange(1, 13),
        e=draw.randrange(1, 32),
        n=draw.randrange(100, 2000),
        k=draw.randrange(10, 990),
        m=f"{amount:,}" if draw.random() < 0.5 else amount,
        y=draw.randrange(1990, 2027),
        r=f"{draw.randrange(20240101, 20261231)}-{draw.randrange(10_000)}",
    )


def natural() -> list[str]:
    """The lines of the development set that hold no personal data."""
    path = shared("data/negatives_dev.jsonl")
    return [row["text"] for row in json_lines(path)] if path else []


def made(count: int) -> list[str]:
    """So many lines with places and numbers, counted and not."""
    draw = random.Random(9)
    return [filled(draw.choice((*MADE, *COUNTED, *BARE)), draw) for _ in range(count)]


def measured(guard: Guard, show: int = 0) -> Iterator[str]:
    """Lines of the table."""
    draw = random.Random(5)
    lines = natural()
    sets: dict[str, list[tuple[str, str]]] = {
        "natural": [("", text) for text in lines],
        "made": [("", filled(draw.choice(MADE), draw)) for _ in range(COUNT)],
        "number-dense, asked": [_dense(draw) for _ in range(COUNT)],
        "bare numbers unasked": [("", filled(draw.choice((*COUNTED, *BARE)), draw)) for _ in range(COUNT)],
    }
    for name, turns in sets.items():
        yield from _joined(guard, name, turns, show)
    questions = [question for asked, _, _ in ROWS.values() for question in asked]
    yield _asked(guard, "an officer's natural line", lines, lambda n: lines[-n])
    yield _asked(guard, "a question of the ten rows", lines, lambda n: questions[n % len(questions)])


def _dense(draw: random.Random) -> tuple[str, str]:
    """A counted number; or a bare one, which the office has asked for."""
    if draw.random() < 0.5:
        return "", filled(draw.choice(COUNTED), draw)
    return draw.choice(HARMLESS), filled(draw.choice(BARE), draw)


def _joined(guard: Guard, name: str, turns: Sequence[tuple[str, str]], show: int) -> Iterator[str]:
    count: Counter[str] = Counter()
    window, shown = Window.EMPTY, []
    for n, (question, text) in enumerate(turns):
        window = window if n % TURNS else Window.EMPTY
        if question:
            _, window = guard.turn(window, Turn(question, f"q{n}", Setting("officer"), at=n * 5.0))
        before = [piece.text for piece in window.pieces]
        decision, window = guard.turn(window, Turn(text, f"m{n}", at=n * 5.0))
        joined = any(f.rule.endswith("+joined") for f in decision.findings)
        count.update(joined=joined, open=bool(decision.open))
        if joined:
            shown.append(f"    {before} {text!r} {[f.rule for f in decision.findings]}")
    per = 10_000 / max(len(turns), 1)
    yield f"{name:22} {len(turns)} turns  false joins {count['joined'] * per:6.2f}  left open {count['open'] * per:7.1f}  per 10,000"
    yield from shown[:show]


def _asked(guard: Guard, what: str, lines: Sequence[str], question: Callable[[int], str]) -> str:
    more = 0
    for n, text in enumerate(lines):
        _, window = guard.turn(Window.EMPTY, Turn(question(n), "q", Setting("officer"), at=0.0))
        decision, _ = guard.turn(window, Turn(text, "a", at=1.0))
        more += any(f.rule.endswith("+asked") for f in decision.findings)
    return f"natural turns behind {what}: {more * 10_000 / max(len(lines), 1):.2f} more findings per 10,000"
