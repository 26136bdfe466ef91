"""Each kind of file, opened safely and read into grids of cells and paragraphs of text.

Nothing here knows what a chronology is. A reader gives what stands in the file and where; what cannot be opened is
refused with a sentence that says what to do about it.
"""
