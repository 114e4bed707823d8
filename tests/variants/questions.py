"""What the questions about names decide: names and ordinary words, each in sentences that ask in different ways.

python -m tests.variants.questions     # writes questions.txt again

And messages that residents typed, with names and without, by the hundred. The counts of a line change where a question
of the fit, or a condition in the code, is left out: scripts/mutants.py asks that of each of them.
"""

import re
from collections.abc import Callable
from pathlib import Path

from pii_guard.catalog import load_catalog
from pii_guard.fold.folding import fold
from pii_guard.model import ANY_OFFICE
from pii_guard.recognizer import Recognizer

PAGE = Path(__file__).with_name("questions.txt")
FULL = """
김영희 이지훈 박서연 최민수 정은지 강현우 박말순 이점례 최판술 정복남 김끝순 오길만 온세진 표점례 감순덕
추만득 편길례 단은솔 장미란 고은채 민들레 정다운 신나라 주차장 허준 강산 이솔 김봄 남궁민수 황보혜진 선우정
"""
ALONE = """
지호 은채 서준 하린 민지 성훈 미경 현주 영숙 말례 순덕 옥분 판술 종팔 점례 도윤 나은 지원 가을 보람
"""
WORDS = """
신청서 고지서 부동산 정수기 조사료 이장님 안내문 전입일 공무원 고구마 도로변 한우 민원 지원금 유치원 임대료
오미자 하수도 변경일 구청장 반장 소유권 명의자 배우자 원룸 차량 신용카드 지역화폐 경로당 마을회관 방성 주민세
정산은 고시원 나머지 이삿짐 공음면 성송면 신림면 고수면 장성군 오산시 도산리 문수동 이대리 정과장 최선배
"""
SENTENCES = """
성명: {} ¦ 이름 {} 주소 읍내리 ¦ 예금주 {} ¦ 성함이 {} ¦ 신청인 {} 010-2345-6789 ¦ 신청인({}) 문의
¦ 검침대상자: {} ¦ 검침대상자 {} 문의 ¦ {} 씨가 왔어요 ¦ {}님 서류요 ¦ {} 어르신 댁 ¦ {}네 논에 물이 없어요
¦ {} 과장 연락처 ¦ 저는 {}입니다 ¦ {}이라고 합니다 ¦ {}인데요 문의드려요 ¦ 어머니 {} 명의예요 ¦ 아버지는 {}이고요
¦ 우리 {} 통장으로 넣어주세요 ¦ 저희 {}이가 아파요 ¦ 큰애 {}는 학교에 가요 ¦ {}이는 아직 어려요 ¦ {} 엄마예요
¦ 옆집 사는 {}이 그랬어요 ¦ 어제 {}한테 물어봤어요 ¦ {}이 돈을 안 갚아요 ¦ 그때 {}도 같이 갔어요 ¦ {}의 땅이에요
¦ {} 때문에 왔어요 ¦ {} 명의로 된 땅 ¦ {} 앞으로 온 고지서 ¦ {} 외 3명 ¦ {}, 010-2345-6789
¦ 010-2345-6789 {} ¦ {} 800101 ¦ 1. {} ¦ {}/{}/{} ¦ {} 그리고 김영희
¦ [{}] [오후 2:11] 네 ¦ {} : 내일 갈게요 ¦ {}님이 나갔습니다. ¦ 감사합니다. {} 올림 ¦ "{}"으로 적혀 있어요
¦ 우리아버지성함은{}입니다 ¦ 옆집에사는{}이자꾸물을막아요 ¦ 재산세 {} ¦ {} 재산세 ¦ {}⏎010-2345-6789
¦ 이름⇥{}⇥주소 ¦ {}(45) ¦ 배우 {}이 좋아요 ¦ 신청인 - {} ¦ 예금주 : "{}" ¦ 명의 -> {} 변경
¦ 담당( {} ) ¦ 확인. {} 010 ¦ 정 {} ¦ 이 {}이 그랬어요 ¦ 네, {} 맞습니다 ¦ 면장 {} 축사
"""  # ⏎ ends a line, ⇥ a cell
FORMS = [form.strip().replace("⏎", "\n").replace("⇥", "\t") for form in SENTENCES.split("¦")]
KINDS = {"full": FULL.split(), "given": ALONE.split(), "words": WORDS.split()}

TEXTS = Path(__file__).parents[2] / "scripts" / "naming"
TOLD = re.compile(r"\{=([^}]+)\}")  # a name as its writer chose it
BLOCK = 100  # messages a line

Found = Callable[[str], int]


def found_by(recognizer: Recognizer) -> Found:
    """How many letters of a message the recognizer takes for names, whatever its triggers say."""

    def found(message: str) -> int:
        assert recognizer.find is not None
        return sum(
            part.end - part.start
            for candidate in recognizer.find(fold(message), ANY_OFFICE)
            for part in candidate.parts
        )

    return found


def counted(found: Found) -> list[str]:
    """A line for each form: letters that are taken for names, of names, of given names alone, of ordinary words."""
    lines = []
    for form in FORMS:
        counts = [sum(found(form.replace("{}", word)) for word in some) for some in KINDS.values()]
        lines.append(" ".join(f"{count:4}" for count in counts) + "  " + form.replace("\n", "⏎").replace("\t", "⇥"))
    return [*lines, *_told(found)]


def messages() -> dict[str, list[str]]:
    """Those of the fit that stand there as they were typed: with names, and without."""
    some = {
        "with names": [TOLD.sub(r"\1", line) for line in _lines("residents.txt") if TOLD.search(line)],
        "without": _lines("nameless.txt"),
    }
    return {kind: [line.replace("⏎", "\n") for line in lines] for kind, lines in some.items()}


def _lines(file: str) -> list[str]:
    lines = TEXTS.joinpath(file).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _told(found: Found) -> list[str]:
    """A line for each hundred messages: letters that are taken for names."""
    return [
        f"{sum(map(found, some[first : first + BLOCK])):4}  messages {kind}, from {first}"
        for kind, some in messages().items()
        for first in range(0, len(some), BLOCK)
    ]


if __name__ == "__main__":
    PAGE.write_text(
        "\n".join(counted(found_by(load_catalog().by_entity["PERSON"]))) + "\n",
        encoding="utf-8",
    )
