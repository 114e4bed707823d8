"""What closes a row of digits: a unit or a counter right behind it, and nothing else.

Residents put anything around a number, so a word that nobody has listed closes nothing. Endings of verbs that look like
a counter are left out: 67인데, 89세요, 45건데.
"""

from string import digits

from pii_guard.recognizer.expressions import Expression

_MEASURED = Expression(
    r" ?(?:원(?!래)|[천백십]?만 ?[원명평개대호㎡]|[천백십]?만 ?[0-9]|[천백십]만|[천백] ?[원명평]"
    r"|억|%|퍼센트|프로|평|㎡|m2|제곱|kg|㎏|킬로|톤"
    r"|그램|리터|미터|cm|㎝|km|번째|번지|개월|개년|가구|세대|마리|포대|상자|박스|페이지|시간(?! (?:되|나시|나실|괜찮))"
    r"|주일|주간|학년"
    r"|등급|인분|자리|배(?=$|[ ,.로])|명(?!의)|개|건(?!데)|살|초|층|호|동|회|장|권|병|통|반"
    r"|대(?=$|[ ,.를가의])|등(?!록)|주(?! ?[세시])|세(?!요)|kw|분의|급)"
)
# What is glued to a number and begins like no ending of one is what it counts, where it is a short noun: 20망, 5포대를.
# An ending begins with ㅇ, or as one of these.
_COUNTS = Expression(
    "인(?:당|분|용|실|승|이 | (?![거것게데지듯줄걸]))"
    "|(?![아-잏]|[는를로만도라래랬랑랍고구네다더데죠지져쥬거걸게까하해함번끝또뿐땡맞담뒤앞]"
    "|가(?!마|지|락)|그(?!루|램|릇)|건데|대요|대여|부[터탁]|먼저|세요)"
    "(?:[A-Za-z]|[가-힣]{1,3}?(?:[은는이가을를도만의로에씩쯤당요]|정도|이나|까지|부터|에서|짜리|입니다|이?에요|예요|이요"
    "|인데요?|이고|넘게|이상|밖에|마다"
    "|이?라[서던네는][가-힣]{0,5})?(?![가-힣]))"
)
_DECIMAL = Expression("[0-9]{1,3}[.][0-9]{1,2}")
_SHARE = Expression("분의 ?$|/$")
_LONG_COUNTERS = Expression(
    " ?(?:마리|가구|가지|주일|주간|주년|호실|호선|호점|보루|나절|다발|마지기|배럴|조각|개월|개년)"
)
_MONEY = Expression(r" ?(?:원(?!래)|[천백십]?만 ?[원평㎡]|[천백십]만|억|평|㎡|m2|kg|㎏)")
_DATED = Expression(
    " ?(?:(년)|(월)|(일)(?!원|대| ?(?:[거걸텐것지]|까(?!지)))|(시)(?![고구네며는]|입|십|예|죠)|(분)(?!의))"
)
_TURNS = Expression("도(?! ?(?:있|맞|적))|번(?:째|씩|정도|이나| ?(?:누[르른]|눌|선택|다녀|갔|왔|봤|했|찾아|넘게|이상))")
_CALLED = Expression("번 ?(?:출구|창구|버스|국도|지방도|노선|홈|게이트|마을|문항|문제|항목|막차|차량?[은이]|타)")
_ONLY = Expression(" ?만(?! ?[0-9원명평개대호㎡])")
# Behind a blank a unit is a word of its own: 3 일까지; not 3 일단, 3 주민번호.
_IS_WORD = Expression(
    "$|[^가-힣]|[은는이가을를의에로도만요여쯤씩]|까지|부터|정도|마다|동안|짜리|입니다|예요|인데|인가|인지|전|후|째|넘"
)
# What tells how many without a unit: 20 넘게 기다렸어요, 월급이 200 정도예요, 한 50 됐나.
_ABOUT = Expression(" ?(?:넘[게었어는]|정도|쯤|가량|남짓|가까이|안팎|이상이|이하|미만)")
_IN_FRONT = Expression(
    "(?:번호표|대기 ?(?:번호|순번|표)?|순번)[은는이가]? ?$|[0-9] ?대 ?$"
    "|(?<![가-힣])(?:올해|작년|내년|나이[는가]?|만|한|약|총|거의|대략|평균|최대|최소) $"
)
_LONGEST_IN_FRONT = 8  # characters
_MOST = (9_999, 12, 999, 24, 59)  # years, months, days, hours, minutes
LONGEST_ORDINAL = 2  # digits of a 번 that is an order or a count, and of degrees: 2번 눌렀어요, 38도
LONGEST_COUNTED = 4  # digits of what is counted, unless it is money


