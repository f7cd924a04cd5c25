"""Whatever is asked, ruled on and asked again the next day, unchanged, is answered from the ruling, as long as no rule changed."""

from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.bootstrap import open_office
from bot.escalation.case import Ruling
from bot.settings import Settings
from knowledge.ingestion import Settings as Ingestion
from policies.request import Question
from policies.vocabulary import Asker, VerdictCode, Visibility

TODAY = date(2026, 3, 16)
COLUMNS = (
    "asset_id,name,kind,licence_window,territories,channels,exclusions,modification,third_party_use,talent_release,"
    "approved_copy,visibility"
)
LINE = "The long way round, always."
REGISTER = f"""{COLUMNS}
TAV-1,Tarn picnic,photo,01.01.2026 - 31.12.2026,tbc,"web, paid social",none,crop ok,retail partners,nobody shown,,public
TAV-2,Night market,photo,see contract 12,DACH,web,none,crop ok,retail partners,tbc,,public
TAV-3,Night ferry,photo,tbc,DACH,web,none,tbc,tbc,tbc,,internal
TAV-4,Tagline: The long way round,tagline,perpetual,worldwide,all media,none,as supplied,retail partners,n/a,"{LINE}",public
"""
POLICY = """# Words

## Names

- Write "Tavern Cold Brew", never "Tavern cold-brew".

## Claims

- Do not say that tea heals anybody.
"""
RULES = """rules:
- id: WORDS-1
  wording:
    say_instead: {Tavern cold-brew: Tavern Cold Brew}
    must_not_include: [heals]
  says: Write our names right.
  source: words.md, Names
  summary: Names.
  visibility: public
"""
SUBJECTS = ("Tarn picnic", "the night photo", "Night market and Tarn picnic", "Night ferry", "the harbour sketch", "our tagline")
WORDINGS = ("Slow tea for slow days", "Der lange Weg, immer.", "The long way home, always", "Tavern Cold Brew for hot days")
QUESTIONS = st.one_of(
    st.builds(
        "{0} {1} {2} {3} {4}?".format,
        st.sampled_from(("Can we use", "may we crop", "could we recolour", "is it ok to print")),
        st.sampled_from(SUBJECTS),
        st.sampled_from(("on the website", "as an Instagram ad", "on 200 mugs", "in a kitchen brochure", "for the blimp", "")),
        st.sampled_from(("in Germany", "in the Nordics", "worldwide", "in Ruritania", "")),
        st.sampled_from(("in May 2026", "until the end of June 2026", "from now until August", "for ever", "")),
    ),
    st.builds(
        '{0} "{1}"{2}?'.format,
        st.sampled_from(("copy check:", "is", "tagline in german??", "may the poster say")),
        st.sampled_from(WORDINGS),
        st.sampled_from((" ok", " fine for a UK poster", "")),
    ),
)
ASKERS = st.sampled_from(((Asker.STAFF, None), (Asker.THIRD_PARTY, "Cobbler & Quay")))
RULINGS = st.sampled_from((VerdictCode.ALLOWED, VerdictCode.NOT_ALLOWED))


@contextmanager
def opened_office(folder):
    """A small brand with open records, rules for copy and a policy; its legal team works at noon of one day."""
    for name, text in (("register.csv", REGISTER), ("words.md", POLICY), ("rules.yaml", RULES)):
        (folder / name).write_text(text, encoding="utf-8")
    noon = datetime.combine(TODAY, time(12), tzinfo=UTC)
    with open_office(Settings(home=folder / "home"), clock=lambda: noon) as opened:
        for name in ("register.csv", "words.md", "rules.yaml"):
            opened.knowledge.ingest([folder / name], Ingestion(visibility=Visibility.PUBLIC))
        yield opened


@pytest.fixture(scope="module")
def busy_office(tmp_path_factory):
    """One that all tried questions share, and that remembers what it ruled on."""
    with opened_office(tmp_path_factory.mktemp("busy")) as opened:
        yield opened


@pytest.fixture
def office(tmp_path):
    """One that has ruled on nothing yet."""
    with opened_office(tmp_path) as opened:
        yield opened


def asked_and_ruled(office, question, verdict):
    """The case of a question after its ruling, or `None` where the desk needs no ruling or the case was ruled before."""
    first = office.clearance.answer(question, settle=True)
    if first.escalation is None:
        return None
    case = office.casework.get(first.escalation.case)
    if not case.state.is_waiting:
        return None
    return office.casework.rule(case.id, Ruling(verdict=verdict, reason="Looked at.", by="Lena"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=QUESTIONS, asker=ASKERS, verdict=RULINGS)
def test_the_next_day_the_ruling_answers(busy_office, text, asker, verdict):
    who, party = asker
    question = Question(text=text, asked_on=TODAY, asker=who, party=party)
    case = asked_and_ruled(busy_office, question, verdict)
    if case is None:
        return
    again = busy_office.clearance.answer(question.model_copy(update={"asked_on": TODAY + timedelta(days=1)}))
    assert again.verdict is verdict
    assert case.id in again.answer
    assert again.escalation is None


def test_a_loose_name_that_legal_ruled_on_is_not_doubted_again(office):
    question = Question(
        text="Can we use the night photo on the website in Germany in June 2026?", asked_on=TODAY, asker=Asker.STAFF
    )
    assert asked_and_ruled(office, question, VerdictCode.ALLOWED) is not None
    tomorrow = question.model_copy(update={"asked_on": TODAY + timedelta(days=1)})
    assert office.clearance.answer(tomorrow, escalate=False).verdict is VerdictCode.ALLOWED
    other = question.model_copy(update={"text": "Can we use the night shot on the website in Germany in June 2026?"})
    assert not office.clearance.answer(other, escalate=False).verdict.is_yes


def test_words_that_mean_other_days_the_next_week_are_another_request(office):
    question = Question(text="Night market on the website in Germany next week?", asked_on=TODAY, asker=Asker.STAFF)
    assert asked_and_ruled(office, question, VerdictCode.ALLOWED) is not None
    later = office.clearance.answer(question.model_copy(update={"asked_on": TODAY + timedelta(days=7)}), escalate=False)
    assert later.verdict is VerdictCode.NEEDS_REVIEW


def test_another_organisation_is_another_asker(office):
    words = "May we show Night market on our website in Germany in April 2026?"
    question = Question(text=words, asked_on=TODAY, asker=Asker.THIRD_PARTY, party="Cobbler & Quay")
    assert asked_and_ruled(office, question, VerdictCode.ALLOWED) is not None
    other = office.clearance.answer(question.model_copy(update={"party": "Snape & Sons"}), escalate=False)
    assert not other.verdict.is_yes


def test_a_newer_rule_for_copy_goes_before_a_ruling_on_the_wording(office, tmp_path):
    question = Question(text='copy check: "The kindest tea of all"', asked_on=TODAY, asker=Asker.STAFF)
    assert asked_and_ruled(office, question, VerdictCode.ALLOWED) is not None
    tomorrow = question.model_copy(update={"asked_on": TODAY + timedelta(days=1)})
    assert office.clearance.answer(tomorrow, escalate=False).verdict is VerdictCode.ALLOWED
    newer = tmp_path / "newer.yaml"
    newer.write_text(RULES.replace("WORDS-1", "WORDS-2").replace("heals", "kindest"), encoding="utf-8")
    office.knowledge.ingest([newer], Ingestion(visibility=Visibility.PUBLIC))
    assert office.clearance.answer(tomorrow, escalate=False).verdict is VerdictCode.NOT_ALLOWED
