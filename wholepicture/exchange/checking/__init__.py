"""The practice checks put to a chronology: read from its data file, answered by people, written as data and pages."""
