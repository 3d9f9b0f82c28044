"""Files, folders, archives and standard input -> documents, with their original bytes.

1. `walk` finds the files in a fixed order; `archives` the files inside a zip, `warcs` the pages inside a web archive.
2. `lines` (JSON Lines), `parquets`, `tables` (spreadsheets, by the maps of `reportmaps`), `texts`, `pages` (HTML),
   `papers` (PDF), `wordfiles`, `letters` (mail), `feeds` and `exports` (social platforms) read one file each;
   `encoding` makes text of bytes, `plausible` judges text read from glyphs, `fields`, `markup` and the metadata file
   beside a document give what is known of it; `parts` cuts large files for engines that read them in pieces.
3. `duplicates` lets each report through once.

`read` is the one door. For every document it gives first its `Original`, then the `Document` with the same hash in
`bytes_sha256`; for everything that is left out, and for what should be known, an `Issue` (codes: `FAULTS`).
"""

from tawthiq.intake.faults import FAULTS
from tawthiq.intake.gate import Gate, gated
from tawthiq.intake.originals import Blob, Box, Capture, Original
from tawthiq.intake.reading import read

__all__ = ["FAULTS", "Blob", "Box", "Capture", "Gate", "Original", "gated", "read"]
