"""A word at which no place can begin is passed over unread: nothing that reading would find is lost by it."""

from random import Random

from tawthiq.claims.places.prior import Prior, judge
from tawthiq.claims.places.reading import Reader, Reading
from tawthiq.claims.places.words import vocabulary
from tawthiq.gazetteer import Gazetteer, load
from tawthiq.model.document import Document
from tawthiq.passages import split
from tawthiq.text.tokens import Shape, Tokens

_TEXT = (
    "في من على إلى قرب شمال شرقي ريف قرية بلدة مدينة حي سوق قصف استهدف الطيران بلدة منزلا وسط محيط حلب دمشق الباب صنعاء"
    " بغداد كفرتوما تلنوارس عينشريد السورية اليمن قوات سوريا الديمقراطية جبل الزاوية قتل مدنيين أمس"
    ' و ، : " « » # _ ( ) . 7'
)


class Unhurried(Reader):
    """Reads at every word, whatever stands before it."""

    def read_all(self) -> list[Reading]:
        found, i = [], 0
        while i < len(self.tokens):
            token = self.tokens[i]
            sense = self.words.senses[token.folded]
            phrase = self.words.phrase(self.tokens, i) if token.shape is Shape.WORD else None
            if phrase is not None:
                i = phrase
            elif token.shape is Shape.WORD:
                known = bool(self.prior.gazetteer.starts[token.folded])
                one = self._read(i, sense, known=known)
                if one:
                    self.announced.take(one.items, self.tokens)
                    found.append(one)
                    i = one.last
            i += 1
        return found


def _tokens(text: str, gazetteer: Gazetteer) -> tuple[Tokens, Prior]:
    passages = split(Document(id="d", text=text, published="2020-01-01")).passages
    tokens = Tokens(token for passage in passages for token in passage.tokens)
    return tokens, judge(passages, vocabulary(), gazetteer, {})[0]


def test_reading_passes_over_no_place() -> None:
    chance, told, gazetteer = Random(20), 0, load()  # noqa: S311 - not for secrets
    for _ in range(400):
        text = " ".join(chance.choices(_TEXT.split(), k=chance.randint(4, 24)))
        tokens, prior = _tokens(text, gazetteer)
        slow = Unhurried(tokens, vocabulary(), prior).read_all()
        assert list(Reader(tokens, vocabulary(), prior).read()) == slow, text
        told += len(slow)
    assert told > 400  # the sentences do tell places
