"""Faults of policies, of their cases and of the routes of a gateway: each behind its file and key."""

from pii_guard.sentences import Sentence

# the file
UNREADABLE = Sentence(
    "읽을 수 없습니다 ({reason}). 함께 들어 있는 것: {known}", "cannot be read ({reason}); bundled are {known}"
)
NOT_UTF8 = Sentence("{line}번째 줄이 UTF-8이 아닙니다", "line {line}: is not UTF-8")
SAME_VERSION = Sentence(
    "version: 같은 판이 다른 내용으로 쓰인 적이 있습니다. 바뀐 정책에는 새 판 번호를 적으십시오",
    "version: was in force with another content; give the changed policy a new version",
)
NOT_A_FILE = Sentence(
    "파일이 아닙니다. 파이프나 폴더는 읽지 않습니다", "is no regular file: a pipe or folder is not read"
)
CHANGED_WHILE_READ = Sentence(
    "읽는 동안 파일이 바뀌어 다시 살핍니다", "a file changed while it was read; it is looked at again"
)
NOT_TOML = Sentence("TOML이 아닙니다: {reason}", "is not TOML: {reason}")
THE_FILE = Sentence("파일", "the file")

# keys and their types
MISSING = Sentence("빠졌습니다", "is missing")
UNKNOWN_KEY = Sentence("모르는 항목입니다", "is not a known key")
NEEDS_TEXT = Sentence("따옴표로 묶은 글이어야 합니다", "must be text in quotes")
NEEDS_BOOLEAN = Sentence("true 또는 false여야 합니다", "must be true or false")
NEEDS_DATE = Sentence("2027-12-31처럼 따옴표 없는 날짜여야 합니다", "must be a date without quotes, such as 2027-12-31")
NEEDS_LIST = Sentence("[ ] 안에 적은 목록이어야 합니다", "must be a list in [ ]")
NEEDS_TABLE = Sentence("표여야 합니다", "must be a table")
TOO_LONG = Sentence("너무 깁니다", "is too long")
EMPTY = Sentence("비어 있습니다", "is empty")
EMPTY_LIST = Sentence("빈 목록입니다", "is an empty list")
NOT_A_NAME = Sentence("영어 소문자, 숫자, 붙임표만 쓸 수 있습니다", "must be lower-case letters, digits and hyphens")
NOT_ONE_OF = Sentence("{expected} 가운데 하나여야 합니다", "must be one of {expected}")
OTHERWISE_ALLOW = Sentence(
    "'redact' 또는 'block'이어야 합니다. 'allow'로 하면 어느 조항에도 없는 것이 그대로 나갑니다",
    "must be 'redact' or 'block': 'allow' would pass on whatever no clause names",
)

# what it says
RESERVED = Sentence("{name:'은} 따로 쓰이는 이름입니다", "{name!r} is reserved")
TWICE = Sentence("{name:'이} 두 번 쓰였습니다", "{name!r} is used twice")
NAME_TWICE = Sentence("두 번 쓰인 이름입니다", "is used twice")
UNKNOWN_ENTITY = Sentence("{name:'을} 찾는 규칙이 없습니다", "no recognizer finds {name!r}")
DECOY = Sentence("{name:은} 개인정보가 아니어서 정책에 쓸 수 없습니다", "{name} is a decoy, no policy ever sees it")
NO_SUCH_KINDS = Sentence(
    "{name}에는 그런 종류가 없습니다. 있는 종류: {known}", "{name} has none of them, its kinds are {known}"
)
UNKNOWN_KIND = Sentence(
    "조항의 어떤 항목에도 {name:'} 종류가 없습니다", "no entity of the clause has the kind {name!r}"
)
UNDECLARED = Sentence("정책이 {name:'을} 정해 두지 않았습니다", "the policy declares no {name!r}")
UNAPPROVED = Sentence(
    "{names}: 개인정보 보호법 제24조의 고유식별정보를 통과시키려면 그 조항에 {missing:을} 적어야 합니다",
    "to allow {names}, unique identifiers under 개인정보 보호법 제24조, the clause itself must give {missing}",
)
NEVER_PUBLIC = Sentence(
    "{name:은} 개인정보 보호법 제24조의 고유식별정보라 공개된 값이 될 수 없습니다",
    "{name} is a unique identifier under 개인정보 보호법 제24조 and is never public",
)
NO_VALUES = Sentence("values 또는 prefixes를 적으십시오", "give values or prefixes")
SHORT_PREFIX = Sentence(
    "{prefix:'}: 지역번호와 국번까지 {digits}자리 이상이어야 합니다",
    "{prefix!r} needs area code and exchange, at least {digits} digits",
)
SHORT_WORD = Sentence(
    "{word:'}: 두 글자가 안 되면 성씨까지 남게 되므로 {least}글자 이상이어야 합니다",
    "{word!r} needs {least} letters, or it would let surnames pass",
)
BARE_VALUE = Sentence("글자도 숫자도 없는 값이 있습니다", "a value without letters and digits")
UNREACHABLE = Sentence(
    "앞 조항들이 모두 먼저 맞아 이 조항은 쓰이지 않습니다",
    "is never reached, the clauses before it match everything it would",
)
CANNOT_KEEP = Sentence(
    "{name:'을} 읽을 수 있게 남기는 규칙이 없습니다. 있는 것: {known}",
    "no recognizer can keep {name!r} readable, they know {known}",
)
NONE = Sentence("없음", "none")

