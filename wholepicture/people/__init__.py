"""The people of the record: children born and unborn, and adults, also those known by a first name only.

A person is a number with what has been said of them since: names, where they lived, how they are related. Each is
said by an agency on a day, on some basis, and is never changed: a correction is said later. Two people are never made
one here.
"""
