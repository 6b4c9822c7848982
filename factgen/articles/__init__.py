"""Reading inputs: files, folders, addresses and standard input become articles.

`reading` touches disk and network; each format (`html`, `markdown`, `records`) turns text into
pages; `assembling` makes an `Article` of a page once its furniture is gone.
"""

from factgen.articles.assembling import Loaded
from factgen.articles.reading import Fetched, Unreadable, fetch, read

__all__ = ["Fetched", "Loaded", "Unreadable", "fetch", "read"]
