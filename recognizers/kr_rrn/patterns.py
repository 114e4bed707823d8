"""How people write a resident registration number: as printed, regrouped, in halves, masked, mistyped."""

from pii_guard.recognizer import Pattern
from pii_guard.recognizer.aloud import EACH, UNITS
from pii_guard.recognizer.registration import (
    APART,
    BEFORE,
    BEHIND,
    COUNTED,
    JOINT,
    LONGER,
    MASK,
    OTHERS,
    SAMPLE,
    behind_stars,
    dated_at_will,
    dated_shortly,
    grouped_at_will,
    halves_at_will,
    mistyped,
    mistyped_before,
    partly_starred,
)

SIX, SEVEN = rf"(?:[0-9](?:[ ]?[0-9]){{5}}|{EACH}{{6}})", r"[1-4](?:[ ]?[0-9]){6}"
FRONT_HALF = rf"(?:주민|민증|앞)[^0-9\n]{{0,14}}(?:6 ?자리[^0-9\n]{{0,6}})?(?P<value>{SIX})"
BACK_HALF = rf"[^0-9]{{0,8}}[가-힣,][^0-9]{{0,12}}(?:7 ?자리[^0-9]{{0,6}})?(?P<value2>{SEVEN})"
BACK_LABEL = r"(?:(?:뒷|뒤)(?:에|는|쪽)? ?(?:(?:7|일곱) ?)?(?:자리|번호|부분|[거꺼것])|(?:주민|민증)[^0-9\n]{0,8}뒤)[^0-9\n]{0,10}(?:7 ?자리[^0-9\n]{0,4})?"
FRONT_LABEL = r"(?:주민(?:등록)? ?(?:번호)?|민증(?: ?번호)?|앞 ?(?:7|일곱) ?자리)(?:[는은이가]|[ :=]){0,4}"
NUMBERED = r"(?:주민(?:등록)? ?번호|[주민]번|민증|신분증)[^0-9\n]{0,12}"  # the label that leaves no doubt
ALOUD = f"[공영{UNITS}십]{{2,4}}년 ?(?:십[일이]?|[{UNITS}유시])월 ?[{UNITS}십]{{1,4}}일"
SEVENTH = "[1-4]"
LABELS = r"(?:주민(?:등록)?증?(?: ?번호)?|[주민]번|민증(?: ?번호)?|신분증(?: ?번호)?|[rR]rn|RRN)"

