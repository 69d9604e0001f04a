"""What is read of privileges: forms, requests, grants and evaluations."""
