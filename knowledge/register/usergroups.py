"""Who is named in a third-party cell, and what each is asked for: `resellers w/ signed brand addendum`, `dealers (DACH)`."""

import re
from dataclasses import dataclass, replace

from knowledge.register.cell import clauses
from policies.lexicon.channels import find_channels
from policies.lexicon.mention import blanked
from policies.lexicon.parties import find_parties
from policies.lexicon.qualifications import find_qualifications
from policies.lexicon.territories import read_territories
from policies.vocabulary import Party

CASE_BY_CASE = re.compile(
    r"\b(?:case[- ]by[- ]case|on request|upon request|by (?:approval|arrangement|agreement|permission|request)|on application"
    r"|individually|ask (?:first|us|legal|brand)|to be agreed|subject to|nach absprache|auf anfrage|einzelfall\w*|sur demande"
    r"|cas par cas|bajo petición|caso por caso|depends|maybe|possibly|sometimes)\b",
    re.IGNORECASE,
)
_APPROVAL = re.compile(
    r"\b(?:(?:prior|written|signed|advance|our|brand|legal)\s+)*(?:written\s+)?(?:ok|okay|approval|consent|permission|sign-?off"
    r"|clearance|go-?ahead)\s+(?:from|by|of|in writing|required|needed|first)|\b(?:with|after|subject to|only with|needs?"
    r"|requires?)\s+(?:prior|written|our|brand|legal)[\w ]*(?:ok|approval|consent|permission|sign-?off)\b"
    r"|\bprior (?:written )?(?:ok|approval|consent|permission)\b|\bwritten (?:ok|approval|consent|permission)\b",
    re.IGNORECASE,
)
_NONCOMMERCIAL = re.compile(
    r"\bnon-?\s?commercial\b|\bnot for profit\b|\bnicht-?kommerziell\w*|\bnon commercial\w*|\bno comercial\w*", re.IGNORECASE
)
_NOT = re.compile(r"^\W*(?:no|not|never|except|excl(?:\.|uding)?|but not|without|keine?|nicht|ohne|sauf|pas)\b", re.IGNORECASE)
_NOT_AFTER = re.compile(
    r"\b(?:never|not|no|excluded|forbidden|nein|nicht|niet|nee|non|pas|verboten|interdits?|prohibid\w+)\W*$", re.IGNORECASE
)
_QUALIFIER = re.compile(
    r"\b(?:with|under|after|holding|having|if|who|whose|subject|signed|in|based|located|contract\w*|nda|briefed|trained|insured|"
    r"paid|paying|registered|level|tier|category|class|gold|silver|platinum|premium|selected|approved|preferred|accredited"
    r"|participating|"
    r"some|certain|named|listed|eligible|mit|unter|nach|sous|avec|con|bajo)\b",
    re.IGNORECASE,
)
_WHILE = re.compile(r"\b(?:as long as|while|whilst|only while|so lange|solange|tant que)\b.*", re.IGNORECASE)
_KEPT_OUT = re.compile(
    r"(?<=\w)[\s(]+(?:but not|but|not|no|except|excl\w*|other than|sauf|außer|ausser|salvo|excepto|tranne|behalve|pas)\s+\w.*$",
    re.IGNORECASE,
)
_TIMED = re.compile(r"\b(?:until|till|thru|bis|jusqu\w*|hasta|fino)\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", re.IGNORECASE)
_ONLY_WHERE = re.compile(
    r"^\W*(?:only\s+)?(?:max\.?|maximum|up to|not more|at most|min\.?|\d+|in|on|for|at|within|during|im|auf|für|dans"
    r"|pour|en|para)\s",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"\b(?:ok|okay|only|allowed|permitted|fine|may use|free use|yes|nur|erlaubt|ok too|can use|ja|oui|sí|sim|sì|any(?:one|body)"
    r"|every(?:one|body))\b",
    re.IGNORECASE,
)


_STANDINGS = frozenset({"agency_of_record", "official_supplier", "authorised_dealer", "licensed"})
"""Qualifications that name a user by themselves: "cinemas + AoR" lets in both."""
_MORE_ASKED = re.compile(
    r"\b(?:for|max|via|during|as|per|tbc|tba|pending|one|single|former|ex|new|past|independent|indie|unabhängig\w*|indépendant\w*|independiente\w*)\b|\d|\?",
    re.IGNORECASE,
)
"""Words that ask more of a user than its trade, or leave it open."""
_NAMED_USER = re.compile(
    r"^(?P<noun>(?:[a-zà-þ][\w/-]*\s+)+|(?:Partner|Distributor|Licensee|Agency|Dealer|Franchisee|Reseller|Händler|Lizenznehmer)\s+)"
    r"(?<!\bin )(?<!\bof )(?<!\bfrom )(?P<name>[A-ZÀ-Þ][\w&.'’-]*[a-zà-þ][\w&.'’-]*(?:\s+[A-ZÀ-Þ&][\w&.'’-]*)*)$"
)
"""`co-brand partner Talsbank`: one organisation, by name."""
_PAPERWORK = re.compile(r"\b(?:from|by|of|brand|team|legal|marketing|department|manager|in|writing)\b|\W", re.IGNORECASE)
_TOLD_APART = re.compile(r"\s+(?:with|under|holding|having|who|that|whose|mit|avec|con)\s+")


