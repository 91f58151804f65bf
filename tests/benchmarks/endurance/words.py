"""What users of the field type: its words, slips, other alphabets, and what belongs elsewhere."""

from __future__ import annotations

from random import Random

QUERIES = (
    *("mmn", "cidp", "gbs", "guillain", "myasthenia gravis", "lems", "stiff person"),
    *("plasma exchange", "ivig", "plex", "g61.0", "g70.0", "dermatomyositis", "nmosd"),
    *("inclusion body", "neuropathy", "multifocal", "polymyositis", "miller fisher"),
    *("autoimmune encephalitis", "paraproteinaemic", "igm", "children", "pregnancy"),
    *("plasmaaustausch", "immunglobulin", "muskel", "polyneuropathie", "zzzz"),
)
ODD = (
    *("\u00fc\u00f6\u00e4\u00df", "e\u0301", "\u0410\u0411\u0412", "\u03b1\u03b2\u03b3"),
    *("\u05d0\u05d1\u05d2", "\u0627\u0644\u0639", "\u4e2d\u6587", "\u65e5\u672c", "\ud55c\uae00"),
    *("\U0001f9ea", "\U0001f468\u200d\u2695\ufe0f", "\u200b", "\u202eabc", "\u2066x\u2069"),
    *("\ufeff", "\u0e01\u0e33", "\u0939\u093f", "I\u0307", "\ufb01", "\u2160", "\uff21", "\u00a0"),
    *("<b>x</b>", "&amp;", "%s%n", "{0}", "\\", "\"'", "../..", "\u0301\u0301\u0301", "\U000e0041"),
)
ENTRIES = (
    *("70", "83.75", "171.25", "180", "5", "0", "-3", "1e9", "70,5", "7 0", "abc", "999999", "."),
    *("45", "0.45", "40%", "12", "3", "2.5", "1000", "0.0001", "70 kg", "5'11", "\u0663\u0664"),
    *("\u00bd", "NaN", "inf", "1/0", "f", "m", "", "000", "1" * 60),
)


def slipped(word: str, chance: Random) -> str:
    """A word as it is typed in a hurry: often right, else with one slip."""
    at = chance.randrange(len(word))
    match chance.randrange(8):
        case 0:
            return word[:at] + word[at + 1 :] or word
        case 1:
            return word[:at] + word[at] + word[at:]
        case 2:
            return word[:at] + chance.choice("abcdefghijklmnopqrstuvwxyz") + word[at + 1 :]
        case 3:
            return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
        case _:
            return word


def pasted(chance: Random) -> str:
    """A text from elsewhere: short or very long, of one line or many."""
    parts = [chance.choice((*QUERIES, *ODD)) for _ in range(chance.randrange(1, 12))]
    text = chance.choice((" ", "\n", "\t", ", ", "")).join(parts)
    return text * chance.choice((1, 1, 1, 40, 2000))
