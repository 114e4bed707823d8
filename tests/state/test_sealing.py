"""What is sealed is opened under the same key and name only; a key before the present one still opens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard.errors import SettingsError, StateLostError
from pii_guard.state.sealing import Sealer, read_key

OLD, NEW = bytes(range(32)), bytes(range(1, 33))


@given(st.binary())
def test_what_was_sealed_is_opened_under_the_same_name_only(data):
    sealed = Sealer(NEW).seal("a", data)
    assert Sealer(NEW).open("a", sealed) == data
    with pytest.raises(StateLostError):
        Sealer(NEW).open("b", sealed)


def test_a_key_before_the_present_one_opens_and_seals_no_more():
    sealed, both = Sealer(OLD).seal("a", b"data"), Sealer(NEW, OLD)
    assert both.open("a", sealed) == b"data"
    assert not both.is_present("a", sealed)
    again = both.seal("a", b"data")
    assert both.is_present("a", again)
    with pytest.raises(StateLostError):
        Sealer(OLD).open("a", again)
    with pytest.raises(StateLostError):
        Sealer(NEW).open("a", sealed)


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x02" + bytes(40), bytes(10)])
def test_what_is_not_whole_is_lost(sealed):
    with pytest.raises(StateLostError):
        Sealer(NEW, OLD).open("a", sealed)


@given(st.binary(min_size=32, max_size=32))
def test_a_file_of_32_random_bytes_is_its_key_whatever_they_are(tmp_path_factory, key):
    path = tmp_path_factory.mktemp("key") / "key"
    path.write_bytes(key)
    assert read_key(path) == key


def test_a_key_may_end_in_blanks_or_as_a_line_of_text_does(tmp_path):
    path = tmp_path / "key"
    for key in (b"\n" * 32, bytes(range(31)) + b"\n", b" " + bytes(range(31))):
        path.write_bytes(key)
        assert Sealer.from_file(path).open("a", Sealer(key).seal("a", b"x")) == b"x"
    path.write_text("QUJD" * 12 + "\n")
    assert read_key(path) == b"QUJD" * 12


def test_a_short_key_and_a_missing_file_are_said(tmp_path):
    with pytest.raises(SettingsError, match="32 bytes"):
        Sealer(NEW, OLD[:-1])
    with pytest.raises(SettingsError, match=r"nobody\.key"):
        Sealer.from_file(tmp_path / "nobody.key")
