"""The editor of exercises: its figure, posed by hand, and its words.

Where what is:

* `joints`: the handles of a posture: which angle each turns, about what, how far.
* `pin_edits`: holding a hand or a foot in its place, and letting it go.
* `posing`: the figure of the draft, the pose that is chosen, and a drag while it lasts.
* `canvas` and `handle_dot`: the large figure with its handles.
* `numbers`, `pose_list`, `phase_list`, `pin_switches`, `preview`: what stands beside.
* `pose_editor`: all of these together.
* `words_form`: the other fields of an exercise.
* `page`: the whole editor, and `entrance` the ways into it from a page.

A drag is shown without touching the draft, and written when the handle is let go: so
it costs one solved pose for each move of the pointer, and it is one command.
"""
