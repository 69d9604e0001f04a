"""The pages of letters and mail, one module for each subject."""
