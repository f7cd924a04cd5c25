"""Acts done to an asset that no code describes ("extended to the left", "mit ausgetauschtem Hintergrund"): unknown edits.

What tells an edit from a use is where its verb stands: right before or after the asset, or in the passive with the asset as its
subject. A verb in such a place that does not merely use the asset changes it. Elsewhere only verbs that always change things count.
"""

import re
from collections.abc import Iterator, Sequence

from slm.reading.deterministic.change_shapes import NAME, PLACES, SHAPES
from slm.reading.deterministic.tokens import words
from slm.reading.deterministic.use_verbs import changes, verbs


def find_changes(text: str, names: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Ranges of acts done to an asset.

    Args:
        text: The message with quotations and asset names hidden.
        names: Where the names of assets stand in it.
    """
    seen = text
    for start, end in names:
        seen = seen[:start] + NAME * (end - start) + seen[end:]
    for pattern in PLACES:
        for found in pattern.finditer(seen):
            if _is_act(found["verb"]):
                yield found.span("verb")
    for pattern in SHAPES:
        yield from _shaped(seen, pattern)
    yield from _behind(seen)


def _behind(seen: str) -> Iterator[tuple[int, int]]:
    """Participles of changing verbs among the few words behind an asset: "la photo citron prolongée à gauche"."""
    for found in re.finditer(rf"{NAME}((?: +[\w'’-]+){{1,4}})", seen):
        for word in re.finditer(r"[\w'’-]+", found[1]):
            if changes(word.group().lower()):
                yield found.start(1) + word.start(), found.start(1) + word.end()


def _shaped(seen: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for found in pattern.finditer(seen):
        groups = found.groupdict()
        if "change" in groups and groups["change"].lower() not in verbs().changes:
            continue
        if "verb" in groups and not _is_act(groups["verb"]):
            continue
        if "part" in groups and groups["part"].lower() in verbs().no_part:
            continue
        yield found.span("change") if "change" in groups else (found.start(), found.end())


def _is_act(verb: str) -> bool:
    """Whether a word in a verb's place says more than that the asset is used."""
    word = verb.lower().replace("’", "'")
    known = verbs()
    if word in known.uses or word in words().boundaries or word in words().not_assets or word.endswith("ly") or "'" in word:
        return word in known.changes and word not in known.uses
    prefixed = (word[len(prefix) :].lstrip("-") for prefix in ("pre", "un", "co") if word.startswith(prefix))
    return not any(rest in known.uses for rest in prefixed)
