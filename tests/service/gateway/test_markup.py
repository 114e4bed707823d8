"""HTML, as whoever reads it sees it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sidecar import markup


@pytest.mark.parametrize(
    "html",
    [
        "<b>010</b>-2345-6789", "<p>010-<em>2345</em>-<i>6789</i></p>", "&#48;&#49;&#x30;-2345-6789",
        "010&#45;2345&#8203;-6789", "0<!-- x -->10-2345-6789", "<span style='a'>0</span><span>10</span>-2345-6789",
        "<a title='&#48;10-2345-6789'>x</a>",
        "010-2345<wbr>-6789",
    ],
)  # fmt: skip
def test_tags_entities_and_comments_hide_nothing(html):
    assert "010-2345-6789" in markup.as_seen(html).replace("\u200b", "")


@pytest.mark.parametrize(
    "html", ["<p>2026</p><p>1234</p>", "<td>2026</td><td>1234</td>", "2026<br>1234", "2026<br/>1234"]
)
def test_what_stands_on_two_lines_is_not_one_number(html):
    assert "20261234" not in markup.as_seen(html)


@given(st.text(alphabet="<>&#;/ab0!-'\"", max_size=60))
def test_any_text_can_be_read(html):
    assert isinstance(markup.as_seen(html), str)
