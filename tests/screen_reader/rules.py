"""What must hold of everything a screen reader meets: `faults(tree)` names what does not."""

from collections.abc import Iterator, Sequence
from typing import Any

Node = dict[str, Any]
FITTING = frozenset(
    {
        "check box",
        "check menu item",
        "combo box",
        "document frame",
        "link",
        "list",
        "list item",
        "menu",
        "menu item",
        "page tab",
        "page tab list",
        "password text",
        "popup menu",
        "push button",
        "radio button",
        "slider",
        "spin button",
        "table",
        "table cell",
        "table column header",
        "text",
        "tree",
        "tree item",
        "tree table",
    }
)
"""Roles that tell her what can be done here.

A page of help, read line by line, is a label to Qt; that it is a text, its interface tells.
"""
ACTS = frozenset({"Press", "Toggle", "ShowMenu"})
FOUND_BY_LABEL = frozenset({"combo box"})
"""The name of a choice is what is chosen; what it is for, its label tells."""
DOTS = frozenset("●•*")


def faults(tree: Sequence[Node]) -> list[str]:
    """What is wrong, a sentence each; nothing in a good tree."""
    found = list(_faults_of_nodes(tree))
    if not any(node["role"] == "heading" and node["name"] for node in tree):
        found.append("there is no heading")
    return found


def _faults_of_nodes(tree: Sequence[Node]) -> Iterator[str]:
    for node in tree:
        role, name = node["role"], node["name"].strip()
        if not interactive(node):
            continue
        if role not in FITTING and not (role == "label" and "Text" in node["interfaces"]):
            yield f"{role} “{name}” takes part and has no fitting role"
        if not name and not node["labels"]:
            yield f"a {role} without a name"
        if role in FOUND_BY_LABEL and not node["labels"]:
            yield f"{role} “{name}” without a label"
        if role == "password text" and set(node["text"]) - DOTS:
            yield f"{role} “{name}” gives its text away"
        if "passphrase" in name.lower() and role == "text":
            yield f"“{name}” is no field for a password"


def interactive(node: Node) -> bool:
    """Whether she can come to it or do something with it."""
    return "focusable" in node["states"] or bool(ACTS & set(node["actions"]))
