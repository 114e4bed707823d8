"""Writes the gazetteer: Korean place and road names from three published wheels, as one compact file.

  addresskr 0.1.10 (Apache-2.0)         legal 동·리 and 시·군·구, Ministry of the Interior and Safety, 2026-03
  kozip 1.1.4 (MIT)                     the road of every building, Korea Post, 2021-11-03
  PublicDataReader 1.1.1.post2 (MIT)    administrative 동 (행정동), 2023-05-01

Download them once, 50 MB; nothing is installed, they are read as archives:

  pip download --no-deps --only-binary :all: -d wheels addresskr==0.1.10 kozip==1.1.4 PublicDataReader==1.1.1.post2
  python scripts/gazetteer.py --wheels wheels

The same wheels give the same bytes on every run. A marisa trie holds a key for each name: a letter for the level
(sido S, sigungu G, 읍·면·동·가 E, 리 I, road R) and the name from back to front, so that one look-up finds all names
that end somewhere in a text. Each region that has the name adds a key: the same, a tab, and one character. A region
is a 시·군·구 without districts, a district (수원시 영통구), or 세종. A branch street (월곡로12번길) that lies where its
main road does has no such keys. A TOML file beside the trie says where it all came from.
"""

import argparse
import csv
import io
import json
import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import IO

import marisa_trie

from pii_guard.recognizer.gazetteer import main_road

OUT = Path(__file__).resolve().parent.parent / "pii_guard" / "data"
WHEELS = {
    "addresskr": (
        "addresskr-0.1.10-py2.py3-none-any.whl", "0.1.10", "Apache-2.0", "2026-03-01", "법정동코드, 행정안전부",
        "67e32466ccdc4893bfecf680d4922a09dfb461f42b6d7c2cf3ccbf94629362ae",
    ),
    "kozip": (
        "kozip-1.1.4-py3-none-any.whl", "1.1.4", "MIT", "2021-11-03", "우편번호별 건물 주소, 우정사업본부",
        "36b43c07219473454d42319b5361b057078b006bfd8348e5b9e9d1f1eb8482e7",
    ),
    "PublicDataReader": (
        "PublicDataReader-1.1.1.post2-py3-none-any.whl", "1.1.1.post2", "MIT", "2023-05-01", "행정동코드, 행정안전부",
        "7802f750bcd538b078e7be54146556968017dd43fb1b4e781fa440a4e770b2b6",
    ),
}  # fmt: skip

# What people write for a 시·도, beside its official name; no table has these.
SIDO_ALIASES = {
    "서울특별시": "서울 서울시", "부산광역시": "부산 부산시 부산직할시", "대구광역시": "대구 대구시 대구직할시",
    "인천광역시": "인천 인천시 인천직할시", "광주광역시": "광주 광주시 광주직할시",
    "대전광역시": "대전 대전시 대전직할시", "울산광역시": "울산 울산시", "세종특별자치시": "세종 세종시",
    "경기도": "경기", "강원특별자치도": "강원 강원도", "충청북도": "충북", "충청남도": "충남",
    "전북특별자치도": "전북 전북도 전라북도", "전라남도": "전남", "경상북도": "경북", "경상남도": "경남",
    "제주특별자치도": "제주 제주도",
}  # fmt: skip
# 시·군·구 as older tables and papers name them, and where they lie today (since 2014).
MOVED = {
    "경상북도 군위군": "대구광역시 군위군", "인천광역시 남구": "인천광역시 미추홀구",
    "충청북도 청원군": "충청북도 청주시", "경상남도 마산시": "경상남도 창원시",
    "경상남도 진해시": "경상남도 창원시 진해구",
}  # fmt: skip
RENAMED_SIDO = {"강원도": "강원특별자치도", "전라북도": "전북특별자치도"}
SEJONG = "세종특별자치시"
FIRST_REGION = 0x100  # a region is one character of two UTF-8 bytes, from here on

ByPlace = dict[str, dict[str, list[str]]]  # 시·도: {시·군·구: ["도로명 건물번호|읍면동 리", …]}
Places = dict[tuple[str, str], set[str]]  # (level, name): regions
Row = tuple[str, str, str, str]  # level, name, 시·도, 시·군·구 ("" in 세종)


