"""The nouns of the register as frozen dataclasses and closed vocabularies; no behaviour beyond their own identity."""
