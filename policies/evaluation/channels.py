"""Channels: is every channel of the use inside (permission), is any of them (prohibition).

A rule on a parent holds for its children. A use that names only a parent ("social") is inside a rule on one child only perhaps.
"""

import re

from policies import wording
from policies.evaluation import terms
from policies.evaluation.finding import Fact, Finding, Scope
from policies.evaluation.parties import who_asks
from policies.evaluation.parts import call
from policies.evaluation.use import Use
from policies.evaluation.words import best_share, fold, tokens
from policies.lexicon.channels import find_channels, is_either_tv
from policies.rules import ChannelConstraint
from policies.taxonomies import channels as tree
from policies.truth import Truth, all_of, any_of
from policies.verdict import Change
from policies.vocabulary import Asker, Channel, Party, ReasonKind

_FEW = 8
_TAKEN_OUT = re.compile(
    r"\b(?:no|not|non|never|excl?\w*|exc|ex|except\w*|without|w/o|but|minus|bar|other than|apart from|ohne|kein\w*|nicht"
    r"|außer|ausser"
    r"|ausgenommen|sauf|sans|pas|hors|salvo|sin|excepto|senza|tranne|escluso?\w*|geen|niet|behalve|zonder|utom|inte|bez)\b[^;)]*",
    re.IGNORECASE,
)
_OPEN_POINT = re.compile(
    r"\?|\b(?:t\.?b\.?[acd]\b|pending|request\w*|anfrage|demande|later|planned|poss\w*|maybe|perhaps|approv\w*|subject|if|unless|until|after"
    r"|option\w*|negotiat\w*|one|once|single|first|offen|folgt)\b",
    re.IGNORECASE,
)
_VEHICLES = tokens("vehicle vehicles van vans truck trucks lorry lorries car cars livery fleet fahrzeug fahrzeuge")
_PLATFORMS = tokens("linkedin instagram insta facebook tiktok reels pinterest snapchat threads xing twitter mastodon bluesky")
_SHORT = {"insta": "instagram", "reels": "instagram"}
"""Platforms by another name."""
_PAGES = frozenset({Channel.WEB, Channel.APP})
_PRINTED = tokens(
    "flyers leaflets brochures catalogues postcards menus cards stickers vouchers tickets "
    "placemats coasters fascia signs folders booklets programmes calendars prospekte depliants"
)
_GENERIC = tokens("site page ad screen print online channel media material display panel card")
"""Words that tell no thing from another of its channel."""
_POSTERS = tokens("poster plakat plakate affiche affiches cartel carteles locandine manifesti")
_SHOPS = frozenset({Channel.POINT_OF_SALE, Channel.WINDOW_DISPLAY})
_OWN = ("own", "eigene", "propre", "propio", "proprio", "eigen")


def _touches(codes: frozenset[Channel], used: Channel) -> Truth:
    """Whether a set of channels holds a used one: all of it, perhaps (a part of it), or not."""
    if any(tree.covers(code, used) for code in codes) or tree.leaves(used) <= codes:
        return Truth.PASS
    return Truth.UNKNOWN if any(tree.covers(used, code) for code in codes) else Truth.FAIL


def inside(limit: ChannelConstraint, used: Channel | None, use: Use) -> Truth:
    """Whether a channel of the use, `None` for one that is not known, lies inside; finer limits aside."""
    barred = _barred(limit, used, use)
    if barred is Truth.PASS:
        return Truth.FAIL
    coded = _by_code(limit, used, use)
    if coded is not Truth.PASS and not (used and _touches(limit.exclude, used) is Truth.PASS):
        named = terms.met_by((*limit.also, *terms.apart(limit.terms, used)), used, use)
        coded = named if named is Truth.PASS or (named is Truth.UNKNOWN and coded is Truth.FAIL) else coded
    return Truth.UNKNOWN if barred is Truth.UNKNOWN and coded is Truth.PASS else coded


def _barred(limit: ChannelConstraint, used: Channel | None, use: Use) -> Truth:
    """Whether the place is one that the rule's own words take out; of words with a code only the very same ones count."""
    coded = frozenset(words for words in limit.barred if find_channels(words))
    if coded and terms.met_by(terms.apart(coded, used), used, use) is Truth.PASS:
        return Truth.PASS
    uncoded = limit.barred - coded
    if not uncoded:
        return Truth.FAIL
    found = terms.met_by(uncoded, used, use)
    # "our Amazon store page" is read as a web page, and yet it may be what "not on Amazon" takes out.
    return Truth.UNKNOWN if found is Truth.FAIL and terms.spoken_of(uncoded, use) else found