class Regions:
    """The 시·군·구 of today, each with its character, and every older name that leads to them."""

    def __init__(self, official: Iterable[str]) -> None:
        names = set(official)
        leaves = sorted(n for n in names if not any(m.startswith(n + " ") for m in names))
        self.chars = {name: chr(FIRST_REGION + i) for i, name in enumerate(leaves)}
        self._under: defaultdict[str, set[str]] = defaultdict(set)
        for name, char in self.chars.items():
            words = name.split()
            for i in range(1, len(words) + 1):
                self._under[" ".join(words[:i])].add(char)
        for old, new in MOVED.items():
            self._under[old] = self._under[new]

    def __call__(self, sido: str, sigungu: str) -> frozenset[str]:
        """Regions of a 시·군·구 in any of its names; a city stands for all its districts; empty when unknown.

        A district that is no more (of a city that has merged them) stands for its city.
        """
        name = f"{RENAMED_SIDO.get(sido, sido)} {sigungu}".strip()
        city = name.rpartition(" ")[0] if " " in sigungu else ""
        return frozenset(self._under.get(name) or self._under.get(city) or ())

    def names(self) -> Iterator[tuple[str, str, str]]:
        """(level, name, region) of all 시·도 and 시·군·구, with what people write for them (고창 for 고창군)."""
        for full, chars in list(self._under.items()):
            sido, _, sigungu = full.partition(" ")
            for char in chars:
                for name in (sido, *SIDO_ALIASES[sido].split()):
                    yield "S", name, char
                word = sigungu.rpartition(" ")[2]
                for name in {sigungu, word, word[:-1]}:
                    if len(name) > 1:
                        yield "G", name, char


def opened(folder: Path, package: str) -> zipfile.ZipFile:
    """The wheel of a package, after its sha256 was compared."""
    name, *_, expected = WHEELS[package]
    path = folder / name
    if not path.exists():
        sys.exit(f"{path} is missing; see --help for the command that downloads it")
    if sha256(path.read_bytes()).hexdigest() != expected:
        sys.exit(f"{path} is not the published wheel: its sha256 differs")
    return zipfile.ZipFile(path)


def legal_names(wheel: zipfile.ZipFile) -> list[tuple[str, str]]:
    """(code, full name) of every living 법정동; names may end in a blank or carry Hanja in brackets."""
    table = wheel.read("addresskr/법정동코드 전체자료.txt").decode("cp949")
    rows = list(csv.reader(io.StringIO(table), delimiter="\t"))[1:]
    return [(code, re.sub(r"\(.*\)$", "", name).strip()) for code, name, state in rows if state == "존재"]


def legal_dong(names: Iterable[tuple[str, str]]) -> Iterator[Row]:
    """읍·면·동·가 and 리. 세종 has no 시·군·구: its code reads like one."""
    for code, full in names:
        if code[5:] == "00000":
            continue
        words = full.split()
        level = "E" if code[8:] == "00" else "I"
        above = words[1:-1] if level == "E" else words[1:-2]
        yield level, words[-1], words[0], " ".join(above)


def administrative_dong(wheel: zipfile.ZipFile) -> Iterator[Row]:
    """행정동 that are alive; a missing value is NaN. 출장소 are offices, not places."""
    table = json.loads(wheel.read("PublicDataReader/raw/code_hdong.json"))
    for i, gone in table["말소일자"].items():
        sido, sigungu, name = (table[column][i] for column in ("시도명", "시군구명", "읍면동명"))
        if isinstance(gone, str) or not isinstance(name, str) or name.endswith("출장소"):
            continue
        for spelling in {name, name.replace(".", "·"), re.sub(r"제(?=[0-9])", "", name)}:
            yield "E", spelling, sido, sigungu if isinstance(sigungu, str) else ""


def buildings(wheel: zipfile.ZipFile, report: Callable[[float], None]) -> Iterator[Row]:
    """Roads and the 읍·면·동 and 리 of all 6.4 million buildings; each entry is "도로명 건물번호|읍면동 리"."""
    info = wheel.getinfo("kozip/new_zip.json")
    with wheel.open(info) as stream:
        done = 0
        for sidos, size in _postcodes(stream):
            done += size
            report(done / info.file_size)
            for sido, sigungus in sidos.items():
                for sigungu, entries in sigungus.items():
                    yield from _of_entries(sido, sigungu, entries)


def _of_entries(sido: str, sigungu: str, entries: Iterable[str]) -> Iterator[Row]:
    for entry in entries:
        road, _, place = entry.partition("|")
        name = road.rpartition(" ")[0]
        yield "R", name, sido, sigungu
        if "·" in name or "." in name:
            yield "R", name.replace("·", ".") if "·" in name else name.replace(".", "·"), sido, sigungu
        emd, _, ri = place.strip().partition(" ")
        if emd[-1:] in ("읍", "면", "동", "가"):
            yield "E", emd, sido, sigungu
        if ri.endswith("리"):
            yield "I", ri, sido, sigungu


