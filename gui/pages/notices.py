"""What is said above content that is not as it should be, and why content is not installed."""

from __future__ import annotations

from gui.core.notice import Notice
from gui.pages.words import Words

DRAFT = "Not signed: a draft. Nobody has vouched for this content."
SHOWN_INSTEAD = {
    "shipped": "Shown instead: the content that came with the program, version {version}.",
    "machine": "Shown instead: the content that is installed for all users, version {version}.",
    "user": "Shown instead: the content that is installed for this user, version {version}.",
}
NOTICES = {
    "installed-bad": "The installed content, version {version}, cannot be used: {problem}.",
    "shipped-bad": "The content that came with the program cannot be used: {problem}. Have the"
    " program installed again.",
    "state-bad": "What is shown was verified, and is the newest that could be found. But the record"
    " of what is installed cannot be used: {file}: {problem}. Which versions were seen before is"
    " taken from what is left.",
    "rights": "What is shown was verified. But the rights of the folder for installed content are"
    " not right: {problem}. Others could remove content there, or have an older version installed"
    " again.",
    "keys-bad": "The list of keys {file} cannot be used: {problem}.",
    "keys-lost-here": "The list of keys number {version} was used on this computer before, and is"
    " missing. What is installed is judged by number {used}, and nothing can be installed until"
    " the missing one is installed again.",
    "keys-expired-here": "The list of keys expired on {day}. What is installed stays in use, but"
    " nothing can be installed until a newer list of keys is.",
    "keys-lost": "the list of keys number {version} was used on this computer before and is"
    " missing, and by number {used} nothing can be installed; install the missing one again",
    "keys-expired": "the list of keys number {number} expired on {day}; install a newer list of"
    " keys first",
    "keys-drop": "The installed content, version {version}, is not signed by the keys of this"
    " list, and is no longer shown once the list is installed.",
    "built-in-future": "it says that it was built on {built}, and this computer says that today is"
    " {today}; check the computer's date",
    "older-than-seen": "version {version} is older than {highest}, which was installed on this"
    " computer before; only going back leads to an older one",
    "older-than-shipped": "version {version} is older than {highest}, which came with the program",
    "other-content": "it is {id}, which is other content than what is shown here, {shown}; one"
    " does not follow the other",
    "same-version": "version {version} is known on this computer with other content; a version"
    " never changes",
    "review-overdue": "Its review was due on {day}.",
    "changed-meanwhile": "What is installed has changed in the meantime. Nothing was done; look at"
    " the difference again.",
    "held": "Another installation is under way in {folder}. Nothing was done; try again when it"
    " has ended.",
    "not-written": "It could not be written ({why}). Shown is version {version}.",
    "no-folder": "There is no folder in which content could be installed: this user has no home"
    " folder.",
    "nothing-back": "There is nothing to go back to: nothing newer than the program's own content"
    " is installed.",
    "nothing-left": "There is nothing sound to go back to: the content that came with the program"
    " cannot be used, and nothing else is installed.",
    "not-yours": "Version {version} is installed for all users in {folder}, where this user may"
    " change nothing.",
}
INSTEAD_OF_THESE = frozenset({"installed-bad", "shipped-bad"})


def draft_warning(words: Words) -> str:
    """What is said of content that is not signed, wherever it is shown or printed."""
    return words.text(DRAFT)


def said(notice: Notice, words: Words) -> str:
    """The sentence of a notice."""
    return words.filled(NOTICES, notice.kind, **notice.values)
