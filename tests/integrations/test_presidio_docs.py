"""Every block of Python in docs/presidio.md runs, assertions and all."""

import re
from pathlib import Path

import pytest

pytest.importorskip("presidio_analyzer", reason="the extra pii-guard[presidio] is not installed")

PAGE = (Path(__file__).parents[2] / "docs" / "presidio.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def test_the_page_has_its_four_blocks() -> None:
    assert len(BLOCKS) == 4


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.strip().splitlines()[-1])
def test_a_block_of_the_page_runs(block: str) -> None:
    exec(compile(block, "docs/presidio.md", "exec"), {})
