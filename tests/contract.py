"""Schemathesis's rule that valid requests are accepted, with what no schema can say. Hooks of its command line, too."""

import schemathesis
from schemathesis.specs.openapi.checks import positive_data_acceptance


@schemathesis.check
def valid_data_is_accepted(ctx, response, case):
    """Takes the place of `positive_data_acceptance`, which must be excluded where this module is loaded."""
    # whether a span lies in the text, a pointer names something, and what an operator needs, no schema says;
    # where a proxy asked for it, 422 is an answer as well as a refusal
    asked_by_proxy = (case.query or {}).get("status") == "gateway" and response.status_code == 422
    if case.path == "/anonymize" or asked_by_proxy or _names_nothing(case, response):
        return None
    return positive_data_acceptance(ctx, response, case)


def _names_nothing(case, response):
    """Whether a document was refused for its pointers and for nothing else."""
    if case.path != "/v1/check/json" or response.status_code != 422:
        return False
    return [error["pointer"] for error in response.json().get("errors", [])] == ["/pointers"]
