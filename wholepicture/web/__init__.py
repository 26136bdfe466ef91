"""The site: a folder for each thing that a person came to do."""
