"""Start-up cost, Presidio and peers in the same run; what messages cost is in benchmarks/first_seen.py.

Figures are thread CPU time. Compare ratios: absolute figures follow the machine.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, thread_time_ns
from typing import Any

from benchmarks import messages
from benchmarks.corpus import SHARED
from pii_guard import Guard
from pii_guard.recognizer import Pattern

CLEAN = (
    "재산세 납부기한이 9월 말까지 맞나요?",
    "고구마 농사를 짓고 있는데 직불금은 언제 신청하나요",
    "자동차세 연납 할인은 얼마나 되는지 궁금합니다",
    "일자리센터 상담은 예약해야 하나요? 평일 오후에 가려고요",
    "이사 온 지 한 달 됐는데 전입신고를 아직 못 했어요",
)
PERSONAL = (
    "연락처 010-2345-6789로 전화 주세요",
    "주민번호는900101-1990027입니다 확인 부탁드려요",
    "환급은 농협 302-1234-5678-91 예금주 김하늘로 해 주세요",
    "전북 고창군 고창읍 중앙로 245, 103동 1502호로 보내 주세요",
    "메일은 nongbu77@naver.com 이고 번호는 공일공 이삼사오 육칠팔구",
)


def _time(call: Callable[[str], Any], texts: list[str]) -> float:
    start = thread_time_ns()
    for text in texts:
        call(text)
    return (thread_time_ns() - start) / 1_000 / len(texts)


def start_up() -> dict[str, float]:
    """CPU milliseconds and resident MiB of `import pii_guard; Guard()` in a new process, best of five."""
    code = (
        "import time, resource; t = time.process_time()\nfrom pii_guard import Guard; Guard()\n"
        "print((time.process_time() - t) * 1e3, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(5)]
    figures = [tuple(map(float, run.stdout.split())) for run in runs]
    return {"cpu_ms": min(f[0] for f in figures), "rss_mib": min(f[1] for f in figures)}


def presidio() -> dict[str, Any] | None:
    """Guard.check against Presidio's AnalyzerEngine with our entities, on messages that neither has seen before."""
    guard = Guard()
    engine = _presidio_engine(guard)
    if engine is None:
        return None
    guard.warm_up()
    table = {}
    for name in ("natural lines", "probe"):
        texts = messages.classes()[name]()
        theirs = _time(lambda t: engine.analyze(t, language="ko"), texts[:5_000])
        ours = _time(guard.check, texts[:5_000])
        table[name] = {"check_us": ours, "analyzer_engine_us": theirs, "ratio": theirs / ours}
    return table


def _presidio_engine(guard: Guard) -> Any:
    """Our patterns as Presidio would hold them, one PatternRecognizer an entity; grammars are left out."""
    try:
        import presidio_analyzer as theirs
        from presidio_analyzer.nlp_engine import NoOpNlpEngine
    except ImportError:
        return None
    registry = theirs.RecognizerRegistry(supported_languages=["ko"])
    for r in guard.catalog.recognizers:
        if r.patterns and not r.decoy:
            patterns = [theirs.Pattern(p.name, _guarded(p), 0.5) for p in r.patterns]
            registry.add_recognizer(
                theirs.PatternRecognizer(r.entity, patterns=patterns, context=list(r.context), supported_language="ko")
            )
    nlp = NoOpNlpEngine(models=[{"lang_code": "ko", "model_name": "no_op"}])
    nlp.load()
    return theirs.AnalyzerEngine(registry=registry, nlp_engine=nlp, supported_languages=["ko"])


def _guarded(p: Pattern) -> str:
    left, right = p.left and f"(?<!{p.left})", p.right and f"(?!{p.right})"
    return f"{left}(?:{p.body.removeprefix('(?i)')}){right}"


def peers(names: tuple[str, ...]) -> dict[str, Any]:
    """CPU messages a second on the shared probe, ours and the installed peers', one after the other."""
    runner = SHARED / "bench" / "run_peer.py"
    table: dict[str, Any] = {}
    if not runner.is_file():
        return table
    with tempfile.TemporaryDirectory() as folder:
        for name in ("pii-guard", *names):
            out = Path(folder) / f"{name}.json"
            began = perf_counter()
            command = [sys.executable, str(runner), name, "--json", str(out)]
            subprocess.run(command, capture_output=True, check=False, timeout=180)
            if out.is_file():
                result = json.loads(out.read_text("utf-8"))
                table[name] = {**result["total"], **result["speed"], "wall_s": perf_counter() - began}
    return table
