"""Sentences of refused requests: the `detail` and `detail_ko` of an RFC 9457 problem. They never hold what was sent."""

from pii_guard.sentences import Sentence

TITLES = {  # the Korean of the statuses' own phrases
    400: "잘못된 요청",
    401: "키가 필요함",
    403: "허용되지 않음",
    404: "찾을 수 없음",
    405: "쓸 수 없는 메서드",
    408: "시간이 지남",
    409: "앞선 요청과 다름",
    410: "더는 없음",
    413: "본문이 너무 큼",
    415: "받지 않는 형식",
    421: "다른 곳으로 온 요청",
    422: "처리할 수 없는 내용",
    429: "요청이 너무 잦음",
    431: "헤더가 너무 큼",
    500: "내부 오류",
    502: "뒤쪽 서버 오류",
    503: "지금은 처리할 수 없음",
    504: "뒤쪽 서버가 늦음",
    507: "저장할 자리가 없음",
}

# the connection, the head and the body
CONNECTIONS = Sentence("연결이 한꺼번에 너무 많습니다", "too many connections at a time")
NOT_HTTP = Sentence("HTTP/1.1 요청이어야 합니다", "expected a request of HTTP/1.1")
HEAD_TOO_LARGE = Sentence("요청의 헤더가 너무 큽니다", "the head of the request is too large")
HEAD_LATE = Sentence("요청의 헤더가 제시간에 오지 않았습니다", "the head of the request did not come in time")
REQUEST_TOO_LARGE = Sentence("요청이 너무 큽니다", "the request is too large")
HOST_NOT_SERVED = Sentence(
    "이 이름으로는 서비스하지 않습니다. PII_GUARD_HOSTS를 보십시오", "this host is not served here; see PII_GUARD_HOSTS"
)
CROSS_SITE = Sentence("다른 사이트의 페이지에서는 요청할 수 없습니다", "a page of another site may not ask")
FIELD_TWICE = Sentence("같은 헤더가 두 번 들어 있습니다", "a header field is given twice")
JSON_TYPE = Sentence("Content-Type은 application/json이어야 합니다", "the content type must be application/json")
JSON_IN_UTF8 = Sentence(
    "본문은 UTF-8로 된 application/json이어야 합니다", "the content must be application/json in UTF-8"
)
NOT_JSON = Sentence(
    "UTF-8로 된 JSON이 아니거나 같은 항목이 두 번 있습니다", "the text is not JSON in UTF-8, or repeats a member"
)
NO_BODY = Sentence("헤더에서 알린 본문이 오지 않았습니다", "the body that was announced did not come")
LEFT_HALF_WAY = Sentence("본문이 다 오기 전에 연결이 끊겼습니다", "the client left before the body was complete")
BODY_LATE = Sentence("본문이 제시간에 오지 않았습니다", "the body did not come in time")
BODY_TOO_LARGE = Sentence("본문이 {limit}바이트를 넘습니다", "the body is larger than {limit} bytes")
LARGE_BODIES = Sentence("큰 본문이 한꺼번에 너무 많이 왔습니다", "too many large bodies at a time")
TOO_DEEP = Sentence("본문이 {most}단계보다 깊습니다", "the body is nested deeper than {most} levels")
METHOD = Sentence("이 주소는 {method} 요청만 받습니다", "this route takes {method}")
NO_ROUTE = Sentence("그런 주소는 없습니다", "there is no such route")
OTHER_METHOD = Sentence("이 주소는 다른 메서드만 받습니다", "this route takes another method")
OTHER_CONTRACT = Sentence(
    "요청이 /openapi.json의 약속과 다릅니다", "the request does not follow the contract in /openapi.json"
)
ENCODED_TOO_OFTEN = Sentence(
    "주소가 퍼센트로 너무 여러 번 인코딩되어 있습니다", "the address is percent-encoded too many times"
)

# who may ask, and how much
KEY_REQUIRED = Sentence(
    "키가 필요합니다. Authorization: Bearer 또는 x-api-key", "a key is required: Authorization: Bearer, or x-api-key"
)
SCOPE_MISSING = Sentence("이 키에는 {scope} 권한이 없습니다", "this key lacks the scope {scope}")
TOO_OFTEN = Sentence("이 키로 너무 자주 요청하고 있습니다", "this key asks too often")
BUSY = Sentence("요청이 한꺼번에 너무 많이 왔습니다", "too many requests at a time")

