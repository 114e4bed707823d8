"""How people write the day on which somebody was born: behind its label, in front of it, in parts, or by itself."""

from pii_guard.recognizer import Pattern

from .days import (
    BLANKS,
    BY_ITSELF,
    CLOSED,
    CYCLE,
    DAY_ALOUD,
    DAY_FIRST,
    ENGLISH,
    IN_WORDS,
    LABEL_EN,
    MARKED,
    MONTH_ALOUD,
    MONTH_SAID,
    OLD_DAY,
    PAIRS,
    SAID_YEAR,
    SIX_SAID,
    YEAR,
    YEAR_LAST,
)

_FRONT = r"(?:(?:주민|민증)[^0-9\n]{0,8}앞(?: ?(?:여섯 ?|6 ?)?자리| ?번호|쪽)?|주민 ?앞)"
_ANIMAL = "(?:송아지|암송아지|수송아지|한우|젖소|암소|수소|소[를가 ]|돼지|강아지|반려|고양이|망아지|염소|병아리|개체)"
_NAMED = rf"생 ?년 ?월 ?일|생월일|생년|생일|생신|출생 ?(?:[년연]월일|일자?)?|태어난 ?(?:날|건|게|때)|{_FRONT}|태생|(?:date of )?birth(?:day| ?date)?|born (?:on|in)|d\.?o\.?b\.?|bday"
_GAP = r"(?:[^0-9A-Za-z가-힣*●]|[은는이가도요만을를]|\([^()0-9\n]{1,8}\)|(?:양력|음력)(?:으로)?|에|날짜|6 ?자리){0,6}?"
_OTHERS = r"(?:전화|폰|카드|계좌|통장|차|면허|여권)[^0-9\n]{0,6}"  # they have an 앞자리 too
_BORN = (
    r"[.)]?[이은]? ?(?:\((?:양력|음력)\) ?)?"
    r"(?:일?생(?:[이입인임예으 ,.)\n]|$)|년생|생신|생년 ?월 ?일(?:이?[에요고]|입|임|[ .,)]{0,2}(?:$|\n))|생일(?:$| ?[^파잔카선케쿠축 ])|(?:[가-힣 ]{1,10})?날에? ?(?:났|태어)"
    r"|(?:날|에|날에)? ?(?:나[셨신]|태어|태생|낳[아았은]|출생(?:자?(?:이[에고요라며]|입|인데|임)|[^0-9가-힣]|했|한 (?:아이|애|아기|딸|아들|첫|둘|셋|손)|$)))"
)
_ENDS = "[0-9공영일이삼사오육칠팔구십월년날흘틀새레렛루룻름믐석단파달무]"  # what a day ends in
_AS_SAID = r"[^0-9\n]{0,10}"
_OF = r"[은는이:= ]{0,3}"
_THEN = r"[ ,/\n]{1,3}(?:생|출생 ?|태어난 ?)?"
_ON_RECORD = " ?으?로 ?(?:되|돼|등록|적[혀었힌은]|[써쓰썼]|올[라려]|나[와오]|신고|기재|잘못|정정|바[꿔꾸뀌]|고[쳐치])"
_TOLD = "(?:드[리릴려립]|불러|부[르를]|말씀|말해|입력|적[어으을]|[써쓰쓸]|알려|넣[어으]|보내|남[겨기])"  # 생년월일만 드릴게요 850119
_MONTH_BORN = f"[가-힣](?<![이입임인예으])|인 (?:아|분|사람)|이[상하후전]| ?(?:부터|까지|이[후전상하]|아동|아이|아기|영아|{_ANIMAL})"
_BIRTHDAY = "[0-9]{1,2}(?:월 ?[0-9]{1,2}일|/[0-9]{1,2})|(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"

