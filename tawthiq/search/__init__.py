"""Search: over documents, claims and incidents, by words and, across languages, by what a question means.

1. `concepts` are what a claim says in the register's own vocabularies: who, with what, where, what was hit, whom.
2. `read` makes of a question its words, its phrases and the same concepts, from the lexicon, the party list, the names
   of the register's places and the dates in it: so an English question finds an Arabic claim, and the other way round.
3. `Index` keeps words and concepts in `search.sqlite` beside the register; it is brought up to the register before
   each search and may be deleted.
4. `find` asks it by words and by concepts and mixes both by reciprocal rank; every hit says why it is one.
"""

from tawthiq.search.finding import find
from tawthiq.search.hits import Filters, Found, Hit, Why
from tawthiq.search.index import Index
from tawthiq.search.question import Concept, Question, read

__all__ = ["Concept", "Filters", "Found", "Hit", "Index", "Question", "Why", "find", "read"]
