"""What the grids and paragraphs of a file mean.

It finds the table among titles and front sheets, knows headings by their meaning in the wordings that agencies use,
says whose record it is, and turns each row into an entry or into a refusal that names the row and the reason.
"""
