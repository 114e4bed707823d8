"""What the command `pii-guard` says of policies, their cases and the decisions under them: (Korean, English)."""

PROVING: dict[str, tuple[str, str]] = {
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
    "none_beside": (
        "{name}: 이 정책 파일이 없습니다. 사례 옆에 두거나 --policy default처럼 정책을 주십시오",
        "{name}: there is no such policy: put it beside the cases, or give one, such as --policy default",
    ),
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
    "policies": (
        "정책 파일을 만들거나 검사하고, JSON 스키마를 냅니다",
        "make or check policy files, or print their JSON schema",
    ),
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
    # cases, diff, evaluate
    "sheets": ("사례를 적을 엑셀 파일을 만듭니다", "make a spreadsheet for cases"),
    "cases_new": ("사례를 적을 엑셀 파일을 만듭니다", "make a spreadsheet to write cases in"),
    "cases_epilog": (
        "예:\n  pii-guard cases new office.cases.xlsx --policy office.toml\n  pii-guard test office.cases.xlsx",
        "examples:\n  pii-guard cases new office.cases.xlsx --policy office.toml\n  pii-guard test office.cases.xlsx",
    ),
    "sheet": ("새로 만들 파일", "the file to make"),
    "sheet_policy": ("주제와 채널을 고르게 할 정책", "the policy whose topics and channels can be chosen"),
    "sheet_written": (
        "{name}: 한 줄에 사례 하나씩 적으십시오. 그다음: pii-guard test {name} --policy {policy}",
        "{name}: write one case a row. Next: pii-guard test {name} --policy {policy}",
    ),
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