def _by_code(limit: ChannelConstraint, used: Channel | None, use: Use) -> Truth:
    """The same by codes, and by words that were given none."""
    unlimited = limit.anywhere and not limit.exclude and not limit.edge and not limit.barred
    if used is None:
        words = use.request.uncoded_channels
        named = bool(words) and all(best_share(limit.also | limit.only, tokens(word)) >= 0.5 for word in words)
        return Truth.PASS if unlimited or named else Truth.UNKNOWN
    out = _held(limit.exclude, limit, used, use)
    if out is Truth.PASS:
        return Truth.FAIL
    # The press's own site is as editorial as its paper; an outsider who does not say who it is may be the press.
    pages = used in _PAGES and Channel.EDITORIAL in limit.include and use.party is Party.PRESS
    perhaps = used in _PAGES and Channel.EDITORIAL in limit.include and use.party is None
    listed = _held(limit.include, limit, used, use)
    if used in _SHOPS and Channel.PRINT in limit.include | limit.edge and _posters(used, use):
        # Posters in shops are print as well; a licence for posters names them.
        printed = Channel.PRINT in limit.include or bool(tokens(" ".join(limit.also)) & _POSTERS)
        listed = Truth.PASS if printed else Truth.UNKNOWN
    if limit.anywhere or pages or listed is Truth.PASS:
        # Whoever says "print" means printed media; packaging at the edge is a doubt of its own uses only.
        edge = limit.edge - {Channel.PACKAGING} if used is Channel.PRINT and used in limit.include else limit.edge
        doubt = out is Truth.UNKNOWN or _touches(edge, used) is not Truth.FAIL
        return Truth.UNKNOWN if doubt else Truth.PASS
    named = _same_print(limit, used, use) or _same_thing(limit, used, use)
    if (used in limit.edge and named) or (_touches(limit.edge, used) is Truth.PASS and _same_platform(limit, use)):
        return Truth.PASS
    if perhaps or listed is Truth.UNKNOWN or _touches(limit.edge, used) is not Truth.FAIL or _same_thing(limit, used, use):
        return Truth.UNKNOWN
    return Truth.FAIL if limit.include or limit.edge or limit.only or limit.also else Truth.UNKNOWN


def _held(codes: frozenset[Channel], limit: ChannelConstraint, used: Channel, use: Use) -> Truth:
    """Like `_touches`; connected TV is surely held only where TV and streaming both are, or where the rule names it too."""
    found = _touches(codes, used)
    meant = _meant(used, use) if used is Channel.STREAMING_VIDEO else []
    if not meant or not all(is_either_tv(text) for text in meant) or is_either_tv(limit.quote):
        return found
    return found if found is _touches(codes, Channel.TV) else Truth.UNKNOWN


def _settled(quote: str) -> str:
    """The words of a licence that allow: up to the first that takes out, less items that are not settled ("flyers tbc")."""
    allowed = _TAKEN_OUT.sub(" ", quote)
    return ", ".join(item for item in re.split(r"[,;/+&()|\n]|\band\b|\bund\b|\bet\b", allowed) if not _OPEN_POINT.search(item))


def _same_platform(limit: ChannelConstraint, use: Use) -> bool:
    """Whether every platform the asker names is one that the rule names too."""
    named = use.heard & _PLATFORMS
    return bool(named) and named <= tokens(_settled(limit.quote)) & _PLATFORMS


def _same_print(limit: ChannelConstraint, used: Channel, use: Use) -> bool:
    """Whether the asker names a printed thing by the rule's own word: letterbox flyers are flyers."""
    meant = _meant(used, use)
    ours = tokens(_settled(limit.quote)) & _PRINTED
    driven = bool(tokens(_settled(limit.quote)) & _VEHICLES) and all(tokens(text) & _VEHICLES for text in meant)
    return bool(meant) and (driven or (bool(ours) and all(tokens(text) & ours for text in meant)))


def _meant(used: Channel, use: Use) -> list[str]:
    """The asker's own words for a channel."""
    named = [span.text for span in use.request.spans if span.slot.startswith("channel")]
    return [text for text in named if used in {mention.code for mention in find_channels(text)}]


