"""Why a message is decided as it is, and why something in it is not found: the same scan as a check, overheard."""

from pii_guard.explain.explanation import GATES as GATES
from pii_guard.explain.explanation import Explanation as Explanation
from pii_guard.explain.explanation import Fold as Fold
from pii_guard.explain.explanation import Gate as Gate
from pii_guard.explain.explanation import Step as Step
