"""Pages of privileges: in a file, requests, forms, evaluations."""
