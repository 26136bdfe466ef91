"""Files in and out.

Agencies hand over what they have: Word tables, workbooks, exports, a letter that says nothing is held. `reading` opens
each kind of file safely, `understanding` finds the chronology in it, `merging` puts many files together, `writing`
makes what people pass around. A row is never lost: it becomes an entry, or is refused with a reason, or was blank.
"""