def _posters(used: Channel, use: Use) -> bool:
    meant = _meant(used, use)
    return bool(meant) and all(tokens(text) & _POSTERS for text in meant)


def _same_thing(limit: ChannelConstraint, used: Channel, use: Use) -> bool:
    """Whether all that the asker names for a channel are things that the rule names in the same words ("YouTube", "labels")."""
    meant = _meant(used, use)
    things = [thing for phrase in limit.also if (thing := tokens(phrase) - _GENERIC)]
    return bool(meant) and all(any(thing <= tokens(text) for thing in things) for text in meant)


def _finer(limit: ChannelConstraint, use: Use) -> Truth:
    """Whether the finer limits that no code carries are met: "own channels" by staff, others by the asker's own words."""
    if not limit.only:
        return Truth.PASS
    own = [phrase for phrase in limit.only if fold(phrase).startswith(_OWN)]
    if own and use.party is Party.STAFF:
        return Truth.PASS
    best = best_share(limit.only, use.heard)
    return Truth.PASS if best >= 0.5 else Truth.UNKNOWN


def _on_platforms(limit: ChannelConstraint, used: Channel | None, use: Use) -> Truth | None:
    """Whether a ban on platforms by name ("not on TikTok") holds for a social channel; `None` where it is no such ban."""
    banned = tokens(limit.quote) & _PLATFORMS
    if not banned or used is None or not tree.covers(Channel.SOCIAL, used):
        return None
    without = " ".join("" if word in banned else word for word in re.split(r"\W+", limit.quote.casefold()))
    if any(tree.covers(Channel.SOCIAL, Channel(mention.code)) for mention in find_channels(without)):
        return None
    named = use.heard & _PLATFORMS
    if not named:
        return Truth.UNKNOWN
    return Truth.PASS if {_SHORT.get(name, name) for name in named} & {_SHORT.get(name, name) for name in banned} else Truth.FAIL


def _truth(limit: ChannelConstraint, used: Channel | None, use: Use, scope: Scope) -> Truth:
    platforms = None if scope.permits else _on_platforms(limit, used, use)
    found = inside(limit, used, use) if platforms is None else platforms
    return all_of((found, _finer(limit, use))) if found is Truth.PASS else found


def _covered(limit: ChannelConstraint) -> str:
    left_out = f" except {wording.say_channels(limit.exclude)}" if limit.exclude else ""
    what = "all media" if limit.anywhere else wording.say_channels(limit.include)
    finer = f" ({wording.quoted(sorted(limit.only))})" if limit.only else ""
    return f"{what or 'no channel that could be read'}{finer}{left_out}"


def _text(limit: ChannelConstraint, by_channel: dict[Channel | None, Truth], scope: Scope, use: Use) -> tuple[str, str]:
    holder = call(limit.part, scope.name)
    named = {truth: [channel for channel, value in by_channel.items() if value is truth and channel] for truth in Truth}
    failed, unsure, passed = (wording.say_channels(named[truth]) for truth in (Truth.FAIL, Truth.UNKNOWN, Truth.PASS))
    if not scope.permits:
        return (
            f"it is about {passed or unsure}" if passed or unsure else "it depends on where it will appear",
            f"There is a limit on {passed or unsure or 'this use'}",
        )
    if failed:
        said = set(named[Truth.FAIL]) <= limit.exclude  # "all media except TV" says it of TV already
        return f"{holder} covers {_covered(limit)}" + ("" if said else f", not {failed}"), f"This is not cleared for {failed}"
    if unsure:
        return f"{holder} covers {_covered(limit)}; whether it covers {unsure} is not settled", f"It is not settled for {unsure}"
    if by_channel.get(None) is Truth.UNKNOWN:
        words = use.request.uncoded_channels
        unsaid = f"{wording.quoted(words)} is no channel I know" if words else "the question does not say where it will appear"
        return f"{holder} covers {_covered(limit)}, and {unsaid}", unsaid
    of = f" of {holder}" if limit.part else ""
    inside = f"{passed} covered" if passed else f"{_covered(limit)}, so any will do" if not limit.also else "covered"
    return f"channels{of}: {inside}", f"{passed or 'The channel'} cleared"


