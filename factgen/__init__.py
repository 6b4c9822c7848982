"""factgen: news articles into claim tables, claim tables into one fact table."""

__version__ = "0.1.0"
