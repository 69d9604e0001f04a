"""The sample office in the database: its places and people, its files, and their last weeks."""
