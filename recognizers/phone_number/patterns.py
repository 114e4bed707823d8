"""How people write a telephone number: as printed, in odd groups, with fillers, with a slip behind its label."""

from pii_guard.recognizer import AFTER_LABEL, DIGIT_EDGE, LINE_GOES_ON, Pattern
from pii_guard.recognizer.dictation import COUNTER

GAP = r"[-~._/·,*:=() ]{0,5}[ \n]{0,2}"  # what people type between the groups, or nothing
GROUPED = r"(?:[ ]{0,2}[-~._/·,*:=)(]{1,2}[ \n]{0,2}|[ \n]{1,2})"  # the same, but something must stand there
AREA = "(?:02|03[1-3]|04[1-4]|05[1-5]|06[1-4])"
SPOKEN_AREA = "(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4])"  # read aloud, the leading zero is dropped
EIGHT = f"[0-9]{{4}}{GAP}[0-9]{{4}}"
SUBSCRIBER = f"[1-9][0-9]{{2,3}}{GAP}[0-9]{{4}}"
COUNTRY = rf"(?:(?:\+|00)[ ]?82{GAP}(?:\(0\)|0)?|82[- .)]0?|\(82\) ?0?){GAP}"
CUE = "(?:(?:전화|연락)(?:번호|처| ?(?:주실|받을|할|되는|드릴) ?(?:곳|데|번호))?|전번|핸드폰(?:번호)?|휴대폰(?:번호)?|폰번호?)"

# '127.02…' is a decimal, '1.02…' a list item, '2CE-0501-…' a petition.
ORDINAL_EDGE = r"[0-9]|[0-9]-|[0-9]{2}\.|[0-9][A-Z]{2}-"
TAIL_EDGE = r"[0-9]|-[0-9]{2}"

# Between the groups of a mobile number people put whatever is short: the validator looks at it. In one of the two
# gaps stands more than a mark, or it would be printed as everybody prints it.
_MARKS = r"[-~._/·,*:=() ]{0,6}"
_FILLER = rf"{_MARKS}[^-~._/·,*:=() 0-9\n][^0-9\n]{{0,13}}"
_ANY = r"[^0-9\n]{0,14}"
_PAUSE = r"[ ,.~-]{0,3}[가-힣]{1,4}(?: [가-힣]{1,3})?[ ,.~-]{0,3}"  # between those of a landline: a word or two
_ANY_CUE = (
    r"(?:(?:전화|핸드폰|휴대폰|팩스)(?: ?번호)?|(?:집|가게|사무실|회사|폰) ?번호|연락처|전번|[hHcC]\.?[pP]|TEL|Tel|tel)"
)
_PLACED = "[가-힣][^0-9\\n]{0,9}"  # what begins the line of a group
_COUNTED = "(?:[원년월일개명건대호층장권살세회차주분초시평쪽동만천억%㎡]|번(?:째|지)|가구|kg)"  # 8829번 is how a number is read
_DIRECTLY = r"(?:[ :=.#\t|(<은는이가요도]|입니다){0,4}"

_ODD = "|".join(  # a mobile number in other groups than three, four and four
    (
        rf"\(010\){GAP}{EIGHT}",
        r"010[-. /]{1,3}[0-9]{2}(?:[-. /]{1,3}[0-9]{2}){3}",
        r"050-?[0-9]{4}-[0-9]{5}",
        r"\(?010\)?(?:[ .()-]{1,3}[0-9]){4}[ .()-]{1,3}[0-9](?:[ .()-]{0,3}[0-9]){3}\)?",
        r"0[ -]{1,3}1[ -]{1,3}[016789](?:[ .-]{0,3}[0-9]){8}",
        "010[2-9]-[0-9]{3}-[0-9]{4}",  # cut one digit late
    )
)
_LEGACY = rf"(?:\(01[16789]\)|01[16789]){GAP}{SUBSCRIBER}|01[16789]{GROUPED}[0-9]{{3,4}}{GROUPED}[0-9]{{4}}"
_LANDLINE = rf"(?:\({AREA}\){GAP}|{AREA}{GROUPED}){SUBSCRIBER}(?:[~/][0-9]{{1,4}})?|0(?:3[1-3]|4[1-4]|5[1-5]|6[1-4]){SUBSCRIBER}"
_PAIRS = rf"(?:{AREA}|050[0-9])[-. ][1-9][0-9]{{2,3}}(?:[-. ][0-9]{{2}}){{2}}"
_VOIP = rf"(?:\(070\)|070){GAP}[1-9][0-9]{{3}}{GAP}[0-9]{{4}}"
_VIRTUAL = rf"(?:050[0-9]{GAP}[0-9]{{3,4}}|050-[0-9]{{4}}){GAP}[0-9]{{4}}"
_ABROAD = rf"{COUNTRY}(?:1[016789]{GAP}[0-9]{{3,4}}{GAP}[0-9]{{4}}|(?:{SPOKEN_AREA}|70|50[0-9]){GAP}{SUBSCRIBER})"

