"""What is wrong with an argument of a caller; none of these repeats its value."""

from pii_guard.sentences import Sentence

DIRECTION = Sentence("direction: {known} 가운데 하나여야 합니다", "direction: must be one of {known}")
TOPIC = Sentence("topic: 정책이 정해 둔 주제가 아닙니다", "topic: the policy declares no such topic")
CHANNEL = Sentence("channel: 정책이 정해 둔 채널이 아닙니다", "channel: the policy declares no such channel")
POINTER = Sentence("JSON 포인터는 비어 있거나 '/'로 시작합니다", "a JSON pointer is empty or begins with '/'")
TOO_DEEP = Sentence(
    "문서가 이름 붙인 자리 아래로 {most}단계보다 깊습니다",
    "the document is nested deeper than {most} levels below a named place",
)
NO_POINTERS = Sentence(
    "{path}의 fields: ['/text'] 같은 JSON 포인터 목록이 필요합니다",
    "fields of {path}: a list of JSON pointers is needed, such as ['/text']",
)
