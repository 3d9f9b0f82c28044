"""Moving a register to another place, whole or not at all."""

from pathlib import Path

from tawthiq.errors import RegisterError
from tawthiq.records import replace
from tawthiq.register.carrying import Carried, carry, carry_files, empty_place
from tawthiq.register.store import Store
from tawthiq.register.verify import faults_in, verify


def move(source: Store, to: str | Path) -> Carried:
    """Carry a register to a new folder or an empty database; what stands there is verified first, and equal.

    Nobody can write to the source while it goes on. It stays as it is. Raises RegisterError where it is not whole, or
    where something stands at the other place.
    """
    for fault in verify(source):
        raise RegisterError(f"{source.shown}: is not whole ({fault}). See tawthiq verify, then move it")
    with empty_place(to) as target, source.transaction() as reading:
        with target.transaction() as writing:
            target.see_originals_through(writing)
            carried = carry(source, reading, target, writing)
            files = carry_files(source.folder, target.folder)
            for fault in faults_in(target, writing):
                raise RegisterError(f"{target.shown}: is not whole ({fault}). Nothing was kept")
        return replace(carried, files=files)
