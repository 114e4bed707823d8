"""The curve of the bar: what is found wrongly and what is lost, by texts that the weights were fitted without."""

from collections.abc import Sequence
from typing import Any

from naming.fitting import Data, fitted
from naming.rows import bar, candidates, nobody, shared, songys
from naming.text import Made

FOLDS = 5
KINDS = {  # of surroundings, by how much the bar stands higher there
    "sure": (bar.SURE,),
    "asked": (bar.ASKED, bar.SHORT_ASKED),
    "a given name alone": (bar.BARE,),
    "a particle, or a given name that many share": (bar.KNOWN,),
    "nothing": (bar.NOTHING,),
}
LOWEST, HIGHEST, STEP = -50, 200, 25  # bars of the curve, before what stands around lowers or raises them


def curve(data: Data, made: Sequence[Made], bar_in_force: int) -> None:
    """Prints for each bar, on folds left out: rulings and chat lines with a false name, and made names lost, in %.

    By what stands around, and together at the bar in force. Of the texts without a name what is nobody is left out.
    """
    import numpy as np

    scores = _left_out(data)
    scores[_nobodies(data, made, scores)] = LOWEST * 1_000
    rulings, chat = {row["text"] for row in shared("official_dev.jsonl")}, set(songys())
    natural = [
        np.isin(data.texts, [n for n, text in enumerate(made) if text.text in some and not text.names])
        for some in (rulings, chat)
    ]

    def row(chosen: Any) -> str:
        false = (len(set(data.texts[some & chosen])) for some in natural)
        return ", ".join(map(str, false))

    print("| bar | " + " | ".join(KINDS) + " |\n|---|" + "---|" * len(KINDS))
    for height in range(LOWEST, HIGHEST + 1, STEP):
        cells = []
        for raised in KINDS.values():
            here = np.isin(data.raised, raised)
            lost = 100 * (scores[here & data.y] < height).mean()
            cells.append(f"{row(here & (scores >= height))}, {lost:.1f} %")
        print(f"| {height / 100} | " + " | ".join(cells) + " |")
    found = scores - data.raised >= bar_in_force
    print(f"together: {row(found)} of {len(rulings)} rulings and {len(chat)} chat lines", end="; ")
    print(f"lost {100 * (1 - found[data.y].mean()):.1f} % of the made names")


def _left_out(data: Data) -> Any:
    """The sum of each candidate by weights that were fitted without the texts of its fold."""
    import numpy as np

    scores = np.zeros(len(data.y))
    for fold in range(FOLDS):
        weights, bias = fitted(data, data.folds != fold)
        column = np.array([weights.get(question, {}).get(answer, 0) for question, answer in data.columns])
        scores[data.folds == fold] = data.x[data.folds == fold] @ column + bias
    return scores


def _nobodies(data: Data, made: Sequence[Made], scores: Any) -> list[int]:
    """Which candidates of texts without a name could reach a bar and are ruled out as nobody."""
    import numpy as np

    first = np.searchsorted(data.texts, np.arange(len(made)))
    found = []
    for i in np.nonzero((scores >= LOWEST) & ~data.y)[0]:
        text = made[data.texts[i]]
        if not text.names:
            one = list(candidates.stretches(text.text))[i - first[data.texts[i]]]
            if nobody.is_nobody(text.text, one):
                found.append(int(i))
    return found