PATTERNS = (
    Pattern(
        "labelled",
        rf"(?i)(?:{_NAMED}){_GAP}(?P<value>{YEAR_LAST}|{IN_WORDS}|{MARKED}|{CLOSED}|{BLANKS}|{PAIRS})|(?:생 ?년 ?월 ?일|생일|생신|태어난 ?날){_GAP}(?P<value_old>{OLD_DAY})",
        left="[발파기출]|송아지 |강아지 |한우 |개체 ",
        right=r"[0-9]|-[0-9]|[*●]|[명건](?:[^가-힣]|$|[이을은만])|[.일)]{0,2} ?(?:이[후전]|부터)",
        looks=f"(?i){_NAMED}",
    ),
    Pattern(
        "slip",
        rf"(?:생년 ?월 ?일|출생 ?(?:[년연]월일|일자?)|태어난 ?날){_GAP}(?P<value_slip>{YEAR} ?년 ?[0-9]{{1,2}} ?월 ?[0-9]{{1,2}}(?: ?일)?|{MARKED}|(?:(?:18|19|20)[0-9]{{6}}|[0-9]{{6}}))",
        left="송아지 |강아지 |한우 |개체 ",
        right=r"[0-9]|-[0-9]|[*●]|[명건자](?:[^가-힣]|$|[을이은만리])|[.일]? ?(?:부터|까지|이[후전상하])",
        looks="생년 ?월 ?일|출생 ?(?:[년연]월일|일자?)|태어난 ?날",
    ),
    Pattern(
        "english",
        rf"(?i)(?:{LABEL_EN}|생년 ?월 ?일)(?: is|[ :]){{0,3}}(?P<value_en>{ENGLISH}|{DAY_FIRST})|(?P<value_en2>{ENGLISH}|{DAY_FIRST}|{MARKED}),? (?:born|birth)",
        right="[0-9]",
    ),
    Pattern(
        "english-alone",
        rf"(?i)(?P<value_en3>{ENGLISH})",
        left="[0-9A-Za-z]",
        right="[0-9A-Za-z]",
    ),
    Pattern(
        "birthday",
        rf"생(?:월일|일날?)(?:[은이]? ?[: ]?(?:음력|양력)? ?(?P<value_day>{_BIRTHDAY})|[은이] ?(?P<value_day2>{MONTH_ALOUD} ?월 ?{DAY_ALOUD}))",
        left="[발파기]",
        right="[0-9/]| ?[원명개]",
    ),
    Pattern(
        "in-parts",
        rf"(?:생년|출생 ?(?:연도|년도?)|태어난 ?(?:해|년도?)){_OF}(?P<value_parts>{YEAR} ?년?도?{_THEN}[월달]{_OF}[0-9]{{1,2}}월?"
        rf"{_THEN}[일날]{_OF}[0-9]{{1,2}}(?: ?일)?)",
        right="[0-9]",
    ),
    Pattern(
        "on-record",
        f"(?P<value_on_record>{IN_WORDS}|{MARKED}){_ON_RECORD}",
        left="[0-9]|[0-9][-./]|~ ?",
        looks=_ENDS + _ON_RECORD,
    ),
    Pattern(
        "told",
        rf"(?:생 ?년 ?월 ?일|앞 ?(?:자리|번호))[^0-9\n]{{1,8}}?{_TOLD}[^0-9\n]{{0,12}}(?P<value>{IN_WORDS}|{MARKED}|[0-9]{{8}}|[0-9]{{6}})",
        left=_OTHERS,
        right=r"[0-9]|-[0-9]|[*●]| ?(?:[원명개번호건]|까지|부터|이[후전])",
        looks="생 ?년 ?월 ?일|앞 ?(?:자리|번호)",
    ),
    Pattern(
        "by-itself",
        f"(?P<value_by_itself>{BY_ITSELF})",
        left=r"[0-9]|[0-9][-./]|~ ?|[공영일이삼사오육칠팔구십백천제]",
        right=r"[0-9*●]|[-.~][0-9*●]|[,/](?!01)[0-9]",
        looks=rf"(?:^|[^0-9])(?:[0-9]{{2}}){{1,2}}\)?(?:[ \n]?년|-?[ ]?[./~_·,\n -][ ]?[0-9]{{1,2}}-?[ ]?[./~_·,\n -][ ]?[0-9]| ?[0-9]{{4}}(?:[^0-9-]|-(?:[^0-9]|[1-8](?:[^0-9]|$)|$)|$)|[. ]{MONTH_ALOUD}월)"
        rf"|[0-9]\) ?[0-9]{{1,2}}[-./]|[0-9]{{1,2}}[-./][0-9]{{1,2}}[-./](?:19|20)|년[생도]?[ ,\n]{{0,2}}(?:[음양(]|{MONTH_SAID}|[가-힣]{{1,3}} ?띠|{CYCLE})|{SIX_SAID}|(?:^|[^0-9])[0-9] [0-9](?: [0-9] [0-9]| ?[-./])",
    ),
    Pattern(
        "year-then-birthday",
        rf"(?P<value_year>{YEAR} ?년)생?[^0-9\n]{{1,8}}(?:생일|월일)[은이]? ?(?P<value_day>{_BIRTHDAY}|{MONTH_ALOUD} ?월 ?{DAY_ALOUD})",
        left="[0-9]",
        right="[0-9/]",
        looks="년생?[^0-9\n]{1,8}(?:생일|월일)",
    ),
    Pattern("foundation", r"(?P<value_dangi>단기 ?4[23][0-9]{2} ?년 ?[0-9]{1,2} ?월 ?[0-9]{1,2} ?일)"),
    Pattern(
        "dictated",
        rf"(?P<value_said>{YEAR} ?년(?P<first>{_AS_SAID})[0-9]{{1,2}} ?월(?P<second>{_AS_SAID})[0-9]{{1,2}} ?일){_BORN}",
        left="[0-9]|[0-9][.일]? ?~ ?",
        right=f" ?{_ANIMAL}",
    ),
    Pattern(
        "month",
        rf"(?P<value_month>(?:{YEAR} ?[년.]|{SAID_YEAR}) ?{MONTH_SAID}) ?태?생|(?:출생|생년월?)[: ]{{1,3}}(?P<value_month2>(?:19|20)[0-9]{{2}}[.-](?:0[1-9]|1[0-2]))(?:[ ,\n]|$)",
        left="[0-9발]|[0-9]~ ?",
        right=_MONTH_BORN,
        looks="[월달] ?태?생|(?:출생|생년월?)[: ]{1,3}(?:19|20)",
    ),
    Pattern(
        "short-label",
        rf"생[.:]?[ ]{{1,2}}(?P<value>{IN_WORDS}|{MARKED}|(?:19|20)[0-9]{{6}})",
        left="[가-힣A-Za-z0-9]",
        right=rf"[0-9]|-[0-9]|[.일)]{{0,2}} ?(?:이[후전]|부터|까지)| ?{_ANIMAL}",
        looks="(?:^|[^가-힣A-Za-z0-9])생[.:]?[ ]",
    ),
    Pattern(
        "front-half",
        rf"앞 ?자리{_GAP}(?P<value>{IN_WORDS}|{MARKED}|{CLOSED})",
        left=_OTHERS,
        right=r"[0-9]|-[0-9]|[*●]",
        looks="앞 ?자리",
    ),
    Pattern(
        "before-label",
        r"(?P<value>[0-9]{6})[이가은는]? ?(?:주민(?:등록)?(?:번호)? ?)?앞 ?자리",
        left=r"[0-9]|[0-9][-./]",
    ),
    Pattern(
        "born-on",
        rf"(?P<value>{YEAR_LAST}|{IN_WORDS}|{MARKED}|{PAIRS}|[0-9]{{8}}|[0-9]{{6}}|{SIX_SAID}){_BORN}",
        left=r"[0-9]|[0-9][-./]|[0-9][.일]? ?~ ?|[공영일이삼사오육칠팔구십백천]",
        right=f" ?{_ANIMAL}",
        looks=_ENDS + _BORN,
    ),
)
