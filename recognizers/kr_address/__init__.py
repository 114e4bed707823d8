"""Address (주소): road name and building number, lot number, or a flat; a 시·군·구 or 읍·면 alone is not personal.

도로명주소법 시행령 제6조 fixes the order: 시·도, 시·군·구, 읍·면, 도로명, 건물번호, 상세주소 (동·층·호), 참고항목. Lots are
written 리 or 동, 산 for forest land, 본번-부번, 번지. Names come from the gazetteer, so that 하나로 5년 and 이리 3번 stay.
A 시·군·구 or a road without a number is what petitions are about; the number is what singles a household out.
"""

from collections.abc import Iterator

from pii_guard.model import Evidence, Office, Span
from pii_guard.model.text import Text
from pii_guard.recognizer import Candidate, Keep, Opening, Recognizer

from .apartment import HOUSE_BEHIND, LIVES, ROOMS_CUE, SMALL_HOUSE
from .boxes import BOX, boxes
from .descent import is_one
from .examples import EXAMPLES
from .grammar import addresses
from .korean import ABOUT, KOREAN
from .masking import is_public, mask, town
from .near import near
from .pieces import looks, pieces
from .questions import QUESTIONS
from .romanised import ROMANISED, romanised
from .spelled import APART_ALOUD, BIG, FEW_HUNDREDS, HOUSE, HUNDREDS, LETTERS, NATIVE, NUMERAL, ONE, ROW, as_digits
from .words import HOUSES, LAND

_GAP = r"[ \n/,]{0,4}(?:산[ \n]?|지하[ \n]?)?"
# What is glued to a counted number, as far as one character tells; the grammar knows the rest.
_NUMBER = (
    r"[1-9][0-9]{0,4}(?:[^0-9년월분초원억천개명차회위배점살%㎡만일]|만[^0-9원명평개대여]|일[원대부]|분의|원룸|위치|$)"
)
_HOUSE = "(?:" + "|".join(HOUSES) + ")(?:[ ]?[0-9]{1,2}(?:단지|차))?"


def find(text: Text, office: Office) -> Iterator[Candidate]:
    """Every address as one Candidate; its shape is its kind."""
    folded, typed = as_digits(text.folded)
    for a in addresses(folded, office.home):
        span = Span(*typed.back(a.start, a.end)) if typed else Span(a.start, a.end)
        yield Candidate(a.kind, (span,), a.evidence, a.kind)
    for rule, kind, found in (("romanised", "road", romanised(text.folded)), ("box", "box", boxes(text.folded))):
        for start, end in found:
            yield Candidate(rule, (Span(start, end),), Evidence.PLAUSIBLE, kind)


