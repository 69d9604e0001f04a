"""Getting files and answers from publishers' servers, which are slow, busy and sometimes wrong."""
