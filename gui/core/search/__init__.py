"""Search over the conditions: names, abbreviations, synonyms, codes and therapies."""

from gui.core.search.hits import Hits
from gui.core.search.index import LONGEST_QUERY, MOST_WORDS, SearchIndex
from gui.core.search.model import Hit, Match, SearchEntry
from gui.core.search.normalise import STOP_WORDS, normalise

__all__ = [
    "LONGEST_QUERY",
    "MOST_WORDS",
    "STOP_WORDS",
    "Hit",
    "Hits",
    "Match",
    "SearchEntry",
    "SearchIndex",
    "normalise",
]
