"""Money for media: read from what is said, and compared with the line a rule draws."""

from pathlib import Path

import pytest
import yaml
from engine_fakes import evidence, permission, request
from test_counts import ON

from policies.decision import decide
from policies.lexicon.money import Sum, budget
from policies.request import Claim
from policies.rulebook import Rulebook
from policies.rulefile import RuleFileError, read_rules
from policies.vocabulary import Asker, Channel, Party, VerdictCode

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/reading/budgets.yaml").read_text(encoding="utf-8"))
LINE = """\
rules:
  - id: MEDIA-1
    forbid: [any]
    who: [agency, reseller]
    budget: 50000
    unless: [written_approval]
    says: Paid media above 50,000 EUR needs the prior written approval of the Brand Studio.
    source: partner-agreement.md, 5
"""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_what_is_spent_is_read(case):
    wanted, found = case["euros"], budget(case["text"])
    if wanted is None:
        assert found is None
    else:
        low, high = wanted if isinstance(wanted, list) else (wanted, wanted)
        assert found == Sum(pytest.approx(low), pytest.approx(high))


def ask(said, channel=Channel.SOCIAL_PAID, party=Party.AGENCY, claims=()):
    asker = Asker.STAFF if party is Party.STAFF else Asker.THIRD_PARTY
    wanted = request("DE", channels=(channel,), user_party=party, claims=claims)
    book = Rulebook((permission(), *read_rules(LINE, "rules.yaml")))
    return decide(wanted, evidence(said=said, asker=asker), book, ON)


@pytest.mark.parametrize(
    ("said", "channel", "party", "verdict"),
    [
        ("media budget 40,000 EUR", Channel.SOCIAL_PAID, Party.AGENCY, VerdictCode.ALLOWED),
        ("media budget 50,000 EUR", Channel.SOCIAL_PAID, Party.AGENCY, VerdictCode.ALLOWED),
        ("media budget 80,000 EUR", Channel.SOCIAL_PAID, Party.STAFF, VerdictCode.ALLOWED),
        ("", Channel.WEB, Party.AGENCY, VerdictCode.ALLOWED),
        ("media budget 80,000 EUR", Channel.WEB, Party.AGENCY, VerdictCode.NEEDS_REVIEW),
        ("media budget £40,000", Channel.SOCIAL_PAID, Party.AGENCY, VerdictCode.NEEDS_REVIEW),
    ],
)
def test_the_line_holds_for_whom_and_what_it_is_drawn(said, channel, party, verdict):
    assert ask(said, channel, party).code is verdict


def test_only_who_pays_for_media_is_asked_how_much():
    back = ask("").ask_back
    assert back is not None
    assert "How much" in back.question


def test_above_the_line_the_approval_decides():
    back = ask("budget of 80,000 EUR").ask_back
    assert back is not None
    assert "approval" in back.question
    has, lacks = Claim(key="written_approval"), Claim(key="written_approval", holds=False)
    assert ask("budget of 80,000 EUR", claims=(has,)).code is VerdictCode.ALLOWED
    refused = ask("budget of 80,000 EUR", claims=(lacks,))
    assert refused.code is VerdictCode.NOT_ALLOWED
    assert refused.nearest_yes is not None
    assert "50,000 euros" in refused.nearest_yes.text


def test_hearsay_lifts_nothing():
    heard = Claim(key="written_approval", certain=False)
    assert ask("budget of 80,000 EUR", claims=(heard,)).code is VerdictCode.NEEDS_REVIEW


def test_only_a_rule_that_forbids_can_be_lifted():
    with pytest.raises(RuleFileError, match="unless"):
        read_rules(LINE.replace("forbid", "permit"), "rules.yaml")