_TORN = rf"010-[1-9][0-9]{{0,2}}\n[0-9]{{1,3}}-[0-9]{{4}}|0[ -]{{1,2}}10{GAP}[2-9][0-9]{{3}}{GAP}[0-9]{{4}}|01[ -]{{1,2}}0{GAP}[2-9][0-9]{{3}}{GAP}[0-9]{{4}}"
_HEAD = "(?:010|공일공|영일영)"
_REST = r"[2-9][0-9]{3}(?:[- ]{0,2}|에 ?)[0-9]{4}"  # of a mobile number whose head is said apart from it
_MASKED = "[*xX○●ㅇ#]"
_END = "(?:뒷|뒤|끝|마지막)"
_PLACE = "(?:뒷|뒤|끝|마지막|가운데|중간|앞)"

_OR = "(?: ?[~/,·] ?| ?(?:또는|아니면|아님|혹은|하고|이?랑|및|이?나|과|와) ?)"  # before another end of the same number
# As it is dictated to nobody: 010 447 18829. Groups of four and four are printed so.
_REGROUPED = r"010[-. ][1-9](?:[0-9]{1,2}(?:[-. ][0-9]{2,6}){1,3}|[0-9]{3}(?:[-. ][0-9]{2}){2}|[0-9]{4,5}[-. ][0-9]{2,3}|[0-9]{3}-[0-9]{1,3}-[0-9]{1,3})"
_LATE = r"(?:[ -]?[0-9])"
_ALONE = (  # in groups that are not three, four and four
    rf"01[ -]0[ -]?[1-9]{_LATE}{{7}}"
    rf"|010[ -]?[1-9](?:[0-9]{{0,2}}[ -][0-9]{_LATE}{{4,6}}|[0-9]{{3}}[ -]?[0-9]{{1,3}}[ -][0-9]{_LATE}{{0,2}})"
)

