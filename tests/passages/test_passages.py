"""A document falls into headlines, sentences and the page's furniture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.model.document import Document
from tawthiq.model.passage import Role
from tawthiq.passages import split

PAGE = """قصف على سوق في بلدة السنابل

قُتل ثلاثة مدنيين وأصيب خمسة آخرون بقصف مدفعي على سوق بلدة السنابل صباح اليوم.

وقال د. سالم مدير المشفى إن بين المصابين طفلين. وأضاف أن حالة أحدهما خطرة .وقد نقل إلى العاصمة.

مقالات ذات صلة

مقتل عشرة أشخاص في انفجار بعيد

وفد يزور المدينة
"""


def test_related_articles_are_furniture_and_the_report_is_not() -> None:
    report = split(Document(id="page", text=PAGE))
    told = [passage.text for passage in report.passages if passage.role is not Role.FURNITURE]
    assert told[0] == "قصف على سوق في بلدة السنابل"
    assert len(told) == 5
    assert not any("عشرة أشخاص" in text for text in told)


def test_an_initial_is_no_end_of_sentence_and_a_misplaced_space_is() -> None:
    texts = [passage.text for passage in split(Document(id="page", text=PAGE)).passages]
    assert any(text.startswith("وقال د. سالم") for text in texts)
    assert "وقد نقل إلى العاصمة." in texts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("أصيب طفل بقصف على بلدة النهر.#العدوان_على_النهر #سوريا", "أصيب طفل بقصف على بلدة النهر."),
        ("أصيب طفل بقصف على بلدة النهر #العدوان #سوريا #عاجل", "أصيب طفل بقصف على بلدة النهر"),
        ("توفي طفل أصيب أمس بقصف.#بلدة_النهر", "توفي طفل أصيب أمس بقصف.#بلدة_النهر"),
        ("أصيب طفل بقصف على #بلدة_النهر #عاجل", "أصيب طفل بقصف على #بلدة_النهر #عاجل"),
        ("أصيب طفل في #ريف #حماة بقصف", "أصيب طفل في #ريف #حماة بقصف"),
    ],
)
def test_hashtags_behind_a_post_are_apart_from_its_words(text: str, told: str) -> None:
    assert split(Document(id="post", text=text)).passages[0].text == told


def test_a_line_that_only_goes_on_belongs_to_the_one_above_it() -> None:
    def told(text: str) -> list[str]:
        return [passage.text for passage in split(Document(id="post", text=text)).passages]

    assert len(told("جرحى بينهم طفلان بغارة جوية عنيفة\nعلى قرية النهر\nما أدى إلى دمار كبير")) == 1
    assert len(told("جرحى بينهم طفلان بغارة جوية عنيفة\n\nعلى قرية النهر سقطت قذائف")) == 2
    assert len(told("أخبار اليوم\nعلى قرية النهر سقطت قذائف")) == 2


def test_a_line_below_a_word_that_ends_no_sentence_or_with_the_cause_goes_on() -> None:
    for text in (
        'مقتل قيادي في التنظيم يحمل جنسية أجنبية المدعو\n"سالم النهار" بغارة على السنابل',
        "استشهاد الشاب كريم الحداد من أبناء المدينة\nإثر قصف على بلدة السنابل",
    ):
        assert [passage.text for passage in split(Document(id="page", text=text)).passages] == [text]
    apart = "مقتل رجل في بلدة السنابل بقصف\nقصف على بلدة الزيتونة", "غارات على المدينة أدت إلى ارتقاء\nالشهداء\nسالم"
    assert all(len(split(Document(id="page", text=text)).passages) > 1 for text in apart)


def test_unclosed_lines_after_the_last_sentence_are_headlines_of_others() -> None:
    told = "أصيب رجل في انفجار لغم قرب قرية النهر صباح أمس الثلاثاء، بحسب الأهالي."
    text = f"{told}\n\nاختطاف فتى من أهالي الناحية\n\nأزمة المياه إلى الواجهة"
    roles = [passage.role for passage in split(Document(id="page", text=text)).passages]
    assert roles == [Role.SENTENCE, Role.FURNITURE, Role.FURNITURE]


@pytest.mark.parametrize("mark", ["من نحن", "اتصل بنا", "سياسة الخصوصية", "لا يوجد تعليقات"])
def test_a_menu_above_the_report_does_not_end_it(mark: str) -> None:
    told = "أصيب رجل في انفجار لغم قرب قرية النهر صباح أمس الثلاثاء، بحسب الأهالي."
    menu = f"الصفحة الأولى\n{mark}\nEnglish\n" + "سوق الحي" * 40
    roles = {p.text: p.role for p in split(Document(id="page", text=f"{menu}\n{told}\n{mark}\nخبر آخر يختم.")).passages}
    assert roles[told] is Role.SENTENCE
    assert roles["خبر آخر يختم."] is Role.FURNITURE


def test_comments_end_a_post_that_is_only_a_title() -> None:
    comment = "رجل كتب: قتل عشرة أشخاص في الحي المجاور قبل ساعة، والله أعلم."
    text = f"قصف على حي الجسر في المدينة القديمة\nMost relevant\n{comment}"
    assert [p.role for p in split(Document(id="post", text=text)).passages] == [
        Role.HEADLINE,
        Role.FURNITURE,
        Role.FURNITURE,
    ]


def test_lines_that_name_one_of_the_dead_each_are_one_toll() -> None:
    text = "المدينة تودع أبناءها\nالشهيد سالم حسن النهار\nالشهيد كريم علي النهار\nوصلى الأهالي عليهم في الجامع الكبير."
    texts = [passage.text for passage in split(Document(id="post", text=text)).passages]
    assert texts[1] == "الشهيد سالم حسن النهار\nالشهيد كريم علي النهار"
    assert len(texts) == 3


def test_a_stop_within_a_disguise_ends_nothing() -> None:
    text = "أفاد الأهالي بمقـ .ـتل امرأة بقصـ .ـف على بلدة السنابل."
    assert len(split(Document(id="page", text=text)).passages) == 1


def test_a_title_cut_short_and_repeated_below_as_it_is_leaves_the_news() -> None:
    line = "مقتل رجل بقصف على بلدة السنابل، اليوم 19.. 9.. 2023"
    text = f"{line}...\n{line}\nالسنابل"
    passages = split(Document(id="post", text=text)).passages
    assert [p.role for p in passages if p.text.startswith("مقتل رجل")] == [Role.REPEAT, Role.SENTENCE]


def test_a_repeated_line_counts_once() -> None:
    line = "مقتل امرأة بقصف مدفعي على بلدة السنابل"
    roles = [passage.role for passage in split(Document(id="page", text=f"{line}\n\n{line}")).passages]
    assert roles == [Role.HEADLINE, Role.REPEAT]


def test_buttons_glued_to_the_words_are_cut_off() -> None:
    text = "صفحة البلدة December 6, 2024 · Shared with Public"
    text += "عاجل: قتلى وجرحى بغارة على حي الجسر.All reactions:553 comments"
    texts = [passage.text for passage in split(Document(id="post", text=text)).passages]
    assert "عاجل: قتلى وجرحى بغارة على حي الجسر." in texts


@given(st.text(max_size=400))
def test_passages_cover_the_text_and_never_overlap(text: str) -> None:
    report = split(Document(id="any", text=text))
    last = 0
    for passage in report.passages:
        assert passage.start >= last
        assert not text[last : passage.start].strip()
        assert text[passage.start : passage.end] == passage.text
        last = passage.end
    assert not text[last:].strip()


@pytest.mark.parametrize("words", ["قتل خمسة مدنيين في غارة على المدينة أمس، ", "قتل خمسة مدنيين في غارة ", "ا" * 50])
def test_what_is_longer_than_any_sentence_is_cut_and_nothing_is_lost(words: str) -> None:
    text = words * 400
    passages = split(Document(id="d", text=text)).passages
    assert max(len(passage.text) for passage in passages) <= 2000
    assert "".join("".join(p.text for p in passages).split()) == "".join(text.split())
    if "،" in words:
        assert all(passage.text.endswith("،") for passage in passages)


def test_pictures_of_something_else_are_captions() -> None:
    told = "أصيب رجل في انفجار لغم قرب قرية النهر صباح أمس الثلاثاء، بحسب الأهالي."
    lines = ["دمار خلفه قصف على بلدة السنابل - أرشيفية", "قصف إسرائيلي سابق على محيط العاصمة"]
    for line in lines:
        assert split(Document(id="page", text=f"{line}\n{told}")).passages[0].role is Role.CAPTION


def test_a_headline_said_again_under_its_picture_or_its_comments_is_a_repeat() -> None:
    line = "مقتل امرأة بقصف مدفعي على بلدة السنابل"
    text = f"{line}\n{line} (الصورة توضيحية)\nالتعليقات على {line} مغلقة"
    assert [passage.role for passage in split(Document(id="page", text=text)).passages][1:] == [Role.REPEAT] * 2


def test_a_headline_that_trails_off_ends_no_list_of_others() -> None:
    told = "أصيب رجل في انفجار لغم قرب قرية النهر صباح أمس الثلاثاء، بحسب الأهالي."
    others = "السابق\nمدير المرصد: لا جديد في ملف المفقودين في البلدات التي عاد إليها أهلها بعد…\nقتلى في انفجار بعيد"
    roles = [passage.role for passage in split(Document(id="page", text=f"{told}\n{others}")).passages]
    assert roles == [Role.SENTENCE, Role.FURNITURE, Role.FURNITURE, Role.FURNITURE]


def test_a_title_cut_short_is_told_once() -> None:
    text = "صفحة البلدة - مقتل شخصين بغارة على بلدة...\nPost\nمقتل شخصين بغارة على بلدة الزهراء صباح اليوم."
    passages = split(Document(id="d", text=text)).passages
    assert passages[0].role is Role.REPEAT
    assert passages[-1].role is Role.SENTENCE
    other = split(
        Document(id="d", text="مقتل شخصين بغارة على بلدة...\nإصابة ثلاثة بقصف على قرية الواحة اليوم.")
    ).passages
    assert other[0].role is not Role.REPEAT


def _roles(text: str) -> dict[str, Role]:
    return {passage.text: passage.role for passage in split(Document(id="post", text=text)).passages}


def test_a_posts_account_and_its_title_cut_short_tell_nothing() -> None:
    text = (
        "مرصد الوادي - 🔴مقتل طفلين بقصف على...\n‎مرصد الوادي‎'s Post\n"
        "مرصد الوادي Verified accountMarch 3, 2024 · Shared with Public"
        "مقتل طفلين بقصف على قرية السنابل شرق المدينة.All reactions:12"
    )
    told = [words for words, role in _roles(text).items() if role in (Role.HEADLINE, Role.SENTENCE)]
    assert told == ["March 3, 2024 ·", "مقتل طفلين بقصف على قرية السنابل شرق المدينة."]


def test_the_account_behind_a_title_cut_short_is_no_item_of_a_list() -> None:
    post = (
        "عاجل | الإسعاف: مقتل طفلين... - مرصد الوادي\nFacebook‎مرصد الوادي‎'s Post\n"
        "مرصد الواديMarch 3, 2024 · Shared with Publicعاجل | الإسعاف: مقتل طفلين بقصف على قرية السنابل\n"
        "لمتابعة الأخبار الميدانية\nAll reactions:12"
    )
    told = [words for words, role in _roles(post).items() if role in (Role.HEADLINE, Role.SENTENCE)]
    assert "عاجل | الإسعاف: مقتل طفلين بقصف على قرية السنابل" in told


def test_a_title_cut_short_stays_where_nothing_below_tells_it() -> None:
    assert _roles("مرصد الوادي - مقتل طفلين بقصف على...\nطقس اليوم معتدل.")["مرصد الوادي - مقتل طفلين بقصف على..."] in (
        Role.HEADLINE,
        Role.SENTENCE,
    )


def test_lines_of_a_post_that_are_glued_are_cut_where_a_word_ends() -> None:
    post = "March 3, 2024 · Shared with Publicقصف على بلدة القرميةاستشهد رجل في القصف الليليارتكبت طائرات مجزرة"
    told = list(_roles(post))
    assert told[-3:] == ["قصف على بلدة القرمية", "استشهد رجل في القصف الليلي", "ارتكبت طائرات مجزرة"]
    assert len(_roles("قصف على بلدةالقرمية")) == 1  # no page of a network: a space is missing


@pytest.mark.parametrize(
    ("line", "passages"),
    [
        ("بينهم طفلة.. إصابة خمسة مدنيين بقصف", 1),
        ("بقصف مدفعي لفصائل محلية.. إصابة طفل", 1),
        ("ريف حلب.. مقتل خمسة أطفال بقصف", 1),
        ("تكريت.. إصابة شرطي بانفجار لغم", 1),
        ("سوريا.. إصابة شرطي بانفجار لغم", 2),
        ("تصعيد في الريف.. إصابة خمسة مدنيين بقصف", 2),
        ("بين الحقول.. إصابة خمسة مدنيين بقصف", 2),
    ],
)
def test_what_a_headline_tells_ahead_stays_with_its_news(line: str, passages: int) -> None:
    assert len(_roles(line)) == passages


@pytest.mark.parametrize("pointer", ["اقرأ أيضاً: ", "اقرأ المزيد | ", "شاهد أيضا: "])
def test_a_line_that_points_to_another_report_is_none_of_this_one(pointer: str) -> None:
    line = f"{pointer}قوات تتوغل في ريف الوادي وتقتل رجلين"
    passages = split(
        Document(
            id="page", text=f"قُتل ثلاثة مدنيين في قصف على بلدة معارة أمس.\n{line}\nوأضافت الوزارة أن القصف أصاب مخزنا."
        )
    ).passages
    assert [passage.role for passage in passages] == [Role.SENTENCE, Role.FURNITURE, Role.SENTENCE]


def test_a_line_that_only_begins_like_a_pointer_is_told() -> None:
    passages = split(
        Document(id="page", text="قرأ المحافظ البيان: قُتل ثلاثة مدنيين في قصف على بلدة معارة أمس.")
    ).passages
    assert [passage.role for passage in passages] == [Role.SENTENCE]


BEFORE = "قُتل أربعة مدنيين وأصيب ستة آخرون حين قصفت المدفعية سوق بلدة السنابل صباح اليوم."
AFTER = "وقال مدير المشفى إن بين المصابين طفلين، وإن حالة أحدهما خطرة وقد نقل إلى العاصمة."


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("قتلى وجرحى بهجمات متفرقة في أنحاء البلاد", Role.FURNITURE),
        ("ميليشيا تعتقل عدداً من العائدين في مدينة الروضة", Role.FURNITURE),
        ("نقل المصابين إلى مشفى العاصمة وحالة طفلين خطرة", Role.HEADLINE),
        ("استهدفت طائرة مسيرة سيارة في مدينة الروضة", Role.HEADLINE),
        ("وفي مدينة الروضة قتل مدني بانفجار لغم", Role.HEADLINE),
        ("- مقتل مدني بانفجار لغم في الروضة", Role.HEADLINE),
        ("القتلى من عائلة واحدة وهم:", Role.HEADLINE),
    ],
)
def test_a_title_between_two_paragraphs_is_of_another_report(line: str, role: Role) -> None:
    text = f"قصف على سوق في بلدة السنابل\n\n{BEFORE}\n\n{line}\n\n{AFTER}\n"
    found = {passage.text: passage.role for passage in split(Document(id="page", text=text)).passages}
    assert found[line] is role
