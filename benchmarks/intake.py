"""How fast pages become clean text with metadata: python benchmarks/intake.py [PAGES]

Invented pages in nine layouts and four encodings (layouts.py), written to files and read as `tawthiq run` reads them.
Processor time of this process, one core; the clock beside it.
"""

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tawthiq.intake import Original, read
from tawthiq.model.document import Document
from tawthiq.register.custody import Taker, custody_of, traced

if TYPE_CHECKING:
    from benchmarks import layouts
else:
    import layouts

WARM = 27  # pages read before it counts


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 900
    with tempfile.TemporaryDirectory() as folder:
        made = list(layouts.pages(count))
        for page in made:
            (Path(folder) / page.name).write_bytes(page.data)
        for page in made[:WARM]:
            list(read([Path(folder) / page.name]))
        begun, clock = time.process_time(), time.perf_counter()
        items = list(read([folder]))
        spent, waited = time.process_time() - begun, time.perf_counter() - clock
        kept = {page.name: page.story for page in made}
        documents = [item for item in items if isinstance(item, Document)]
        whole = sum(all(text in d.text for text in kept[d.id].paragraphs) for d in documents)
        dated = sum(d.published == kept[d.id].day and d.publisher == kept[d.id].outlet for d in documents)
        size = sum(len(page.data) for page in made) / count / 1000
        print(
            f"{count} pages of {size:.0f} kB on the average; {whole} with every paragraph, {dated} with date and outlet"
        )
        each = 1000 * spent / count
        print(f"text and metadata   {count / spent:6.0f} pages a second of processor time ({each:.2f} ms a page)")
        print(f"                    {count / waited:6.0f} by the clock")
        originals = [item for item in items if isinstance(item, Original)]
        begun = time.process_time()
        for original, document in zip(originals, documents, strict=True):
            traced(custody_of(document.id, original, Taker("")), original, document.text)
        spent = time.process_time() - begun
        print(f"map to the bytes    {1000 * spent / count:6.2f} ms a page beside it")


if __name__ == "__main__":
    main()
