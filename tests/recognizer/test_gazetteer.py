"""The place names that are shipped: what they answer, where they came from, and that they can be made again."""

import os
import subprocess
import sys
import tomllib
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest

from pii_guard.recognizer import gazetteer
from pii_guard.recognizer.gazetteer import (
    EMD,
    LONGEST,
    RI,
    ROAD,
    SIDO,
    SIGUNGU,
    ending,
    is_road,
    main_road,
    names,
    place,
    regions,
)

DATA = files("pii_guard.data")
WHEELS = os.environ.get("PII_GUARD_WHEELS")
MOST_BYTES = 1_000_000


def facts():
    return tomllib.loads(DATA.joinpath("gazetteer.toml").read_text("utf-8"))


def test_the_file_is_the_one_its_provenance_describes():
    data = DATA.joinpath("gazetteer.marisa").read_bytes()
    assert sha256(data).hexdigest() == facts()["sha256"]
    assert len(data) == facts()["bytes"] <= MOST_BYTES


def test_provenance_names_each_source_with_its_licence_and_day():
    sources = {s["package"]: s for s in facts()["source"]}
    assert set(sources) == {"addresskr", "kozip", "PublicDataReader"}
    assert all(s["licence"] and s["as_of"] and len(s["wheel_sha256"]) == 64 for s in sources.values())


@pytest.mark.process
@pytest.mark.skipif(not WHEELS, reason="PII_GUARD_WHEELS names no folder with the three wheels")
def test_the_same_wheels_give_the_same_bytes(tmp_path):
    script = Path(__file__).resolve().parents[2] / "scripts" / "gazetteer.py"
    subprocess.run([sys.executable, script, "--wheels", str(WHEELS), "--out", tmp_path], check=True)
    for name in ("gazetteer.marisa", "gazetteer.toml"):
        assert (tmp_path / name).read_bytes() == DATA.joinpath(name).read_bytes()


@pytest.mark.process
def test_a_wheel_that_is_not_the_published_one_is_refused(tmp_path):
    script = Path(__file__).resolve().parents[2] / "scripts" / "gazetteer.py"
    (tmp_path / "addresskr-0.1.10-py2.py3-none-any.whl").write_bytes(b"something else")
    done = subprocess.run([sys.executable, script, "--wheels", tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "sha256 differs" in done.stderr


@pytest.mark.parametrize(
    "written", ["전북", "전라북도", "전북특별자치도", "강원도", "강원", "서울", "서울시", "세종시"]
)
def test_sido_are_known_in_full_in_short_and_as_they_were(written):
    assert gazetteer.is_known(SIDO, written)


def test_old_and_new_names_of_a_sido_lie_in_the_same_place():
    assert regions(SIDO, "전북") == regions(SIDO, "전라북도") == regions(SIDO, "전북특별자치도")
    assert len(regions(SIDO, "세종")) == 1


def test_a_city_stands_for_all_its_districts():
    assert regions(SIGUNGU, "영통구") == regions(SIGUNGU, "수원시 영통구") < regions(SIGUNGU, "수원시")
    assert len(regions(SIGUNGU, "중구")) == 6


def test_a_county_that_moved_lies_in_both_its_provinces():
    assert place("경북 군위군") == place("대구 군위군") == regions(SIGUNGU, "군위군")


def test_places_below_a_county_are_known():
    county = place("전북 고창군")
    assert len(county) == 1
    for level, name in ((EMD, "고창읍"), (EMD, "흥덕면"), (RI, "교촌리"), (ROAD, "월곡로"), (EMD, "고창읍")):
        assert county <= regions(level, name), name
    assert not gazetteer.is_ri("고창읍")
    assert gazetteer.is_emd("효자4동")
    assert gazetteer.is_emd("종로1·2·3·4가동")


def test_a_road_is_asked_with_or_without_its_place():
    assert is_road("판교역로146번길")
    assert is_road("판교역로146번길", place("경기 성남시 분당구"))
    assert not is_road("판교역로", place("전북 고창군"))
    assert not is_road("없는이름로")


def test_a_branch_street_lies_where_its_main_road_does():
    assert main_road("판교역로146번길") == "판교역로"
    assert main_road("판교역로") == ""
    assert regions(ROAD, "판교역로146번길") == regions(ROAD, "판교역로")


def test_names_that_end_in_a_text_come_longest_first():
    text = "전북고창군고창읍"
    assert ending(EMD, text, len(text)) == ("고창읍",)
    assert ending(ROAD, "서울 중구 남대문로5가", 10) == ("남대문로",)
    assert ending(RI, "", 0) == ()


def test_no_name_is_longer_than_it_is_said():
    assert max(len(n) for level in (SIDO, SIGUNGU, EMD, RI, ROAD) for n in names(level)) <= LONGEST
