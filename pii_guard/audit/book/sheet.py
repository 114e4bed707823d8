"""The head of a page that loads nothing from elsewhere: its style is inside, and its policy lets nothing else in.

And what a report is of: without policy, rules and day nobody can check it later.
"""

from base64 import b64encode
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from html import escape
from importlib.resources import files

from pii_guard import __version__
from pii_guard.model import Provenance
from pii_guard.sentences import Lang, Sentence, spoken
from pii_guard.sentences import audit as say

SHEET = files("pii_guard.audit.book").joinpath("sheet.css").read_text(encoding="utf-8")


def head(title: str, lang: str, script: str | None = None, sheet: str = SHEET) -> str:
    """Everything from the doctype to `</head>`. `script` is the address of the one it may run, which may ask us."""
    runs = f'<script src="{escape(script)}" defer></script>\n' if script else ""
    return f"""<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_security(bool(script), sheet)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{escape(title)}</title>
<style>{sheet}</style>
{runs}</head>"""


def _security(runs: bool, sheet: str) -> str:
    digest = b64encode(sha256(sheet.encode()).digest()).decode()
    scripts = "script-src 'self'; connect-src 'self'; " if runs else ""
    return f"default-src 'none'; style-src 'sha256-{digest}'; {scripts}base-uri 'none'; form-action 'none'"


def facts(provenances: Iterable[Provenance], on: date, lang: Lang) -> str:
    """The day, the software, each policy with its hash, and the hash of the rules, as a list of terms."""
    policies = {f"{p.policy_id} · {p.policy_version} · {p.policy_sha256}": p for p in provenances}
    told = [
        (say.ON, on.isoformat()),
        (say.SOFTWARE, f"pii_guard {__version__}"),
        *((say.POLICY, policy) for policy in policies),
        *((say.RULES_SUM, rules) for rules in dict.fromkeys(p.catalog_sha256 for p in policies.values())),
    ]
    return f'<dl class="facts">{"".join(_fact(term, said, lang) for term, said in told)}</dl>'


def _fact(term: Sentence, said: str, lang: Lang) -> str:
    wide = ' class="wide"' if term in (say.POLICY, say.RULES_SUM) else ""
    return f"<div{wide}><dt>{escape(spoken(term, lang))}</dt><dd>{escape(said)}</dd></div>"
