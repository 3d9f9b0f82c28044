"""The candidates of `incidents.candidates` in SQL: which rows of `tellings` share a key that is no crowd.

1. `keys`: each row under its anchors on each of its days and under its marks; `loosely` for what has no day.
2. `uncrowded` drops keys that too many share or only one has.
3. `pairs` joins a stretch of rows with all, each pair once.
"""

from tawthiq.incidents.candidates import CROWD, CROWD_WITHOUT_DAY

TABLES = ("tight", "loosely")


def keys(unnest: str, days: str) -> dict[str, str]:
    """Under what the rows of `tellings` meet, by table; `unnest` and `days` (from first_day to last_day) as they are
    said in the dialect.

    A day is a number of six digits, a key below 2^32: the two in one number, a mark with no day.
    """
    anchors = f"{unnest}(anchors) as anchor"
    dated = f"select uid, {anchors}, first_day, last_day from tellings where first_day is not null"  # noqa: S608
    return {
        "tight": f"""
select uid, cast(day as bigint) * 4294967296 + anchor as key from (
  select uid, anchor, {unnest}({days}) as day from ({dated}) as dated
) as spread
union all
select uid, cast(mark as bigint) as key from (select uid, {unnest}(marks) as mark from tellings) as marked
""",  # noqa: S608 # our own names
        "loosely": f"""
select uid, first_day is null as dayless, cast(sought as bigint) as key from (
  select uid, first_day, {unnest}(loose) as sought from tellings
) as seeking
""",  # noqa: S608
    }


def crowded(table: str) -> str:
    """Leave of a table of keys only those that two rows or more share and no crowd does."""
    return f"create or replace table {table} as {uncrowded(table)}"


def uncrowded(table: str) -> str:
    """The rows of a table of keys whose key two or more share and no crowd does."""
    crowd = CROWD if table == "tight" else CROWD_WITHOUT_DAY
    return f"""
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
