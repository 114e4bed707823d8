"""Everything that the command `pii-guard` says: (Korean, English)."""

from pii_guard.sentences.proving import PROVING

TABLE: dict[str, tuple[str, str]] = {
    **PROVING,
    # what the command is
    "about": (
        "한국어 상담 글에서 개인정보를 찾아 통과, 가림, 차단을 정합니다.",
        "Decides what of a Korean chat message may be stored or routed: allow, redact or block.",
    ),
    "epilog": (
        (
            "예:\n"
            '  pii-guard check "제 번호는 010-1234-5678이에요"\n'
            '  pii-guard explain "사업자 123-45-67890"\n'
            "  pii-guard check --lines --json < messages.txt\n"
            "  pii-guard rules KR_RRN\n"
            "  pii-guard rules --html rules.html\n"
            "  pii-guard policy lint office.toml && pii-guard test office.cases.toml\n\n"
            "종료 코드: 0 이상 없음 · 1 찾은 것이 있거나 사례가 틀림 · 2 사용법이나 파일이 잘못됨\n"
            "찾은 값은 어디에도 출력하지 않습니다."
        ),
        (
            "examples:\n"
            '  pii-guard check "제 번호는 010-1234-5678이에요"\n'
            '  pii-guard explain "사업자 123-45-67890"\n'
            "  pii-guard check --lines --json < messages.txt\n"
            "  pii-guard rules KR_RRN\n"
            "  pii-guard rules --html rules.html\n"
            "  pii-guard policy lint office.toml && pii-guard test office.cases.toml\n\n"
            "exit codes: 0 fine · 1 a finding or a failing case · 2 usage or a bad file\n"
            "A value that was found is never printed."
        ),
    ),
    "commands": ("명령", "commands"),
    "arguments": ("인자", "arguments"),
    "options": ("선택", "options"),
    "usage": ("사용법: ", "usage: "),
    "help": ("이 도움말", "this help"),
    "version": ("판 번호", "the version"),
    "lang": ("ko 또는 en (기본: LANG을 따름)", "ko or en (default: by LANG)"),
    # check
    "check": ("글 하나 또는 여러 줄을 살핍니다", "examine a message, a file or standard input"),
    "check_epilog": (
        (
            "예:\n"
            '  pii-guard check "주소는 고창읍 중앙로 245입니다"\n'
            "  pii-guard check --file a.txt --file b.txt --encoding cp949\n"
            "  tail -f chat.log | pii-guard check --lines --json\n\n"
            "글이 '-'로 시작하면 앞에 -- 를 두십시오. 종료 코드: 0 통과 · 1 가림 또는 차단 · 2 사용법"
        ),
        (
            "examples:\n"
            '  pii-guard check "주소는 고창읍 중앙로 245입니다"\n'
            "  pii-guard check --file a.txt --file b.txt --encoding cp949\n"
            "  tail -f chat.log | pii-guard check --lines --json\n\n"
            "Put -- before a text that begins with '-'. exit codes: 0 allow · 1 redact or block · 2 usage"
        ),
    ),
    "text": ("살필 글 (없거나 '-'이면 표준 입력)", "the message; without it, or with '-', standard input"),
    "file": ("글이 든 파일. 여러 번 쓸 수 있음", "a file that holds a message; may be given several times"),
    "encoding": (
        "파일과 표준 입력의 인코딩, 예: cp949, utf-16 (기본: utf-8)",
        "encoding of files and standard input, such as cp949 or utf-16 (default: utf-8)",
    ),
    "lines": ("한 줄을 글 하나로 봄", "every line is a message"),
    "policy": ("딸려 있는 정책 이름 또는 파일 (기본: default)", "a bundled policy's name or a file (default: default)"),
    "direction": ("쓴 쪽 (기본: citizen)", "who wrote it (default: citizen)"),
    "topic": ("정책에 적힌 상담 분야", "a topic that the policy declares"),
    "channel": ("정책에 적힌 창구", "a channel that the policy declares"),
    "json": ("글마다 JSON 한 줄", "one JSON answer a message"),
    "type_now": ("글을 쓰고 {keys} 키를 누르십시오.", "Type a message and press {keys}."),
    "message": ("글 {number}", "message {number}"),
    "nothing_passed": ("(전달되는 글 없음)", "(nothing is passed on)"),
    "not_examined": ("살피지 못함: {code}", "could not be examined: {code}"),
    "what": ("무엇", "what"),
    "where": ("어디", "where"),
    "evidence": ("근거", "evidence"),
    "clause": ("조항", "clause"),
    "why": ("까닭", "why"),
    "action": ("조치", "action"),
    "confirmed": ("확인됨", "confirmed"),
    "plausible": ("추정됨", "plausible"),
    "notice": ("안내문", "notice"),
    # explain
    "explain": (
        "무엇이 왜 가려지고 무엇이 왜 안 가려지는지 보입니다",
        "why something is found, and why something is not",
    ),
    "explain_epilog": (
        (
            "예:\n"
            '  pii-guard explain "사업자 123-45-67890"\n'
            '  pii-guard explain "제 차는 12가3456입니다" --policy office-example --topic local-tax\n'
            '  pii-guard explain "교환 063-560-2114" --policy office-example --on 2028-01-01\n\n'
            "결정은 check와 같습니다. 비슷한데 찾지 않은 것도, 어디에서 멈췄는지와 함께 보입니다.\n"
            "종료 코드: 0 통과 · 1 가림 또는 차단 · 2 사용법"
        ),
        (
            "examples:\n"
            '  pii-guard explain "사업자 123-45-67890"\n'
            '  pii-guard explain "제 차는 12가3456입니다" --policy office-example --topic local-tax\n'
            '  pii-guard explain "교환 063-560-2114" --policy office-example --on 2028-01-01\n\n'
            "The decision is that of check. What came close and is not found is shown with where it ended.\n"
            "exit codes: 0 allow · 1 redact or block · 2 usage"
        ),
    ),
    "conversation": (
        "줄마다 한 글로, 한 상담의 차례로 이어 읽음 (@로 시작하면 직원의 글)",
        "every line is a message of one consultation, in their order; @ begins one of the office",
    ),
    "on_day": ("이날의 허용 목록으로 (예: 2027-12-31)", "by the allow-list of that day, such as 2027-12-31"),
    "bad_day": ("{name}: 2027-12-31처럼 적은 날짜여야 합니다", "{name}: must be a date such as 2027-12-31"),
    # rules
    "rules": ("규칙서를 보거나 HTML, PDF로 만듭니다", "the rule book, on the terminal, as HTML or as PDF"),
    "rules_epilog": (
        (
            "예:\n  pii-guard rules\n  pii-guard rules 주민등록번호\n"
            "  pii-guard rules --html rules.html --policy strict\n"
            "  pii-guard rules --pdf rules.pdf --policy office.toml --since old.toml\n\n"
            "모든 사례를 실행해 ✓ 또는 ✗로 보입니다. 하나라도 틀리면 종료 코드는 1입니다."
        ),
        (
            "examples:\n  pii-guard rules\n  pii-guard rules KR_RRN\n"
            "  pii-guard rules --html rules.html --policy strict\n"
            "  pii-guard rules --pdf rules.pdf --policy office.toml --since old.toml\n\n"
            "Every example is run and shown as ✓ or ✗. The exit code is 1 when one does not hold."
        ),
    ),
    "entity": ("이름, 예: 주민등록번호 또는 KR_RRN", "an identifier, such as KR_RRN or '주민등록번호'"),
    "html": (
        "감사용 규칙서를 이 파일에 씀 ('-'이면 표준 출력)",
        "write the auditors' book to this file ('-': standard output)",
    ),
    "pdf": (
        "규칙서를 PDF로 이 파일에 씀 (pip install 'pii-guard[pdf]')",
        "write the book as a PDF to this file (extra pdf)",
    ),
    "book_lang": (
        "화면의 말, 규칙서는 both도 됨 (기본: HTML은 both, PDF는 ko)",
        "of the screen and of the book, which may be both (default: HTML both, PDF ko)",
    ),
    "since": ("이 옛 정책에서 바뀐 것을 앞에 적음", "an older policy: the book begins with what has changed"),
    "no_pdf": (
        "PDF에는 WeasyPrint와 Pango가 필요합니다: pip install 'pii-guard[pdf]', apt install libpangoft2-1.0-0",
        "a PDF needs WeasyPrint and Pango: pip install 'pii-guard[pdf]', apt install libpangoft2-1.0-0",
    ),
    "written": ("{name}: 규칙 {rules}개, 사례 {examples}개", "{name}: {rules} rules, {examples} examples"),
    "rule": ("규칙", "rule"),
    "label": ("개인정보", "identifier"),
    "kinds": ("종류", "kinds"),
    "examples": ("사례", "examples"),
    "law": ("법적 근거", "law"),
    "source": ("출처", "source"),
    "context": ("문맥 단어", "context words"),
    "reach": ("앞 {before}자, 뒤 {after}자", "{before} characters before, {after} after"),
    "required": ("필수", "required"),
    "patterns": ("모양", "patterns"),
    "grammar": ("문법으로 읽음", "read by a grammar"),
    "not_personal": ("개인정보 아님", "not personal"),
    "public": ("공개된 값", "public"),
    "approved_by": ("승인", "approved by"),
    "effective": ("시행일", "effective"),
    "supersedes": ("대체한 판", "supersedes"),
    "no_entity": ("그런 규칙이 없습니다. 있는 규칙: {names}", "no such rule; there are {names}"),
    "one_or_all": ("규칙 하나와 --html, --pdf는 함께 쓸 수 없습니다", "give either an entity or --html, --pdf"),
    # serve
    "serve": ("HTTP로 서비스합니다 (자세히: serve --help)", "serve over HTTP (more: serve --help)"),
    "no_service": (
        "서비스에 필요한 {name} 꾸러미가 없습니다. 설치: pip install 'pii-guard[service]'",
        "the service needs {name}, which is not installed: pip install 'pii-guard[service]'",
    ),
    # what goes wrong; none of these repeats what was typed or read
    "error": ("오류", "error"),
    "no_file": ("{name}: 읽을 수 없습니다 ({reason})", "{name}: cannot be read ({reason})"),
    "no_write": ("{name}: 쓸 수 없습니다 ({reason})", "{name}: cannot be written ({reason})"),
    "not_encoded": (
        "{name}: {line}번째 줄이 {encoding}이 아닙니다. {advice}",
        "{name}: line {line} is not {encoding}. {advice}",
    ),
    "not_text": ("{name}: UTF-8로 쓴 글이 아닙니다. {advice}", "{name}: is no text in UTF-8. {advice}"),
    "advice_encoding": ("이렇게 해 보십시오: --encoding {encoding}", "Try: --encoding {encoding}"),
    "advice_no_text": (
        "한글 문서, PDF, 엑셀, 그림이면 먼저 글(UTF-8)로 저장하십시오.",
        "A document, PDF, table or picture: save it as text (UTF-8) first.",
    ),
    "advice_save": (
        "글이면 --encoding으로 인코딩을 알리거나 UTF-8로 저장하십시오.",
        "If it is text, name its encoding with --encoding, or save it as UTF-8.",
    ),
    "bad_encoding": (
        "{name}: 한글을 쓸 수 있는 인코딩이어야 합니다. 예: utf-8, cp949, utf-16",
        "{name}: must be an encoding that has Korean, such as utf-8, cp949 or utf-16",
    ),
    "stdin": ("표준 입력", "standard input"),
    "file_as_text": (
        "글이 아니라 파일 이름입니다. 파일은 pii-guard check --file FILE, 그 낱말 자체는 표준 입력으로 살피십시오",
        "this names a file. To examine the file: pii-guard check --file FILE; its name: give it on standard input",
    ),
    "text_or_file": ("글과 --file은 함께 쓸 수 없습니다", "give either a text or --file"),
    "bad_choice": ("{name}: {choices} 가운데 하나여야 합니다", "{name}: must be one of {choices}"),
    "needs_number": ("{name}: 정수여야 합니다", "{name}: must be a whole number"),
    "needs_value": ("{name}: 값이 필요합니다", "{name}: needs a value"),
    "missing": ("빠졌습니다: {name}", "missing: {name}"),
    "unknown_option": ("없는 선택입니다: {name}", "no such option: {name}"),
    "bad_usage": ("쓰는 법이 틀립니다", "this is not how the command is used"),
    "see_help": ("도움말: {name} --help", "help: {name} --help"),
    "interrupted": ("멈췄습니다", "interrupted"),
}
