"""What leaves the window: meeting maps and, later, reports and anonymised layers.

Each thing is made for one audience.
"""
