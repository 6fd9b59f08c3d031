"""What axe finds: where a page keeps somebody out who sees, hears or moves otherwise."""

from playwright.async_api import Locator

from tests.repository.project import ROOT

AXE = ROOT / "card" / "node_modules" / "axe-core" / "axe.min.js"
"""It comes with the tools of the card."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""WCAG 2.2 at the levels A and AA, and what is good practice beside it."""

RUN = """async (part, rules) => {
  const {violations} = await axe.run(part, {runOnly: rules, resultTypes: ["violations"]})
  const told = (id) => ({html, failureSummary}) => `${id}: ${failureSummary} ${html}`
  return violations.flatMap(({id, nodes}) => nodes.map(told(id)))
}"""


async def barriers(part: Locator) -> list[str]:
    """Return what axe complains of in a part of a page."""
    await part.page.evaluate(AXE.read_text())
    found: list[str] = await part.evaluate(RUN, RULES)
    return found
