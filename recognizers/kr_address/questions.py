"""What an officer asks for when an address is the answer, and what only that question makes one: 102에 905, 읍내리 12."""

from pii_guard.recognizer import Pattern, Question

_LEFT = "[0-9]|[0-9][-./]"
_RIGHT = r"[0-9]|[-/.][0-9]| ?(?:[원년월명개시분%㎞a-z]|만 ?원|호[가-힣])"
_NUMBER = r"(?:산 ?|지하 ?)?[1-9][0-9]{0,4}(?:-[0-9]{1,4})?(?:번지)?"
_ROOM = r"(?:지하 ?|B)?[1-9][0-9]{1,3}(?: ?호)?"

FLATS = (
    Pattern(
        "block-and-flat",
        rf"제?(?:[1-9][0-9]{{1,3}}|[0-9]|[가나다라마바사A-Z])(?: ?동(?: ?에)?|에|-|/| )[ ,]?(?:[0-9]{{1,2}}층 ?)?{_ROOM}",
        left=_LEFT,
        right=_RIGHT,
        kind="apartment",
    ),
    Pattern("block", r"[1-9][0-9]{2,3} ?동", left=_LEFT, right="[0-9가-힣]{2}", kind="apartment"),
    Pattern("flat", r"(?:지하 ?|B)?[1-9][0-9]{1,3} ?호", left=_LEFT, right="[0-9]|선|기|차", kind="apartment"),
)
PLACES = (
    Pattern(
        "branch",
        rf"(?:[가-힣]{{1,7}}[로길])?[0-9]{{1,4}}번?[가-하]?길(?: ?{_NUMBER})?",
        left="[0-9]",
        right=_RIGHT,
        kind="road",
    ),
    Pattern(
        "named", rf"[가-힣]{{1,8}}(?:[로길]|[0-9]?[동리가읍면])[ ]?{_NUMBER}", left="[가-힣]", right=_RIGHT, kind="lot"
    ),
    Pattern(
        "number-and-flat",
        r"[1-9][0-9]{0,4}(?:-[0-9]{1,4})?, ?[1-9][0-9]{1,3}호",
        left=_LEFT,
        right="[0-9]",
        kind="road",
    ),
    *FLATS[2:],
)
LOTS = (
    *PLACES,
    Pattern(
        "lot-alone",
        r"산 ?[1-9][0-9]{0,3}(?:-[0-9]{1,3})?|[1-9][0-9]{0,3}-[0-9]{1,3}",
        left=_LEFT,
        right=_RIGHT,
        kind="lot",
    ),
)

QUESTIONS = (
    Question("주소|거주지|사시는 ?곳|어디 ?(?:사|살|거주)|소재지", "주소", PLACES),
    Question("번지|지번", "주소", LOTS),
    Question("동 ?호수?|몇 ?동|몇 ?호(?:[세인이에신예지로요?]| ?[사살거]| {0,3}$)|호수", "동호수", FLATS),
)
