"""The pages of “May they?”: the question, the links of devices, and what a phone keeps."""
