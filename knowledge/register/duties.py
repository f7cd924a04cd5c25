"""Duties and limits of the music that stand in a cell about something else: `museums; 2 voucher copies to the estate`.

They are taken out before the cell's own reader sees it, so that they neither get lost nor make the rest unreadable.
"""

import re
from functools import cache

from knowledge.register.cell import Cell
from knowledge.register.credits import duty_of
from policies.datafile import any_of, data_file, filled
from policies.lexicon.channels import find_channels
from policies.rules import Duty, DutyKind
from policies.vocabulary import Channel

_STANDS = (
    r"sit|stand|be\ (?:on|in|at|above|below|under|beside|behind|next|visible|legible|readable|audible|part\ of|there)"
    r"|precede|follow|open|close|end|begin|feature|contain|display|use|quote|cite|state|give|print|thank|offer|submit|announce"
    r"|register|file|pay|keep"
)
"""What a thing owed must do or be on every copy; where, and how, is told verbatim."""
_DONE = (
    r"marked|notified|deleted|destroyed|returned|credited|reported|sent|named|tagged|labell?ed|registered|informed|mentioned|shown"
    r"|displayed|declared|paid|removed|taken\ (?:down|offline)|archived|kept|included|added|disclosed|announced|submitted|printed"
)
_OWED = re.compile(
    rf"""\b(?:has|have|needs?|is|are|must|shall)?\s*to\ be\ (?:clearly\ |visibly\ |always\ )?(?:{_DONE})\b
    |\b(?:must|shall|has\ to|have\ to|needs\ to)\ (?!not\b)(?:always\ |be\ |also\ )?(?:{_DONE}|stay|remain|keep
        |appear|carry|show|bear|stand
        |include|mention|say|name|link|tag|credit|mark|report|notify|inform|send|delete|return|use\ the\ hashtag
        |accompany|visible|{_STANDS})\b
    |\b(?:voucher|specimen|file|sample|proof|author['’]?s?)\ cop(?:y|ies)\b|\b\d+\ cop(?:y|ies)\ to\b|\bbelegexemplare?\b
    |\b(?:justificatifs?|exemplaires?\ justificatifs?|ejemplares?\ justificativos?)\b
    |\bcue[ -]?(?:sheets?|lists?)\b|\bgeo-?\ ?block\w*|\bgeo-?fenc\w*
    |^\W*(?:please\ )?(?:tag|notify|inform|report|delete|return|label|mark|mention|always\ (?:with|add|show|name|tag|credit|mention)
        |keep\ (?!(?:as|it|the\ (?:crop|ratio))\b)[^,;]*\bvisible|add\ (?:the\ )?(?:hashtag|line|notice|label
        |disclaimer|credit)|send|use\ hashtag)\b
    |\b(?:muss|müssen)\ (?!nicht\b)[^,;]*|\b(?:zu|sind\ zu|ist\ zu)\ (?:löschen|kennzeichnen|melden|nennen|markieren)\b
    |\bkennzeichnungspflicht\w*|\bpflichthinweis\b|\bpflichttext\b|\bmentions?\ obligatoires?\b|\b(?:doit|doivent)\ (?!pas\b)\w+
    |\bà\ (?:supprimer|signaler|mentionner|déclarer)\b|\bobligatori[oa]s?\b|\bdebe[n]?\ \w+|\bverplicht\b|\bmoet(?:en)?\ \w+
    |\b(?:mandatory|compulsory|obligatory)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that oblige the user to do something."""
_NOT_OWED = re.compile(
    r"\bnot to be\b|\b(?:not|no|n['’]t)\s+(?:mandatory|compulsory|obligatory|required|necessary)|\bmust not\b|\bto be (?:confirmed"
    r"|agreed|clarified)"
    r"|\b(?:approval|consent|permission|sign-?off|freigabe|accord|approved)\b|\b(?:cropped|edited|altered|changed|modified|recolou?red)\b"
    r"|\?",
    re.IGNORECASE,
)
"""Bans, open points and approvals: the cell's own reader deals with them."""
_MUSIC = re.compile(r"^\W*(?:music|song|track|musik|musique|música|musica|soundtrack|jingle)\b\s*[:(–-]?\s*", re.IGNORECASE)
_ENDLESS_MUSIC = re.compile(
    r"\b(?:buy-?out|bought\ out|bespoke|own|owned|commissioned|royalty[- ]free|none|no\ music|perpetual|all\ rights)\b",
    re.IGNORECASE,
)
_BREAKS = (
    r"\s*[;\n]\s*|(?<=[\w)'”’]{2})\.\s+(?=[A-ZÀ-Þ])|\s+[-–—]\s+(?=[^\W\d])|,?\s+(?:but|aber|mais|pero|ma|maar)\s+|,\s+(?!\d{3}\b)"
)


def take_duties(cell: Cell) -> tuple[Cell, tuple[Duty, ...]]:
    """A cell without the duties that stand in it, and these; a cell that is nothing but a duty is left as it is."""
    kept, owed = cell.text, []
    for piece in _pieces(cell.text):
        if is_owed(piece):
            kept = kept.replace(piece, " ", 1)
            owed.append(_duty(piece, cell))
    if not owed:
        return cell, ()
    kept = re.sub(r"\(\s*\)", " ", kept)
    kept = re.sub(r"(?:\s*(?:[;,.–—-]|\b(?:but|aber|mais|pero|ma|maar))\s*)+$|^(?:\s*[;,.–—-]\s*)+", "", kept).strip()
    return cell.part(re.sub(r"\s{2,}", " ", kept)), tuple(owed)


def is_owed(piece: str) -> bool:
    """Whether some words oblige the user to do something, and are no ban and no open point."""
    if _words("shown_first").search(piece):
        return True
    if _NOT_OWED.search(piece):
        return False
    return bool(_OWED.search(piece)) or bool(_words("owed").search(piece) and not _words("not_owed").search(piece))


@cache
def _words(key: str) -> re.Pattern[str]:
    """One of the lists of `duties.yaml`."""
    lists = data_file(__package__, "duties.yaml")
    things = rf"(?:{'|'.join(lists['things'])})"
    return any_of(filled(words, {"THING": things}) for words in lists[key])


def _pieces(text: str) -> list[str]:
    """Brackets by themselves, and what stands outside them cut at the usual breaks."""
    inside = [found[1].strip() for found in re.finditer(r"\(([^()]*)\)", text)]
    outside = [piece.strip() for part in re.split(r"\([^()]*\)", text) for piece in re.split(_BREAKS, part)]
    return [piece for piece in (*inside, *outside) if piece]


def _duty(piece: str, cell: Cell) -> Duty:
    """The duty of a piece; `web only behind geo-block` is one of the web alone."""
    duty = duty_of(piece, cell)
    if _words("shown_first").search(piece):
        return duty.model_copy(update={"kind": DutyKind.PRIOR_APPROVAL})
    head = re.match(
        r"^\W*(?P<where>[^,;:]{2,40}?)\s+(?:only\s+)?(?:behind|with|needs?|must|has\s+to|to\s+be)\b", piece, re.IGNORECASE
    )
    channels = frozenset(Channel(mention.code) for mention in find_channels(head["where"])) if head else frozenset()
    if channels and re.search(r"geo-?\s?(?:block|fenc)", piece, re.IGNORECASE):
        return duty.model_copy(update={"channels": channels})
    return duty


def take_music(cell: Cell) -> tuple[Cell, Cell | None]:
    """A cell without what it says of the music, and a cell about the music alone."""
    pieces = [piece for piece in re.split(r"\s*[;\n]\s*|(?<=\w)\.\s+(?=[A-ZÀ-Þ])", cell.text) if piece.strip()]
    music = [piece for piece in pieces if _MUSIC.match(piece)]
    if not music or len(music) == len(pieces):
        return cell, None
    rest = "; ".join(piece for piece in pieces if piece not in music)
    return cell.part(rest), cell.part("; ".join(_MUSIC.sub("", piece) for piece in music))


def unlimited_music(cell: Cell) -> bool:
    """Whether words about the music say that it is bought out or the brand's own, and nothing else."""
    rest = _ENDLESS_MUSIC.sub(" ", cell.text)
    return bool(_ENDLESS_MUSIC.search(cell.text)) and not re.search(
        r"[^\W_]{3,}", re.sub(r"(?i)\b(?:full|fully|the|all)\b", " ", rest)
    )
