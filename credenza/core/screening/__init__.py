"""What screening finds and what people make of it: pure rules, no tables, no lists."""
