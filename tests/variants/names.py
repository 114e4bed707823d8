"""The table of names by the form they are written in, in docs/names.md: how many of six are hidden whole.

python -m tests.variants.names     # writes it again
"""

from argparse import ArgumentParser
from pathlib import Path

from pii_guard import Guard

PAGE = Path(__file__).parents[2] / "docs" / "names.md"
BEGIN, END = "<!-- forms of names: begin -->", "<!-- forms of names: end -->"

KINDS = {
    "frequent": "김영희 이지훈 박서연 최민수 정은지 강현우",
    "old": "박말순 이점례 최판술 정복남 김끝순 오길만",
    "rare": "온세진 표점례 감순덕 추만득 편길례 단은솔",
    "two syllables": "허준 강산 이솔 김봄 박빈 노아",
    "two surnames": "남궁민수 황보혜진 선우정 제갈윤 독고영 사공진호",
    "in Hangul": "응우옌 티 란/쩐 반 민/라마 디팍/카리모프 아지즈/속 다라/바트 에르덴",
    "Latin": "NGUYEN THI HOA/TRAN VAN MINH/LI XIAOMING/SOK DARA/BAT ERDENE/Maria Cruz",
}
FORMS = {
    "field": "성명: {}",
    "field, other marks": "신청인 / {} / 010-2345-6789",
    "label and particle": "예금주는 {} 입니다",
    "a role that no list holds": "검침대상자: {}",
    "two lines": "성명\n{}\n주소 읍내리",
    "cell of a table": "번호\t성명\t연락처\n1\t{}\t010-2345-6789",
    "JSON": '{{"이름": "{}", "나이": 47}}',
    "HTML": "<b>성명</b> <i>{}</i>",
    "introduces himself": "안녕하세요 {}입니다",
    "form of address": "{} 씨가 신청했어요",
    "relative": "아버지 {} 앞으로 나온 고지서",
    "in brackets": "농협 351-0044-2817-63 ({})",
    "beside a number": "{} 010-2345-6789",
    "list": "신청인 {}, 김영희, 박철수",
    "owner": "{} 명의로 된 땅",
    "chat export": "[{}] [오후 2:11] 네",
    "signature": "잘 부탁드립니다. {} 올림",
    "in quotation marks": '계약서에 "{}"으로 적혀 있어요',
    "particle only": "어제 {}한테 물어봤어요",
    "run on": "우리아버지성함은{}입니다",
    "invisible characters": "성명: {}",
}
INVISIBLE = "invisible characters"


def typed(form: str, name: str) -> str:
    """The name as it stands in the message: maybe with a zero-width space between its letters."""
    return "\u200b".join(name) if form == INVISIBLE else name


def hidden(guard: Guard, form: str, name: str) -> bool:
    """Whether no letter of the name stays readable."""
    shown = typed(form, name)
    message = FORMS[form].format(shown)
    start = message.index(shown)
    covered = {i for f in guard.survey(message).findings for p in f.parts for i in range(p.start, p.end)}
    return all(i in covered or not message[i].isalpha() for i in range(start, start + len(shown)))


def table(guard: Guard) -> str:
    """The table in Markdown."""
    lines = ["| form | e.g. | " + " | ".join(KINDS) + " |", "|---|---|" + "---|" * len(KINDS)]
    for form, frame in FORMS.items():
        cells = []
        for names in KINDS.values():
            some = names.split("/") if "/" in names else names.split()
            count = sum(hidden(guard, form, name) for name in some)
            cells.append("●" if count == len(some) else f"{count} of {len(some)}")
        sample = frame.format("…").replace("\n", "⏎").replace("\t", "⇥").replace("|", "\\|")
        lines.append(f"| {form} | `{sample}` | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def committed() -> str:
    """The table as it stands on the page."""
    return PAGE.read_text("utf-8").partition(BEGIN + "\n")[2].partition("\n" + END)[0]


def main() -> None:
    """Write the table into the page."""
    ArgumentParser(prog="python -m tests.variants.names", description=(__doc__ or "").partition("\n")[0]).parse_args()
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n{table(Guard())}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
