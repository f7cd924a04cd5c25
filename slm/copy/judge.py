"""The copy judge: checks quoted wording first, and leaves everything else to the judge it is given."""

import re
from collections.abc import Sequence

from policies.evidence import ClauseJudgement
from policies.request import ClearanceRequest, Question
from policies.vocabulary import Asker, Channel, ClauseRelation
from slm.copy.examples import Example, ExampleKind, examples_of
from slm.copy.form import breaks_form
from slm.copy.quotes import quoted
from slm.copy.wording import ends_in, fits, fixed_words, holds, likeness, miswritten, nearly, same_letters, tokens
from slm.judging.facets import facets_of
from slm.judging.judge import Clause, Judge
from slm.judging.marks import documents_meant, names_of, said_to_be

_ENDING = re.compile(r"^(?:for|with|on|by|using|powered by|built on)\b", re.IGNORECASE)
"""How a form of name begins that is put after one's own name ("for Example")."""
_NAMED_ELSEWHERE = frozenset({"group_name", "account_name", "event_name", "book_title", "course_name", "domain"})
_ALIKE = 0.55
"""Share of the words of a required sentence from which a differing copy counts as a changed version of it."""


class CopyJudge:
    """Says right or wrong of wording that a question quotes.

    Wrong: it breaks a rule about the form of the mark, holds wording that is shown as wrong, or is a changed version of a required
    sentence. Right: it is a required sentence or an example shown as right, word for word but for placeholders, and nothing speaks
    against it; a name as it is to be written is right where only the writing is asked about.
    """

    def __init__(self, inner: Judge) -> None:
        self._inner = inner
        self.name = f"copy+{inner.name}"

    def judge(self, question: Question, request: ClearanceRequest, clauses: Sequence[Clause]) -> tuple[ClauseJudgement, ...]:
        """Judge each clause; see `Judge`."""
        inner = self._inner.judge(question, request, clauses)
        copies = quoted(question.text) or tuple(
            c for c in (request.copy_text,) if c and (c in question.text or not question.thread)
        )
        wordings = [c for c in copies if len(tokens(c)) >= 2]
        meant = documents_meant(question, clauses)
        about = [c for c in clauses if c.source.document in meant]
        if not wordings or not about:
            return inner
        written = frozenset(t.rstrip("®™") for c in about for t in tokens(f"{' '.join(c.heading)} {c.lead} {c.text}"))
        named = facets_of(question.text, of_question=True).of("naming")
        wrong = [c for c in about if any(_is_wrong(c, w, named, written) for w in wordings)]
        if wrong:
            return _with(inner, wrong[0], ClauseRelation.FORBIDS)
        words_only = _asks_of_words_only(question, request)
        right = [c for c in about if all(_is_right(c, w, written, words_only=words_only) for w in wordings)]
        if right and not any(j.plain and j.relation is ClauseRelation.FORBIDS for j in inner):
            return _with(inner, right[0], ClauseRelation.PERMITS)
        return inner


def _marks(clause: Clause, copy: str, written: frozenset[str]) -> tuple[str, ...]:
    """The marks that a copy names, as it writes them: names of the document, or names written in its clauses."""
    names = names_of(clause.source.document)
    bare = [t.rstrip("®™").removesuffix("'s") for t in tokens(copy)]
    return tuple(
        t
        for t in bare
        if any(said_to_be(n, t.casefold()) for n in names) or (t in written and t[:1].isupper() and t != copy.split(maxsplit=1)[0])
    )


def _shown_wrong(example: Example, copy: str, named: frozenset[str]) -> bool:
    if example.kind is not ExampleKind.WRONG:
        return False
    single = tokens(example.text)
    if len(single) == 1:
        # one word in the wrong letters of case; a word that is merely quoted in a prohibition is not wrong by itself
        word = single[0]
        return word != word.lower() and word[1:] != word[1:].lower() and word in tokens(copy)
    if fixed_words(example.text) < 2 and named & _NAMED_ELSEWHERE:
        # "Mark MyApp" says how not to name a product; it is no word on groups, events or books
        return False
    return fits(example.text, copy) or nearly(example.text, copy) or (len(single) >= 3 and holds(example.text, copy))


def _is_wrong(clause: Clause, copy: str, named: frozenset[str], written: frozenset[str]) -> bool:
    if any(breaks_form(clause, mark, copy) for mark in _marks(clause, copy, written)):
        return True
    examples = examples_of(clause)
    names = {e.text for e in examples for wrong in examples if _is_other_way(e, wrong)}
    if any(miswritten(name, copy) for name in names):
        return True
    if any(_shown_wrong(e, copy, named) for e in examples if not any(same_letters(e.text, name) for name in names)):
        return True
    required = [e.text for e in examples if e.kind is ExampleKind.REQUIRED]
    return bool(required) and not any(fits(r, copy) for r in required) and any(likeness(r, copy) >= _ALIKE for r in required)


def _is_other_way(right: Example, wrong: Example) -> bool:
    """Whether the second is shown as the wrong way to write the first, as in "write Cold Brew, never cold-brew"."""
    shown = right.kind in (ExampleKind.RIGHT, ExampleKind.WRITTEN) and wrong.kind is ExampleKind.WRONG
    return shown and same_letters(right.text, wrong.text)


def _asks_of_words_only(question: Question, request: ClearanceRequest) -> bool:
    """Whether nothing is asked but how words are written: right spelling clears no use."""
    placed = request.channels or request.uncoded_channels or request.territories.include or request.purpose
    changed = request.modifications or request.uncoded_modifications or request.other_users
    return not changed and (question.asker is Asker.STAFF or not placed) and Channel.MERCHANDISE not in request.channels


def _is_right(clause: Clause, copy: str, written: frozenset[str], *, words_only: bool) -> bool:
    for example in examples_of(clause):
        if example.kind is ExampleKind.WRITTEN and words_only and copy == example.text:
            return True
        if example.kind in (ExampleKind.WRONG, ExampleKind.WRITTEN):
            continue
        if fits(example.text, copy):
            return True
        if (
            example.kind is ExampleKind.RIGHT
            and _ENDING.match(example.text)
            and _marks(clause, example.text, written)
            and ends_in(example.text, copy)
        ):
            return True
    return False


def _with(judgements: Sequence[ClauseJudgement], clause: Clause, relation: ClauseRelation) -> tuple[ClauseJudgement, ...]:
    """The judgements with one clause made the one that decides."""
    out = []
    for judgement in judgements:
        deciding = judgement.source == clause.source
        change = (
            {"relation": relation, "plain": True, "probability": 0.9, "gated": False, "condition": None}
            if deciding
            else {"plain": False}
        )
        out.append(judgement.model_copy(update=change))
    return tuple(sorted(out, key=lambda j: not j.plain))
