"""Blocks are added, named, copied, moved, repeated and deleted."""

import pytest

from coach.editing import blocks
from coach.editing.errors import EditError


def names(draft):
    """Return the names of the blocks."""
    return [block["name"] for block in draft.content["block"]]


def test_new_block_waits_for_its_steps(commented):
    """It is there at once; that it has no steps is a finding."""
    assert blocks.add_block(commented, "New", 1) == 1
    assert names(commented) == ["Warm up", "New", "Brackets", "Load"]
    assert [finding.row for finding in commented.findings] == [("block", 1)]


def test_blocks_move_copy_and_go(commented):
    """Each is undone by its own words."""
    blocks.move_block(commented, 2, 0)
    assert names(commented) == ["Load", "Warm up", "Brackets"]
    assert blocks.copy_block(commented, 0) == 1
    assert names(commented) == ["Load", "Load", "Warm up", "Brackets"]
    blocks.delete_block(commented, 2)
    assert names(commented) == ["Load", "Load", "Brackets"]
    blocks.rename_block(commented, 1, "Again")

    words = [commented.undo().words for _ in range(4)]
    assert words == ["Rename block", "Delete block", "Copy block", "Move block"]


def test_once_and_usual_rest_need_no_key(commented):
    """The usual values are left out."""
    blocks.set_rounds(commented, 0, 3)
    blocks.set_rest(commented, 0, "45 s")
    block = commented.model.blocks[0]
    assert (block.rounds, block.rest_ms) == (3, 45_000)

    blocks.set_rounds(commented, 0, 1)
    blocks.set_rest(commented, 0, None)
    assert commented.content["block"][0].keys() == {"name", "step"}


def test_no_block_there(commented):
    """Nothing happens to a block that is not there."""
    with pytest.raises(EditError):
        blocks.move_block(commented, 3, 0)
    with pytest.raises(EditError):
        blocks.delete_block(commented, -1)
