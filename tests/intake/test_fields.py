import pytest

from tawthiq.intake.faults import RefusedError
from tawthiq.intake.fields import Fields, fields, is_published
from tawthiq.model.vocabulary import PublishedFrom


@pytest.mark.parametrize(
    "value",
    [
        "2017-03-17",
        "2021-08-18T10:00",
        "2021-08-18T10:00:00Z",
        "2021-08-18T10:00:00.123+03:00",
        "2021-08-18 10:00:00+0300",
        "2024-02-29",
    ],
)
def test_iso_dates_are_published(value: str) -> None:
    assert is_published(value)
    assert fields({"published": value}).published == value


@pytest.mark.parametrize(
    "value",
    [
        *("17/03/2017", "2017-3-17", "2017-13-01", "2023-02-29", "أمس", "", " ", "2017", "2017-03", "20170317"),
        *("2017-W11-5", 20170317, True, ["2017-03-17"], "0001-01-01", "2017-03-17T25:00", "2017-03-17\n"),
    ],
)
def test_anything_else_is_bad_input(value: object) -> None:
    with pytest.raises(RefusedError) as refused:
        fields({"published": value})
    assert refused.value.fault.code == "bad-published"


def test_null_is_unknown() -> None:
    assert fields({"published": None, "publisher": None}) == Fields()


@pytest.mark.parametrize(("name", "value"), [("id", 5), ("publisher", ["x"]), ("url", {}), ("title", True)])
def test_a_wrong_type_names_its_field(name: str, value: object) -> None:
    with pytest.raises(RefusedError, match=f"{name} is .*, not text"):
        fields({name: value})


def test_published_from_is_a_word_of_the_vocabulary() -> None:
    assert fields({"published_from": "feed"}).published_from is PublishedFrom.FEED
    with pytest.raises(RefusedError, match="not one of: page, feed"):
        fields({"published_from": "guess"})


@pytest.mark.parametrize("value", ["a\nb", "a\x00", "x" * 301, "a\u2028b"])
def test_an_id_is_one_printable_line(value: str) -> None:
    with pytest.raises(RefusedError) as refused:
        fields({"id": value})
    assert refused.value.fault.code == "bad-id"


def test_a_date_keeps_the_word_on_where_it_came_from() -> None:
    by_hand = Fields(published="2021-01-01", publisher="وكالة")
    page = Fields(
        published="2020-01-01", published_from=PublishedFrom.PAGE, publisher="موقع", url="https://example.org"
    )
    both = by_hand.or_else(page)
    assert (both.published, both.published_from) == ("2021-01-01", None)
    assert (both.publisher, both.url) == ("وكالة", "https://example.org")
    assert Fields().or_else(page) == page
