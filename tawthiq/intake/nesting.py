"""Whether a page is nested so deep that nobody wrote it for people.

The search for main content takes time with the square of the depth: twenty thousand elements in one another, a file
of a hundred kilobytes, would take minutes.
"""

import re

_DEEPEST = 400  # the deepest real pages have some dozens
# Without p, li, tr and td: old pages never close them, and they do not nest for that.
_BLOCK = re.compile(r"<(/?)(?:div|section|article|main|aside|ul|ol|table|blockquote|span)\b", re.IGNORECASE)


def is_absurd(source: str) -> bool:
    """Whether more than 400 elements stand open at once; those that are never closed count too."""
    if source.count("<") <= _DEEPEST:
        return False
    depth = 0
    for tag in _BLOCK.finditer(source):
        depth += -1 if tag[1] else 1
        if depth > _DEEPEST:
            return True
        depth = max(depth, 0)
    return False
