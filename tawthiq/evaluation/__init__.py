"""Judging extraction against hand annotation, and a register against one kept by professional recorders.

1. `annotations` reads both sides of a comparison in the contract's form. 2. `matching` pairs claims that speak of the
same thing. 3. `counting` counts agreement slot by slot; `scores` sums it up with intervals. 4. `differences` says what
differs. 5. `recorders` reads a kept register, `registers` scores against it. 6. `page` shows the differences.

Figures are those of the scorers that stand beside the annotated reports.
"""