RECOGNIZER = Recognizer(
    entity="KR_ADDRESS",
    label="주소",
    label_en="address",
    about=ABOUT,
    korean=KOREAN,
    source="https://www.law.go.kr/법령/도로명주소법시행령",
    legal_basis="개인정보 보호법 제2조제1호; 도로명주소법 시행령 제6조",
    find=find,
    near=near,
    triggers=(
        rf"[가-힣0-9](?:로|길|리|동|[0-9]가|고개|안|마을|부락){_GAP}{_NUMBER}",
        rf"[군구읍면](?:[ ][가-힣]{{1,4}})?{_GAP}{_NUMBER}",
        r"[0-9A-Za-z가-하] ?동(?: ?에서?|의)?[ ,.\n/-]{0,3}(?:[지하상B ]{0,4}[0-9]{1,2}층[ ,]{0,2})?(?:[지하층옥탑반A-Z]{1,3}[ ]?-?0?)?[1-9][0-9]{0,4}(?:-?[A-Z])? ?호",
        rf"(?:{_HOUSE}|{ROOMS_CUE})[ ,:]{{0,2}}[1-9][0-9]{{1,3}}- ?[1-9][0-9]{{2,3}}",
        rf"(?:[동가리로길]|리\([가-힣 ]{{1,8}})\){_GAP}(?:{_NUMBER}|{NUMERAL})",
        rf"[가-힣][ ][로길][ ]?{_NUMBER}",
        rf"{_HOUSE}[ ,]{{0,2}}(?:[지하층옥탑반A-Z]{{1,3}}[ ]?-?0?)?[1-9][0-9]{{1,4}}(?:-?[A-Z])?호",
        rf"리[ ](?:전|대지?)[ ]?(?:[1-9][0-9]{{0,4}}-[1-9]|{_NUMBER})",
        r"(?:[지하층]|[A-Z]-?)[ ]{0,2}0?[1-9][0-9]{0,3} ?호|[0-9]-?[A-Z]호|층[ ,]{1,2}[가-힣]{2,4}[ ][0-9]{2,4}호",
        rf"(?:[0-9]|{NUMERAL})[ ]?동(?:에서?|의)?[ ,-]{{0,2}}제?{NUMERAL}[ ]?호",
        rf"{HUNDREDS}[ ]?동에?[ ,]{{0,2}}{HUNDREDS}[ ]?호",
        rf"[리동산가로길][ ]{{0,2}}(?:{LAND}[ ]?)?(?:(?:다시 ?)?(?:{NUMERAL}|{NATIVE}|{ONE})[ ]?번지|(?:{NUMERAL}|{ONE})(?:[ ]?다시|[ ]?의|에|-))",
        rf"[로길리][ ](?:(?:산|{LAND})[ ]?)?(?:{BIG}|{NATIVE}|{ROW})",
        r"[0-9][ ]?번지",
        rf"{LAND}[ ]?[1-9][0-9]{{0,4}}(?:[^0-9년월분초원억천개명차회위배점살%㎡만일평]|$)",
        rf"[1-9][0-9]{{2}}(?: ?- ?|동?에? ?)[1-9][0-9]{{2,3}}(?:{LIVES}| ?호)|{NUMERAL}에 ?{NUMERAL} ?호|[가-힣A-Z][은는이가]?[ :]{{1,2}}[1-9][0-9]{{2}}- [1-9][0-9]{{3}}",
        rf"[1-9][0-9]{{2,3}}호{LIVES}|{LAND}[ ]?산[ ]?[1-9]|{APART_ALOUD}[ ]?동에?[ ]?{APART_ALOUD}[ ]?호",
        r"번지수?[은는이가]? ?[1-9][0-9]{0,3}(?:-[1-9])?",
        r"리[ ](?:[가-힣]{1,6}[ ])?(?:옆|앞|뒤|뒷|위|윗|아래|건너|맞은)(?:편|쪽|집)? ?[1-9][0-9]{0,3}-[1-9]",
        r"리[ ][가-힣]{2,4}[ ][1-9][0-9]{0,3}(?:-[1-9]|[ .]?(?:[이예입요임\n]|$))",
        rf"[1-9][0-9]{{2}}[ ]?[-/][ ]?[1-9][0-9]{{2,3}}{HOUSE_BEHIND}",
        rf"[리동][ ](?:[어음그][ ])?(?:[0-9](?:[ ][0-9]){{1,3}}|{LETTERS}{{1,3}}(?:[ ]{LETTERS}{{1,3}}){{1,3}})[ ]?번지",
        rf"[가-힣]{{2}}리[ ](?:[가-힣]{{1,7}}[ ]){{1,2}}(?:산[ ]?)?{_NUMBER}",
        rf"[가-힣][ ]{{1,2}}{NUMERAL}[ ]?(?:번지|다시|의)",
        rf"{HOUSE}[ ,]{{1,2}}{ONE}[ ]?동[ ,]{{0,2}}{NUMERAL}[ ]?호|(?:^|[^가-힣]){ONE}동[ ,]{{1,2}}(?:{ROW}|{FEW_HUNDREDS})[ ]?호",
        rf"{_HOUSE}[ ,]{{0,2}}(?:{NUMERAL}|[1-9][0-9]{{2}}|{ONE})(?:[ ]?동?에?|[ ]?(?:다시|[-/]))[ ,]{{0,2}}(?:{NUMERAL}|[1-9][0-9]{{2,3}})",
        rf"(?:[가나다라마바사아]|에이|비|씨|디)동[ ,]{{0,2}}{NUMERAL}[ ]?호",
        rf"{SMALL_HOUSE}[ ,]{{0,2}}(?:[1-9][0-9]{{2,3}}|{ROW})(?:[^0-9가-힣]|[이에예인요입]|$)",
        ROMANISED,
        BOX,
    ),
    kinds=("road", "lot", "apartment", "box"),
    context=(
        "주소",
        "거주",
        "살아",
        "살고",
        "사는",
        "이사",
        "전입",
        "우리집",
        "집은",
        "집이",
        "소재지",
        "사업장",
        "우편",
        "택배",
    ),
    partial=mask,
    is_public=is_public,
    keeps=(Keep("eupmyeondong", town),),
    opens=Opening(
        find=pieces,
        looks=looks(),
        is_one=is_one,
        held="[로길리]$|[0-9]",
    ),
    asks=QUESTIONS,
    examples=EXAMPLES,
)