def _which_or_who(limit: ChannelConstraint, unknown: list[Channel | None], use: Use, scope: Scope) -> Fact | None:
    """What to ask where the platform, or whether the asker is the press, settles it."""
    if not scope.permits:
        open_ban = any(channel and _on_platforms(limit, channel, use) is Truth.UNKNOWN for channel in unknown)
        question = "On which social platforms will it be?"
        return Fact("channel", asker_knows=True, question=question) if open_ban else None
    pages = all(channel in _PAGES for channel in unknown) and Channel.EDITORIAL in limit.include
    return who_asks() if pages and use.party is None else None


def _fact(limit: ChannelConstraint, unknown: list[Channel | None], use: Use, holder: str, scope: Scope) -> Fact:
    if not (limit.anywhere or limit.include or limit.edge or limit.only or limit.also):
        return Fact("register", f"channel:{holder}", to_decide=f"Which channels {holder} covers; the record does not say.")
    if (asked := _which_or_who(limit, unknown, use, scope)) is not None:
        return asked
    vague = [channel for channel in unknown if channel and tree.children(channel) and _touches(limit.edge, channel) is Truth.FAIL]
    if vague:
        kinds = tuple(wording.say_channel(child) for channel in vague for child in Channel if child in tree.children(channel))
        return Fact("channel", asker_knows=True, question=f"Which kind of {wording.say_channels(vague)} is it?", options=kinds)
    if any(unknown):
        named = wording.say_channels(channel for channel in unknown if channel)
        return Fact("register", f"channel:{named}", to_decide=f"Whether “{limit.quote or _covered(limit)}” includes {named}.")
    if use.request.uncoded_channels:
        words = wording.quoted(use.request.uncoded_channels)
        return Fact("channel", words, to_decide=f"Whether {words} falls under “{limit.quote or _covered(limit)}”.")
    return Fact("channel", asker_knows=True, question=wording.PLAIN_QUESTIONS["channel"], options=_options(limit, use, scope))


def _options(limit: ChannelConstraint, use: Use, scope: Scope) -> tuple[str, ...]:
    """The licensed channels to choose from; what a licence covers is told to staff only.

    Of a ban the usual places that it leaves alone are offered, and not the one that leads into a no.
    """
    if not scope.permits:
        free = [c for c in _USUAL if not any(tree.covers(out, c) or tree.covers(c, out) for out in limit.include)]
        return tuple(_label(channel) for channel in free) if use.asker is Asker.STAFF else ()
    listed = [_label(channel) for channel in Channel if channel in limit.include]
    if use.asker is not Asker.STAFF or limit.anywhere or not 0 < len(listed) <= _FEW:
        return ()
    return (*listed, "Somewhere else")


_USUAL = (Channel.WEB, Channel.SOCIAL, Channel.EMAIL, Channel.PRINT, Channel.BILLBOARD, Channel.TV)


def _label(channel: Channel) -> str:
    name = wording.say_channel(channel)
    return f"{name[0].upper()}{name[1:]}"


def _repairs(failed: list[Channel], kept: list[Channel]) -> tuple[Change, ...]:
    if not failed or not kept:
        return ()
    value = ",".join(channel.value for channel in failed)
    return (Change(kind="leave_out_channel", value=value, text=f"leave out {wording.say_channels(failed)}"),)


def evaluate(limit: ChannelConstraint, use: Use, scope: Scope) -> Finding:
    """What a channel constraint says of a use."""
    by_channel = {channel: _truth(limit, channel, use, scope) for channel in use.all_channels}
    status = all_of(by_channel.values()) if scope.permits else any_of(by_channel.values())
    unknown = [channel for channel, truth in by_channel.items() if truth is Truth.UNKNOWN]
    text, public = _text(limit, by_channel, scope, use)
    bad = Truth.FAIL if scope.permits else Truth.PASS
    failed = [channel for channel, truth in by_channel.items() if truth is bad and channel]
    kept = [channel for channel, truth in by_channel.items() if truth is not bad and channel]
    return Finding(
        kind=ReasonKind.RELEASE if limit.part and limit.part.kind == "person" else ReasonKind.CHANNEL,
        status=status,
        text=wording.sentence(text),
        public=wording.sentence(public),
        by_channel=by_channel,
        fact=_fact(limit, unknown, use, call(limit.part, scope.name), scope) if unknown else None,
        repairs=_repairs(failed, kept),
    )
