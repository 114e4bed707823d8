"""What the middlewares and adapters of a host program say: to its clients, and to whoever sets it up."""

from pii_guard.sentences import Sentence

# to a client of the program
UNEXPECTED = Sentence("뜻밖의 오류입니다", "unexpected error")
INVALID = Sentence("약속된 모양이 아닙니다", "not what the contract asks for")
TOO_LARGE = Sentence("본문이 {limit}바이트를 넘습니다", "the body is larger than {limit} bytes")
NOT_WHOLE = Sentence("본문이 다 오지 않았습니다", "the body did not come whole")
NO_FIELD = Sentence("본문에 {names} 가운데 아무것도 없습니다", "the body has none of {names}")
TOO_DEEP = Sentence("너무 깊어서 살피지 못했습니다", "nested too deep to be examined")
PLAIN_UTF8 = Sentence("본문은 압축하지 않은 UTF-8이어야 합니다", "the body must be UTF-8 and not compressed")
JSON_OR_FORM = Sentence(
    "본문은 JSON이거나 이름과 값의 양식이어야 합니다", "the body must be JSON or a form of names and values"
)
NOT_A_FORM = Sentence("본문이 UTF-8로 된 양식이 아닙니다", "the body is no form in UTF-8")

# to whoever sets it up
NOT_INSTALLED = Sentence(
    "{name:이} 설치되어 있지 않습니다. pip install {package}", "{name} is not installed: pip install {package}"
)
NO_TEXT_COLUMN = Sentence("글이 아닌 열입니다 ({kind})", "the column holds no text ({kind})")
NO_COLUMN = Sentence("column: 그런 열이 없습니다", "column: there is none of that name")
NAME_TAKEN = Sentence("findings: 이미 있는 열 이름입니다", "findings: the name of a column that is there already")
DEBUG = Sentence(
    "debug: 오류 화면이 받은 글을 보여 줍니다. debug=False로 두십시오",
    "debug: its error page shows what was sent; set debug=False",
)
UNKNOWN_KEYS = Sentence("{name}: 모르는 항목입니다: {keys}", "{name}: unknown keys {keys}")
NEEDS_FIELDS = Sentence(
    "{name}: fields에는 {{'/messages': ['/text']}}처럼 경로와 포인터를 적어야 합니다",
    "{name}: fields must map paths to pointers, such as {{'/messages': ['/text']}}",
)
OUTSIDE = Sentence(
    "MIDDLEWARE: 다음은 {ours}보다 먼저 본문을 그대로 봅니다: {names}",
    "MIDDLEWARE: these see the raw body before {ours}: {names}",
)
ONE_PROCESS = Sentence(
    "conversations: 작업 프로세스마다 따로 기억하면 번호의 조각이 지나갑니다. state_url에 Redis를 두거나 "
    "conversations: false로 두십시오",
    "conversations: with workers that remember each for itself the pieces of a number pass; set state_url to a Redis, "
    "or conversations: false",
)
COMPLETED = Sentence("이어지는 글과 합치면 개인정보가 됩니다", "together with a later message it is personal data")
NEEDS_ASYNC_STORE = Sentence(
    "store: 이벤트 루프에는 AsyncRedisStore나 MemoryStore를 주십시오",
    "store: an event loop needs an AsyncRedisStore, or a MemoryStore",
)
NEEDS_SYNC_STORE = Sentence(
    "{name}: store에는 RedisStore나 MemoryStore를 주십시오", "{name}: store must be a RedisStore, or a MemoryStore"
)
NO_CASES = Sentence("사례 파일이 있는 폴더여야 합니다", "must be a folder of case files")
LEAKS = Sentence("글을 그대로 내보내는 로그 핸들러: {names}", "these log handlers let text through: {names}")
ADDRESS = Sentence(
    "url: http://…, https://…, unix:/소켓의/경로 가운데 하나여야 합니다",
    "url: http://…, https://… or unix:/path/to/socket",
)
