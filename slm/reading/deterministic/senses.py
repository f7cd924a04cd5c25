"""Words that can name a channel, and the neighbours that show that they mean something else."""

import re
from dataclasses import dataclass

from policies.lexicon.mention import Mention
from policies.vocabulary import Channel
from slm.reading.deterministic.tokens import before, words

_NOTHING = re.compile(r"(?!)")
_ANY = re.compile(r"")
_ANY_WORDS = re.compile(r".+")


@dataclass(frozen=True)
class _Sense:
    """A word and what stands around it when it is no channel; `both` asks for both sides, otherwise either side is enough."""

    word: re.Pattern[str]
    ahead: re.Pattern[str] = _NOTHING
    after: re.Pattern[str] = _NOTHING
    both: bool = False
    code: Channel | None = None

    def fits(self, mention: Mention, ahead: str, after: str) -> bool:
        if not self.word.fullmatch(mention.text) or (self.code is not None and mention.code != self.code):
            return False
        left, right = bool(self.ahead.search(ahead)), bool(self.after.match(after))
        return (left and right) if self.both else (left or right)


def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_REMOVED = r"\s+(?:is |are |be )?(?:taken|removed|gone|erased|edited|cut) out|\s+(?:removed|gone|erased)"

_SUBJECT = r"\b(?:we|i|you|they|it|that|to|not|would|will|does|do|can|may|could|must|still|licen[cs]e|contract|rights?)\s+$"

