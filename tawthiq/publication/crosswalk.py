"""How exact a place and a date are, in the codes of UCDP and ACLED (method 1: vocabularies)."""

from datetime import date

from tawthiq.model.vocabulary import Precision

COARSE = frozenset({Precision.DISTRICT, Precision.GOVERNORATE, Precision.REGION, Precision.COUNTRY})
"""No better than a district: such a place is an area and never becomes a point on a map."""

_UCDP_WHERE = {
    Precision.SUBDISTRICT: 3,
    Precision.DISTRICT: 3,
    Precision.GOVERNORATE: 4,
    Precision.REGION: 5,
    Precision.COUNTRY: 6,
}
_ACLED_WHERE = {
    Precision.SUBDISTRICT: 2,
    Precision.DISTRICT: 2,
    Precision.GOVERNORATE: 3,
    Precision.REGION: 3,
    Precision.COUNTRY: 3,
}


def ucdp_where(precision: Precision | None) -> int | None:
    """UCDP `where_prec`: 1 exact to city, 3 district, 4 governorate, 5 region, 6 country."""
    return None if precision is None else _UCDP_WHERE.get(precision, 1)


def acled_where(precision: Precision | None) -> int | None:
    """ACLED `geo_precision`: 1 a named settlement or better, 2 near or within a district, 3 a region."""
    return None if precision is None else _ACLED_WHERE.get(precision, 1)


def ucdp_date(days: tuple[date, date] | None) -> int | None:
    """UCDP `date_prec`: 1 day, 2 up to six days, 3 week, 4 month, 5 year."""
    if days is None:
        return None
    length = (days[1] - days[0]).days + 1
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if length <= most), 5)


def acled_date(days: tuple[date, date] | None) -> int | None:
    """ACLED `time_precision`: 1 day, 2 week, 3 month; None where it is coarser."""
    if days is None:
        return None
    length = (days[1] - days[0]).days + 1
    return next((code for code, most in ((1, 1), (2, 7), (3, 31)) if length <= most), None)
