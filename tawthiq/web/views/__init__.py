"""View-models: what a page shows, as frozen dataclasses built by pure functions from model types and words."""
