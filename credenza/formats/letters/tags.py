"""What the tags of a template may do: show a text, choose, and go through a list.

Jinja's sandbox keeps a template from the machine but not from its memory and time, so that
everything that could call, count or multiply is refused before it runs.
"""

from functools import cache, lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

DEEPEST = 4  # loops within loops
KEPT = 64  # compiled parts of templates: some three parts each
FILTERS = (
    "capitalize", "default", "d", "first", "join", "last", "length", "lower", "title", "trim",
    "upper",
)  # fmt: skip
ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.NSRef, nodes.Const,
    nodes.Getattr, nodes.Getitem, nodes.If, nodes.CondExpr, nodes.For, nodes.Filter, nodes.Compare,
    nodes.Operand, nodes.Not, nodes.And, nodes.Or,
)  # fmt: skip


class TagsOnly(SandboxedEnvironment):
    """The sandbox, less what a letter does not need."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.tests, self.globals = {}, {}
        self._compiled = lru_cache(maxsize=KEPT)(super().from_string)

    def from_string(self, source: str, globals=None, template_class=None) -> Template:
        """The template, compiled once: the same DOCX fills in letter after letter."""
        return self._compiled(source)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _check(tree, 0)
        return tree

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """No methods and nothing internal: the words alone."""
        return super().is_safe_attribute(obj, attr, value) and not callable(value)


@cache
def environment() -> TagsOnly:
    """The one environment of all templates; it keeps nothing of what it fills in."""
    return TagsOnly()


def _check(node: nodes.Node, depth: int) -> None:
    if not isinstance(node, ALLOWED) or getattr(node, "recursive", False):
        what = type(node).__name__.lower()
        reason = f"“{what}” is not for letters; show, choose (if) and repeat (for) are"
        raise TemplateSyntaxError(reason, node.lineno)
    depth += isinstance(node, nodes.For)
    if depth > DEEPEST:
        raise TemplateSyntaxError("the loops lie too deep within each other", node.lineno)
    for child in node.iter_child_nodes():
        _check(child, depth)
