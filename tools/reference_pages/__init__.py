"""The pages of `docs/reference`, each made from the data or the tests that the program itself goes by.

So a page cannot say one thing while the program does another: a test compares each with what would be written now.
"""