def _postcodes(stream: IO[bytes]) -> Iterator[tuple[ByPlace, int]]:
    """The value of each postcode and its size in bytes, without holding the 340 MB at once."""
    decode, key = json.JSONDecoder().raw_decode, re.compile(r'[{,]\s*"[0-9]+"\s*:\s*')
    reader = io.TextIOWrapper(stream, "utf-8")
    rest = ""
    while chunk := reader.read(1 << 22):
        rest, at = rest + chunk, 0
        while head := key.match(rest, at):
            try:
                value, end = decode(rest, head.end())
            except json.JSONDecodeError:
                break  # cut off by the end of the chunk
            yield value, len(rest[at:end].encode())
            at = end
        rest = rest[at:]
    if rest.strip() != "}":
        sys.exit("kozip/new_zip.json does not end as it should")


def progress() -> Callable[[float], None]:
    """Draws a bar on stderr when that is a terminal; otherwise silent."""
    shown = -1

    def report(share: float) -> None:
        nonlocal shown
        if sys.stderr.isatty() and (percent := int(share * 100)) > shown:
            shown = percent
            bar = "#" * (percent // 4)
            print(f"\rbuildings [{bar:<25}] {percent:3d} %", end="\n" if percent == 100 else "", file=sys.stderr)

    return report


def read(folder: Path) -> Places:
    """Every name with the regions that have it."""
    with (
        opened(folder, "addresskr") as legal,
        opened(folder, "PublicDataReader") as other,
        opened(folder, "kozip") as zips,
    ):
        names = legal_names(legal)
        regions = Regions(full for code, full in names if code[5:] == "00000" and (" " in full or full == SEJONG))
        rows = {*legal_dong(names), *administrative_dong(other), *buildings(zips, progress())}
    if lost := {(sido, sigungu) for _, _, sido, sigungu in rows if not regions(sido, sigungu)}:
        print(f"left out, not in today's table: {sorted(lost)}", file=sys.stderr)
    found: Places = defaultdict(set)
    for level, name, sido, sigungu in rows:
        found[level, name] |= regions(sido, sigungu)
    for level, name, char in regions.names():
        found[level, name].add(char)
    return found


def keys(places: Places) -> Iterator[str]:
    r"""The keys of the trie: "E읍창고" and "E읍창고\tX" for 고창읍."""
    for (level, name), chars in list(places.items()):
        key = level + name[::-1]
        yield key
        if level != "R" or places.get((level, main_road(name))) != chars:
            yield from (f"{key}\t{char}" for char in chars)


def provenance(data: bytes, places: Places) -> str:
    """The TOML file beside the trie."""
    per_level = Counter(level for level, _ in places)
    counts = {"sido": "S", "sigungu": "G", "emd": "E", "ri": "I", "roads": "R"}
    lines = [
        "# Written by scripts/gazetteer.py; do not edit.", 'file = "gazetteer.marisa"', f"bytes = {len(data)}",
        f'sha256 = "{sha256(data).hexdigest()}"', "", "[names]",
        *(f"{word} = {per_level[level]}" for word, level in counts.items()),
    ]  # fmt: skip
    for package, (_, version, licence, date, holds, digest) in sorted(WHEELS.items()):
        lines += ["", "[[source]]", f'package = "{package}"', f'version = "{version}"', f'licence = "{licence}"']
        lines += [f'holds = "{holds}"', f"as_of = {date}", f'wheel_sha256 = "{digest}"']
    return "\n".join(lines) + "\n"


def main() -> int:
    """Read the wheels and write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wheels", type=Path, required=True, metavar="DIR", help="folder with the three wheels")
    parser.add_argument("--out", type=Path, default=OUT, metavar="DIR", help="where to write (pii_guard/data)")
    arguments = parser.parse_args()
    places = read(arguments.wheels)
    data = marisa_trie.Trie(sorted(keys(places)), order=marisa_trie.LABEL_ORDER).tobytes()
    (arguments.out / "gazetteer.marisa").write_bytes(data)
    (arguments.out / "gazetteer.toml").write_text(provenance(data, places), encoding="utf-8")
    print(f"gazetteer.marisa: {len(places):,} names, {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
