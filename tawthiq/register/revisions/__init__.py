"""The steps from one version of the schema to the next, as alembic's revisions: one file a step, `upgrade` in each.

`revision` is the version that a step leads to, `down_revision` the one it starts from. The first one, 1, is what the
first release made. A step adds tables or columns; it never rewrites rows of the record, and nothing leads back.
"""
