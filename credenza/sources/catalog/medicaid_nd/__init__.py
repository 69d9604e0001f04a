"""The providers excluded from the Medicaid programme of North Dakota."""