PATTERNS = (
    Pattern("mobile", rf"010{GAP}[1-9][0-9]{{3}}{GAP}[0-9]{{4}}", left=DIGIT_EDGE, right=DIGIT_EDGE),
    Pattern(
        "mobile-zero", rf"010{GAP}0[0-9]{{3}}{GAP}[0-9]{{4}}", left=DIGIT_EDGE, right=DIGIT_EDGE, needs_context=True
    ),
    Pattern(
        "and-more",
        rf"(?:01[016789]|\(?{AREA}\)?){GAP}[1-9][0-9]{{2,3}}{GAP}(?P<last>[0-9]{{4}})(?P<more>(?:{_OR}[0-9]{{1,4}}){{1,4}})",
        left=DIGIT_EDGE,
        right=rf"[0-9]|[-/~.][0-9]| ?{COUNTER}",
    ),
    Pattern(
        "mobile-odd",
        _ODD,
        left=DIGIT_EDGE,
        right=DIGIT_EDGE,
        looks=r"\(010\)|010[-. /]{1,3}[0-9]{1,2}[-. /]|050-?[0-9]{4}-[0-9]{5}|0[ -]{1,3}1[ -]{1,3}[016789]|010[2-9]-[0-9]{3}-|010\)?[ .()-]{1,3}[0-9][ .()-]",
    ),
    Pattern(
        "regrouped",
        f"(?P<value_odd>{_REGROUPED})",
        left=r"[0-9A-Za-z]|[0-9][-., ]",
        right=rf"[0-9]|[-. ][0-9]| ?{COUNTER}",
    ),
    Pattern(
        "cut-late",
        r"(?P<value_odd>010[0-9]{1,6}(?:[-. ][0-9]{1,7}){1,2})",
        left=r"[0-9A-Za-z]|[0-9][-., ]",
        right=r"[0-9]|[-. ][0-9]",
        needs_context=True,
    ),
    Pattern(
        "torn",
        rf"(?P<value_odd>{_TORN})",
        left=r"[0-9A-Za-z]|[0-9][-., ]",
        right=rf"[0-9]|[-. ][0-9]| ?{COUNTER}",
    ),
    Pattern("alone", rf"(?P<value_odd>{_ALONE})", left=r"[^\n]", right=rf"[0-9]|[ -][0-9]|{LINE_GOES_ON}"),
    Pattern("mobile-twice", r"(?P<value>010[1-9][0-9]{7})(?P<value2>010[1-9][0-9]{7})"),
    Pattern("fixed", f"{_LEGACY}|{_LANDLINE}|{_PAIRS}|{_VOIP}|{_VIRTUAL}", left=ORDINAL_EDGE, right=TAIL_EDGE),
    Pattern("seoul-bare", rf"02{SUBSCRIBER}", left=ORDINAL_EDGE, right=TAIL_EDGE, needs_context=True),
    Pattern(
        "abroad",
        rf"{_ABROAD}|8210{GAP}[1-9][0-9]{{3}}{GAP}[0-9]{{4}}",
        left=ORDINAL_EDGE,
        right=TAIL_EDGE,
        looks=r"(?:\+|00) ?82|\(82\)|(?:^|[^0-9])82(?:[- .)]|10)",
    ),
    Pattern(
        "foreign",
        r"\+[1-9][0-9]{0,2}(?:[ .-]?\(?[0-9]{1,5}\)?){2,5}",
        left=r"[0-9)] ?|[A-Za-z]",
    ),
    Pattern(
        "dialled-abroad",
        r"(?P<value_abroad>00[1-9][0-9]{0,2}(?:[ .-]{1,2}\(?[0-9]{1,5}\)?){2,5})",
        left=r"[0-9][-. ]?|[A-Za-z]",
        right="[0-9]|-[0-9]",
        needs_context=True,
    ),
    Pattern(
        "cued",
        rf"{CUE}{AFTER_LABEL}(?P<value>{SPOKEN_AREA}{GROUPED}{SUBSCRIBER}|10{GAP}[1-9][0-9]{{3}}{GAP}[0-9]{{4}})",
        right=TAIL_EDGE,
    ),
    Pattern(
        "second",
        rf"010{GAP}{EIGHT} ?(?:(?:,|/|또는|아니면|이?랑|하고|와|과) ?(?P<value>[2-9][0-9]{{3}}-[0-9]{{4}})|(?:또는|아니면|이?랑|하고|와|과) ?(?P<value2>[2-9][0-9]{{3}} [0-9]{{4}}))",
        left=DIGIT_EDGE,
        right=r"[0-9]|-[0-9]",
    ),
    Pattern(
        "parted",
        rf"{_HEAD}[ ,]{{0,2}}[가-힣][가-힣 ,]{{0,13}}(?P<value_rest>{_REST})",
        left=DIGIT_EDGE,
        right=rf"[0-9]|[- ][0-9]| ?{_COUNTED}",
    ),
    Pattern(
        "head-last",
        rf"(?P<value_rest>{_REST})(?:[^0-9\n]{{1,12}}(?:앞|머리)[^0-9\n]{{0,14}}{_HEAD}|[^0-9\n]{{1,4}}{_HEAD}(?:이에요|입니다|이[요고여]|요|임|[은는] |번호| ?붙[여이]))",
        left=r"[0-9]|[0-9][-. ]",
        right=r"[0-9]|[-. ][0-9]|(?:으?로)? ?시작",
    ),
    Pattern(
        "end-first",
        rf"(?:{_END}[^0-9\n]{{0,8}}(?P<value_end>[0-9]{{4}})|(?P<value_end2>[0-9]{{4}})[이가은는 ]{{0,3}}{_END})"
        r"[^0-9\n]{1,16}(?P<value_front>010[- ]?[1-9][0-9]{3})",
        left="[0-9]|[0-9][-. ]",
        right="[0-9]|[-. ][0-9]",
    ),
    Pattern(
        "end-and-middle",
        rf"{_PLACE}(?:[이가]|[에은는]? ?(?:네 ?|4 ?)?(?:번호|자리))[^0-9\n]{{0,4}}(?P<value_end>[0-9]{{4}})(?:[^0-9\n]{{1,8}}{_PLACE}[^0-9\n]{{0,6}}| ?- ?)(?P<value_front>[0-9]{{4}})",
        right=rf"[0-9]|[-.][0-9]| (?!010(?![0-9]))[0-9]| ?{_COUNTED}",
    ),
    Pattern(
        "middle-told",
        rf"(?P<value>01[016789][-. ]?{_MASKED}{{3,4}}[-. ]?[0-9]{{4}})(?:[^0-9\n]{{1,10}}(?:가운데|중간)[^0-9\n]{{0,6}}|-)(?P<value_front>[0-9]{{4}})",
        left=DIGIT_EDGE,
        right=rf"[0-9]|[-. ][0-9]| ?{_COUNTED}",
    ),
    Pattern(
        "put-right",
        r"(?P<value>01[016789][-. ]?[1-9][0-9]{2,3})[^0-9\n]{1,8}아니[^0-9\n]{1,8}(?P<value2>[1-9][0-9]{2,3}(?:[- ]{1,2}|에 ?)[0-9]{4})",
        left=DIGIT_EDGE,
        right=rf"[0-9]|[-. ][0-9]| ?{_COUNTED}",
    ),
    Pattern(
        "exchange",
        r"(?P<value>[2-9][0-9]{2,3} ?(?:국 ?(?:[에의] ?)?|-)[0-9]{4})번(?:으로|이에요|입니다|이[요고]|요|$)",
        left="[0-9A-Za-z]|[0-9][-./,]",
        kind="landline",
    ),
    Pattern(
        "to-call",
        r"(?P<value>[2-9][0-9]{2,3}-[0-9]{4}) ?으?로 ?(?:(?:집|우리|저희|낮|밤|아침|저녁|오전|오후|꼭|좀|다시)(?:에|으?로)? ?){0,2}(?:전화|연락) ?(?:주|줘|부탁|바랍)",
        left="[0-9A-Za-z]|[0-9][-./, ]",
        kind="landline",
    ),
    Pattern(
        "zero-lost",
        r"(?P<value>10[-. ]{1,2}[2-9][0-9]{3}[-. ]{1,2}[0-9]{4})[^0-9\n]{0,6}앞에? ?(?:공|영|0)",
        left="[0-9]|[0-9][-.,/]",
    ),
    Pattern(
        "without-zero",
        r"10[-. ][2-9][0-9]{3}[-. ][0-9]{4}",
        left="[0-9]|[0-9][-.,/]",
        right=rf"[0-9]|[-./][0-9]| ?{_COUNTED}",
        needs_context=True,
    ),
    Pattern(
        "local",
        rf"(?:{CUE}|국번(?: ?없이)?|지역 ?번호[는은를]? ?(?:빼고|없이|떼고|말고)|[☎☏]|자택\)?|우리 ?집|(?:집|댁|가게|사무실)(?: ?(?:번호|전화))?[이은는]?){AFTER_LABEL}(?P<value>(?:[2-9][0-9]{{2}}|2[1-9][0-9]{{2}}|[3-9][0-9]{{3}})(?: ?- ?| )[0-9]{{4}})",
        right=rf"[0-9]|-[0-9]| [0-9](?![0-9]{{1,2}}[은는이])| ?{_COUNTED}",
    ),
    Pattern(
        "filled",
        rf"01[016789](?:(?P<first>{_FILLER})[1-9][0-9]{{2,3}}(?P<second>{_ANY})"
        rf"|(?P<first2>{_MARKS})[1-9][0-9]{{2,3}}(?P<second2>{_FILLER}))[0-9]{{4}}",
        left=rf"{DIGIT_EDGE}|[0-9][-.,]",
        right=rf"{DIGIT_EDGE}|-[0-9]| ?{_COUNTED}",
    ),
    Pattern(
        "in-turn",
        rf"01[016789](?:[ ,]{{1,2}}2[).:]? ?[1-9][0-9]{{2,3}}[ ,]{{1,2}}3[).:]? ?|(?P<first>\n{_PLACED})[1-9][0-9]{{2,3}}(?P<second>\n{_PLACED}))[0-9]{{4}}",
        left=DIGIT_EDGE,
        right=DIGIT_EDGE,
    ),
    Pattern(
        "area-filled",
        rf"{AREA}(?P<first>{_PAUSE})[1-9][0-9]{{2,3}}(?P<second>{_PAUSE}|[ ,.~-]{{1,3}})[0-9]{{4}}",
        left=rf"{DIGIT_EDGE}|[0-9][-.,]",
        right=rf"{DIGIT_EDGE}|-[0-9]| ?{_COUNTED}",
        kind="landline",
    ),
    Pattern(
        "slip",
        rf"{_ANY_CUE}{_DIRECTLY}(?P<value_slip>\+?[0-9](?:[-. /~)]{{0,3}}[0-9]){{6,12}})",
        right=rf"[0-9]|[-./][0-9]| ?{COUNTER}",
    ),
)
