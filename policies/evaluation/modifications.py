"""Edits: is every edit permitted (permission), is any of them forbidden (prohibition). No edit named means as supplied."""

import re
from collections.abc import Collection

from policies import wording
from policies.evaluation.finding import Fact, Finding, Scope
from policies.evaluation.use import Use
from policies.evaluation.words import best_share, tokens
from policies.rules import ModificationConstraint
from policies.truth import Truth, all_of, any_of
from policies.verdict import Change
from policies.vocabulary import Modification, ReasonKind

_NEVER_MEANT = frozenset({Modification.AI_EDIT})
"""Edits that "anything goes" was not written for: machines that learn from what they are fed are a matter of their own."""
_WAYS = ("Cropped", "Resized", "Recoloured", "Retouched", "Text on top", "Something else")
_FORMATS = tokens("portrait landscape square vertical horizontal upright round circle hochformat querformat quadrat carre cuadrado")
_SMALL = tokens(
    "touch slight slightly little bit tad minimal minimally tiny gentle gently subtle subtly lightly leicht bisschen "
    "légèrement ligero"
)


def _inside(limit: ModificationConstraint, edit: Modification, use: Use) -> Truth:
    if edit in limit.exclude:
        return Truth.FAIL
    if edit in limit.include:
        return Truth.PASS
    if limit.anything:
        return Truth.UNKNOWN if edit in _NEVER_MEANT else Truth.PASS
    if edit in limit.slight:
        return Truth.PASS if _SMALL & use.heard else Truth.UNKNOWN
    if edit in limit.edge and (best_share(limit.words, use.edit_words(edit)) == 1 or _same_format(limit, edit, use)):
        return Truth.PASS
    return Truth.UNKNOWN if limit.vague or edit in limit.edge else Truth.FAIL


def _same_format(limit: ModificationConstraint, edit: Modification, use: Use) -> bool:
    """Whether a crop is to a format that the rule names ("crop to square ok"); the question says it beside the crop."""
    formats = (words for words in limit.words if tokens(words) <= _FORMATS or re.fullmatch(r"\d{1,2}:\d{1,2}", words))
    return edit in (Modification.CROP, Modification.RESIZE) and best_share(formats, use.heard) == 1


def _inside_words(limit: ModificationConstraint, words: str) -> Truth:
    """An edit no code describes: permitted if the rule uses the same words, forbidden only if no edit is permitted at all."""
    if limit.anything and not limit.exclude:
        return Truth.PASS
    if best_share(limit.words, tokens(words)) >= 0.5:
        return Truth.PASS
    # Scaling to fit is an open point even where everything else is shut.
    open_points = limit.edge - {Modification.RESIZE}
    nothing_goes = not (
        limit.anything or limit.include or open_points or limit.slight or limit.vague or limit.words or limit.exclude
    )
    return Truth.FAIL if nothing_goes else Truth.UNKNOWN


def _says(limit: ModificationConstraint) -> str:
    if limit.quote:
        return f"says “{limit.quote}” about edits"
    allowed = "any edit" if limit.anything else wording.say_edits(limit.include)
    ruled_out = f", not {wording.say_edits(limit.exclude)}" if limit.exclude else ""
    return f"allows {allowed or 'no edits'}{ruled_out}"


def _quoted(edit: str, worded: Collection[str]) -> str:
    """An edit as it is said: what no code describes in the asker's own words."""
    return f"“{edit}”" if edit in worded and edit != "changing it" else edit


def _text(limit: ModificationConstraint, by_edit: dict[str, Truth], scope: Scope, worded: Collection[str]) -> tuple[str, str]:
    failed, unsure = (
        wording.say_list(_quoted(edit, worded) for edit, value in by_edit.items() if value is truth)
        for truth in (Truth.FAIL, Truth.UNKNOWN)
    )
    if not scope.permits:
        about = wording.say_edits(limit.include) or "any edit"
        return f"{scope.name} is about {about}", f"{wording.sentence(about).rstrip('.')} {wording.be(about)} ruled out"
    if not by_edit:
        return "edits: none, used as supplied", "It is used as supplied"
    if failed and all(edit in worded for edit, value in by_edit.items() if value is Truth.FAIL):
        return f"{scope.name} {_says(limit)}, and nothing about {failed}", f"{failed} is not among the edits permitted"
    if failed:
        return (
            f"{scope.name} {_says(limit)}; {failed} {wording.be(failed)} not among them",
            f"{failed} {wording.be(failed)} not permitted",
        )
    if unsure:
        return (
            f"{scope.name} {_says(limit)}; whether that allows {unsure} is not certain",
            f"It is not certain that {unsure} {wording.be(unsure)} permitted",
        )
    edits = wording.say_list(by_edit)
    return f"edits: {edits} {wording.be(edits)} fine", f"{edits} {wording.be(edits)} fine"


def _fact(limit: ModificationConstraint, use: Use, unsure: list[str]) -> Fact:
    if use.uncoded_edits and "changing it" in unsure:
        question = "How will it be changed?"
        return Fact("modification", asker_knows=True, question=question, options=_WAYS)
    words = f"“{limit.quote}”" if limit.quote else "the permission to edit"
    return Fact("register", f"edits:{','.join(unsure)}", to_decide=f"Whether {words} allows {wording.say_list(unsure)}.")


def evaluate(limit: ModificationConstraint, use: Use, scope: Scope) -> Finding:
    """What a limit on edits says of a use."""
    if scope.permits:
        coded = {edit: _inside(limit, edit, use) for edit in Modification if edit in use.edits}
        worded = {words: _inside_words(limit, words) for words in use.uncoded_edits}
        status = all_of((*coded.values(), *worded.values()))
    else:
        coded = {
            edit: Truth.PASS if limit.anything or edit in limit.include else Truth.FAIL
            for edit in Modification
            if edit in use.edits
        }
        coded |= {edit: Truth.UNKNOWN for edit in coded if edit in limit.edge}
        worded = dict.fromkeys(use.uncoded_edits, Truth.PASS if limit.anything else Truth.UNKNOWN)
        status = any_of((*coded.values(), *worded.values()))
    by_edit = {wording.say_edit(edit): truth for edit, truth in coded.items()} | worded
    unsure = [edit for edit, truth in by_edit.items() if truth is Truth.UNKNOWN]
    text, public = _text(limit, by_edit, scope, worded)
    bad = [edit for edit, truth in coded.items() if truth is (Truth.FAIL if scope.permits else Truth.PASS)]
    change = Change(
        kind="leave_out_edit", value=",".join(edit.value for edit in bad), text=f"use it without {wording.say_edits(bad)}"
    )
    return Finding(
        kind=ReasonKind.MODIFICATION,
        status=status,
        text=wording.sentence(text),
        public=wording.sentence(public),
        fact=_fact(limit, use, unsure) if unsure else None,
        repairs=(change,) if bad else (),
    )
