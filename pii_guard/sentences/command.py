"""Everything that the command `pii-guard` says: (Korean, English)."""

TABLE: dict[str, tuple[str, str]] = {
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
            '  pii-guard explain "군청 063-560-2114" --policy office-example --on 2028-01-01\n\n'
            "결정은 check와 같습니다. 비슷한데 찾지 않은 것도, 어디에서 멈췄는지와 함께 보입니다.\n"
            "종료 코드: 0 통과 · 1 가림 또는 차단 · 2 사용법"
        ),
        (
            "examples:\n"
            '  pii-guard explain "사업자 123-45-67890"\n'
            '  pii-guard explain "제 차는 12가3456입니다" --policy office-example --topic local-tax\n'
            '  pii-guard explain "군청 063-560-2114" --policy office-example --on 2028-01-01\n\n'
            "The decision is that of check. What came close and is not found is shown with where it ended.\n"
            "exit codes: 0 allow · 1 redact or block · 2 usage"
        ),
    ),
    "conversation": (
        "줄마다 한 글로, 한 상담의 차례로 이어 읽음",
        "every line is a message of one consultation, read together in their order",
    ),
    "on_day": ("이날의 허용 목록으로 (예: 2027-12-31)", "by the allow-list of that day, such as 2027-12-31"),
    "bad_day": ("{name}: 2027-12-31처럼 적은 날짜여야 합니다", "{name}: must be a date such as 2027-12-31"),
    # rules
    "rules": ("규칙서를 보거나 HTML로 만듭니다", "the rule book, on the terminal or as HTML"),
    "rules_epilog": (
        (
            "예:\n  pii-guard rules\n  pii-guard rules 주민등록번호\n"
            "  pii-guard rules --html rules.html --policy strict\n"
            "  pii-guard rules --pdf rules.pdf --policy office.toml --since old.toml\n\n"
            "모든 사례를 실행해 ✓ 또는 ✗로 보입니다. 하나라도 틀리면 종료 코드는 1입니다."
        ),
        (
            "examples:\n  pii-guard rules\n  pii-guard rules KR_RRN\n"
            "  pii-guard rules --html rules.html --policy strict\n\n"
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
    "one_or_all": ("규칙 하나와 --html은 함께 쓸 수 없습니다", "give either an entity or --html"),
    # test
    "test": ("정책의 사례와 규칙의 사례를 실행합니다", "run the cases of policies and the examples of rules"),
    "test_epilog": (
        (
            "예:\n  pii-guard test\n  pii-guard test office.cases.toml\n\n"
            "office.cases.toml은 옆에 있는 office.toml로 실행합니다. 인자가 없으면 딸려 있는 모든 사례를 실행합니다."
        ),
        (
            "examples:\n  pii-guard test\n  pii-guard test office.cases.toml\n\n"
            "office.cases.toml runs with office.toml beside it. Without arguments, everything bundled is run."
        ),
    ),
    "cases": ("사례 파일 또는 딸려 있는 정책 이름", "a case file, or a bundled policy's name"),
    "test_policy": ("옆에 있는 정책 대신 쓸 정책", "a policy to use instead of the one beside"),
    "expected": ("기대", "expected"),
    "got": ("실제", "got"),
    "nothing": ("아무것도 찾지 않음", "nothing found"),
    "still_a_gap": ("알려진 한계 그대로", "still a known gap"),
    "mended": ("고쳐졌음: catches/ignores로 옮기십시오", "mended: make it catches or ignores"),
    "all_hold": ("사례 {total}개가 모두 맞습니다.", "all {total} hold."),
    "some_fail": ("사례 {total}개 가운데 {failed}개가 틀립니다.", "{failed} of {total} do not hold."),
    # which-rules
    "which-rules": (
        "결정 번호로 어느 정책과 규칙이 정했는지 찾습니다",
        "which policy and rules made a decision, by its id",
    ),
    "which_rules_epilog": (
        (
            "예:\n  pii-guard which-rules 1f3a9c02 --audit audit.jsonl\n"
            "  pii-guard which-rules 1f3a9c02 --audit audit.jsonl --policy office.toml\n\n"
            "번호는 안내문에 적힌 앞 8자리나 X-Pii-Guard-Decision의 16자리입니다. 종료 코드: 0 찾음 · 1 없음 · 2 사용법"
        ),
        (
            "examples:\n  pii-guard which-rules 1f3a9c02 --audit audit.jsonl\n"
            "  pii-guard which-rules 1f3a9c02 --audit audit.jsonl --policy office.toml\n\n"
            "The id: 8 digits of a notice or 16 of X-Pii-Guard-Decision. exit codes: 0 found · 1 not there · 2 usage"
        ),
    ),
    "decision_id": ("결정 번호, 앞 8자리도 됨", "the id of a decision, or its first 8 digits"),
    "audit": ("사이드카의 감사 파일 (PII_GUARD_AUDIT)", "the audit file of the sidecar (PII_GUARD_AUDIT)"),
    "same_policy": ("이 정책이 그때의 것인지도 보임", "say also whether this policy is the one that decided"),
    "json_record": ("기록을 JSON으로", "the record as JSON"),
    "bad_id": ("결정 번호는 16진수 8~16자리입니다", "the id of a decision has 8 to 16 hexadecimal digits"),
    "no_decision": ("이 파일에 그런 결정이 없습니다", "no such decision in this file"),
    "same_here": ("(지금 여기 있는 것과 같음)", "(the same as here)"),
    "other_here": ("(지금 여기 있는 것과 다름)", "(not what is here)"),
    # policy
    "policies": ("정책 파일을 검사하거나 JSON 스키마를 냅니다", "check policy files, or print their JSON schema"),
    "lint": ("정책 파일의 잘못을 모두 보입니다", "every fault of policy files, with file and key"),
    "lint_files": ("정책 파일 또는 딸려 있는 정책 이름", "policy files, or names of bundled policies"),
    "schema": ("정책 파일의 JSON 스키마", "the JSON schema of a policy file"),
    "new": ("기관의 정책과 사례를 만듭니다", "make an office's own policy and its cases"),
    "new_epilog": (
        (
            "예:\n"
            "  pii-guard policy new .                     (터미널에서 물어봅니다)\n"
            '  pii-guard policy new . --id gochang --name 고창군 --home "전북 고창군" --phone-prefix 063-560-'
            " --channel website --channel kakaotalk\n"
            "  pii-guard policy new . --example           (딸려 있는 예시를 씁니다)"
        ),
        (
            "examples:\n"
            "  pii-guard policy new .                     (asks, on a terminal)\n"
            '  pii-guard policy new . --id gochang --name 고창군 --home "전북 고창군" --phone-prefix 063-560-'
            " --channel website --channel kakaotalk\n"
            "  pii-guard policy new . --example           (writes the example that comes with the package)"
        ),
    ),
    "new_folder": ("파일을 둘 폴더", "the folder for the files"),
    "new_example": ("물어보지 않고 office-example을 씀", "write office-example as it is, without questions"),
    "ask_id": ("정책 이름 (영문 소문자, 숫자, 붙임표)", "a name for the policy: lower case, digits, hyphens"),
    "ask_name": ("기관 이름, 예: 고창군", "the name of the office, such as '고창군'"),
    "ask_home": ("기관의 지역, 예: 전북 고창군", "its region, such as '전북 고창군'"),
    "ask_owner": ("공개 번호를 책임지는 팀", "the team that answers for the public numbers"),
    "ask_phone_prefix": ("부서 전화의 앞자리, 예: 063-560-", "how the office's own numbers begin, such as 063-560-"),
    "ask_channel": ("창구, 예: website, kakaotalk", "channels, such as website, kakaotalk"),
    "ask_topic": ("상담 분야, 예: local-tax", "topics, such as local-tax"),
    "new_next": (
        "{policy}와 사례를 썼습니다. 다음: approved_by 채우기, pii-guard policy lint {policy}, pii-guard test {cases}",
        "wrote {policy} and its cases. Next: approved_by, pii-guard policy lint {policy}, pii-guard test {cases}",
    ),
    "fine": (
        "{name}: 이상 없음 (조항 {clauses}개, 허용 {allowed}개)",
        "{name}: fine ({clauses} clauses, {allowed} allowed)",
    ),
    "warning": ("주의", "warning"),
    "fault": ("잘못", "fault"),
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
    # cases, diff, evaluate
    "sheets": ("엑셀로 적는 사례", "cases in a spreadsheet"),
    "cases_new": ("사례를 적을 엑셀 파일을 만듭니다", "make a spreadsheet to write cases in"),
    "cases_epilog": (
        "예:\n  pii-guard cases new office.cases.xlsx --policy office.toml\n  pii-guard test office.cases.xlsx",
        "examples:\n  pii-guard cases new office.cases.xlsx --policy office.toml\n  pii-guard test office.cases.xlsx",
    ),
    "sheet": ("새로 만들 파일", "the file to make"),
    "sheet_policy": ("주제와 채널을 고르게 할 정책", "the policy whose topics and channels can be chosen"),
    "sheet_written": ("{name}: 한 줄에 사례 하나씩 적으십시오", "{name}: write one case a row"),
    "junit": ("결과를 JUnit XML로 이 파일에 씀", "write the results as JUnit's XML to this file"),
    "results_html": ("결과를 HTML로 이 파일에 씀", "write the results as a page to this file"),
    "diff": ("두 정책이나 두 판이 무엇을 달리 하는지 봅니다", "what two policies, or two versions, do otherwise"),
    "diff_epilog": (
        (
            "예:\n"
            "  pii-guard diff office.toml draft.toml --corpus messages.txt\n"
            "  pii-guard diff default strict --corpus messages.jsonl --must-block office.cases.toml\n"
            "  pii-guard diff old/.venv/bin/python .venv/bin/python --corpus messages.txt --policy office.toml\n\n"
            "보기에는 둘 다 가린 글만 나옵니다. 종료 코드: 0 · 1 막아야 할 사례가 B에서 지나감 · 2 사용법이나 파일"
        ),
        (
            "examples:\n"
            "  pii-guard diff office.toml draft.toml --corpus messages.txt\n"
            "  pii-guard diff default strict --corpus messages.jsonl --must-block office.cases.toml\n"
            "  pii-guard diff old/.venv/bin/python .venv/bin/python --corpus messages.txt --policy office.toml\n\n"
            "A sample shows what both would pass on. exit codes: 0 · 1 a case that must block passes with B · 2 usage"
        ),
    ),
    "side": (
        "정책 이름이나 파일, 또는 다른 판이 든 파이썬의 경로",
        "a policy's name or file, or the path of a Python that has another version",
    ),
    "side_policy": (
        "A나 B가 파이썬일 때 쓸 정책 (기본: default)",
        "the policy for a side that is a Python (default: default)",
    ),
    "corpus": (
        "글을 모은 파일: 한 줄에 하나, 또는 .jsonl, .xlsx",
        "messages: one a line, or .jsonl, or .xlsx",
    ),
    "must_block_cases": ("이 사례 가운데 차단이어야 할 것이 B에서도 막히는지 봄", "cases that must block with B"),
    "one_json": ("JSON 하나로", "as one JSON document"),
    "compared": (
        "글 {total}개 가운데 {different}개가 달라집니다",
        "{different} of {total} messages come out otherwise",
    ),
    "entity_head": ("개인정보", "entity"),
    "count": ("개수", "count"),
    "no_sample": ("(보일 수 있는 글 없음)", "(nothing that may be shown)"),
    "must_block": ("{name}: 막아야 하는데 지나갑니다", "{name}: must block, and passes"),
    "evaluate": ("표시해 둔 글로 규칙을 재어 봅니다", "measure the rules on a corpus that somebody marked"),
    "evaluate_epilog": (
        (
            "예:\n"
            "  pii-guard evaluate marked.jsonl --html report.html\n"
            "  pii-guard evaluate marked.jsonl --json > baseline.json\n"
            "  pii-guard evaluate marked.jsonl --fail-on new-leaks baseline.json\n\n"
            '한 줄: {{"text": …, "spans": [{{"start": 0, "end": 13, "entity": "PHONE_NUMBER"}}], "form": "띄어 씀"}}'
        ),
        (
            "examples:\n"
            "  pii-guard evaluate marked.jsonl --html report.html\n"
            "  pii-guard evaluate marked.jsonl --json > baseline.json\n"
            "  pii-guard evaluate marked.jsonl --fail-on new-leaks baseline.json\n\n"
            'a line: {{"text": …, "spans": [{{"start": 0, "end": 13, "entity": "PHONE_NUMBER"}}], "form": "spaced"}}'
        ),
    ),
    "marked_corpus": ("표시해 둔 글: .jsonl 또는 .xlsx(«…»로 표시)", "marked messages: .jsonl, or .xlsx with «…»"),
    "fail_on": ("기준에 없던 글이 새면 1로 끝남", "end with 1 when something leaks that did not in the baseline"),
    "evaluation_html": ("HTML로 이 파일에 씀", "write it as a page to this file"),
    "leak": ("남음", "leak"),
    "partial": ("F2(겹침)", "F2 partial"),
    "all": ("전체", "all"),
    "new_leak": ("{place}: 새로 샙니다: {entities}", "{place}: leaks now: {entities}"),
}
