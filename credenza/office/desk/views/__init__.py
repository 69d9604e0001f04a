"""Pages about many rooms: the day's work, finding, a practitioner's file as one page."""
