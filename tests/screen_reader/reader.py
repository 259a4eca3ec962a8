"""A screen reader without a voice: what a program says of itself on the accessibility bus, and its actions.

Run by Debian's own Python, which has the bindings (`/usr/bin/python3 reader.py`); standard library besides.
Reads one question in JSON a line, answers one line: `{"ask": "tree"}`, `{"ask": "act", "role": "button",
"name": "Lock now", "action": "Press"}`. Whatever is shown is reached; nothing here knows the program's code.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

gi = importlib.import_module("gi")
gi.require_version("Atspi", "2.0")
Atspi = importlib.import_module("gi.repository.Atspi")
GLib = importlib.import_module("gi.repository.GLib")

Node = Any
HEARD = ("object:announcement", "object:state-changed:focused", "object:selection-changed", "window:activate")
BEAT = 0.02
MENU_LINES = ("menu item", "check menu item", "radio menu item")
POPUPS: list[Node] = []
"""The menu that is open. It hangs below no window: a reader learns of it when its lines get the focus."""


class Reader:
    """Answers the questions; what was announced meanwhile is kept in the order it came."""

    def __init__(self) -> None:
        self.heard: list[dict[str, str]] = []
        self._ear = Atspi.EventListener.new(self._on_event)
        for kind in HEARD:
            self._ear.register(kind)

    def _on_event(self, event: Any) -> None:
        said = event.any_data if isinstance(event.any_data, str) else ""
        try:
            source, role = event.source.get_name() or "", event.source.get_role_name()
            if role in MENU_LINES and event.detail1:
                POPUPS[:] = [event.source.get_parent()]
        except (GLib.Error, AttributeError):  # gone meanwhile
            source, role = "", ""
        self.heard.append(
            {
                "kind": event.type,
                "words": said,
                "name": source,
                "role": role,
                "on": str(event.detail1),
            }
        )

    def listen(self) -> None:
        """Take in what has been said until now."""
        context = GLib.MainContext.default()
        while context.pending():
            context.iteration(may_block=False)

    def answer(self, asked: dict[str, Any]) -> Any:
        """The answer to one question."""
        answers: dict[str, Callable[[dict[str, Any]], Any]] = {
            "tree": self.tree,
            "find": self.find,
            "act": self.act,
            "write": self.write,
            "fill": self.fill,
            "focus": self.focus,
            "unselect": self.unselect,
            "heard": self.told,
            "await": self.wait_for_words,
            "forget": self.forget,
        }
        return answers[asked.pop("ask")](asked)

    # --- looking

    def tree(self, asked: dict[str, Any]) -> list[dict[str, Any]]:
        """Everything that shows, as it is told: one entry a node, with its depth."""
        del asked
        self.listen()
        return [described(node, depth) for node, depth in shown()]

    def find(self, asked: dict[str, Any]) -> Any:
        """The one node asked for, once it shows; None once it is gone, if that is asked."""
        gone, seconds = asked.pop("gone", False), asked.pop("seconds", 20.0)
        deadline = time.monotonic() + seconds
        while True:
            self.listen()
            node = sought(asked)
            if (node is None) == gone:
                return None if node is None else described(node, 0)
            if time.monotonic() > deadline:
                return {"in vain": True}
            time.sleep(BEAT)

    def _wait(self, asked: dict[str, Any]) -> Node:
        deadline = time.monotonic() + asked.pop("seconds", 20.0)
        while True:
            self.listen()
            node = sought(asked)
            if node is not None:
                return node
            if time.monotonic() > deadline:
                raise LookupError(f"nothing shows that is {asked}")
            time.sleep(BEAT)

    # --- doing

    def act(self, asked: dict[str, Any]) -> bool:
        """Do an action of a node, by its name."""
        action = asked.pop("action", "Press")
        node = self._wait({"action": action} | asked)
        return bool(node.get_action_iface().do_action(actions_of(node).index(action)))

    def write(self, asked: dict[str, Any]) -> bool:
        """Put a text into a field, as dictation does."""
        text = asked.pop("text")
        node = self._wait({"does": "EditableText"} | asked)
        return bool(node.get_editable_text_iface().set_text_contents(text))

    def fill(self, asked: dict[str, Any]) -> list[str]:
        """Put texts into several fields, by their names, looking round once; the names not found."""
        fields = dict(asked["fields"])
        self._wait({"does": "EditableText", "name": next(iter(fields))})
        for node, _depth in shown():
            name = node.get_name()
            if name in fields and "EditableText" in node.get_interfaces():
                node.get_editable_text_iface().set_text_contents(fields.pop(name))
            if not fields:
                break
        return list(fields)

    def focus(self, asked: dict[str, Any]) -> bool:
        """Give a node the focus."""
        return bool(self._wait(asked).get_component_iface().grab_focus())

    def unselect(self, asked: dict[str, Any]) -> bool:
        """Select nothing in a list."""
        return bool(self._wait({"does": "Selection"} | asked).get_selection_iface().clear_selection())

    # --- hearing

    def told(self, asked: dict[str, Any]) -> list[dict[str, str]]:
        """Everything heard since it was last forgotten."""
        del asked
        self.listen()
        return self.heard

    def wait_for_words(self, asked: dict[str, Any]) -> str:
        """The announcement that has these words in it; nothing when it does not come."""
        deadline = time.monotonic() + asked.get("seconds", 20.0)
        while True:
            self.listen()
            for event in self.heard:
                if event["kind"].startswith("object:announcement") and asked["words"] in event["words"]:
                    return event["words"]
            if time.monotonic() > deadline:
                return ""
            time.sleep(BEAT)

    def forget(self, asked: dict[str, Any]) -> None:
        """Begin to listen afresh."""
        del asked
        self.listen()
        self.heard.clear()


def shown() -> Iterator[tuple[Node, int]]:
    """Every node that shows, in reading order, of every program on the bus."""
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(place)
        if program is not None:
            Atspi.Accessible.set_cache_mask(program, Atspi.Cache.NONE)
            yield from below(program, 0)
    for menu in POPUPS:
        yield from below(menu, 1)


def below(node: Node, depth: int) -> Iterator[tuple[Node, int]]:
    """A node and what shows inside it; the lines of a closed list or menu are inside nothing that shows."""
    try:
        count = node.get_child_count()
        showing = not depth or states_of(node).contains(Atspi.StateType.SHOWING)
    except GLib.Error:  # gone meanwhile
        return
    if not showing:
        return
    yield node, depth
    for place in range(count):
        try:
            child = node.get_child_at_index(place)
        except GLib.Error:
            continue
        if child is not None:
            yield from below(child, depth + 1)


def sought(asked: dict[str, Any]) -> Node | None:
    """The first node with this role, name and action; `has` is a part of its name, `within` one around it."""
    inside, around = asked.get("within"), -1
    for node, depth in shown():
        try:
            if inside:
                if around >= 0 and depth <= around:
                    around = -1
                if around < 0:
                    around = depth if node.get_name() == inside else -1
                    continue
            if fits(node, asked):
                return node
        except GLib.Error:
            continue
    return None


def fits(node: Node, asked: dict[str, Any]) -> bool:
    """Whether this is the node asked for."""
    name, role = node.get_name() or "", ""
    if "name" in asked and asked["name"] != name:
        role = node.get_role_name()
        if role != "combo box" or asked["name"] not in labels_of(node):
            return False
    if "role" in asked and (role or node.get_role_name()) != asked["role"]:
        return False
    if "has" in asked and asked["has"] not in name:
        return False
    if "action" in asked and asked["action"] not in actions_of(node):
        return False
    if "does" in asked and asked["does"] not in node.get_interfaces():
        return False
    return "text" not in asked or text_of(node) == asked["text"]


def described(node: Node, depth: int) -> dict[str, Any]:
    """What a node tells about itself."""
    try:
        states = [state.value_nick for state in states_of(node).get_states()]
        role, interfaces = node.get_role_name(), list(node.get_interfaces())
        return {
            "depth": depth,
            "role": role,
            "name": node.get_name() or "",
            "description": node.get_description() or "",
            "states": states,
            "interfaces": interfaces,
            "actions": actions_of(node) if "Action" in interfaces else [],
            "labels": labels_of(node) if "focusable" in states else [],
            "text": text_of(node) if "Text" in interfaces else "",
        }
    except GLib.Error:
        nothing: dict[str, Any] = {key: [] for key in ("states", "interfaces", "actions", "labels")}
        return {"depth": depth, "role": "gone", "name": "", "description": "", "text": ""} | nothing


def states_of(node: Node) -> Any:
    """The set of its states."""
    return node.get_state_set()


def actions_of(node: Node) -> list[str]:
    """The names of its actions."""
    face = node.get_action_iface()
    return [] if face is None else [face.get_action_name(place) for place in range(face.get_n_actions())]


def text_of(node: Node) -> str:
    """The text in it."""
    face = node.get_text_iface()
    return "" if face is None else str(face.get_text(0, face.get_character_count()))


def labels_of(node: Node) -> list[str]:
    """What stands beside it as its label."""
    found = []
    for relation in node.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            found += [relation.get_target(place).get_name() for place in range(relation.get_n_targets())]
    return found


def main() -> None:
    """Answer until there is nobody to ask."""
    Atspi.init()
    reader = Reader()
    for line in sys.stdin:
        try:
            answer = {"answer": reader.answer(json.loads(line))}
        except (LookupError, ValueError, AttributeError, GLib.Error) as failure:
            answer = {"failure": f"{type(failure).__name__}: {failure}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
