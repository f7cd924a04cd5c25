"""How the core says things: days, lists, places and codes in plain British English."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from policies.taxonomies import territories
from policies.vocabulary import Action, Channel, Modification, Party, Purpose

PLAIN_QUESTIONS = {
    "territory": "Which countries will it be used in?",
    "channel": "Where will it appear: website, social media, print, posters, TV or elsewhere?",
    "dates": "On which day does the use start, and on which day does it end?",
}
"""What is asked for what only the asker knows: the same whatever rule waits for it, so that it tells nothing of the rule."""

_CHANNELS = {
    Channel.WEB: "websites",
    Channel.APP: "apps",
    Channel.SEARCH_ADS: "search ads",
    Channel.DISPLAY_ADS: "display ads",
    Channel.STREAMING_VIDEO: "online video",
    Channel.PRODUCT_UI: "product screens",
    Channel.DOMAIN: "domain names",
    Channel.SOCIAL: "social media",
    Channel.SOCIAL_ORGANIC: "unpaid social posts",
    Channel.SOCIAL_PAID: "paid social",
    Channel.INFLUENCER: "influencer posts",
    Channel.PRESS_ADS: "press ads",
    Channel.BROCHURE: "brochures and leaflets",
    Channel.DIRECT_MAIL: "direct mail",
    Channel.EDITORIAL: "editorial pages",
    Channel.BOOK: "books",
    Channel.OOH: "out-of-home",
    Channel.BILLBOARD: "billboards and posters",
    Channel.TRANSIT: "transit advertising",
    Channel.DIGITAL_OOH: "digital out-of-home",
    Channel.TV: "TV",
    Channel.POINT_OF_SALE: "point of sale",
    Channel.WINDOW_DISPLAY: "window displays",
    Channel.TRADE_SHOW: "trade shows",
    Channel.PRESENTATION: "presentations",
    Channel.INTERNAL: "internal use",
    Channel.INTERNAL_DECK: "internal decks",
    Channel.PR: "PR",
    Channel.PRESS_RELEASE: "press releases",
    Channel.PRESS_KIT: "press kits",
}

_EDITS = {
    Modification.CROP: "cropping",
    Modification.RESIZE: "resizing",
    Modification.RECOLOUR: "recolouring",
    Modification.RETOUCH: "retouching",
    Modification.OVERLAY_TEXT: "text or graphics on top",
    Modification.ANIMATE: "animating",
    Modification.COMBINE: "combining it with other artwork",
    Modification.TRANSLATE: "translating",
    Modification.AI_EDIT: "AI edits",
    Modification.REMOVE_ELEMENT: "taking elements out",
    Modification.DISTORT: "distorting or mirroring",
    Modification.REDRAW: "redrawing",
}

_MOST_NAMED = 6
"""Longer lists of places are cut: a sentence with forty countries helps nobody."""


def say_day(day: date) -> str:
    """A day such as `30 June 2026`."""
    return f"{day.day} {day:%B %Y}"


def say_list(things: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    items = list(things)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def say_places(codes: Iterable[str]) -> str:
    """Names of places in alphabetical order; a long list is cut with the number of those left out."""
    names = sorted((territories.name(code) for code in codes), key=lambda word: word.removeprefix("the "))
    if len(names) > _MOST_NAMED + 1:
        return f"{', '.join(names[:_MOST_NAMED])} and {len(names) - _MOST_NAMED} more"
    return say_list(names)


def say_channel(channel: Channel) -> str:
    """A channel such as `paid social`."""
    return _CHANNELS.get(channel, channel.value.replace("_", " "))


def say_channels(channels: Iterable[Channel]) -> str:
    """Several channels, in the order of the vocabulary."""
    wanted = set(channels)
    return say_list(say_channel(channel) for channel in Channel if channel in wanted)


def say_edit(edit: Modification) -> str:
    """An edit such as `cropping`."""
    return _EDITS[edit]


def say_edits(edits: Iterable[Modification]) -> str:
    """Several edits, in the order of the vocabulary."""
    wanted = set(edits)
    return say_list(_EDITS[edit] for edit in Modification if edit in wanted)


def say_codes(codes: Iterable[Party | Purpose | str]) -> str:
    """Codes of a vocabulary as words."""
    return say_list(sorted(str(code).replace("_", " ") for code in codes))


_ACTIONS = {
    Action.DISPLAY: "showing it",
    Action.REPRODUCE: "copying it",
    Action.PRINT: "printing it",
    Action.DISTRIBUTE: "passing out copies",
    Action.STREAM: "streaming it",
    Action.PLAY: "playing it",
    Action.SYNCHRONIZE: "putting it to pictures",
    Action.MODIFY: "changing it",
    Action.DERIVE: "making something new of it",
    Action.TRANSLATE: "translating it",
    Action.SELL: "selling it",
    Action.GRANT_USE: "passing on the right to use it",
    Action.MENTION: "mentioning the name",
    Action.REGISTER: "registering it",
    Action.ENDORSE: "suggesting that we recommend something",
    Action.TRAIN_AI: "training an AI with it",
}


def say_actions(actions: Iterable[Action]) -> str:
    """What is done with an asset, in the order of the vocabulary."""
    wanted = set(actions)
    return say_list(_ACTIONS[action] for action in Action if action in wanted)


_UNITS = {"page_views": "page views a month", "millimetres": "mm"}


def say_amount(value: float, unit: str) -> str:
    """A number with its unit, such as `40,000 copies`."""
    figure = f"{value:,.0f}" if value == int(value) else f"{value:g}"
    return f"{figure} {say_unit(unit)}"


def say_unit(unit: str) -> str:
    """A unit of a number as a word."""
    return _UNITS.get(unit, unit)


_FILE_NAME = re.compile(r"\S+\.[A-Za-z]{2,5}(?=\s|$)")
"""A file name at the start of a sentence keeps its case."""


def sentence(*parts: str) -> str:
    """Joins the non-empty parts to one sentence with a capital and a full stop."""
    text = " ".join(part.strip() for part in parts if part and part.strip())
    if not text:
        return ""
    if not _FILE_NAME.match(text):
        text = text[0].upper() + text[1:]
    ended = text.rstrip("”’\"')")
    return text if ended[-1:] in (".", "?", "!") else f"{text}."


def be(things: str) -> str:
    """`is` or `are`, as a list of things wants it: `cropping is`, `AI edits are`, `cropping and resizing are`."""
    last = things.rsplit(" and ", 1)[-1].split(" (", maxsplit=1)[0]
    return "are" if " and " in things or (last.endswith("s") and not last.endswith("ss")) else "is"


_NO = re.compile(
    r"(?:not (?:for|on|in|via|at|as)|not(?! (?:before|until|required|needed|applicable|certain|sure|cleared|clear|to exceed))"
    r"|no(?! (?:longer|later|earlier))|never|nicht (?:für|in|auf)|keine?[nr]?|excluded|excl\.?)(?:\s*:\s*|\s+)(?=\w)",
    re.IGNORECASE,
)


def is_sentence(words: str) -> bool:
    """Whether a rule is a sentence ("No asset of ours trains a model.") and not a thing ("no airports", "No health claims.")."""
    return words.endswith(".") and len(words.split()) > 4


def without_no(words: str) -> str:
    """What a ban bans, without its own "no": "no airports" is the airports, and after "ruled out" the "no" would take it back."""
    found = _NO.match(words)
    return words[found.end() :] if found else words


def say_ruled_out(words: str) -> str:
    """That something is ruled out, without the "no" of the cell: it would take the sentence back."""
    name, colon, what = words.partition(": ")
    if colon and name.casefold().startswith("ruled out"):
        return f"{name}: {without_no(what)}"
    if is_sentence(words):
        return f"a rule says: {words}"  # "ruled out: the logo is not recoloured" would say the opposite
    return f"ruled out: {without_no(words)}"


def quoted(words: Sequence[str]) -> str:
    """Verbatim words in double quotes, as a list."""
    return say_list(f"“{word}”" for word in words)
