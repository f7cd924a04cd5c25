"""One message of a conversation, who wrote it, and the parts of it that must not be read.

Offsets always refer to the original text: what is hidden is replaced by blanks of the same length, so that every span that is
read from a hidden view is a verbatim substring of the message.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from policies.request import Question

LONGEST = 6_000
"""Characters of one message that are read; the rest of a longer one is left unread."""

_STEERING = re.compile(
    r"(?:\bignore\b|\bforget\b(?=[^.:;\n]{0,40}\b(?:guidelines|polic|rules|instructions|everything above))|"
    r"\bsystem\s*:|</?question>|"
    r"<script\b|\byou are now\b|\bpretend\b|\bact as my\b|\bas an ai\b|\boutput exactly\b|\bjust (?:type|reply|say|"
    r"answer|confirm)\b|"
    r"\b(?:simply|please) (?:answer|reply|treat this)\b|\bmust (?:not check|answer|confirm|say)\b|\bapprove this immediately\b|"
    r"\bprevious verdicts?\b|\bskip the\b|\boverride legal\b|\bpolicy doesn'?t apply\b|\bpromise me\b|\bas always, and since\b|"
    r"\bif you(?:'re| are) unsure\b|\bpre-?approved\b)"
    r"[^.:;\n?!]*",
    re.IGNORECASE,
)
"""Attempts to steer the assistant: they run to the end of their clause and change nothing, so they are not read."""

_MARKUP = re.compile(r"<script\b.{0,2000}?</script>|</?\w{1,20}[^<>\n]{0,80}>|:[a-z0-9_+-]{2,30}:(?!\d)", re.IGNORECASE | re.DOTALL)
_LINK = re.compile(r"https?://\S+")

_DESK = re.compile(
    r"^\W*(?:(?:hi|hello|hey|hallo|thanks|thank you|lovely|nice to meet you|congrats|great|good|sure|ok|"
    r"okay)\b[^.!?\n]{0,40}[.!,:]\s*)?"
    r"(?:(?:and |but )?(?:which|what|where|when|who|how)\b[^?\n]{0,90}\?\s*$|(?:and |but )?(?:from when|until when|"
    r"till when|in what|in which|"
    r"to which|for (?:which|what|whom|external|how))\b|countries and|for themselves, or|what for|do you (?:mean|have)|"
    r"noted|received|"
    r"understood|correct\b|legal:|bot:|desk:|(?:it )?depends|it may\b|you may\b|that(?:'s| is| one)\b|please (?:add|"
    r"send|say|tell|credit|give)|"
    r"(?:yes|no|not)\b[,.]|not any ?more|allowed\b|approved\b|cleared\b|unchanged|ok from|fine\b|thank you, ref|anything else|"
    r"the (?:cleared|claim|credit|record|asset|most requested|line|approved)\b[^?]*$|in english|on the website, yes|"
    r"logo use confirmed|"
    r"they do not|we do not|looks (?:great|good))",
    re.IGNORECASE,
)
"""How the desk's own messages begin: they answer or ask, and say nothing of the use that is asked for."""

_SUBJECT = re.compile(r"^\s*this is about (?P<name>.{1,300}?)\s*\.?\s*$", re.IGNORECASE | re.DOTALL)


class Speaker(StrEnum):
    """Who wrote a message, as far as its words tell."""

    ASKER = "asker"
    DESK = "desk"
    SUBJECT = "subject"
    """A line that only names what the conversation is about."""


@dataclass(frozen=True)
class Message:
    """A message with its place in the conversation; `view` is `text` with steering, markup and links blanked."""

    text: str
    origin: str
    speaker: Speaker
    view: str

    @property
    def subject(self) -> str | None:
        """The name in a "This is about …" line, or `None`."""
        found = _SUBJECT.match(self.text)
        return found["name"] if found and self.speaker is Speaker.SUBJECT else None


def hide(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Blank the given ranges and keep every offset."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


_GOES_ON = re.compile(
    r"\b(?:we|i)(?:['’](?:d|ll|re)| also| now| still| then)* (?:need|want|plan|would|will|run|use|book|think|had|have)\b"
    r"|\b(?:please|pls) (?:also )?(?:add|include)\b(?! (?:the |a |your )?(?:credit|line|mark|notice|®|©|copyright|name|photo))"
    r"|^\W*(?:yes|no|ok|okay|fine|approved|allowed|cleared|great|sure|good)\b[\s,.:!–-]*(?:and|then|plus|but)\b"
    r"(?! (?:only|not|no|just)\b)[^.?!\n]{0,50}$"
    r"|^\W*(?:and |but )?(?:what about|which (?:also|then))\b|\bwould be nice\b"
    r"|^\W*(?:legal:|(?:approved|cleared|allowed|fine|yes)\b)[^?\n]{0,40}\b(?:too|as well|also)\W*$",
    re.IGNORECASE,
)
"""Words of somebody who asks for more, which the desk has no cause to say: "no, we need it on TV", "yes, and Poland too"."""


def _view(text: str) -> str:
    seen = text[:LONGEST]
    for pattern in (_MARKUP, _LINK, _STEERING):
        seen = hide(seen, [found.span() for found in pattern.finditer(seen)])
    return seen


_OPENING = re.compile(
    r"^\W*(?:(?:until|till|from|since|by|for|in|to|on|at)\s+)?(?:which|what|where|when|who|how|do you)\b.*\?\s*$",
    re.IGNORECASE | re.DOTALL,
)


def _speaker(text: str, *, opening: bool) -> Speaker:
    """Who wrote a thread message; a question that opens a thread is the asker's, the same words later are the desk asking back."""
    if _SUBJECT.match(text):
        return Speaker.SUBJECT
    if opening and _OPENING.match(text):
        return Speaker.ASKER
    return Speaker.DESK if _DESK.match(text) and not _GOES_ON.search(text) else Speaker.ASKER


def messages_of(question: Question) -> tuple[Message, ...]:
    """The conversation, oldest first; the question itself comes last and is always the asker's."""
    thread: list[Message] = []
    for n, text in enumerate(question.thread):
        opening = all(message.speaker is Speaker.SUBJECT for message in thread)
        thread.append(Message(text, f"thread:{n}", _speaker(text, opening=opening), _view(text)))
    return (*thread, Message(question.text, "text", Speaker.ASKER, _view(question.text)))
