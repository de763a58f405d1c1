"""What every editor has around its work.

* `frame`: head, keys, saving, leaving; an editor puts its parts below the head.
* `keeper`: writes the draft, and keeps what is unfinished beside the file.
* `questions`: what is asked before anything can be lost.
* `versions_sheet`: the earlier versions of a file.
"""
