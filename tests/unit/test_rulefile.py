"""Rule files: what a lawyer writes is read as meant, and what is wrong is told with line and remedy."""

import json
import re
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
import yaml

from policies.rulefile import Problem, RuleFileError, json_schema, read_rules, rule_version
from policies.rulefile_where import read_where
from policies.rules import ModificationConstraint, RuleKind, TerritoryConstraint
from policies.vocabulary import Action, Modification, Visibility

GOOD = """\
rules:
  - id: SOC-03
    permit: [display]
    assets: [AUR-0231]
    who: [agency]
    needs: [msa]
    where: DACH excl. Liechtenstein
    channels: [social]
    from: 2026-01-01
    until: 2026-12-31
    edits: {allow: [crop], forbid: [recolour]}
    duties:
      - credit_line: "Photo: Example Studio"
      - prior_approval: brand team
    parts:
      - {person: N. Farrouk, in: [30s], until: 2026-06-30, where: EU}
    says: >
      Agencies may show it
      in the DACH countries.
    source: partner-agreement.md, section 4.2
    visibility: partners
  - id: WORDS-1
    wording: {must_include: "Example is a trademark", say_instead: {exampel: Example}}
    says: Write our name right.
    source: copy.md, 1
"""


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(RuleFileError) as caught:
        read_rules(text, "rules.yaml")
    return caught.value.problems


def rule(lines: str) -> str:
    body = "".join(f"    {line}\n" for line in lines.splitlines())
    return f"rules:\n  - id: A\n    says: words\n    source: a.md\n{body}"


def test_a_rule_is_read_as_meant():
    first, words = read_rules(GOOD, "rules.yaml")
    assert first.kind is RuleKind.PERMISSION
    assert first.actions == {Action.DISPLAY}
    assert first.visibility is Visibility.PARTNERS
    assert (first.source.document, first.source.locator) == ("partner-agreement.md", "section 4.2")
    assert first.source.quote == "Agencies may show it in the DACH countries."
    places = first.constraints[0]
    assert isinstance(places, TerritoryConstraint)
    assert (places.include, places.exclude) == ({"DACH"}, {"LI"})
    edits = next(limit for limit in first.constraints if isinstance(limit, ModificationConstraint))
    assert (edits.include, edits.exclude) == ({Modification.CROP}, {Modification.RECOLOUR})
    assert [limit.kind for limit in first.constraints if limit.part] == ["window", "territory"]
    assert [duty.kind for duty in first.duties] == ["credit_line", "prior_approval"]
    assert words.wording is not None
    assert words.wording.say_instead == (("exampel", "Example"),)


def test_norway_is_a_country_and_not_a_no():
    (norway,) = read_rules(rule("permit: any\nwhere: [NO, SE]"), "rules.yaml")
    limit = norway.constraints[0]
    assert isinstance(limit, TerritoryConstraint)
    assert limit.include == {"NO", "SE"}


def test_a_part_of_a_country_is_not_the_country():
    (bavaria,) = read_rules(rule("permit: any\nwhere: Bavaria"), "rules.yaml")
    limit = bavaria.constraints[0]
    assert isinstance(limit, TerritoryConstraint)
    assert limit.include == {"bavaria"}


@pytest.mark.parametrize(
    ("lines", "line", "what", "todo"),
    [
        ("permit: [displya]", 5, "displya", "Did you mean “display”?"),
        ("permit: any\nchanels: [web]", 6, "chanels", "Did you mean “channels”?"),
        ("permit: any\nedits: [recolor]", 6, "recolor", "Did you mean “recolour”?"),
        ("permit: any\ntopics: [alchohol]", 6, "alchohol", "Did you mean “alcohol”?"),
        ("permit: any\nneeds: [signed_addendums]", 6, "signed_addendums", "Did you mean “signed_addendum”?"),
        ("permit: any\nwhere: Atlantis", 6, "Atlantis", "ISO code"),
        ("permit: any\nuntil: 2026-02-30", 6, "not a day", "YYYY-MM-DD"),
        ("permit: any\nuntil: soon", 6, "not a day", "YYYY-MM-DD"),
        ("permit: any\nfrom: 2026-05-01\nuntil: 2026-04-01", 7, "before `from`", "Exchange"),
        ("permit: any\ncopies: many", 6, "not a number", "number"),
        ("permit: any\nvisibility: secret", 6, "secret", "public"),
        ("permit: any\nduties: [{credits: x}]", 6, "no kind", "credit_line"),
        ("permit: any\nparts: [{persons: x}]", 6, "not named", "person"),
        ("forbid: any\nduties: [{credit_line: x}]", 6, "cannot have duties", "permits"),
        ("forbid: any\nneeds: [msa]", 6, "`needs` belongs", "permitting"),
        ("forbid: any\npermit: any", 2, "exactly one", "Keep one"),
        ("permit: any\nid: B", 6, "stands twice", "Keep one"),
        ("permit: any\nsummary: ''", 6, "no text", "words"),
        ("permit: any\nedits: {allowed: [crop]}", 6, "allowed", "allow"),
        ("wording: {must_say: x}", 5, "must_say", "must_include"),
    ],
)
def test_each_mistake_is_told_with_its_line_and_what_to_do(lines: str, line: int, what: str, todo: str):
    found = problems(rule(lines))
    assert any(problem.line == line and what in problem.what and todo in problem.todo for problem in found), found


def test_all_mistakes_are_told_at_once_in_the_order_of_their_lines():
    found = problems(
        "rules:\n  - id: A\n    permit: [x]\n    colour: red\n  - id: A\n    forbid: any\n    says: s\n    source: t\n"
    )
    lines = [problem.line for problem in found]
    assert len(found) >= 5
    assert lines == sorted(lines)
    assert all(problem.file == "rules.yaml" and problem.todo for problem in found)


@pytest.mark.parametrize("text", ["", "rules: 3", "- a\n- b", "rules:\n  - id: [", "rules:\n  - just words", "rules:\n\t- id: A"])
def test_a_file_of_another_shape_is_told_too(text: str):
    assert problems(text)


def test_the_schema_file_is_current():
    stored = json.loads(files("policies").joinpath("rulefile.schema.json").read_text(encoding="utf-8"))
    assert stored == json_schema(), "write it again: clearance rules schema > policies/rulefile.schema.json"


def test_the_schema_takes_what_is_good_and_refuses_what_is_not():
    as_text = json.loads(json.dumps(yaml.safe_load(GOOD), default=str))
    jsonschema.validate(as_text, json_schema())
    as_text["rules"][0]["permit"] = ["displya"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(as_text, json_schema())


def test_the_version_follows_the_content_alone():
    first, _ = read_rules(GOOD, "rules.yaml")
    again, _ = read_rules(GOOD, "rules.yaml")
    changed, _ = read_rules(GOOD.replace("2026-12-31", "2026-12-30"), "rules.yaml")
    assert rule_version(first) == rule_version(again) == rule_version(first.model_copy(update={"version": "x"}))
    assert rule_version(first) != rule_version(changed)


def test_the_examples_of_the_guide_are_rule_files():
    guide = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
    examples = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert examples
    assert all(read_rules(example, "docs/rules.md") for example in examples)


@pytest.mark.parametrize("town", ["Paris", "Glasgow", "Mallorca"])
def test_a_rule_for_a_town_is_not_read_as_one_for_the_country_or_region_around_it(town):
    assert read_where(town).unknown == (town,)


def test_a_rule_for_great_britain_leaves_northern_ireland_out():
    assert read_where("Great Britain").include == read_where("great_britain").include == {"england", "scotland", "wales"}