# what could not be done
UNEXPECTED = Sentence("뜻밖의 오류입니다. 아무것도 전달하지 않았습니다", "unexpected error; nothing was passed on")
NOT_RECORDED = Sentence(
    "결정을 기록하지 못했습니다. 아무것도 전달하지 마십시오", "the decision could not be recorded; pass nothing on"
)
STOPPING = Sentence("멈추는 중입니다. 글을 다른 곳으로 보내십시오", "stopping: send messages to another one")
BAD_POLICY = Sentence(
    "가장 새 정책에 잘못이 있어 그 앞의 정책을 쓰고 있습니다 (로그를 보십시오)",
    "the newest policy is bad; the last good one is in force (see the log)",
)
NO_AUDIT = Sentence(
    "감사 파일에 쓸 수 없어 결정하지 않습니다", "the audit file cannot be written: no decision is given"
)
NO_CANARY = Sentence(
    "시험용 개인정보를 찾지 못했습니다. 글을 전달하면 안 됩니다",
    "the canary was not found: messages must not be passed on",
)
UPSTREAM_LATE = Sentence("뒤쪽 서버가 제시간에 답하지 않았습니다", "the upstream did not answer in time")
UPSTREAM_DOWN = Sentence(
    "뒤쪽 서버에 연결하지 못했거나 연결이 끊겼습니다", "the upstream could not be reached or broke off"
)
UPSTREAM_BROKE_OFF = Sentence("뒤쪽 서버의 답이 중간에 끊겼습니다", "the upstream broke off its answer")
UPSTREAM_TOO_LARGE = Sentence(
    "뒤쪽 서버의 답이 {limit}바이트를 넘습니다", "the upstream's answer is over {limit} bytes"
)
NOT_RETRACTED = Sentence(
    "앞선 글에서 지울 것을 retract_url이 받지 않았습니다",
    "the retract_url did not take what earlier messages must not keep",
)
UPSTREAM_HIDDEN = Sentence("뒤쪽 서버의 답을 전달할 수 없습니다", "the upstream's answer may not be passed on")

# fields of a request
UNKNOWN_FIELD = Sentence("모르는 항목이 있습니다. 쓸 수 있는 항목: {names}", "unknown field; expected are {names}")
AN_OBJECT = Sentence("JSON 객체여야 합니다", "expected an object")
TEXT = Sentence("text가 필요하며 문자열이어야 합니다", "text is required and must be a string")
STRING_OR_NULL = Sentence("{name:은} 문자열이거나 null이어야 합니다", "{name} must be a string or null")
DIRECTION = Sentence("direction은 {names} 중 하나여야 합니다", "direction must be one of {names}")
DEADLINE = Sentence(
    "deadline_ms는 1에서 {most}까지의 정수여야 합니다", "deadline_ms must be an integer from 1 to {most}"
)
BUDGET = Sentence("budget_ms는 1에서 {most}까지의 정수여야 합니다", "budget_ms must be an integer from 1 to {most}")
ID = Sentence(
    "{name:은} 1자에서 {most}자까지의 문자열이어야 합니다", "{name} must be a string of 1 to {most} characters"
)
BOTH_IDS = Sentence(
    "대화를 이어 보려면 conversation_id와 message_id가 함께 있어야 합니다",
    "a conversation needs conversation_id and message_id together",
)
NO_STATE = Sentence(
    "앞선 글을 기억해 두는 곳이 답하지 않습니다", "the store that remembers earlier messages does not answer"
)
MESSAGES = Sentence(
    "messages가 필요하며 요청을 {most}개까지 담은 배열이어야 합니다",
    "messages is required and must be an array of at most {most} requests",
)
NO_QUERY = Sentence(
    "묶음 요청에는 쿼리를 쓸 수 없습니다. 답마다 action을 보십시오",
    "a batch takes no query: see the action of each answer",
)
BEFORE = Sentence("앞선 글은 글 {most}개까지의 목록입니다", "the earlier messages are a list of at most {most} strings")
ONLY_POLICY = Sentence(
    "?policy= 뒤에는 함께 들어 있는 정책을 적습니다: {names}", "?policy= takes a bundled policy: {names}"
)
ONLY_STATUS = Sentence(
    "쿼리는 소문자로 된 status=gateway만 쓸 수 있습니다", "the only query is status=gateway, in lower case"
)
DECISION_ID = Sentence(
    "decision_id는 답에 있던 16자리 16진수여야 합니다", "decision_id must be the 16 hexadecimal digits of an answer"
)
RULE = Sentence("rule은 찾은 항목의 `rule`이어야 합니다", "rule must be the `rule` of a finding")
NO_SUCH_RULE = Sentence("지금 쓰는 규칙에는 그런 규칙이 없습니다", "there is no such rule in the catalog in force")
NO_SUCH_DECISION = Sentence("이 번호로 내준 결정이 없습니다", "no decision was given under this id")
MUST_BE = Sentence("{field}: {expected}이어야 합니다", "{field} must be {expected}")
OBJECT = Sentence("객체", "an object")
STRING = Sentence("문자열", "a string")
STRINGS = Sentence("문자열의 배열", "an array of strings")
OBJECTS = Sentence("객체의 배열", "an array of objects")
INTEGER = Sentence("정수", "an integer")
NUMBER = Sentence("숫자", "a number")
SCORE = Sentence("0에서 1까지의 숫자", "a number from 0 to 1")
TEXT_OR_OBJECTS = Sentence("문자열 또는 객체 1~{most}개", "a string or 1 to {most} objects")
TEXT_OR_STRINGS = Sentence("문자열 또는 문자열의 배열", "a string or an array of strings")
PATTERNS = Sentence("name, regex, score가 있는 객체", "objects with name, regex and score")
EXACT_OR_REGEX = Sentence("'exact' 또는 'regex'", "'exact' or 'regex'")
REQUEST_OR_RESPONSE = Sentence("'request' 또는 'response'", "'request' or 'response'")
ONE_OF = Sentence("{names} 중 하나", "one of {names}")
NAME_UP_TO = Sentence("{most}자까지의 이름", "a name of at most {most} characters")
RECOGNIZERS = Sentence("patterns 또는 deny_list가 있는 인식기", "recognizers with patterns or a deny_list")