_SENSES = (
    # what was printed, covered or displayed is told, not placed
    _Sense(_re(r"printed|printing|covered|covering|displayed"), ahead=_ANY),
    # verbs that look like places
    _Sense(
        _re(r"stands?|covers?|displays?|pack|reviews?|host|book"),
        ahead=_re(_SUBJECT),
        after=_re(r"\s+(?:all|it|them|this|that|the|our|your|a)\b"),
    ),
    # "till" is a checkout only after an article, "online" no place after "stays"
    _Sense(_re(r"till"), ahead=_re(r"(?<!\bthe)(?<!\bat)(?<!\bour)(?<!\byour)(?<!\bshop)(?<=\S)\s+$")),
    _Sense(_re(r"online"), ahead=_re(r"\b(?:stay(?:s|ing)?|remain(?:s|ing)?)\s+$")),
    # goods on a shelf for some days, which says when they are sold; whom it is meant for; what somebody calls a thing
    _Sense(
        _re(r"(?:on[ -])?shel(?:f|ves)"),
        ahead=_re(r"\bon $|^$|[,;] $"),
        after=_re(r"\s+(?:from |until |till )?\d{1,2}\b"),
        both=True,
    ),
    _Sense(_ANY_WORDS, after=_re(r"\s+(?:\w+\s+)?(?:crowd|audience|demographic|target group|goers)\b")),
    _Sense(
        _ANY_WORDS,
        ahead=_re(r"\b(?:is|are|count(?:s|ed)? as|qualif(?:y|ies) as)\s+(?:(?:just|really|still|only)\s+)?$"),
        code=Channel.PACKAGING,
    ),
    # a page of a printed thing
    _Sense(_re(r"pages?"), ahead=_re(r"\b(?:double|full|half|single|\d+)[- ]?$"), after=_re(r"\s*\d")),
    # somebody was paid, or an event costs money
    _Sense(_re(r"(?:un)?paid"), after=_re(r"\s+(?!and\b|or\b|only\b|too\b|plus\b|on\b|behind\b)\w")),
    # verbs of sending and reserving
    _Sense(
        _re(r"mail|books?"),
        ahead=_re(r"\b(?:we|i|to|just|can|may)\s+(?:just )?$"),
        after=_re(r"\s+(?:it|them|us|you|me|him|her|the file)\b|\s*[?]"),
        both=True,
    ),
    _Sense(
        _re(r"feed"),
        ahead=_re(r"(?:'d|\b(?:we|i|to|would|could|can))\s+$"),
        after=_re(r"\s+(?:it|them|these|those|this (?:photo|picture|image|shot|film|clip|logo))\b"),
    ),
    # pages are told by number, or copied: paper, and no page of a site
    _Sense(
        _re(r"pages?"),
        ahead=_re(
            r"\b(?:one|two|three|four|a|full|half|quarter|double|single|whole|facing|\d+)[ -]$"
            r"|\b(?:photo)?cop(?:y|ied|ying)\s+(?:out\s+)?(?:the|this|that|a|each)\s+$"
        ),
        code=Channel.WEB,
    ),
    # a greeting, and tidings; who is thanked
    _Sense(_re(r"news"), ahead=_re(r"\b(?:good|great|bad|sad|happy|fantastic|lovely|exciting|big|some|any)\s+$")),
    _Sense(_re(r"dia"), ahead=_re(r"\bbom\s+$")),
    # the first half of a compound only describes: "TV-weekblad", "window-side stand"
    _Sense(_ANY_WORDS, after=_re(r"-(?:side|facing|ready|style|sized?|friendly|free|related|savvy|heavy)\b")),
    _Sense(
        _re(r"tv|radio|film|web"),
        after=_re(r"[- ]?(?:week|maand|dag)?(?:blad|gids|zeitschrift|zeitung|programmzeitschrift|guide|listings?|weekly|revue)\b"),
    ),
    # what is told about a sponsorship or an event is no board at it
    _Sense(
        _ANY_WORDS,
        after=_re(r"\s+(?:announcements?|budgets?|deals?|invoices?|contracts?|managers?|enquir(?:y|ies)|reports?|recaps?)\b"),
        code=Channel.SPONSORSHIP,
    ),
    # a shop whose hours or address are told is what the thing says, and no place where it hangs
    _Sense(
        _ANY_WORDS,
        after=_re(r"\s+(?:times|(?:opening )?hours|opening(?:s| times| hours)?|address(?:es)?|phone numbers?|finder|locator)\b"),
        code=Channel.POINT_OF_SALE,
    ),
    # a promotion of a supermarket, which French calls a fair
    _Sense(_re(r"foires? aux? \w+"), ahead=_ANY, code=Channel.TRADE_SHOW),
    # two places joined before what they have ("at Landquart and Buchs stations") are names of towns
    _Sense(
        re.compile(r"[A-ZÀ-Þ][\w-]+"),
        ahead=re.compile(r"\b[A-ZÀ-Þ][\w-]+,? (?:and|&|und|et|y|e|en) $"),
        after=_re(r"\s+(?:stations?|airports?|stores?|shops?|branches|offices|plants?|depots?|harbours?|libraries|schools)\b"),
        both=True,
    ),
    # "4,000 pieces", "front panel", "on the stands", "the big screen at the fair", "Tolland Press"
    _Sense(_re(r"pieces?"), ahead=_re(r"\d\s*$")),
    _Sense(_re(r"panels?"), after=_re(r"(?!\s+(?:discussion|talk|session))"), code=Channel.PRESENTATION),
    # what is taken out of a picture
    _Sense(
        _re(r"[\w -]*(?:cup|bottle|bag|box|can|glass|mug|poster|sign|label|banner)s?"),
        after=_re(_REMOVED),
    ),
    _Sense(_re(r"stands"), ahead=_re(r"\bon the $")),
    _Sense(_re(r"big screens?"), ahead=_ANY, code=Channel.CINEMA),
    _Sense(re.compile(r"Press|Outdoor|Media|Radio|Print|Digital"), ahead=re.compile(r"[A-Z]\w+ $")),
)

_PRINT_NOUN = _re(r"\b(?:in|for|on|of|web|digital|online|tv|and|&|\+|/|,|no)\s*$|^$")


def means_something_else(text: str, mention: Mention) -> bool:
    """Whether a word that can name a channel or a purpose plainly means something else where it stands.

    Args:
        text: The message with quotations hidden.
        mention: The word as the lists found it.
    """
    ahead, after = before(text, mention.start), text[mention.end :]
    if mention.text.lower() in {"print", "prints"}:  # a noun only in "for print", "web and print"
        return not (_PRINT_NOUN.search(ahead.rstrip(" ")) and not after[:2].strip().isalpha())
    return any(sense.fits(mention, ahead, after) for sense in _SENSES) or _describes(text, mention)


def _describes(text: str, mention: Mention) -> bool:
    """Whether a channel word only describes the asset that follows ("bus pictogram", "poster artwork")."""
    following = re.match(r"\s+([\w-]+)", text[mention.end :])
    return following is not None and following[1].lower() in words().kinds - words().doubtful
