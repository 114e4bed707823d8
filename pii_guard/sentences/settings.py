"""Sentences about the settings of the sidecar, as `pii-guard serve` and its `--check` say them."""

from pii_guard.sentences import Sentence

NO_SETTING = Sentence("그런 설정은 없습니다", "is no setting")
OF_KUBERNETES = Sentence(
    "그런 설정은 없습니다. 같은 이름의 Service 때문에 쿠버네티스가 넣은 값입니다: enableServiceLinks: false",
    "is no setting; Kubernetes sets it for a Service of that name: enableServiceLinks: false",
)
DID_YOU_MEAN = Sentence("그런 설정은 없습니다. 혹시 {near}입니까?", "is no setting; did you mean {near}?")
OPEN_TO_ALL = Sentence(
    "키 없이는 127.0.0.1이나 유닉스 소켓에서만 서비스할 수 있습니다. PII_GUARD_API_KEYS, PII_GUARD_API_KEYS_FILE, "
    "PII_GUARD_TLS_CLIENT_CA 중 하나를 정하십시오",
    "only 127.0.0.1 or a Unix socket may be served without keys; "
    "set PII_GUARD_API_KEYS, PII_GUARD_API_KEYS_FILE or PII_GUARD_TLS_CLIENT_CA",
)
HALF_OF_TLS = Sentence(
    "PII_GUARD_TLS_CERT와 PII_GUARD_TLS_KEY는 함께 정해야 합니다",
    "PII_GUARD_TLS_CERT and PII_GUARD_TLS_KEY belong together",
)
CA_WITHOUT_TLS = Sentence(
    "PII_GUARD_TLS_CLIENT_CA에는 PII_GUARD_TLS_CERT와 PII_GUARD_TLS_KEY가 필요합니다",
    "PII_GUARD_TLS_CLIENT_CA needs PII_GUARD_TLS_CERT and PII_GUARD_TLS_KEY",
)
SHARED_PORT = Sentence(
    "프로세스 여럿이 함께 쓰려면 PII_GUARD_PORT가 숫자여야 합니다",
    "PII_GUARD_PORT must be a number where several workers share it",
)
OPEN_FILES = Sentence(
    "파일을 {count}개까지 열어야 하는데 시스템이 허용하는 것보다 많습니다 (ulimit -Hn)",
    "needs {count} open files, more than the system allows (ulimit -Hn)",
)
NO_TELEMETRY = Sentence(
    "OpenTelemetry가 설치되어 있지 않습니다. pip install 'pii-guard[otel]'",
    "OpenTelemetry is not installed; pip install 'pii-guard[otel]'",
)
UNREADABLE = Sentence("파일을 읽을 수 없습니다", "the file cannot be read")
UNREADABLE_FILE_OF = Sentence("{variable}에 적은 파일을 읽을 수 없습니다", "the file of {variable} cannot be read")
NO_FOLDER = Sentence("폴더에 쓸 수 없습니다", "its folder cannot be written")
SHORT_ID_KEY = Sentence(
    "PII_GUARD_ID_KEY의 키가 {least}자보다 짧습니다", "the key of PII_GUARD_ID_KEY has fewer than {least} characters"
)
KEY_TWICE = Sentence("이름이나 키가 두 번 쓰였습니다", "a name or a key is given twice")
KEY_LINE = Sentence(
    "{number}번째 키: 키만 적거나 이름, 권한, 키를 적어야 합니다",
    "key {number}: expected a key alone, or name, scopes and key",
)
KEY_SCOPES = Sentence(
    "{number}번째 키: 권한은 {names}이며 +로 잇습니다", "key {number}: scopes are {names}, joined by +"
)
SHORT_KEY = Sentence("{number}번째 키: {least}자보다 짧습니다", "key {number}: has fewer than {least} characters")
CANNOT_LISTEN = Sentence(
    "그 주소에서 요청을 받을 수 없습니다: {why}. --port, --host, --uds 중 하나를 바꾸십시오",
    "cannot listen there: {why}; choose another --port, --host or --uds",
)
READY = Sentence("모두 맞습니다. 시작해도 됩니다", "everything is right; it may be started")
