"""The health care provider taxonomy of the National Uniform Claim Committee."""
