"""What is done with privileges: forms kept, requests made, grants decided, work evaluated."""
