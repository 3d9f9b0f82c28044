"""How much ground a place stands for, and how far apart two points are."""

from math import asin, cos, radians, sin, sqrt

from tawthiq.model.vocabulary import Precision

RADIUS_KM = {
    Precision.EXACT: 0.5,
    Precision.LANDMARK: 1.0,
    Precision.STREET: 1.0,
    Precision.NEIGHBOURHOOD: 1.5,
    Precision.VILLAGE: 2.0,
    Precision.TOWN: 3.0,
    Precision.CITY: 8.0,
    Precision.SUBDISTRICT: 12.0,
    Precision.DISTRICT: 25.0,
    Precision.GOVERNORATE: 70.0,
    Precision.REGION: 120.0,
    Precision.COUNTRY: 500.0,
}
"""Kilometres that a point of each precision may be off by."""
EARTH_KM = 6371.0  # half its diameter


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The distance of two points (degrees WGS84) along the ground."""
    north, south = radians(lat1), radians(lat2)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