_MEDIA_ONLY = re.compile(r"\s*\((?:only )?(?P<media>[^()]+?)(?: only)?\)?$", re.IGNORECASE)
"""`dealers (web only)`: one medium."""


@dataclass(frozen=True)
class Group:
    """One noun of a third-party cell with its demands."""

    words: str
    parties: frozenset[Party]
    qualifications: frozenset[str]
    limit: str
    noncommercial: bool
    case_by_case: bool
    until_lost: str
    unread: bool = False
    """Whether words are left that may ask more of the user than was understood."""
    names: frozenset[str] = frozenset()
    """The only organisations meant, by name."""
    place: str = ""
    """Words for the only places these users may use it in."""
    media: str = ""
    """Words for the only channels they may use it in."""

    @property
    def demands(self) -> tuple[object, ...]:
        """All that is asked of the user; groups with equal demands share a permission."""
        return (
            self.qualifications,
            self.limit,
            self.noncommercial,
            self.case_by_case,
            self.until_lost,
            self.unread,
            self.place,
            self.media,
            bool(self.names),
        )


def user_groups(text: str) -> list[Group]:
    """The users a cell names. A demand that stands alone after a comma (`suppliers, prior written OK`) belongs to all before it."""
    groups: list[Group] = []
    plain = re.sub(r"\bw/\s*", "with ", re.sub(r"\bw/o\b", "without", text))
    for clause in clauses(plain):
        head, _, tail = clause.partition(":")
        found: list[Group] = []
        for piece in re.split(r"(?:,\s*|\s*[+&/]\s+|\s+[+&]\s*|\s(?:and|und|et|y|or|oder|ou|plus)\s)(?![^()]*\))", head):
            if piece.strip(" )") and not (_NOT.match(piece) and found):
                named = _named(tail)
                where = tail.strip() if _is_place(tail) else ""
                group = _group(piece.strip(), "" if named or where else tail.strip())
                group = replace(group, place=where or group.place)
                if named:
                    found += [replace(group, names=names, place=place or group.place) for place, names in named.items()]
                elif found and _ONLY_WHERE.match(piece) and not group.parties and not group.qualifications:
                    found = [replace(item, unread=True) for item in found]  # "dealers, in ads"
                elif found and not group.words and not (group.qualifications and group.qualifications <= _STANDINGS):
                    found = [_with(item, group) for item in found]
                else:
                    found.append(group)
        groups += [group for group in found if not (_NOT.match(group.words) or _NOT_AFTER.search(group.words))]
    return groups


def _is_place(words: str) -> bool:
    """Whether some words are places and nothing else."""
    reading = read_territories(words)
    return bool(reading.spans) and not reading.residue.strip() and not reading.unresolved


def _named(tail: str) -> dict[str, frozenset[str]]:
    """The organisations that are listed behind a colon (`distributors: Al Noor (GCC), Petra Trade (JO)`), by place."""
    found: dict[str, frozenset[str]] = {}
    for item in re.split(r"\s*(?:,(?![^()]*\))|;|\s[+&]\s|\s(?:and|und|et|y|e|en)\s)\s*", tail.strip(" .")):
        match = re.fullmatch(r"(?P<name>[A-ZÀ-Þ][\w&.'’\- ]{1,40}?)\s*(?:\((?P<place>[^()]+)\))?", item)
        if (
            match is None
            or find_parties(match["name"])
            or find_channels(match["name"])
            or _is_place(match["name"])
            or find_qualifications(match["name"])
            or _EMPTY.search(match["name"])
        ):
            return {}
        place = match["place"] or ""
        if place and not read_territories(place).spans:
            return {}
        found[place] = found.get(place, frozenset()) | {match["name"]}
    return found


def _with_place_behind(piece: str) -> str:
    """`EU dealers` and `dealers DACH` as "dealers (EU)" and "dealers (DACH)"."""
    found = re.fullmatch(
        r"(?P<head>[A-Z]{2,5}(?:\s*[/+]\s*[A-Z]{2,5})*)\s+(?P<noun>[^()]*[a-z][^()]*)|(?P<before>[^()]*[a-z][^()]*?)\s+(?P<tail>[A-Z]{2,5}(?:\s*[/+]\s*[A-Z]{2,5})*)",
        piece.strip(),
    )
    place = (found["head"] or found["tail"]) if found else ""
    noun = (found["noun"] or found["before"]).strip() if found else ""
    if not found or not _is_place(place) or find_qualifications(place) or re.search(r"\b(?:in|for|from|of)$", noun):
        return piece
    return f"{noun} ({place})"


