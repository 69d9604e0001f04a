"""The NPI registry's report of deactivated NPIs."""
