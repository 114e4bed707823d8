"""The candidates of all texts as one sparse matrix, and the regression that weighs their answers."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from naming.rows import SEED, rows_of
from naming.text import Made

C = 0.25  # of the regression; not tuned yet, scripts/names.py --curve cross-validates
RARE = 3  # an answer given less often has no weight
LEAST = 8  # hundredths of a logit: what weighs less is left out


class Data(NamedTuple):
    """All candidates as a sparse matrix."""

    x: Any
    y: Any
    weights: Any
    folds: Any
    texts: Any  # of which text each is
    raised: Any  # by how much the bar stands higher at each
    columns: list[tuple[str, str]]


def matrix(made: Iterable[Made]) -> Data:
    """The candidates of all texts; answers given less than RARE times have no column."""
    import numpy as np
    from scipy.sparse import csr_matrix

    index: dict[tuple[str, str], int] = {}
    ids, ends, y, weights, folds, numbers, raised = [], [0], [], [], [], [], []
    for number, text in enumerate(made):
        for row in rows_of(text):
            ids += [index.setdefault(a, len(index)) for a in row.answers if a[1] not in ("", ".")]
            ends.append(len(ids))
            y.append(row.is_name)
            weights.append(row.weight)
            folds.append(row.fold)
            numbers.append(number)
            raised.append(row.raised)
    columns = np.array(ids, dtype=np.int32)
    kept = np.bincount(columns, minlength=len(index)) >= RARE
    x = csr_matrix((np.ones(len(ids), dtype=np.float32), columns, np.array(ends)), shape=(len(y), len(index)))[:, kept]
    names = [answer for answer, keep in zip(index, kept, strict=True) if keep]
    return Data(x, np.array(y), np.array(weights), np.array(folds), np.array(numbers), np.array(raised), names)


def fitted(data: Data, chosen: Any) -> tuple[dict[str, dict[str, int]], int]:
    """Weights by question and answer, and the bias, in hundredths."""
    from sklearn.linear_model import LogisticRegression

    regression = LogisticRegression(
        C=C, l1_ratio=1.0, solver="liblinear", random_state=SEED, tol=0.01, intercept_scaling=5.0
    )
    regression.fit(data.x[chosen], data.y[chosen], data.weights[chosen])
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (question, answer), weight in zip(data.columns, regression.coef_[0], strict=True):
        if abs(round(100 * weight)) >= LEAST:
            found[question][answer] = round(100 * weight)
    return {q: dict(sorted(found[q].items())) for q in sorted(found)}, round(100 * regression.intercept_[0])
