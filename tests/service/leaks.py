"""Where a resident's number could lie after all, and in which writing: the search of the canary test."""

import base64
import json
from pathlib import Path
from urllib.parse import quote

RRN = "850412-2970033"  # 97 as region code was never allotted
PHONE = "010-7391-4826"
ADDRESS = "모양성로 87"
CANARIES = (RRN, PHONE, ADDRESS)
PASSES = f"연락처 {PHONE} 주소는 전북 고창군 고창읍 {ADDRESS}, 203동 1104호예요"  # is sent on, redacted
MESSAGE = f"주민번호 {RRN} {PASSES}"


def _base64(raw, shift):
    """What of the base64 of a longer text depends on `raw` alone, where it begins `shift` bytes into a group."""
    text = base64.b64encode(bytes(shift) + raw)
    return text[(0, 2, 3)[shift] : (shift + len(raw)) * 8 // 6]


def _digits(value):
    digits = "".join(c for c in value if c.isdigit())
    return digits.encode() if len(digits) > 9 else None


ENCODINGS = {
    "UTF-8": lambda v: v.encode(),
    "UTF-16 LE": lambda v: v.encode("utf-16-le"),
    "UTF-16 BE": lambda v: v.encode("utf-16-be"),
    "base64, first alignment": lambda v: _base64(v.encode(), 0),
    "base64, second alignment": lambda v: _base64(v.encode(), 1),
    "base64, third alignment": lambda v: _base64(v.encode(), 2),
    "\\uXXXX": lambda v: json.dumps(v).strip('"').encode(),
    "\\uXXXX throughout": lambda v: "".join(f"\\u{ord(c):04x}" for c in v).encode(),
    "percent-encoding": lambda v: quote(v).encode(),
    "percent-encoding throughout": lambda v: "".join(f"%{b:02X}" for b in v.encode()).encode(),
    "hexadecimal": lambda v: v.encode().hex().encode(),
    "digits only": _digits,
}


def forms():
    """(canary, encoding, bytes) of everything that is searched."""
    for canary in CANARIES:
        for name, encode in ENCODINGS.items():
            if (form := encode(canary)) is not None:
                yield canary, name, form


def finds(raw):
    """The names of the encodings in which a canary lies in these bytes. Letters of escapes may have either case."""
    lower = raw.lower()
    return sorted(
        {name for _, name, form in forms() if form in raw or (not name.startswith("base64") and form.lower() in lower)}
    )


def files_below(folder: Path):
    """All that lies in a folder, databases with their journals included, by name and content."""
    return b"\n".join(
        [str(path).encode() + b"\n" + path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
    )
