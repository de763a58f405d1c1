"""The editor of plans.

* `page`: puts the parts together, for wide and for narrow windows.
* `path_card`, `path_bar`: the stages in a row at the top.
* `stage_rows`, `stage_card`: the list of stages.
* `inspector`, `plan_form`, `stage_form`, `stage_dose`: the forms in the middle.
* `schedule_rows`, `reference_rows`, `limit_row`, `table_switch`: rows of their own.
* `entry_list`, `entry_card`, `entry_kind`: lists of criteria and of rules.
* `side`: the first weeks, and the chosen stage in words, at the right.
* `chooser`: the programs to choose from.
* `entrance`: the ways from a page into it.
"""
