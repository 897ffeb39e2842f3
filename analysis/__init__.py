"""Haluan: the stand that news paragraphs take toward China–Malaysia cooperation."""
