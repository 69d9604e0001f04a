"""The sample office “Cedar Valley Health”: invented people at invented places, as plain data.

Content is fixed by a seed and dates are counted from a day, so that the office tells the same
story whenever it is opened. Nobody in it lives: names are put together from lists written for
this purpose, NPIs and DEA numbers lie in ranges that were never issued, Social Security numbers
in areas that were not issued to anybody of working age, and telephone numbers among those kept
for fiction. Where a name is somebody's, that is chance.
"""
