"""Channels of a cell sorted into allowed, ruled out and unsettled, one item of the list at a time."""

import re

from knowledge.register.channelwords import Bundle, bundle_of, limits, narrow_codes
from policies.lexicon.channels import find_channels
from policies.lexicon.mention import Mention, blanked
from policies.taxonomies.channels import children
from policies.vocabulary import Channel

PAID = frozenset({Channel.SOCIAL_PAID, Channel.SEARCH_ADS, Channel.DISPLAY_ADS, Channel.PRESS_ADS})
"""What "no paid" rules out besides social advertising."""

EDITORIAL_PRESS = frozenset({Channel.EDITORIAL, Channel.PR})
"""What "press" means where the press itself is the user."""

_PRESS = frozenset({"press", "presse", "prensa", "stampa", "pers", "press use"})
LISTED_OUT = re.compile(
    r"\b(?:excl(?:\.|uding|udes?|usive of)?|except(?:ing)?(?: for)?|but (?:not|no)|not (?:for|in|on)|other than|apart from|bar"
    r"|minus|without|ausgenommen|außer|ohne|sauf|sans|hors|excepto|salvo|sin|never|esclus[oaei]|bez|hormis"
    r"|z wyjątkiem|oprócz|wyłączając|kromě|vyjma|okrem|s výjimkou"
    r"|uitgezonderd|bortset fra|bortsett fra|med und(?:antag|tagelse) (?:för|av|af)|med unntak av|à l['’]exception d[eu]s?)\b",
    re.IGNORECASE,
)
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
_OUTDOOR = frozenset({Channel.OOH, Channel.BILLBOARD, Channel.TRANSIT})
_STATIC = re.compile(r"\b(?:static|classic|printed|non[ -]digital|analog(?:ue)?|klassisch\w*|statisch\w*)\b", re.IGNORECASE)
_SHELTER = re.compile(r"\bcity[ -]?lights?\b|\bCLPs?\b|\b(?:6|six)[ -]sheets?\b|\babribus\b|\bmupis?\b", re.IGNORECASE)
_POSTER = re.compile(r"\bposters?\b|\bplakate?\b|\baffiches?\b|\bcarteles\b|\bmanifesti\b", re.IGNORECASE)
_PAYING = re.compile(r"\bpaid\b|\bboost\w*|\bads?\b", re.IGNORECASE)
_NO = re.compile(r"^\W*(?:no|not|non|never|w/o|kein\w*|nicht|pas(?: de)?|ningun\w*)\b", re.IGNORECASE)
_ALONE = re.compile(r"\b(?:only|nur|solo|uniquement|seulement|sólo|alleen|endast)\b", re.IGNORECASE)
HEDGED = re.compile(r"\b(?:only|max|up to|limited|until|if|unless|not?|excl\w*|tbc|except)\b|\?", re.IGNORECASE)
_GEO = re.compile(r"\bgeo-?\s?(?:block|fenc)", re.IGNORECASE)
"""A block for other countries takes nothing from the channel: it is a duty."""
_SOME = re.compile(
    r"\b(?:for (?!all|any|every|the|our|own|use|us\b|brand)|as (?!well)|under|below"
    r"|behind (?!(?:an? )?geo)|via|within|during|in combination|together)\s*[\w/]{2,}",
    re.IGNORECASE,
)
_SUCH_AS = re.compile(r"\b(?:e\.?g|incl\w*|inkl|such as|like|also|plus|z\.?\s?b|p\.?\s?ex|etc)\b", re.IGNORECASE)
_NARROWING = re.compile(
    r"\b(?:max|up to|limited|unless|if|until|subject|with|without|approval|approved|tbc|after|later|request|anfrage|demande|pending"
    r"|planned|poss\w*|perhaps|maybe|negotiat\w*|extra|surcharges?|fees?|aufpreis|supplément|one|once|single|first)\b|\?",
    re.IGNORECASE,
)


