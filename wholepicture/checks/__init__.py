"""What the work with a child does not show: rules that a safeguarding lead can read, and the gaps that they notice.

A check looks at what services recorded and never at what a family is like: no score, no ranking, no prediction. It says
"the record does not show ...", shows the entries and the published source that it stands on, asks a question of a role,
and is done when the record shows the work, or when a person says why not. Each answer is one of three: raised, clear,
or cannot tell. Clear means that the record shows an answer; it never means that a child is safe.
"""
