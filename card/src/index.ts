/** Makes the card and the dashboard known to the page. */

import { PowerBudgetCard } from "./card.ts";
import { offerCard, offerStrategy } from "./picker.ts";
import { PowerBudgetStrategy } from "./strategy.ts";

const CARD = "power-budget-card";
const STRATEGY = "power-budget";

/** The module may be loaded twice, by a resource of the user's own too. */
if (!customElements.get(CARD)) {
  customElements.define(CARD, PowerBudgetCard);
  customElements.define(`ll-strategy-dashboard-${STRATEGY}`, PowerBudgetStrategy);
  offerCard(CARD);
  offerStrategy(STRATEGY);
}
