"""Channel cells: `TVC + cinema`, `owned social, no paid`, `all media excl. TV`, `editorial / news only`."""

import re

from knowledge.register.cell import Cell, Unread, is_none, is_open
from knowledge.register.counts import count_limit
from knowledge.register.outcome import Outcome, unreadable
from policies.lexicon.channels import find_channels
from policies.lexicon.mention import Mention
from policies.rules import ChannelConstraint, Constraint, Part, PurposeConstraint, Unreadable
from policies.taxonomies.channels import children
from policies.vocabulary import Channel, Purpose, ReasonKind

PAID = frozenset({Channel.SOCIAL_PAID, Channel.SEARCH_ADS, Channel.DISPLAY_ADS, Channel.PRESS_ADS})
"""What "no paid" rules out besides social advertising."""

EDITORIAL_PRESS = frozenset({Channel.EDITORIAL, Channel.PR})
"""What "press" means where the press itself is the user."""

_PRESS = frozenset({"press", "presse", "prensa", "stampa", "pers", "press use"})
_REPORTING = frozenset({Purpose.EDITORIAL, Purpose.PRESS})
_EDITORIAL_ONLY = re.compile(
    r"\b(?:editorial|news)\b[^,;]*\bonly\b|\bonly (?:for )?(?:editorial|news)\b|\bnur redaktionell\b", re.IGNORECASE
)
_ANYWHERE = re.compile(
    r"""\b(?:all|any|every|full|entire|alle|sämtliche|tous(?:\ les)?|toutes?|todos(?:\ los)?)\s+
    (?:known\ |available\ |existing\ |our\ |medi(?:a\ )?)?
    (?:media|medium|channels?|uses?|usages?|platforms?|touchpoints?|medien|kanäle|médias|supports|medios|canales|usos)\b
    |^\W*(?:all|any|everything|everywhere|unlimited|unrestricted|no\ limits?|no\ restrictions?|alles|alle|tous|tout|todo
        |todos)\b(?=\W*(?:$|,|;|excl|except|but|bar|apart|sans|sauf|ohne|außer))""",
    re.IGNORECASE | re.VERBOSE,
)
_LISTED_OUT = re.compile(
    r"\b(?:excl(?:\.|uding|udes?|usive of)?|except(?:ing)?(?: for)?|but (?:not|no)|not (?:for|in|on)|other than|apart from|bar"
    r"|minus|ausgenommen|außer|ohne|sauf|sans|hors|excepto|salvo|sin|never)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"^\W*(?:no|not|non|never|without|w/o|kein\w*|nicht|pas(?: de)?|ningun\w*)\b", re.IGNORECASE)
_HARMLESS = re.compile(
    r"""\b(?:only|incl(?:\.|uding)?|also|and|or|und|et|y|e|plus|use|uses|usage|rights|media|channels?|all|any|the|our|own|owned
        |for|in|on|of|nur|uniquement|solo|sólo|solamente|
    advertising|ads?|campaigns?|formats?|ok|okay|allowed|permitted|cleared|licensed|spots?|posts?|screens?|materials?|fm|dab|am
        |no|not|paid)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LEAFLETS = re.compile(r"\b(?:flyers?|fliers?|leaflets?|handbills?|flugblätter|prospectus)\b", re.IGNORECASE)
_SOCIAL = frozenset({Channel.SOCIAL, Channel.SOCIAL_ORGANIC, Channel.SOCIAL_PAID})
_PLATFORM = re.compile(
    r"\b(?:linkedin|instagram|insta|ig|facebook|fb|tiktok|reels|pinterest|snapchat|threads|xing|twitter|mastodon|bluesky)\b",
    re.IGNORECASE,
)
_ANY_PLATFORM = re.compile(r"\b(?:socials?|soziale|sociaux|sociales|sociali|all|any|etc|meta|e\.g|such as|like)\b", re.IGNORECASE)
_GENERAL = {
    Channel.PRINT: re.compile(
        r"\bprint\w*|\bpaper\b|\bdruck\w*|\bgedruckt\w*|\bimprim\w*|\bimpres\w*|\bstampat?[aoei]?\b|\bdrukwerk\b|\bposters?\b",
        re.IGNORECASE,
    ),
    Channel.OOH: re.compile(
        r"\booh\b|\bout[- ]of[- ]home\b|\boutdoor\w*|\baußen\w*|\baffichage\b|\bexterior\w*|\besterna\b|\bbuiten\w*|\bposters?\b",
        re.IGNORECASE,
    ),
}
"""Words that mean a parent channel as a whole; another word of that code names only something in it."""
_HEDGED = re.compile(r"\b(?:only|max|up to|limited|until|if|unless|not?|excl\w*|tbc|except)\b|\?", re.IGNORECASE)
_NARROWING = re.compile(
    r"\b(?:max|up to|limited|unless|if|until|subject|with|without|approval|approved|tbc|one|once|single|first)\b|\?", re.IGNORECASE
)


def read_channels(cell: Cell, *, for_press: bool = False) -> Outcome:
    """Compile a channels cell; a blank or open one is unknown for every use.

    Args:
        cell: The cell.
        for_press: Whether other cells of the row show that "press" means editorial pages (it is for the press, or not for ads).
    """
    if is_open(cell.text) or (is_none(cell.text) and not _ANYWHERE.search(cell.text)):
        return unreadable(cell, ReasonKind.CHANNEL, "the register names no channel")
    for_press = for_press or bool(
        re.search(r"\bpress[ -](?:kit|release|pack|office)|\beditorial\b|\bpr\b", cell.text, re.IGNORECASE)
    )
    found, rest = channel_constraint(cell.text, cell, editorial_press=for_press)
    if found is None:
        return unreadable(cell, ReasonKind.CHANNEL, "no channel could be read")
    unread = (Unread(cell.column, rest, "no channel code carries these words", ReasonKind.CHANNEL),) if rest else ()
    counted = count_limit(cell, cell.text)
    if counted is not None and not found.include:
        found = found.model_copy(update={"include": found.edge, "edge": frozenset()})
    constraints: tuple[Constraint, ...] = (found, *((counted,) if counted else ()))
    hedged = [words for words in found.also if _HEDGED.search(words)]
    if hedged and counted is None:
        why = "these words limit the channels in a way that could not be read"
        doubt = Unreadable(about=ReasonKind.CHANNEL, quote=cell.text, locator=cell.locator, note=why)
        constraints = (*constraints, doubt)
    if not found.anywhere and found.include and (found.include <= {Channel.EDITORIAL} or _EDITORIAL_ONLY.search(cell.text)):
        constraints = (*constraints, PurposeConstraint(include=_REPORTING, quote=cell.text, locator=cell.locator))
    return Outcome(constraints=constraints, unread=unread)


def channel_constraint(
    text: str, cell: Cell, *, part: Part | None = None, editorial_press: bool = False
) -> tuple[ChannelConstraint | None, str]:
    """The channels in some words, and the words left over; `None` where they name no channel.

    Words in a list that no code carries (`vehicles`) are kept in `also`, to be compared with the words of a question.
    """
    anywhere = _ANYWHERE.search(text)
    if anywhere:
        # "everything but OOH"
        text = text[: anywhere.end()] + re.sub(r"^(\W*)but\b(?! not| no)", r"\1not", text[anywhere.end() :], flags=re.IGNORECASE)
    remainder = text[: anywhere.start()] + " " * (anywhere.end() - anywhere.start()) + text[anywhere.end() :] if anywhere else text
    sorted_out = _Sorted(editorial_press)
    for start, end, out, certain in _items(remainder):
        # Each item is read by itself: "web, app" is two things, "web app" is one.
        item = remainder[start:end]
        inner = remainder.rfind("(", 0, start + 1) > remainder.rfind(")", 0, start)
        if inner and not out and sorted_out.refine(item):
            continue
        sorted_out.take(item, list(find_channels(item)), out=out, certain=certain)
    if not (anywhere or sorted_out.include or sorted_out.exclude or sorted_out.edge):
        return None, text
    if not (anywhere or sorted_out.include or sorted_out.edge) and part is None and not sorted_out.also:
        return None, text
    found = ChannelConstraint(
        anywhere=bool(anywhere) or not (sorted_out.include or sorted_out.edge or sorted_out.also),
        include=frozenset(sorted_out.include),
        exclude=frozenset(sorted_out.exclude),
        edge=frozenset(sorted_out.edge - sorted_out.exclude - sorted_out.include),
        also=frozenset(sorted_out.also),
        quote=cell.text,
        locator=cell.locator,
        part=part,
    )
    return found, ", ".join(sorted_out.also)


class _Sorted:
    """Channels of a cell as they are sorted into allowed, ruled out and unsettled."""

    def __init__(self, editorial_press: bool) -> None:
        self.editorial_press = editorial_press
        self.include: set[Channel] = set()
        self.exclude: set[Channel] = set()
        self.edge: set[Channel] = set()
        self.also: list[str] = []
        self.last: set[Channel] = set()
        """Channels of the item before a bracket."""

    def refine(self, item: str) -> bool:
        """Read a bracket after a channel: `social (organic)` is less than social; says whether the bracket is dealt with."""
        codes = {Channel(mention.code) for mention in find_channels(item)} or _bare(item)
        parents = {parent for parent in self.last if codes and codes <= children(parent)}
        if parents:
            self.include = (self.include - parents) | codes
            return True
        if not codes and _HEDGED.search(item):
            self.include -= self.last
            self.edge |= self.last
        return not codes

    def take(self, item: str, mentions: list[Mention], *, out: bool, certain: bool) -> None:
        codes = {Channel(mention.code) for mention in mentions}
        if out:
            if re.search(r"\bpaid\b|\bboost\w*|\bads?\b", item, re.IGNORECASE):
                self._no_paid()
            (self.exclude if certain else self.edge).update(codes)
            return
        rest = _left(item, mentions)
        codes = codes or _bare(item)
        if any(mention.text.casefold() in _PRESS for mention in mentions):
            # Licensed "press" is space bought in newspapers, or their editorial pages: the row tells which, or nobody can.
            codes -= {Channel.PRESS_ADS}
            self.include |= EDITORIAL_PRESS if self.editorial_press else {Channel.PRESS_ADS}
            self.edge |= {Channel.PRESS_ADS} if self.editorial_press else EDITORIAL_PRESS
            if not codes:
                return
        if not codes:
            if rest:
                self.also.append(item.strip(" ()"))
            return
        if _LEAFLETS.search(item) and Channel.DIRECT_MAIL not in codes:
            # Leaflets in letterboxes are direct mail to some and leaflets to others.
            self.edge.add(Channel.DIRECT_MAIL)
        narrow = {code for code in codes & _GENERAL.keys() if not _GENERAL[code].search(item)}
        if _PLATFORM.search(item) and not _ANY_PLATFORM.search(item):
            self.edge |= codes & _SOCIAL  # "LinkedIn only" is not Instagram
            codes -= _SOCIAL
            self.include |= codes
            return
        if narrow:
            # "menu cards" are print, but a licence for them is none for all print.
            self.edge |= narrow
            self.also.append(item.strip(" ()"))
            codes -= narrow
        self.last = codes
        (self.edge if _NARROWING.search(rest) or not certain else self.include).update(codes)

    def _no_paid(self) -> None:
        """`owned social, no paid`: the parent `social` shrinks to its unpaid child."""
        self.exclude |= PAID
        if Channel.SOCIAL in self.include:
            self.include = self.include - {Channel.SOCIAL} | {Channel.SOCIAL_ORGANIC}


def _bare(item: str) -> set[Channel]:
    """`organic + paid social` leaves the adjective alone on one side of the plus."""
    word = item.strip(" ()").casefold()
    return {"organic": {Channel.SOCIAL_ORGANIC}, "unpaid": {Channel.SOCIAL_ORGANIC}, "paid": {Channel.SOCIAL_PAID}}.get(word, set())


def _items(text: str) -> list[tuple[int, int, bool, bool]]:
    """The list items of a cell with their place, whether they are ruled out, and whether that is certain.

    After `excl.` everything is ruled out; after `no TV` an item without a `no` of its own is unsettled.
    """
    items: list[tuple[int, int, bool, bool]] = []
    listed, loose = False, False
    marks = [
        found.span()
        for found in re.finditer(
            r"[;+&/\n(){}]|,(?!\d{3}\b)|\s(?:and|or|und|oder|et|ou|y|plus)\s|(?<=\w)\.\s"
            r"|\s[-–—]\s",
            text,
        )
    ]
    edges = [0, *(end for _, end in marks)]
    ends = [*(start for start, _ in marks), len(text)]
    for start, end in zip(edges, ends, strict=True):
        words = text[start:end]
        if not words.strip():
            continue
        cut = _LISTED_OUT.search(words)
        if cut and not _NOT.match(words):
            if words[: cut.start()].strip():
                items.append((start, start + cut.start(), listed, True))
            listed = True
            items.append((start + cut.start(), end, True, True))
            continue
        own = bool(_NOT.match(words))
        items.append((start, end, listed or own, listed or own or not loose))
        loose = loose or own
    return items


def _left(item: str, mentions: list[Mention]) -> str:
    chars = list(item)
    for mention in mentions:
        chars[mention.start : mention.end] = " " * (mention.end - mention.start)
    rest = _HARMLESS.sub(" ", "".join(chars))
    return re.sub(r"\s+", " ", rest).strip(" .-–:()'\"") if re.search(r"[^\W_]", rest) else ""
