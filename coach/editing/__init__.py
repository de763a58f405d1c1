"""The editing of program, exercise and plan files, without a window.

A `Draft` (`draft.py`, and what it tells in `readings.py`) holds the text of one file.
Comments, order, blank lines and quotes of all that is not touched stay byte by byte,
and undo has no end. After each change the draft is read by the very readers that load
it later, so its findings are those of the library.

Where what is:

* `opening`: open an own file, a copy of a shipped one, something new. A file with
  problems opens too, as long as it is TOML.
* `fields`: set, clear, and the entries of any list. A value is addressed by its key
  path, which is also the path of its findings and of its field: `draft.field(path)`
  has label, help, unit and limits, `draft.value(path)` what is written.
* `steps`, `blocks`, `measure` for programs; `poses`, `phases` for exercises; `stages`,
  `schedules`, `limits` for plans. Each function is one command in the undo menu and
  raises `EditError` when it cannot be done; then nothing has changed.
* `several`: many steps of a program at once, and steps as text for the clipboard.
* `saving`: save, save unfinished, and the three ways on when the file has changed on
  disk. `versions`: the last ten states. `aside`: unfinished changes of a file.
  `removing` and `deleted`: what was deleted is kept for 30 days and put back.
* `facts`, `advice`, `live`: the timeline bar, the amber notes, the findings. `bout`:
  what a preview of a step repeats.
* `edits` and below: how a text is changed. `layout` knows lines and sections,
  `values` (with tomlkit) what is inside a value. Each change is made in the text and
  in the plain content, and refused unless both then mean the same.

A worked example. The library comes from a `Shelf`; in the window, from its model:

    from coach.editing import fields, measure, opening, saving, steps, versions
    from coach.editing.around import Around
    from coach.editing.errors import ChangedOnDiskError
    from coach.files.model import DoseKind

    around = Around(shelf.library, shelf.broken_exercises)
    draft = opening.open_model(shelf.library.programs["desk-break"], around)

A shipped program gives a copy with an id of its own; `draft.origin` says so, and
`draft.path` is None until it is saved. When the library was read again:

    draft.look_around(Around(shelf.library, shelf.broken_exercises))

Adding a step, and moving it up; places are (block, place in the block):

    exercise = shelf.library.exercises["heel-dig"]
    place = steps.add_step(draft, exercise)
    above = steps.place_beside(draft, place, -1)
    if above is not None:
        place = steps.move_step(draft, place, above)

Typing into a field. What is set within one gesture is undone as one; any value that
stays the same for as long as the field has the focus, or the joint is dragged, will
do:

    path = (*steps.path_of(place), "hold")
    measure.change_measure(draft, path[:-1], DoseKind.HOLD)
    fields.set_field(draft, path, "2", gesture=42)     # half typed: a finding
    fields.set_field(draft, path, "25 s", gesture=42)

What a form shows after each change; all of it is worked out on demand and kept:

    draft.field(path).label, draft.value(path)
    [finding.what for finding in draft.findings_at(path)]        # at the field
    [finding.what for finding in draft.findings_at(path[:-1])]   # at the step's row
    facts = draft.facts()                # None while the program cannot be read ...
    facts = draft.last_facts             # ... then the last ones, to be greyed out
    facts.total_ms, facts.left_ms, facts.segments, facts.steps_ms
    draft.advice(goal_ms=20 * 60_000)    # never blocks

Undo and redo; the command says where to look:

    draft.undo_words                     # 'Change "Hold"', for the menu
    command = draft.undo()               # command.path_before is what to select
    draft.redo()                         # its path is

Saving. `own_folder` is the person's folder of programs:

    if draft.is_sound:
        try:
            saving.save(draft, own_folder)
        except ChangedOnDiskError:       # somebody else wrote the file meanwhile
            saving.reload(draft)         # or: saving.keep_both(draft, own_folder)
    else:
        draft.findings[0].path           # the first thing to mend, or:
        saving.save_unfinished(draft, own_folder, own_folder / "new.program.toml")

The revision goes up by itself when the file then asks for something else to be done.

    kept = versions.versions_of(draft.path)    # newest first, each with `saved_ms`
    if kept:
        versions.restore(draft, kept[0])       # a change like any other; then save
"""
