"""The integrated chronology as people pass it around: a data file, a page, a Word document, a workbook.

Everything is written aside and put in place only when it is whole.
"""
