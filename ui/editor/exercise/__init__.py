"""The editor of exercises: its figure, posed by hand, and its words.

Where what is:

* `joints`: the handles of a posture: which angle each turns, about what, how far.
* `pin_edits`: holding a hand or a foot in its place, and letting it go.
* `posing`: the figure of the draft, the pose that is chosen, and a drag while it lasts.
* `canvas` and `handle_dot`: the large figure with its handles.
* `numbers`, `pose_list`, `phase_list`, `pin_switches`, `preview`: what stands beside.
* `scene_form` with `muscles_row` and `props_row`: what holds for all poses: the view,
  what lights up, the arrow, props, the frame.
* `pose_more` and `pose_form`: what is rarely needed of one pose, folded away.
* `pose_editor`: all of these together.
* `words_form`, `texts_form`: the other fields of an exercise; `words_pane` shows both.
* `page`: the whole editor, and `entrance` the ways into it from a page.

Every key of the format has a place in one of them, but for `format`, `id` and
`revision`, which Coach keeps in order, and `x`, which is nobody's but its author's.

A drag is shown without touching the draft, and written when the handle is let go: so
it costs one solved pose for each move of the pointer, and it is one command.
"""
