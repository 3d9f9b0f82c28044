"""A report that names a place that no list knows, and the addresses at which the desk asks which place it is."""

from urllib.parse import quote

SPELLING = "زعبوطة"
REPORTS = {
    "a": "قال الدفاع المدني إن خمسة مدنيين قتلوا في غارة جوية على قرية زعبوطة في ريف دير الزور يوم 11 أيار 2019.",
    "b": "أعلنت شبكة محلية مقتل تسعة مدنيين في غارة جوية على بلدة البصيرة بدير الزور يوم 14 أيار 2019.",
}
ASK = f"/decide?verdict=alias&subject={quote(SPELLING)}"
NEW = f"{ASK}&point=35.2101,+40.4012&type=village&width=&name="
