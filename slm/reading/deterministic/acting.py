"""What is done with the asset: verbs, and what places and edits imply about them."""

import re
from collections.abc import Sequence

from policies.vocabulary import Action, Channel, Intent, Modification

_AUDIO = re.compile(
    r"\b(?:jingle|song|track|music|anthem|sting|tune|melody|lullaby|soundtrack|chime|recording|voice[- ]?over|audio|"
    r"sound|ballad|reads?|"
    r"lied|musik|musique|chanson|música|canción|musica|canzone|muziek)s?\b",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\b(?:film|video|clip|commercial|footage|picture|photo|reel|logo animation)s?\b", re.IGNORECASE)

_MOVING = {
    Channel.TV,
    Channel.CINEMA,
    Channel.STREAMING_VIDEO,
    Channel.SOCIAL_ORGANIC,
    Channel.SOCIAL_PAID,
    Channel.SOCIAL,
    Channel.INFLUENCER,
}
"""Channels where sound usually comes with moving pictures."""

_INSTEAD = {
    Action.PRINT, Action.REPRODUCE, Action.PLAY, Action.STREAM, Action.SYNCHRONIZE, Action.MENTION, Action.REGISTER,
    Action.TRAIN_AI, Action.GRANT_USE, Action.DISTRIBUTE, Action.DERIVE,
}  # fmt: skip
"""Acts that say by themselves what happens in a channel; any other use there shows the asset."""

_USES = (Intent.USE_ASSET, Intent.FIND_ASSET, Intent.CHECK_COPY)


def read_actions(
    intent: Intent,
    said: Sequence[Action],
    channels: Sequence[Channel],
    modifications: Sequence[Modification],
    *,
    uncoded_edit: bool,
    about: str,
) -> tuple[Action, ...]:
    """The acts of a request, in the order of the vocabulary.

    Args:
        intent: What the asker wants to know; questions about rights or a case want nothing done.
        said: Acts that the words name.
        channels: Where the asset would appear.
        modifications: Edits with a code.
        uncoded_edit: Whether an edit without a code was named.
        about: The words that name the asset, which tell sound from pictures.
    """
    acts = set(said)
    if Action.ENDORSE in acts:
        acts.discard(Action.MENTION)  # words that claim a partnership do more than mention a name
    if intent not in _USES:
        return ()
    if channels and not acts & _INSTEAD:
        acts.add(Action.DISPLAY)
    if set(modifications) - {Modification.TRANSLATE} or uncoded_edit:
        acts.add(Action.MODIFY)
    if Modification.TRANSLATE in modifications:
        acts.add(Action.TRANSLATE)
    sounds = bool(_AUDIO.search(about)) and not _PICTURE.search(about)
    if {Action.DISPLAY, Action.SYNCHRONIZE} <= acts and about and not _AUDIO.search(about):
        acts.discard(Action.SYNCHRONIZE)  # "have it on" shows a picture and only sets music
    if Action.DISPLAY in acts and sounds:
        acts.discard(Action.DISPLAY)
        if not acts & {Action.PLAY, Action.SYNCHRONIZE, Action.STREAM}:
            acts.add(Action.SYNCHRONIZE if set(channels) & _MOVING else Action.PLAY)
    return tuple(action for action in Action if action in acts)
