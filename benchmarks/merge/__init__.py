"""How long a merge of many large files takes, and what it needs; beside bare passes and the obvious libraries."""
