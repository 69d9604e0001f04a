"""Small drawings as SVG text: a career, a week's work, a few bars.

Each carries a title and a description for those who do not see it, and takes its colours from the
page's style sheet by class. None holds style or script of its own.
"""
