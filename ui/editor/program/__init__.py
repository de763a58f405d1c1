"""The editor of programs.

* `page`: puts the parts together, for wide and for narrow windows.
* `course_card`, `course_bar`: the timeline at the top.
* `outline_*`: the list of blocks and steps.
* `inspector`, `step_form`, `block_form`, `program_form`: the forms in the middle.
* `preview`: the moving figure at the right, with advice.
* `chooser`: the exercises to choose from.
* `hearing`, `trying`: how it sounds, and the draft in the player.
"""
