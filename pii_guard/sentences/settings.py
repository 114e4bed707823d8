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
IN_FORCE = Sentence(
    "정책 {id}, 판 {version}, 지역 {home}, 허용 {allowed}개, 조항 {clauses}개, 엔진 {engine}",
    "policy {id}, version {version}, home {home}, {allowed} allow entries, {clauses} clauses, engine {engine}",
)
NO_HOME = Sentence("없음", "none")
OBSERVING = Sentence(
    "지켜보기 방식(OBSERVE MODE): 모든 글을 그대로 전달합니다", "OBSERVE MODE: every message is passed on as it is"
)
IN_FORCE_OBSERVING = Sentence(
    "{in_force}; 지켜보기 방식(OBSERVE MODE): 모든 글을 그대로 전달합니다",
    "{in_force}; OBSERVE MODE: every message is passed on as it is",
)
LISTENS = Sentence(
    "{where}에서 요청을 받습니다 (정책: {policy}, 멈추기: Ctrl-C)\n\n이렇게 해 보십시오:\n",
    "listens on {where}  (policy: {policy}; stop with Ctrl-C)\n\nTry it:\n",
)
READY = Sentence("모두 맞습니다. 시작해도 됩니다", "everything is right; it may be started")

# serve --help
SERVE = Sentence(
    "pii_guard를 HTTP로 서비스합니다. 따로 정하지 않으면 127.0.0.1:8787에서 받습니다.",
    "The pii_guard sidecar. Listens on 127.0.0.1:8787 unless told otherwise.",
)
SERVE_EPILOG = Sentence(
    "모든 선택은 환경 변수로도 정할 수 있습니다: PII_GUARD_HOST, PII_GUARD_PORT, PII_GUARD_UDS, PII_GUARD_POLICY 등.\n"
    "127.0.0.1이 아닌 주소에는 PII_GUARD_API_KEYS(_FILE)나 클라이언트 인증서가 필요합니다.",
    "Every option can also be set in the environment: PII_GUARD_HOST, PII_GUARD_PORT, PII_GUARD_UDS,\n"
    "PII_GUARD_POLICY and so on. Addresses other than 127.0.0.1 need PII_GUARD_API_KEYS(_FILE) or client certificates.",
)
HOST = Sentence("받을 주소 (기본: 127.0.0.1)", "address to listen on (default: 127.0.0.1)")
PORT = Sentence("포트 (기본: 8787)", "port (default: 8787)")
UDS = Sentence("포트 대신 쓸 유닉스 소켓", "a Unix socket instead")
POLICY = Sentence(
    "default, strict, office-example 또는 TOML 파일", "default, strict, office-example, or the path of a TOML file"
)
WORKERS = Sentence("서비스하는 프로세스 수 (기본: 1)", "serving processes (default: 1)")
INTAKE = Sentence(
    "상담을 저장할 곳: sqlite:///파일 또는 postgresql://주소",
    "store of consultations: sqlite:///file or postgresql://…",
)
DEPARTMENTS = Sentence("departments.toml 또는 example", "departments.toml, or example")
AUDIT = Sentence("결정마다 한 줄, 글은 적지 않음", "a line for each decision, never text")
CHECK = Sentence(
    "설정의 잘못을 모두 말하고 시작하지 않음", "say everything that is wrong with the settings, and start nothing"
)

# pii-guard-ready
PROBE = Sentence(
    "이 환경의 서비스에 글을 보내도 되는지 묻습니다.",
    "Asks the sidecar of this environment whether messages may be sent to it.",
)
PROBE_EPILOG = Sentence(
    "PII_GUARD_UDS, _HOST, _PORT, _TLS_CERT를 서비스와 똑같이 읽습니다. 종료 코드: 0 됨, 1 안 됨, 2 사용법.",
    "Reads PII_GUARD_UDS, _HOST, _PORT and _TLS_CERT as the sidecar does. Exit code: 0 yes, 1 no, 2 usage.",
)
ALIVE = Sentence("프로세스가 살아 있는지만 묻습니다", "ask only whether the process lives")
NO_PORT = Sentence("PII_GUARD_PORT가 포트 번호가 아닙니다", "PII_GUARD_PORT is no port")
NO_ANSWER = Sentence("답이 없습니다 ({kind})", "no answer ({kind})")
ANSWERED = Sentence("답한 상태 코드: {status}", "answered {status}")
SHORT_MASTER_KEY = Sentence(
    "대화 상태를 봉하는 키는 {least}바이트 이상이어야 합니다: openssl rand -base64 48 > KEY",
    "the key that seals conversations needs at least {least} bytes: openssl rand -base64 48 > KEY",
)
NO_KEY_FILE = Sentence("{path}: 키 파일을 읽을 수 없습니다 ({why})", "{path}: the key file cannot be read ({why})")
NEEDS_STATE_KEY = Sentence(
    "PII_GUARD_STATE_URL에 두는 것은 봉해 둡니다. 키 파일이 필요합니다: openssl rand 32 > KEY",
    "what is kept at PII_GUARD_STATE_URL is sealed and needs a key file: openssl rand 32 > KEY",
)
NO_REDIS = Sentence(
    "redis가 설치되어 있지 않습니다: pip install 'pii-guard[redis]'",
    "redis is not installed: pip install 'pii-guard[redis]'",
)
EVICTING_REDIS = Sentence(
    "PII_GUARD_STATE_URL: 이 Redis는 메모리가 차면 기억을 버립니다 (maxmemory-policy {policy}). 그러면 번호의 "
    "조각이 지나갑니다: maxmemory-policy noeviction",
    "PII_GUARD_STATE_URL: this Redis lets go of what it holds when its memory is full (maxmemory-policy {policy}), and "
    "pieces of a number pass then; set maxmemory-policy noeviction",
)
STATE_URL = Sentence(
    "redis://나 rediss://, unix://로 시작하는 주소여야 합니다", "expected redis://…, rediss://… or unix://…"
)
ONE_WORKER = Sentence(
    "대화를 이어 보려면 프로세스가 하나이거나 Redis가 있어야 합니다. 프로세스가 {workers}개면 조각이 서로 다른 "
    "프로세스에 들어가 그대로 지나갑니다: PII_GUARD_WORKERS=1, 또는 PII_GUARD_STATE_URL과 PII_GUARD_STATE_KEY_FILE",
    "conversations need one process or Redis: with {workers} workers the pieces of one number reach different "
    "processes and all pass; set PII_GUARD_WORKERS=1, or PII_GUARD_STATE_URL and PII_GUARD_STATE_KEY_FILE",
)
