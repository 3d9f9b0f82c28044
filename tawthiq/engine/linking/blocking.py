"""The candidates of `incidents.candidates` in SQL: which rows of `tellings` share a key that is no crowd.

1. `KEYS`: each row under its anchors on each of its days and under its marks; `LOOSE` for what has no day.
2. `crowded` drops keys that too many share or only one has.
3. `pairs` joins a stretch of rows with all, each pair once.
"""

from tawthiq.incidents.candidates import CROWD, CROWD_WITHOUT_DAY

# A day is a number of six digits, a key below 2^32: the two in one number, a mark with no day.
KEYS = """
create table tight as
with dated as (
  select uid, unnest(anchors) as anchor, first_day, last_day from tellings where first_day is not null
), spread as (
  select uid, anchor, unnest(range(first_day, last_day + 1)) as day from dated
)
select uid, day * 4294967296 + anchor as key from spread
union all
select uid, unnest(marks)::bigint as key from tellings
"""
LOOSE = """
create table loosely as
select uid, first_day is null as dayless, key from (
  select uid, first_day, unnest(loose)::bigint as key from tellings
)
"""


def crowded(table: str) -> str:
    """Leave only keys that two rows or more share and no crowd does."""
    crowd = CROWD if table == "tight" else CROWD_WITHOUT_DAY
    return f"""
create or replace table {table} as
select * from {table} where key in (
  select key from {table} group by key having count(*) between 2 and {crowd}
)
"""  # noqa: S608 # our own names


def pairs(stretch: str) -> str:
    """Splink's table of blocked pairs for the rows whose `uid` the condition `stretch` holds for (on `l`)."""
    return f"""
select distinct '0' as match_key, join_key_l, join_key_r from (
  select l.uid as join_key_l, r.uid as join_key_r from tight l join tight r on l.key = r.key
  where l.uid < r.uid and {stretch}
  union all
  select l.uid as join_key_l, r.uid as join_key_r from loosely l join loosely r on l.key = r.key
  where l.uid < r.uid and (l.dayless or r.dayless) and {stretch}
)
"""  # noqa: S608 # our own names
