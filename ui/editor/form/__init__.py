"""Rows of a form, made of the field tables of `coach.files`.

Label, help, unit, limits and choices come from the table; the row shows the value of
one key path of a draft, changes it as one types, and shows what is wrong with it.

A worked example:

    from ui.editor.desk import EditDesk
    from ui.editor.form.form import Form
    from ui.editor.form.make import make_row

    desk = EditDesk(draft)
    form = Form(desk, ("stage", 0))
    form.add(make_row(desk, ("stage", 0, "program")))
    form.add(make_row(desk, ("stage", 0, "sessions"), label=tr("Sessions")))

`Form` follows the desk: after each change every row shows its value and its findings;
those of no row stand at the top. `form.show_field(path)` puts the keyboard there.

* `make`: the row for a field, whichever kind it is.
* `row`: what all rows share. One of your own has a control and two methods,
  `show_value` and `value_typed`.
* `entry_list`, `entry_lines`, `entry_line`: a list of sentences with one line for each
  entry, moved by its `grip`; `known_list` offers the words that others have.
* `picked_row`: a list of what has names of its own, such as exercises or muscles;
  `table_list`: one of small tables, such as sources or props.
* `writing`: from a written value to the text in a field, and back.
* `box`: the field itself: frame, focus, red when something is wrong.
"""