# A digit that is not plainly of a count: years, ages, days and pieces go on with nothing, whatever stands around.
_MAY_STAND_ALONE = Expression(
    "(?<![0-9])(?![1-9][0-9]{0,3}(?:[년개살]|명(?!의)|원(?!래))|(?:1[0-2]|[1-9])월"
    "|[1-9][0-9]{0,2}일(?! ?(?:[거걸텐것지]|까(?!지))))[0-9]|[^ -~ㄱ-ㅎㅏ-ㅣ가-힣]"
)


def may_stand_alone(message: str) -> bool:
    """Whether a message may hold digits that count nothing."""
    return _MAY_STAND_ALONE.search(message) is not None


def is_counted(folded: str, row: str, end: int) -> bool:
    """Whether a unit or counter stands behind a row that ends at `end`.

    Nobody counts what begins with zero, but days and hours: 010만 보냈어요, 09월.
    """
    last, start = row[len(row.rstrip(digits)) :], end - len(row)
    if not last:
        return False
    if start > 0 and _IN_FRONT.search(folded, max(0, start - _LONGEST_IN_FRONT), start):
        return len(last) <= LONGEST_COUNTED
    if end == len(folded):  # cost only: most pieces
        return False
    if (dated := _DATED.match(folded, end)) and _stands(folded, end, dated.end()):
        which = next(i for i, unit in enumerate(dated.groups()) if unit)
        return len(last) <= len(str(_MOST[which])) and 0 < int(last) <= _MOST[which]
    if _CALLED.match(folded, end) or (last[0] != "0" and _ABOUT.match(folded, end)):
        return len(last) <= LONGEST_COUNTED
    if _TURNS.match(folded, end):
        return len(last) <= LONGEST_ORDINAL
    measured = _MEASURED.match(folded, end)
    if last.startswith("0") or not (measured and _stands(folded, end, measured.end())):
        return False
    return len(last) <= LONGEST_COUNTED or _MONEY.match(folded, end) is not None


def _stands(folded: str, start: int, end: int) -> bool:
    """Whether a unit stands right behind its number, or is a word of its own."""
    return folded[start] != " " or _IS_WORD.match(folded, end) is not None


def counts(folded: str, row: str, end: int) -> bool:
    """Whether a noun is glued to a short number, which then tells how many: 20망, 5포대를."""
    start = end - len(row)
    if start > 0 and _SHARE.search(folded, max(0, start - 4), start):
        return len(row) <= LONGEST_ORDINAL
    if end == len(folded):  # cost only
        return False
    fits = len(row) <= LONGEST_COUNTED and row[0] != "0" and row.isdigit()
    return (fits or _DECIMAL.fullmatch(row) is not None) and _COUNTS.match(folded, end) is not None


def counts_something(folded: str, start: int, end: int) -> bool:
    """Whether a row with digits at its end tells how many, in either way."""
    if end - start == len(folded):  # cost only: most pieces
        return False
    row = folded[start:end]
    return row[-1].isdigit() and (counts(folded, row, end) or is_counted(folded, row, end))


def is_numbered(folded: str, end: int) -> bool:
    """Whether a row is called a 번."""
    return folded.startswith("번", end) and not folded.startswith("번호", end)


def is_of_a_word(folded: str, end: int) -> bool:
    """Whether the counter behind a row is a word of its own, and no letter: 10마리, 3자루를."""
    noun = _COUNTS.match(folded, end) and _COUNTS.match(folded, end + 1)
    return noun is not None or _LONG_COUNTERS.match(folded, end) is not None


def is_only(folded: str, end: int) -> bool:
    """Whether 만 behind a row means "only": 0102345만 먼저 보내요."""
    return _ONLY.match(folded, end) is not None