class Sorted:
    """Channels of a cell as they are sorted into allowed, ruled out and unsettled."""

    def __init__(self, editorial_press: bool) -> None:
        """Start with nothing; `editorial_press` says that "press" means editorial pages in this row."""
        self.editorial_press = editorial_press
        self.include: set[Channel] = set()
        self.exclude: set[Channel] = set()
        self.edge: set[Channel] = set()
        self.also: list[str] = []
        self.only: set[str] = set()
        self.terms: list[str] = []
        self.barred: list[str] = []
        self.last: set[Channel] = set()
        """Channels of the item before a bracket."""

    def refine(self, item: str, *, ahead: str = "", out: bool = False) -> bool:
        """Read a bracket after a channel: `social (organic)` is less than social; says whether the bracket is dealt with.

        Args:
            item: One item of the bracket.
            ahead: What stands before it in the bracket: "incl." is said once for all.
            out: Whether the item is ruled out.
        """
        codes = {Channel(mention.code) for mention in find_channels(item)} or _bare(item)
        if _STATIC.search(item) and Channel.OOH in self.last:
            self.exclude.add(Channel.DIGITAL_OOH)
            return True
        if out:
            return self._refine_out(item, codes)
        parents = {parent for parent in self.last if codes and codes <= children(parent)}
        if parents:
            narrow = narrow_codes(codes, item)  # "social (stories only)"
            self.include = (self.include - parents) | (codes - narrow)
            self.edge |= narrow
            if narrow:
                self._name(item)
        elif codes and codes <= self.last and narrow_codes(codes, item) == codes and not _SUCH_AS.search(ahead + item):
            self._doubt_last(item)  # "web (homepage banner)"
            return True
        elif (not codes and (HEDGED.search(item) or limits(item))) or (codes and codes <= self.last and _ALONE.search(item)):
            self._doubt_last(item)
            return True
        elif codes and self.last and not codes & self.last and _ALONE.search(item):
            self._doubt_last(item)  # "web (intranet only)"
            return False
        return bool(parents) or not codes

    def qualify(self, item: str) -> bool:
        """Read what stands behind a dash: `web - recruitment campaign` is not all of the web; says whether it is dealt with."""
        if not self.last or find_channels(item) or bundle_of(item) is not None:
            return False
        self._doubt_last(item)
        return True

    def _refine_out(self, item: str, codes: set[Channel]) -> bool:
        if LISTED_OUT.fullmatch(item.strip(" (.,")):
            return True  # "excl." alone
        if codes or not self.last or _PAYING.search(item):
            return False
        self._doubt_last(item)  # "merch (not for sale)"
        return True

    def _doubt_last(self, item: str) -> None:
        """What stands before a bracket is allowed for something in it only: "web (homepage only)"."""
        self.include -= self.last
        self.edge |= self.last
        self._name(item)

    def _name(self, item: str) -> None:
        """Keep the words of a thing that no code carries; "only" and "not" are in what the codes say."""
        words = _ALONE.sub(" ", item).strip(" ()-–")
        if words and not HEDGED.search(words):
            self.also.append(" ".join(words.split()))

    def take(self, item: str, mentions: list[Mention], *, out: bool, certain: bool) -> None:
        """Sort one item of the list.

        Args:
            item: Its words.
            mentions: The channels found in them.
            out: Whether the item is ruled out.
            certain: Whether that, or that it is allowed, is certain.
        """
        codes = {Channel(mention.code) for mention in mentions}
        bundle = bundle_of(item)
        if out:
            self._take_out(item, codes, bundle, certain=certain)
        elif bundle is not None:
            self._take_bundle(item, bundle)
        else:
            self._take_in(item, codes or _bare(item), mentions, certain=certain)

    def _take_out(self, item: str, codes: set[Channel], bundle: Bundle | None, *, certain: bool) -> None:
        if bundle is not None:
            codes = codes | bundle.core
            self.edge |= bundle.edge
        elif certain and not _PAYING.search(item):
            self.barred += _bare_words(item)
        if codes == {Channel.DIGITAL} and self.last & _OUTDOOR:
            codes = {Channel.DIGITAL_OOH}  # "OOH excl. digital"
        if _PAYING.search(item):
            self._no_paid()
        if _PLATFORM.search(item) and not _ANY_PLATFORM.search(item):
            # "no TikTok" leaves the others, and the codes do not tell them apart.
            self.edge |= (codes | self.include) & _SOCIAL
            self.include -= _SOCIAL
            codes = codes - _SOCIAL
        (self.exclude if certain else self.edge).update(codes)

    def _take_bundle(self, item: str, bundle: Bundle) -> None:
        self.include |= bundle.core
        self.edge |= bundle.edge
        self.only |= {"own channels"} if bundle.own else set()
        if not bundle.core:
            self._name(item)
        self.last = set(bundle.core)

    def _take_in(self, item: str, codes: set[Channel], mentions: list[Mention], *, certain: bool) -> None:
        rest = _left(item, mentions)
        head, colon, tail = item.partition(":")
        if colon and _ALONE.search(tail) and find_channels(head) and re.search(r"[^\W\d_]{3,}", _ALONE.sub(" ", tail)):
            self.edge |= {Channel(mention.code) for mention in find_channels(head)}
            self._name(tail)  # "web: product pages only"
            return
        if any(mention.text.casefold() in _PRESS for mention in mentions):
            # Licensed "press" is space bought in newspapers, or their editorial pages: the row tells which, or nobody can.
            codes = codes - {Channel.PRESS_ADS}
            if limits(item):
                self.edge |= codes | EDITORIAL_PRESS | {Channel.PRESS_ADS}
                self._name(item)
                return
            self.include |= EDITORIAL_PRESS if self.editorial_press else {Channel.PRESS_ADS}
            self.edge |= {Channel.PRESS_ADS} if self.editorial_press else EDITORIAL_PRESS
            if not codes:
                return
        if not codes:
            if rest:
                self.also.append(item.strip(" ()"))
            return
        if _PLATFORM.search(item) and not _ANY_PLATFORM.search(item):
            self.edge |= codes & _SOCIAL  # "LinkedIn only" is not Instagram
            self.include |= codes - _SOCIAL
            return
        codes = codes - self._things(item, codes)
        self.last = codes
        if rest and _ALONE.search(item):
            self.edge |= codes
            self._name(item)  # "packaging front only"
            return
        settled = certain and not _NARROWING.search(rest) and not _for_some(item, mentions) and "?" not in item
        (self.include if settled else self.edge).update(codes)
        if settled and codes:
            self.terms += _bare_words(item)

    def _things(self, item: str, codes: set[Channel]) -> set[Channel]:
        """Note what an item of printed or outdoor media leaves open, and give the channels it names one thing of."""
        if _LEAFLETS.search(item) and Channel.DIRECT_MAIL not in codes:
            # Leaflets in letterboxes are direct mail to some and leaflets to others.
            self.edge.add(Channel.DIRECT_MAIL)
        if codes & _OUTDOOR and _STATIC.search(item):
            self.exclude.add(Channel.DIGITAL_OOH)
        if _SHELTER.search(item):
            # City lights hang in bus shelters, and beside them in the street.
            self.edge.add(Channel.TRANSIT)
            self.also += ["bus shelter", "tram shelter", "bus stop", "tram stop"]
        if _POSTER.search(item) and not codes & {Channel.OOH, Channel.BILLBOARD}:
            self.edge.add(Channel.OOH)  # posters hang in shops, and in the street
        narrow = narrow_codes(codes, item)
        if narrow:
            # "menu cards" are print, but a licence for them is none for all print.
            self.edge |= narrow
            self._name(item)
        return narrow

    def _no_paid(self) -> None:
        """`owned social, no paid`: the parent `social` shrinks to its unpaid child."""
        self.exclude |= PAID
        if Channel.SOCIAL in self.include:
            self.include = self.include - {Channel.SOCIAL} | {Channel.SOCIAL_ORGANIC}


def _for_some(item: str, mentions: list[Mention]) -> bool:
    """Whether an item is for some of its channel only: `web for members`, `web as PDF`, `web under 10k impressions`."""
    return bool(_SOME.search(blanked(item, mentions))) and not _GEO.search(item)


def _bare_words(item: str) -> list[str]:
    """The words of an item without those that only say that it is in or out."""
    words = " ".join(_ALONE.sub(" ", _NO.sub(" ", LISTED_OUT.sub(" ", item))).strip(" ()-–.,:").split())
    return [words] if words else []


def _bare(item: str) -> set[Channel]:
    """`organic + paid social` leaves the adjective alone on one side of the plus."""
    word = item.strip(" ()").casefold()
    return {"organic": {Channel.SOCIAL_ORGANIC}, "unpaid": {Channel.SOCIAL_ORGANIC}, "paid": {Channel.SOCIAL_PAID}}.get(word, set())


def _left(item: str, mentions: list[Mention]) -> str:
    rest = _HARMLESS.sub(" ", blanked(item, mentions))
    return re.sub(r"\s+", " ", rest).strip(" .-–:()'\"") if re.search(r"[^\W_]", rest) else ""
