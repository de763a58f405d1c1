"""The editors of the window, on the core `coach.editing`.

Where what is:

* `desk`: one draft on the desk: changes it, undoes, says what is chosen and what has
  changed. Every part of an editor works on it and on nothing else.
* `form`: rows made of the field tables; every editor puts its forms together of them.
* `frame`: what every editor has around its work: head, keys, saving, keeping what is
  unfinished, versions, the question before leaving.
* `program`, `plan`, `exercise`: the editors of programs, plans and exercises.
* `chooser`: what the lists to choose from share.
* `entrance`: the ways into an editor from a page, which it covers while it is open.

Imported when somebody edits something; the window does not need it to open.
"""
