"""How long `tawthiq run` takes with one process and with two, and a web archive from its pages to their claims.

    python benchmarks/runs.py --reports 2000 --pages 10000

The reports are invented, of about 2,000 characters each, every one another; the pages are the same in HTML with a menu
and related headlines, in one WARC. Each run is the command itself on a register in a temporary folder. Printed are
seconds by the clock until all was read and loaded, those of processors over all processes, those of the busiest one,
and the most memory that the processes held together (shared memory counted once); then the same with the incidents.
Where other work keeps the machine busy the clock says little: on idle processors a run ends when its busiest process
does, so compare these. Last, two runs of one process each are begun together: processors that share caches and a bus do
less each when both work, and no program can be faster with two than these are.
"""

import argparse
import io
import json
import random
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from fastwarc import GzipWriter, WarcRecord, WarcRecordType

from tawthiq.register import Register
from tawthiq.register.underway import RunState, progress

if TYPE_CHECKING:
    from benchmarks.processes import Meter, session
else:
    from processes import Meter, session

TOWNS = ("سراقب", "كفرنبل", "أريحا", "دوما", "الرقة", "منبج", "تدمر", "درعا", "بنش", "الباب", "سرمين", "جاسم")
MEANS = ("غارة جوية", "قصف مدفعي", "قصف صاروخي", "انفجار عبوة ناسفة", "قنص")
VOICES = ("الدفاع المدني", "مصدر طبي", "ناشطون محليون", "مدير المشفى", "شهود عيان", "المجلس المحلي")
FILL = (
    "وتشهد المنطقة منذ أسابيع حركة نزوح واسعة نحو القرى الحدودية",
    "وقال سكان إن المدارس أغلقت أبوابها وإن الأسواق شبه خالية",
    "وأضاف أن فرق الإسعاف تعمل بأقل الإمكانات",
    "وكان المجلس قد طالب المنظمات بتقديم الخيام والأغطية",
    "ويعاني الأهالي من نقص المياه وانقطاع الكهرباء",
    "ولم يتسن التحقق من هذه المعلومات من جهة مستقلة",
    "وتقع البلدة على الطريق الذي يصل الساحل بالداخل",
)
MONTHS = ("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول")


def text(number: int) -> tuple[str, str, str]:
    """Headline, text and day of a report."""
    pick = random.Random(number)  # noqa: S311
    town, means, month, day = pick.choice(TOWNS), pick.choice(MEANS), pick.randrange(9), pick.randint(1, 28)
    year = 2013 + number % 7
    lines = []
    for _ in range(4):
        voice, killed, injured = pick.choice(VOICES), pick.randint(2, 19), pick.randint(3, 40)
        lines.append(
            f"قال {voice} إن {killed} مدنيين قتلوا وأصيب {injured} آخرون بينهم {pick.randint(2, 9)} أطفال في {means} "
            f"على {town} يوم {day} {MONTHS[month]} {year}."
        )
        lines += [f"{pick.choice(FILL)} ({pick.randint(1, 999)})." for _ in range(4)]
    return f"{means} على {town}: الخبر {number}", "\n".join(lines), f"{year}-{month + 1:02d}-{day:02d}"


def write_reports(place: Path, count: int) -> Path:
    with place.open("w", encoding="utf-8") as file:
        for number in range(count):
            title, body, day = text(number)
            row = {"id": f"d{number}", "title": title, "text": body, "publisher": f"صحيفة {number % 50}"}
            file.write(json.dumps(row | {"published": day}, ensure_ascii=False) + "\n")
    return place


def page(number: int) -> bytes:
    title, body, day = text(number)
    menu = "".join(f'<li><a href="/{n}">{town}</a></li>' for n, town in enumerate(TOWNS))
    related = "".join(f'<li><a href="/{n}">{text(number + n)[0]}</a></li>' for n in range(1, 6))
    paragraphs = "".join(f"<p>{line}</p>" for line in body.split("\n"))
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="article:published_time" content="{day}"><meta property="og:site_name" content="صحيفة النهر">'
        f"</head><body><nav><ul>{menu}</ul></nav><article><h1>{title}</h1>{paragraphs}</article>"
        f"<aside><h2>اقرأ أيضا</h2><ul>{related}</ul></aside><footer>جميع الحقوق محفوظة</footer></body></html>"
    ).encode()


