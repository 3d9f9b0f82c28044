"""The pages of the desk, one file each; `PAGES` gives each its address."""

from tawthiq.web.answer import Page
from tawthiq.web.pages.add import add
from tawthiq.web.pages.agreement import agreement
from tawthiq.web.pages.claim import claim
from tawthiq.web.pages.conflicts import conflicts
from tawthiq.web.pages.decide import decide
from tawthiq.web.pages.desk import desk
from tawthiq.web.pages.document import document
from tawthiq.web.pages.documents import documents
from tawthiq.web.pages.enter import enter
from tawthiq.web.pages.incident import incident
from tawthiq.web.pages.incidents import incidents
from tawthiq.web.pages.issues import issues
from tawthiq.web.pages.lexicon import lexicon
from tawthiq.web.pages.log import log
from tawthiq.web.pages.map import map_page
from tawthiq.web.pages.method import method
from tawthiq.web.pages.pairs import pairs
from tawthiq.web.pages.parties import parties, party
from tawthiq.web.pages.places import place, places
from tawthiq.web.pages.presence import presence
from tawthiq.web.pages.publications import publications
from tawthiq.web.pages.review import review
from tawthiq.web.pages.runs import runs
from tawthiq.web.pages.search import search
from tawthiq.web.pages.settings import settings
from tawthiq.web.pages.sources import source, sources
from tawthiq.web.pages.team import account, log_in, people
from tawthiq.web.pages.timeline import timeline
from tawthiq.web.pages.totals import totals
from tawthiq.web.pages.voices import receive, voice, voices

PAGES: tuple[tuple[str, Page], ...] = (
    ("/", desk),
    ("/review", review),
    ("/pairs", pairs),
    ("/decide", decide),
    ("/enter", enter),
    ("/receive", receive),
    ("/add", add),
    ("/voices", voices),
    ("/presence", presence),
    ("/voices/{id:path}", voice),
    ("/incidents", incidents),
    ("/incidents/{id:path}", incident),
    ("/documents", documents),
    ("/documents/{id:path}", document),
    ("/claims/{id:path}", claim),
    ("/search", search),
    ("/totals", totals),
    ("/map", map_page),
    ("/timeline", timeline),
    ("/sources", sources),
    ("/sources/{id:path}", source),
    ("/parties", parties),
    ("/parties/{id:path}", party),
    ("/places", places),
    ("/places/{id:path}", place),
    ("/runs", runs),
    ("/publications", publications),
    ("/lexicon", lexicon),
    ("/method", method),
    ("/issues", issues),
    ("/conflicts", conflicts),
    ("/log", log),
    ("/settings", settings),
    ("/agreement", agreement),
    ("/log-in", log_in),
    ("/people", people),
    ("/account", account),
)