NO_LIST = Sentence("정책 옆에서 UTF-8 파일로 읽을 수 없습니다", "cannot be read as UTF-8 beside the policy")
NO_LISTED_VALUES = Sentence("values 또는 file을 적으십시오", "give values or a file")
TOO_MANY_VALUES = Sentence("{most}개보다 많습니다", "more than {most}")
LISTED_LENGTH = Sentence(
    "글자와 숫자가 {least}개에서 {most}개까지여야 합니다", "needs {least} to {most} letters and digits"
)

# what its owner should look at
EXPIRED = Sentence("{day}에 끝났습니다. 담당: {owner}", "expired on {day}; ask {owner}")
NOT_YET = Sentence("{day}부터 쓰입니다", "only from {day}")

# cases
TEXT_OF_A_BLOCK = Sentence("차단된 글에는 나오는 글이 없습니다", "a blocked message has none")
DOES_NOT_HOLD = Sentence("맞지 않습니다", "does not hold")
NO_CLAUSE = Sentence("정책에 {name:'} 조항이 없습니다", "the policy has no clause {name!r}")

# routes of a gateway
ROUTE_TWICE = Sentence("다른 경로도 이 이름을 씁니다", "another route has this name")
NO_UPSTREAM = Sentence(
    "이 어댑터는 고친 글을 스스로 답하므로 비워 두십시오",
    "this adapter answers the cleaned document itself and has none",
)
NEEDS_UPSTREAM = Sentence("http 또는 https 주소를 적으십시오", "is required, an http or https address")
BARE_ADDRESS = Sentence(
    "사용자, 비밀번호, ?와 # 뒤의 것은 적을 수 없습니다", "must hold no user, password, query or fragment"
)
NO_FIELDS = Sentence("살필 JSON 포인터를 하나 이상 적으십시오", "name at least one JSON pointer to clean")
NOT_DECLARED = Sentence("정책이 정해 두지 않은 이름입니다", "is not declared by the policy")
UNCHECKED_NEEDS_A_NAME = Sentence(
    "{name:은} 살피지 않은 글을 내보냅니다. approved_by와 why를 적으십시오",
    "{name} passes on what was not examined; it needs approved_by and why",
)
LATE = Sentence("이 채널은 {budget}밀리초까지만 기다립니다", "this channel waits no longer than {budget}")
ONE_PLACE = Sentence("한 자리만 가리켜야 합니다. *는 쓸 수 없습니다", "must name one place: * is not possible here")
NEEDS_UTTERANCE = Sentence(
    'conversation에는 글이 있는 자리도 필요합니다: utterance = "/text"',
    'a conversation needs the place of its text too: utterance = "/text"',
)
NEEDS_CONVERSATION = Sentence("conversation과 함께 써야 합니다", "is of use only together with conversation")
NO_CALLBACK = Sentence("이 어댑터에는 없는 것입니다", "this adapter has none")

# cases that do not hold
NOTHING_FOUND = Sentence("찾은 것 없음", "nothing was found")
NOT_EXAMINED = Sentence("살피지 못함, {code}", "not examined, {code}")
OTHER_ACTION = Sentence("기대 {expected}, 실제 {got} ({why})", "expected {expected}, got {got} ({why})")
OTHER_TEXT = Sentence("기대한 글 {expected}, 실제 {got}", "expected the text {expected}, got {got}")
OTHER_CLAUSES = Sentence(
    "다른 까닭으로 정해졌습니다. 기대한 조항 {expected}, 실제 {got}",
    "ruled for another reason: expected the clauses {expected}, got {got}",
)