def _group(piece: str, tail: str) -> Group:
    """One noun of a cell with its demands; `tail` are the words behind a colon."""
    piece = _with_place_behind(piece)
    held = _WHILE.search(piece)
    kept_out = _KEPT_OUT.search(piece)
    bare = _KEPT_OUT.sub(" ", _WHILE.sub(" ", piece))
    approval = _APPROVAL.search(bare)
    qualifications = frozenset(claim.key for claim in find_qualifications(piece) if claim.holds)
    if approval:
        qualifications |= {"written_approval"}
        bare = _APPROVAL.sub(" ", bare)
    named = find_parties(bare)
    # "media partners" are partners: the last noun is the head.
    parties = frozenset(Party(mention.code) for mention in named if mention.start == named[-1].start)
    case_by_case = bool(CASE_BY_CASE.search(bare)) and not approval
    words = _words(piece, bare, qualifications, nobody=bool(approval) and not parties, parties=bool(parties))
    place = _place_of(words)
    media = None if place else _MEDIA_ONLY.search(words)
    media = media if media and _is_media(media["media"]) else None
    noun = words[: place[0]] if place else words[: media.start()] if media else words
    # A demand that nobody could read may ask more of the user; words that name nobody and ask nothing say nothing.
    named_one = _NAMED_USER.match(noun)
    names = frozenset({named_one["name"]} if named_one and find_parties(named_one["noun"]) else ())
    asks_more = not parties <= {Party.STAFF} and _MORE_ASKED.search(noun)
    unread = bool(kept_out or asks_more or _QUALIFIER.search(noun) or _TIMED.search(piece) or "(" in noun) or not (
        words or parties or qualifications or case_by_case
    )
    return Group(
        words=re.sub(r"\s*\(.*$", "", noun).strip(),
        parties=parties,
        qualifications=qualifications,
        limit="" if _NONCOMMERCIAL.search(tail) else re.sub(r"^\W*free use\W*$", "", tail, flags=re.IGNORECASE),
        noncommercial=bool(_NONCOMMERCIAL.search(bare) or _NONCOMMERCIAL.search(tail)),
        case_by_case=case_by_case,
        until_lost=held.group(0).strip() if held else "",
        unread=unread,
        place=place[1] if place else "",
        media=media["media"] if media else "",
        names=names,
    )


def _words(piece: str, bare: str, qualifications: frozenset[str], *, nobody: bool, parties: bool) -> str:
    """The verbatim noun, without the words that ask for a paper; empty where they name nobody."""
    words = _EMPTY.sub(" ", CASE_BY_CASE.sub(" ", _NONCOMMERCIAL.sub(" ", bare)))
    words = re.sub(r"\s+", " ", words).strip(" .,-–()")
    if nobody and not _PAPERWORK.sub("", words):
        return ""
    if qualifications:
        words = _TOLD_APART.split(words)[0]
        if not parties and not _noun_left(words, piece):
            return ""
    return words


def _place_of(words: str) -> tuple[int, str] | None:
    """Where the words for a place begin (`dealers (DACH)`, `licensees in Germany`), and these words; `None` for other words."""
    found = re.search(r"\s*\((?P<bracket>[^()]+)\)?$|\s+in\s+(?P<plain>[^()]+)$", words)
    if found is None:
        return None
    place = (found["bracket"] or found["plain"]).strip()
    return (found.start(), place) if _is_place(place) else None


def _is_media(words: str) -> bool:
    """Whether some words are channels and nothing else."""
    rest = re.sub(r"\b(?:and|or|plus|und|et)\b", " ", blanked(words, find_channels(words)))
    return bool(find_channels(words)) and not re.search(r"[^\W_]", rest)


def _noun_left(words: str, piece: str) -> bool:
    """Whether the words name somebody besides the paper that is asked for (`signed addendum only` names nobody)."""
    claims = " ".join(claim.text for claim in find_qualifications(piece))
    return bool(
        re.findall(
            r"\b(?!(?:for|only|nur|pour|para)\b)[^\W\d_]{3,}", re.sub("|".join(map(re.escape, claims.split())) or r"$^", " ", words)
        )
    )


def _with(group: Group, demand: Group) -> Group:
    """A group with a demand that stood alone behind it."""
    return replace(
        group,
        qualifications=group.qualifications | demand.qualifications,
        limit=group.limit or demand.limit,
        noncommercial=group.noncommercial or demand.noncommercial,
        case_by_case=group.case_by_case or demand.case_by_case,
        until_lost=group.until_lost or demand.until_lost,
        unread=group.unread or (demand.unread and bool(demand.words)),
        place=group.place or demand.place,
    )
