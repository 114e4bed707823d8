"""What is wrong with an argument of a caller; none of these repeats its value."""

from pii_guard.sentences import Sentence

DIRECTION = Sentence("direction: {known} 가운데 하나여야 합니다", "direction: must be one of {known}")
NOT_ONE_OF = Sentence("정책이 정한 것 ({known}) 가운데 하나여야 합니다", "not one of the policy's ({known})")
NONE_DECLARED = Sentence("정책이 정해 둔 것이 없습니다", "the policy declares none")
MESSAGE = Sentence(
    "message: {kind} 형이 아니라 str이어야 합니다. 없는 것은 빼십시오",
    "message: must be a str, not {kind}; leave out what is missing",
)
MESSAGES = Sentence(
    "messages: 문자열을 차례로 주는 것이어야 합니다. 글 하나는 check에 주십시오",
    "messages: must be an iterable of strings; one message is for check",
)
WORKERS = Sentence("workers: 1 이상의 정수여야 합니다", "workers: must be a whole number from 1")
NO_PROCESS = Sentence(
    "workers: 프로세스를 시작하지 못했습니다. 프로그램의 시작 부분을 if __name__ == '__main__': 아래에 두십시오",
    "workers: a process did not start; put what your program does below if __name__ == '__main__':",
)
POINTER = Sentence("JSON 포인터는 비어 있거나 '/'로 시작합니다", "a JSON pointer is empty or begins with '/'")
TOO_DEEP = Sentence(
    "문서가 이름 붙인 자리 아래로 {most}단계보다 깊습니다",
    "the document is nested deeper than {most} levels below a named place",
)
NO_POINTERS = Sentence(
    "{path}의 fields: ['/text'] 같은 JSON 포인터 목록이 필요합니다",
    "fields of {path}: a list of JSON pointers is needed, such as ['/text']",
)
A_LIST_OF_POINTERS = Sentence(
    "{name:은} ['/text'] 같은 JSON 포인터 목록이어야 합니다",
    "{name} must be a list of JSON pointers, such as ['/text']",
)
NO_PLACE = Sentence(
    "pointers에 적어도 한 자리를 적으십시오. ['']는 문서 전체입니다",
    "pointers must name at least one place; [''] names the whole document",
)
NAMES_NOTHING = Sentence(
    "{pointer:은} 문서에 없는 자리입니다. 없을 수도 있는 자리는 optional에 적으십시오",
    "{pointer} names nothing in the document; a pointer that may do so goes into optional",
)
THE_DOCUMENT = Sentence("문서", "the document")
THE_VALUE_AT = Sentence("{pointer}의 값", "the value at {pointer}")
KEY_OF_A_TYPE = Sentence(
    "{place}: {kind} 형의 이름이 있습니다. JSON에서 항목의 이름은 문자열뿐입니다",
    "{place} has a key of type {kind}: JSON has only strings as keys",
)
NUMBER = Sentence(
    "{place:은} {bits}비트까지의 유한한 수여야 합니다", "{place} must be a finite number of at most {bits} bits"
)
PARSE_FIRST = Sentence("먼저 json.loads처럼 읽으십시오", "parse it first, as json.loads does")
USE = Sentence("쓸 수 있는 것: {kinds}", "use {kinds}")
NO_JSON_VALUE = Sentence(
    "{place:은} JSON에 없는 {kind} 형입니다. {right}",
    "{place} is of type {kind}, which is no JSON value: {right}",
)
A_STRING = Sentence("문자열입니다. {right}", "string: {right}")
A_NUMBER = Sentence("수입니다", "number")
NEEDS_MEMBERS = Sentence(
    "{place:은} 객체나 배열이어야 하는데 {kind}", "{place} must be an object or array, and is a {kind}"
)
NOT_AN_OBJECT = Sentence("이 채널의 문서는 객체입니다", "the channel's documents are objects")
NO_DECLARED_FIELD = Sentence("정해 둔 자리가 문서에 하나도 없습니다", "the document has none of the declared fields")
NO_ID = Sentence(
    "{name:은} 1자에서 {most}자까지의 문자열이어야 합니다",
    "{name}: must be a string of 1 to {most} characters",
)
NO_CONVERSATION = Sentence(
    "{path}의 fields: conversation은 대화의 이름이 있는 자리이거나, 경로에 '*'가 있을 때 '*'입니다",
    "fields of {path}: conversation is a pointer to what names it, or '*' where the path has one",
)
ONE_UTTERANCE = Sentence(
    "{path}의 fields: conversation이 있으면 첫 포인터와 conversation, message_id는 '*' 없이 한 자리를 가리켜야 합니다",
    "fields of {path}: with a conversation the first pointer, conversation and message_id name one place each, no '*'",
)
NO_UTTERANCE = Sentence("{name:은} 문자열이어야 합니다", "{name}: must be a string")
