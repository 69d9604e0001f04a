"""The exclusions of SAM.gov, the federal register of awards."""
