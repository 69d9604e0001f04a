"""The providers excluded from the Medicaid programme of New Jersey."""
