"""Modality: whether a statement permits, forbids, obliges, gates or merely explains."""

import re
from dataclasses import dataclass

from policies.vocabulary import ClauseModality
from slm.judging.units import Unit

_CONSENT = r"(?:permission|permissions|approval|consent|authori[sz]ation|licen[cs]e agreement|agreement in writing|prior review)"
_RX = re.IGNORECASE


def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, _RX)


_FREE = _re(
    rf"\b(without|no|not|n't|never|don't|doesn't|need not)\b[^.;:]{{0,40}}\b(need|require|ask|necessary|needed|required)\w*[^.;]{{0,25}}{_CONSENT}"
    rf"|\b(without|no)\b (?:our |any |further |prior |explicit |express |specific |written |asking |the need for |need for |seeking )*"
    rf"{_CONSENT}[^.;]{{0,15}}(is|are)? ?(needed|required|necessary)?"
    rf"|\b(need not|do not need to|don't need to|don't have to|needn't|without) (?:ask|asking|seek|seeking|obtain|request|requesting)\b"
)
_GATE = _re(
    rf"\b((?<!not )(?<!never )requires?|requiring|needs?|must (?:have|obtain|get|seek|receive|first obtain)|obtain|subject to|only (?:with|by|upon|after)|unless|contact \S+ for|"
    rf"ask (?:us )?for|exception\w* .{{0,30}}with|with(?: the)? prior|by prior|request)\b[^.;]{{0,70}}?{_CONSENT}"
    rf"|{_CONSENT}[^.;]{{0,60}}\b(is|are) (?:always |also )?(required|needed|necessary)"
    rf"|\b(must|should|has to|have to|shall)( also| always)? be (?:approved|cleared|reviewed|authori[sz]ed|permitted|licensed)\b"
    rf"|\b(check in|check) with us\b|\bapproved first\b|\bcontact .{{3,60}}\bfor (?:permission|approval)"
)
_NOT = _re(
    r"\b(?:may|must|can|could|should|shall|will)\s*(?:also |under no circumstances )?(?:not|never)\b(?! (?:limited|only|necessarily|required|obliged|need))"
    r"|\bcan(?:not|'t)\b|\b(?:mustn't|shouldn't|won't)\b|(?:^|[,:]|\b(?:you|please|they|and|we|also)) *(?:do not|don't|never)\b|\bnever (?:be|use|change|alter)\b"
    r"|\b(?:is|are) (?:strictly |always |never |also )*(?:prohibited|forbidden|refused|disallowed)\b|^\s*(?:please )?(?:always )?avoid\b|\bunder no circumstances\b"
    r"|\b(?:is|are) never\b|\bnot (?:ok|okay|allowed|permitted|supported|acceptable|to be)\b|\bunacceptable\b|\b(?:may|can|should|must) (?:only )?(?:appear|be used|be shown) (?:only )?once\b|\bwill be refused\b"
    r"|\bimproper\b|^\s*incorrect\b|\brefrain from\b|^\s*no\b(?! (?:prior|explicit|permission|approval|restriction))|\bnor may\b|\bnot (?:extend|permit|allow)\b"
    r"|^\W*not\b"
)
_MAY = _re(
    r"\bmay\b(?! (?:be (?:outdated|subject|that)|also have|result|change|vary|cause|have\b))|\bcan\b(?! (?:be (?:found|accessed|downloaded|reached)|help|only help))"
    r"|\b(?:is|are) (?:always |also |generally |hereby |fine and )?(?:allowed|permitted|acceptable|ok|okay|fine|welcome|free)\b|\b(?:allowed|permitted)\b"
    r"|\bfree to\b|\bwelcome to\b|\bwe welcome you to\b|\bgrants?\b|\bgranted\b|\bavailable for use\b|\bpermits?\b|\bfeel free\b|\bgives? (?:you )?permission\b"
    r"|\b(?:have|has|having) (?:the|a|an) [^.]{0,60}?\bright\b|\bdistributed under the terms\b|\bwaives?\b|\bwithout restrictions?\b|\bno restrictions?\b|\bis not a (?:trademark )?(?:violation|infringement|trademark policy violation)\b"
    r"|\b(?:is|are) (?:an )?acceptable\b|\bmight be named\b|\bdo not (?:need|require)\b|\bunder (?:the |a )?(?:cc0|cc[ -]by|creative commons|apache|mit|sil open font|gnu|gpl)|\bcc0\b|\bnot required to\b|\bneed not\b|\bit(?:'s| is) ok\b"
)
_NOT_WRONG = _re(
    r"\b(?:is|are) not,? (?:a |an |by itself,? |necessarily )*(?:trademark )?(?:policy )?(?:violation|infringement)\b|\bnot (?:be )?limited\b|\bnot required to\b|\bneed not\b"
)
_NEVER_WITHOUT = _re(
    rf"\b(?:not|n't|cannot|never|prohibited|forbidden|no)\b[^.;]*\b(?:without|unless|except (?:with|by))\b[^.;]{{0,60}}?(?:{_CONSENT}|asking)"
    rf"|\bwithout\b[^.;]{{0,60}}?{_CONSENT}[^.;]{{0,40}}\b(?:not|prohibited|forbidden)\b"
)
_VERDICT = _re(
    r"\b(?:is|are|--|:)\s+(?:always |also |generally |strictly |expressly )*(?:(not (?:allowed|permitted|ok|okay|acceptable)|prohibited|forbidden)|(?:allowed|permitted|ok|okay|fine|acceptable)(?! only))\b"
)
_PREFIX = _re(r"^\W*(don'?t'?s|not ok(?:ay)?|incorrect|wrong|bad|correct|right|good|do's|dos|ok(?:ay)?)\s*[:\-–—]")
_WE_FORBID = _re(r"\bwe do(?: not|n't) (?:allow|permit|want|accept)\b|\bdo not want these\b")
_QUOTED = _re(r"[\"“][^\"“”]{1,120}[\"”]")
_IF_FIRST = _re(r"^\W*(?:if|when|whenever|where|in case|for (?:websites|commercial|any)[^,]{0,40})\b[^,]{3,160},\s+")
_CONDITION = _re(
    r",?\s*\b(?:as long as|so long as|provided|only if|if|when|whenever|unless|except|because|since|so that|in order to|in (?:a|any) (?:way|manner)|as the|"
    r"that (?:is|are|does|do|was|were|has|have|can|may|would|might|could)|which|who|where|as it|as they|, as|until|even if|to ensure|to avoid|to prevent)\b"
)
_OWNER = _re(
    r"^\W*(?:we|github|mozilla|the (?:foundation|alliance|project|copyright owner|company|licensor|owner)|[A-Z]\w+ (?:reserves|retains))\b[^.]{0,30}"
    r"\b(?:may|can|might|reserve|retain|will|are|encourage|recommend|ask|do not guarantee|hope|believe|want|understand)\b"
)
_STATE = _re(
    r"\b(?:does|do|did) not (?:grant|imply|guarantee|give|mean|confer|acquire|warrant|constitute|limit)|\breserves? the right\b|\bretains?\b.{0,30}\brights?\b"
    r"|\bwe (?:recommend|encourage|hope|suggest|prefer|ask that you consider|respectfully)\b|\bplease (?:consider|contact|see|review|refer|note)\b"
    r"|\bif you (?:have questions|are (?:unsure|uncertain|interested))|\bwill likely\b|\bwe(?:'d| would) like\b|\bfor more information\b|\bhas the right to\b"
)
_ONLY = _re(r"\b(?:may|can) only\b|\bonly be (?:used|shown|displayed)\b|\b(?:may|can) be used only\b")
_ADVICE = _re(r"\bwe (?:strongly |also )?(?:recommend|suggest|advise|encourage)\b(?! (?:use|the use))")
_DEFINE = _re(
    r"^[\"“'‘]?[\w ®™\"”'’-]{2,60}\b(?:means|refers to|is defined as|shall mean|are defined)\b|\b(?:collectively|hereinafter)\b.{0,40}[\"“(]|\bthis policy (?:covers|encompasses|applies)\b"
)
_MUST = _re(
    r"\b(?:must|shall|should|has to|have to|need to|needs to|required to|is required|are required|requires|agrees? to|are expected to|always)\b|\bonly\b|\bplease (?!contact|note|see|consider|refer|review)\w+"
)
_IMPERATIVE = _re(
    r"^\W*(?:please |always |further |if .{3,60}, ){0,2}(?:do )?(?:use|include|keep|provide|make sure|ensure|acknowledge|distinguish|maintain|give|state|place|add|mention|replace|link|follow|retain|preserve|"
    r"reproduce|label|indicate|credit|attribute|set|capitali[sz]e|write|spell|submit|scale|identify|choose|cite|emphasi[sz]e)\b"
)
_NO_LEAD = _re(
    r"\bdon'?t'?s?\b|^\W*(?:wrong|bad)\b|\bdo not\b|\bnever\b|\bnot (?:ok|okay|allowed|permitted)\b|\bincorrect\b|\bmisuse\b|\bprohibit\w*|\bunacceptable\b|\binfring\w+|\bimproper\b"
    r"|\b(?:may|must|can|should|shall) ?not\b|\bforbidden\b|\brestrict(?:ions|ed) (?:on|uses?)\b"
)
_YES_LEAD = _re(
    r"\b(?:may|can)\b|\ballowed\b|\bpermitted\b|\bok\b|\bokay\b|\bnever require\b|\bdo not require\b|\bwithout asking\b|\bacceptable\b|\bproper us\w+\b|\bno permission\b"
)
_GATE_LEAD = _re(rf"\b(?:require|need|request|with)\w*\b(?! (?:no|not)).{{0,30}}{_CONSENT}|\bwithout\b.{{0,40}}{_CONSENT}")


