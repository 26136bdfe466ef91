"""The site in a browser: a few journeys, and every page read by axe."""
