"""Passages: a document cut into headline and sentences with offsets; menus and related-article lists set apart."""
