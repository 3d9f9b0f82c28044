"""Where words stand in a text."""


def nearest(text: str, words: str, around: tuple[int, int]) -> tuple[int, int] | None:
    """The place of `words`, as code points: inside `around` where they stand there, else nearest to its start.

    None where they stand nowhere.
    """
    inside = text.find(words, around[0], around[1])
    if inside >= 0:
        return inside, inside + len(words)
    places = [at for at in range(len(text)) if text.startswith(words, at)] if words else []
    best = min(places, key=lambda at: abs(at - around[0]), default=None)
    return (best, best + len(words)) if best is not None else None
