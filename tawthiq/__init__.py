"""Tawthiq (توثيق): a register of claims of civilian harm, read from news and reports, Arabic first."""

__version__ = "0.1.0"