@dataclass(frozen=True)
class Modality:
    """How a statement speaks."""

    kind: ClauseModality
    gated: bool = False
    """A permission must be had first."""
    own: bool = True
    """Whether the statement itself says so, or only its lead-in or heading."""


def main_of(text: str) -> str:
    """The main part of a statement, without its conditions, relative clauses and quoted examples."""
    words = _QUOTED.sub('""', text.replace("’", "'"))
    lead_in = _IF_FIRST.match(words)
    if lead_in:
        words = words[lead_in.end() :]
    head = _CONDITION.split(words, maxsplit=1)[0]
    return head if len(head.split()) >= 2 else words


def _earliest(words: str) -> ClauseModality | None:
    """The modality whose first sign stands first; a denied "may" is a prohibition."""
    if _NOT_WRONG.search(words):
        return ClauseModality.PERMISSION
    signs = [
        (match.start(), rank, kind)
        for rank, (pattern, kind) in enumerate(
            ((_NOT, ClauseModality.PROHIBITION), (_MAY, ClauseModality.PERMISSION), (_MUST, ClauseModality.DUTY))
        )
        if (match := pattern.search(words))
    ]
    if signs:
        return min(signs)[2]
    return ClauseModality.DUTY if _IMPERATIVE.match(words) else None


def _from_words(text: str) -> Modality | None:
    """Modality of a statement by its own words, or `None` where it has no modal at all."""
    words = text.replace("’", "'")
    free = bool(_FREE.search(words)) and not _NEVER_WITHOUT.search(words)
    if _ADVICE.search(words):
        return Modality(ClauseModality.STATEMENT)
    if not free and (_GATE.search(words) or _NEVER_WITHOUT.search(words)):
        return Modality(ClauseModality.PROHIBITION, gated=True)
    if _DEFINE.search(words):
        return Modality(ClauseModality.DEFINITION)
    main = main_of(text)
    if _STATE.search(main) and not re.search(r"\byou (?:may|can|must|cannot)\b", main, _RX):
        return Modality(ClauseModality.STATEMENT)
    if _WE_FORBID.search(main):
        return Modality(ClauseModality.PROHIBITION)
    if _OWNER.match(main):
        return Modality(ClauseModality.STATEMENT)
    if _ONLY.search(main) and not _NOT.search(main):
        return Modality(ClauseModality.DUTY)
    verdict = _VERDICT.search(words)
    if verdict:
        return Modality(ClauseModality.PROHIBITION if verdict.group(1) else ClauseModality.PERMISSION)
    prefix = _PREFIX.match(words)
    if prefix:
        return Modality(ClauseModality.PROHIBITION if _NO_LEAD.search(prefix.group(1)) else ClauseModality.PERMISSION)
    kind = _earliest(main) or _earliest(words)
    if free and kind in (None, ClauseModality.DUTY):
        kind = ClauseModality.PERMISSION
    return Modality(kind) if kind else None


def _from_lead(lead: str) -> Modality | None:
    words = lead.replace("’", "'")
    if _FREE.search(words) and not re.search(r"\bnever\b.{0,60}\bwithout\b|\bnot\b.{0,60}\bwithout\b", words, _RX):
        return Modality(ClauseModality.PERMISSION, own=False)
    if _GATE_LEAD.search(words):
        return Modality(ClauseModality.PROHIBITION, gated=True, own=False)
    if _NO_LEAD.search(words):
        return Modality(ClauseModality.PROHIBITION, own=False)
    if _YES_LEAD.search(words):
        return Modality(ClauseModality.PERMISSION, own=False)
    return None


def modality_of(unit: Unit) -> Modality:
    """Read the modality of a statement from its own words, else from its lead-in, else from its heading."""
    own = _from_words(unit.text)
    lead = _from_lead(unit.lead) if unit.lead else None
    head = _from_lead(unit.heading) if unit.heading else None
    if own is None or (own.kind in (ClauseModality.STATEMENT, ClauseModality.DUTY) and unit.item and lead):
        return lead or own or head or Modality(ClauseModality.STATEMENT)
    return own
