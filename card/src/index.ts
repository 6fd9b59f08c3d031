/** Makes the card known to the page. */

import { PowerBudgetCard } from "./card.ts";
import { offer } from "./picker.ts";

const CARD = "power-budget-card";

/** The module may be loaded twice, by a resource of the user's own too. */
if (!customElements.get(CARD)) {
  customElements.define(CARD, PowerBudgetCard);
  offer(CARD);
}
