"""Claims: who says, through whom, that what happened, each value with its own words."""