PATTERNS = (
    Pattern("full", rf"[0-9]{{6}}{JOINT}[1-4][0-9]{{6}}", left=BEFORE, right=BEHIND, kind="full"),
    Pattern("run", r"[0-9]{6}[1-4][0-9]{6}", left=rf"{BEFORE}|[0-9]\.", right=rf"{BEHIND}|\.[0-9]", kind="full"),
    Pattern(
        "apart",
        r"[0-9]{2}(?:[ ./]?[0-9]{2}){2} ?- ?[1-4](?: ?[0-9]){6}",
        left=r"[0-9]|[0-9][-./]",
        right=BEHIND,
        kind="full",
    ),
    Pattern(
        "regrouped",
        rf"{NUMBERED}(?P<value>[0-9](?:[-. ]{{0,2}}[0-9]){{5}}[-.+ ]{{0,3}}[0-49](?:[-. ]{{0,2}}[0-9]){{6}})",
        kind="full",
    ),
    Pattern(
        "century",
        rf"{NUMBERED}(?P<value>(?:18|19|20)[0-9]{{6}}{JOINT}?[1-4][0-9]{{6}})",
        kind="full",
    ),
    Pattern("two-halves", FRONT_HALF + BACK_HALF, right=BEHIND, kind="full"),
    Pattern(
        "dash-said",
        rf"(?P<value>[0-9]{{6}})[ -]{{0,3}}(?:하이픈|빼기|작대기|찍고|치고|긋고)[^0-9]{{0,6}}(?P<value2>{SEVEN})",
        left=BEFORE,
        right=BEHIND,
        kind="full",
    ),
    Pattern("back-half", rf"{BACK_LABEL}(?P<value_back>{SEVEN})", left=OTHERS, right=BEHIND, kind="full"),
    Pattern(
        "dated",
        rf"(?:[0-9]{{2}}년 ?[0-9]{{1,2}}월 ?[0-9]{{1,2}}일|(?P<value_day>{ALOUD}))생?[^0-9\n]{{0,10}}(?P<value_back>[1-4](?: ?[0-9]){{6}})",
        right=BEHIND,
        kind="full",
        needs_context=True,
    ),
    Pattern(
        "dated-aloud",
        rf"(?P<value_day>{ALOUD})생?(?:에|이고|다시|하고)?[ ,-]{{0,3}}(?P<value_back>[1-4][0-9]{{6}})",
        left="[가-힣0-9]",
        right=BEHIND,
        kind="full",
    ),
    Pattern(
        "back-slip",
        r"(?:주민(?:등록)? ?(?:번호)?|민증) ?(?:뒷|뒤) ?(?:자리|번호|부분|거)(?:[^0-9A-Za-z가-힣\n*]|[은는이가만요]){0,4}(?P<value_back>[0-9]{5,8})",
        right=rf"[0-9]|[-.,][0-9]|{MASK}| ?[원개건명자번]",
        kind="doubtful",
    ),
    Pattern(
        "back-half-first",
        r"(?P<value_back>[1-4][0-9]{6})[이가은는게거 ]{0,4}(?:뒷 ?자리|(?:뒷|뒤) ?(?:번호|부분|쪽)|뒤에? ?[거꺼것])"
        r"(?:[^0-9\n]{1,14}앞[^0-9\n]{0,8}(?P<value_front>[0-9]{6}))?"
        r"|(?P<value_back2>[1-4][0-9]{6})[^0-9\n]{0,3}뒤[^0-9\n]{1,8}(?P<value_front2>[0-9]{6})[^0-9\n]{0,3}앞",
        left=BEFORE,
        right="[0-9]",
        kind="full",
    ),
    Pattern(
        "masked",
        rf"[0-9]{{6}}{JOINT}?(?:[1-4][ ]?(?:[0-9]{{0,2}}{MASK}{{4,8}}|[0-9]{{2,5}}[*xX●]{{1,4}}|-{{6}}|[.]{{6}})|{MASK}{{7,9}})",
        left=BEFORE,
        right=rf"[0-9]|{MASK}|{SAMPLE}",
        kind="masked",
    ),
    Pattern(
        "barely-masked",
        rf"[0-9]{{6}}{JOINT}[1-4]{MASK}{{1,3}}",
        right=rf"[0-9]|{MASK}|{SAMPLE}",
        kind="masked",
        needs_context=True,
    ),
    Pattern(
        "front", r"[0-9]{6} ?- ?[1-4]", left=BEFORE, right=rf"[0-9]|{MASK}|[-.,][0-9]", kind="front", needs_context=True
    ),
    Pattern(
        "front-and-sex",
        r"(?P<value>[0-9]{6} ?- ?[1-4]),? (?:[남여](?:자|성)|[남여](?:[ ,.]|$))",
        left=BEFORE,
        kind="front",
    ),
    Pattern(
        "front-labelled",
        rf"{FRONT_LABEL}(?P<value>[0-9]{{6}} ?[1-4])",
        right=rf"[ ]{{0,2}}[0-9]|{MASK}|[-.,][0-9]| ?[층번개명월시통부장원]",
        kind="front",
    ),
    Pattern(
        "front-before-label",
        r"(?P<value>[0-9]{6} ?-? ?[1-4])(?: ?까지)?[이가은는요]{0,2} ?(?:제 )?(?:주민|민증)(?:등록)? ?(?:번호)?",
        left=r"[0-9]|[0-9][-.,]",
        right="[^0-9\n]{0,8}[0-9]",
        kind="front",
    ),
    Pattern(
        "front-told",
        r"(?P<value>[0-9]{6} ?- ?[1-4])(?: ?까지| ?으?로 ?시작| ?[이가]? ?앞자리)",
        left=r"[0-9]|[0-9][-.,]",
        right="[^0-9\n]{0,8}[0-9]",
        kind="front",
    ),
    Pattern(
        "halves-masked",
        rf"앞(?:에[는가]?|[은이]|자리[는가]?) ?(?P<value_front>[0-9]{{6}})[^0-9\n]{{1,8}}(?:뒤|뒷)[^0-9\n]{{0,5}}(?P<value_back>[1-4]{MASK}{{4,9}})",
        left=OTHERS,
        right="[0-9]",
        kind="masked",
    ),
    Pattern("grouped", grouped_at_will(SEVENTH), left=APART, right=LONGER, kind="full"),
    Pattern(
        "plus",
        rf"(?P<value_odd>[0-9]{{6}} ?\+ ?{SEVENTH}[0-9]{{6}})",
        left=rf"{APART}|[+원] ?",
        right=rf"{LONGER}| ?(?:[+=원]|더|합|[은는을를])",
        kind="full",
    ),
    Pattern("word-between", halves_at_will(SEVENTH), left=APART, right=LONGER, kind="full"),
    Pattern("date-in-words", dated_at_will(SEVENTH), left="[0-9]", right=LONGER, kind="full"),
    Pattern("short-date", dated_shortly(SEVENTH), left=APART, right=LONGER, kind="full"),
    Pattern("behind-stars", behind_stars(SEVENTH), left=rf"[0-9]|[0-9]-|{MASK}", right=BEHIND, kind="full"),
    Pattern("partly-starred", partly_starred(SEVENTH), left=BEFORE, right=rf"[0-9]|{MASK}|{SAMPLE}", kind="masked"),
    Pattern(
        "before-label",
        mistyped_before(r"(?:주민(?:등록)? ?번호|주번|민증)"),
        left=rf"{APART}|번호[은는이가]? ?",
        right="[^0-9]{0,6}[0-9]",
        kind="doubtful",
    ),
    Pattern("mistyped", mistyped(LABELS), right=rf"[0-9eE]|[-.][0-9]|{SAMPLE}| ?원{COUNTED}", kind="doubtful"),
)
