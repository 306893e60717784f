"""What may be wrong with how a page looks: what axe calls serious, and that one must scroll sideways."""

from playwright.sync_api import Page

from tests.browser.conftest import AXE

LOOKS = {
    "zh-hans": ((1440, "light"), (390, "dark")),
    "en": ((390, "light"), (1440, "dark")),
}
"""Contrast hangs on width and theme; what overflows or lacks a name, on width and language: every such pair is here."""

HIGH = 900
FIND = """async () => {
  const asked = (rule) => rule.enabled && !rule.tags.includes("experimental") && !rule.tags.includes("deprecated");
  const weighty = axe._audit.rules.filter((rule) => asked(rule) && ["serious", "critical"].includes(rule.impact));
  const found = await axe.run({
    runOnly: { type: "rule", values: weighty.map((rule) => rule.id) },
    resultTypes: ["violations"], preload: false, iframes: false,
  });
  return found.violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 160)} ${one.nodes[0].failureSummary}`);
}"""
"""The rules axe asks by itself, less those that are never more than moderate; their reports are left away, too."""


def faults(page: Page) -> list[str]:
    """Return what axe finds, and whether one must scroll sideways."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found = [f"{page.url} {one}" for one in page.evaluate(FIND)]
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return found + ([f"{page.url} is {overflow} px too wide"] if overflow > 0 else [])


def faults_in_each_look(page: Page, language: str) -> list[str]:
    """Return the faults of a page in the looks of this language, and what it is called in them."""
    found = []
    for width, theme in LOOKS[language]:
        page.set_viewport_size({"width": width, "height": HIGH})
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        found += [f"{width} {theme} {language}: {fault}" for fault in faults(page)]
    return found
