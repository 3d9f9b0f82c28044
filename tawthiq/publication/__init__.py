"""What leaves the house: tables of claims, incidents, documents and totals, as JSON Lines, CSV and GeoJSON."""

from tawthiq.publication.holdings import Audience
from tawthiq.publication.sums import sums_table
from tawthiq.publication.tables import FORMATS, SUBJECTS, export

__all__ = ["FORMATS", "SUBJECTS", "Audience", "export", "sums_table"]
