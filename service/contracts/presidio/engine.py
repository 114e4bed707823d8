"""presidio-anonymizer, imported without presidio-analyzer.

For one operator, which sends the text to a cloud and is not offered here, it would import presidio-analyzer where
that is installed, and spaCy with it: three seconds and 90 MB at the start of the sidecar.
"""

import sys

_CLOUD = "presidio_analyzer.llm_utils.azure_auth_helper"
_absent = _CLOUD not in sys.modules
if _absent:
    sys.modules[_CLOUD] = None  # type: ignore[assignment]  # the documented way to make an import fail

from presidio_anonymizer import AnonymizerEngine  # noqa: E402
from presidio_anonymizer.entities import InvalidParamError, OperatorConfig, RecognizerResult  # noqa: E402
from presidio_anonymizer.services.app_entities_convertor import AppEntitiesConvertor  # noqa: E402

if _absent:
    del sys.modules[_CLOUD]

CLOUD_OPERATOR = "surrogate_ahds"
CUSTOM = "custom"  # code of the caller; Presidio lists it and refuses it over HTTP, and so does this
ENGINE = AnonymizerEngine()  # type: ignore[no-untyped-call]  # ships half typed
OPERATORS: tuple[str, ...] = tuple(sorted({*ENGINE.get_anonymizers()} - {CLOUD_OPERATOR}))

__all__ = [
    "CUSTOM",
    "ENGINE",
    "OPERATORS",
    "AppEntitiesConvertor",
    "InvalidParamError",
    "OperatorConfig",
    "RecognizerResult",
]
