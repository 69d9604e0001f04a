"""The Doctors and Clinicians file of Medicare."""
