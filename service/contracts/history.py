"""The messages of a call of a model, read as one conversation: all of them come anew with every call."""

from collections import Counter
from hashlib import blake2b
from secrets import token_bytes

from pii_guard import Decision, Guard
from pii_guard.conversation.window import Turn, Window
from pii_guard.model import Setting

ASKS, TELLS = "assistant", frozenset({"user", ""})  # roles; what a program says is judged alone
_KEY = token_bytes(32)


class History:
    """The texts of one call as they may go on: also without what a later one has completed."""

    def __init__(self, guard: Guard, setting: Setting) -> None:
        self._guard, self._setting = guard, setting
        self._seen = Counter[str]()
        self._places: dict[str, int] = {}
        self.texts: list[str] = []

    def read(self, window: Window, text: str, role: str, left: int, lost: bool) -> tuple[Decision, Window]:
        """The decision on the next text, and the window behind it."""
        self._seen[text] += 1
        turn = Turn(text, _id(text, self._seen[text]), self._setting)
        self._places[turn.message_id] = len(self.texts)
        if role in TELLS:
            return self._guard.turn(window, turn, deadline_ms=left, lost=lost)
        if role == ASKS:
            asked = turn._replace(setting=self._setting._replace(direction="bot"))
            window = self._guard.turn(window, asked, deadline_ms=left)[1]
        return self._guard.decide(text, self._setting, left), window

    def keep(self, decision: Decision) -> None:
        """Add what is left of the text that was read; it is no block."""
        self.texts.append(decision.text or "")
        for earlier in decision.retract:
            at = self._places.get(earlier.message_id)
            if at is None:
                continue  # of another call: the model has it
            text = self.texts[at]
            for start, end in reversed(earlier.spans):
                text = text[:start] + earlier.placeholder + text[end:]
            self.texts[at] = text


def _id(text: str, number: int) -> str:
    """The same for the same text again, as it comes with every call; it does not tell the text."""
    return blake2b(f"{number} {text}".encode("utf-8", "surrogatepass"), key=_KEY, digest_size=16).hexdigest()