def write_archive(place: Path, count: int) -> Path:
    with place.open("wb") as file:
        for number in range(count):
            record = WarcRecord()
            record.init_headers(record_type=WarcRecordType.response, record_urn=f"<urn:uuid:{number:032d}>".encode())
            record.headers["WARC-Target-URI"] = f"https://nahr.example/{number}"
            record.headers["WARC-Date"] = "2020-01-01T00:00:00Z"
            record.headers["Content-Type"] = "application/http; msgtype=response"
            html = page(number)
            head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(html)}\r\n\r\n"
            record.set_bytes_content(head.encode() + html)
            packed = io.BytesIO()
            with GzipWriter(packed) as stream:
                record.write(stream)
            file.write(packed.getvalue())
    return place


def measured(name: str, given: Path, folder: Path, workers: int) -> tuple[float, float]:
    """Run the command; a line of the table.

    Returns the seconds until all was read and loaded: by the clock, and of the busiest process's processor.
    """
    words = [sys.executable, "-m", "tawthiq", "run", str(given), "--register", str(folder), "--workers", str(workers)]
    began = time.monotonic()
    process = subprocess.Popen(words, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True)
    watch, over = Meter(lambda: session(process.pid)), Event()
    read: list[float] = []
    each: list[float] = []

    def look() -> None:
        while not over.wait(0.2):
            watch.look()
            if not read and _is_read(folder):
                read.extend((time.monotonic() - began, watch.seconds, watch.busiest, watch.most))
                each.extend(watch.each())

    thread = Thread(target=look)
    thread.start()
    process.wait()
    over.set()
    thread.join()
    whole = time.monotonic() - began
    with Register.open(folder) as register:
        counts = register.counts()
    seconds, spent, busiest, memory = read or [whole, watch.seconds, watch.busiest, watch.most]
    print(
        f"{name:24} {workers:>3} {counts.documents:>7,} {counts.claims:>8,} {seconds:8.1f} {spent:8.1f} {busiest:8.1f} "
        f"{counts.documents / seconds:8.1f} {1024 * memory:8.0f} "
        f"{whole:9.1f} {watch.seconds:8.1f} {1024 * watch.most:8.0f}",
        flush=True,
    )
    print(f"{'':24} seconds of each process: {', '.join(f'{one:.1f}' for one in each or watch.each())}", flush=True)
    return seconds, busiest


def _is_read(folder: Path) -> bool:
    if not (folder / "jobs.sqlite").exists():
        return False
    with Register.open(folder) as register:
        run = progress(register)
    return run is not None and run.state is not RunState.READING


def apart(given: Path, place: Path) -> float:
    """Seconds of two runs of one process each, begun together, which share nothing but the machine."""
    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(measured, "two apart, each", given, place / f"apart{n}", 1) for n in range(2)]
        return max(one.result()[0] for one in both)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1_000)
    parser.add_argument("--pages", type=int, default=1_000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    print(
        f"{'':24} {'':>3} {'':>7} {'':>8} {'until all is read and loaded':^44} {'with the incidents':^27}\n"
        f"{'inputs':24} {'of':>3} {'reports':>7} {'claims':>8} {'seconds':>8} {'cpu s':>8} {'busiest':>8} "
        f"{'a second':>8} {'MB':>8} {'seconds':>9} {'cpu s':>8} {'MB':>8}"
    )
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        if options.reports:
            given = write_reports(place / "reports.jsonl", options.reports)
            took = {n: measured("reports (JSON Lines)", given, place / f"r{n}", n) for n in options.workers}
            if {1, 2} <= took.keys():
                clock, busiest = (one / two for one, two in zip(took[1], took[2], strict=True))
                print(f"two processes are {clock:.2f} times as fast as one by the clock, {busiest:.2f} by the busiest")
                most = 2 * took[1][0] / apart(given, place)
                print(
                    f"two that share nothing do {most:.2f} times the work of one in a time: the machine gives no more"
                )
        if options.pages:
            given = write_archive(place / "pages.warc.gz", options.pages)
            measured("pages (WARC)", given, place / "w", max(options.workers))


if __name__ == "__main__":
    main()
