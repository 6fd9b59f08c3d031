"""The fields of the forms of a budget, named like the keys under which they are stored."""

from collections.abc import Mapping

from homeassistant.const import CONF_NAME, UnitOfElectricPotential, UnitOfPower, UnitOfTime
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import TextSelector
import voluptuous as vol

from .const import (
    CONF_COUNT_IDLE,
    CONF_CYCLE,
    CONF_ENERGY_METER,
    CONF_ESTIMATE,
    CONF_LIMIT_ENTITY,
    CONF_MARGIN_W,
    CONF_METER,
    CONF_METER_TIMEOUT_S,
    CONF_ORDER,
    CONF_OTHER_METERS,
    CONF_OUTDOORS_ENTITY,
    CONF_PARENT,
    CONF_POWER_STEPS,
    CONF_PRICES_ENTITY,
    CONF_REGISTER_CARD,
    CONF_RESTORE_DELAY_S,
    CONF_RESTORE_MARGIN,
    CONF_SAVING_SCHEDULE,
    CONF_SAVING_SCHEDULE_MODE,
    CONF_SITE_LIMIT_W,
    CONF_STALE_LIMIT_W,
    CONF_UNIT,
    CONF_VOLTAGE_V,
    CONF_WHEN_STOPPED,
    CONF_WINDOW_FOLLOW_PEAK,
    CONF_WINDOW_MINUTES,
    CONF_WINDOW_PEAK_W,
    DEFAULT_CYCLE,
    DEFAULT_MARGIN_W,
    DEFAULT_METER_TIMEOUT_S,
    DEFAULT_REGISTER_CARD,
    DEFAULT_RESTORE_DELAY_S,
    DEFAULT_RESTORE_MARGIN,
    DEFAULT_SAVING_SCHEDULE_MODE,
    DEFAULT_STALE_LIMIT_W,
    DEFAULT_VOLTAGE_V,
)
from .engine import CountIdle, Estimate, Order, Unit
from .power_steps import FIRST_MODES, MORE_MODES, SECTION_MORE_STEPS, step_boxes
from .sections import collapsed
from .selectors import (
    EntityPicker,
    Name,
    YesNo,
    budget_picker,
    choice,
    entities_picker,
    number_box,
)
from .wiring import WhenStopped

SECTION_ANTICIPATION = "anticipation"
SECTION_METERING = "metering"
SECTION_RESTORING = "restoring"
SECTION_RULES = "rules"
SECTION_TARIFF = "tariff"

METER_DOMAINS = ("sensor", "input_number", "number")
"""Where a meter may be found."""

CYCLE = collapsed(
    {vol.Optional(part, default=pattern): TextSelector() for part, pattern in DEFAULT_CYCLE.items()}
)

RULES = collapsed(
    {
        vol.Optional(CONF_PARENT): budget_picker(),
        vol.Optional(CONF_UNIT, default=Unit.WATTS.value): choice(CONF_UNIT, Unit),
        vol.Optional(CONF_ORDER, default=Order.ROUND_ROBIN.value): choice(CONF_ORDER, Order),
        vol.Optional(CONF_WHEN_STOPPED, default=WhenStopped.LEAVE.value): choice(
            CONF_WHEN_STOPPED, WhenStopped
        ),
        vol.Optional(CONF_REGISTER_CARD, default=DEFAULT_REGISTER_CARD): YesNo(),
    }
)

METERING = collapsed(
    {
        vol.Optional(CONF_METER): EntityPicker(*METER_DOMAINS),
        vol.Optional(CONF_SITE_LIMIT_W): number_box(UnitOfPower.WATT),
        vol.Optional(CONF_ESTIMATE, default=Estimate.WHOLE_HOUSE.value): choice(CONF_ESTIMATE, Estimate),
        vol.Optional(CONF_OTHER_METERS): entities_picker(*METER_DOMAINS),
        vol.Optional(CONF_MARGIN_W, default=DEFAULT_MARGIN_W): number_box(UnitOfPower.WATT),
        vol.Optional(CONF_VOLTAGE_V, default=DEFAULT_VOLTAGE_V): number_box(UnitOfElectricPotential.VOLT),
    }
)

RESTORING = collapsed(
    {
        vol.Optional(CONF_RESTORE_DELAY_S, default=DEFAULT_RESTORE_DELAY_S): number_box(UnitOfTime.SECONDS),
        vol.Optional(CONF_RESTORE_MARGIN, default=DEFAULT_RESTORE_MARGIN): number_box(),
        vol.Optional(CONF_COUNT_IDLE, default=CountIdle.RATED.value): choice(CONF_COUNT_IDLE, CountIdle),
        vol.Optional(CONF_METER_TIMEOUT_S, default=DEFAULT_METER_TIMEOUT_S): number_box(UnitOfTime.SECONDS),
        vol.Optional(CONF_STALE_LIMIT_W, default=DEFAULT_STALE_LIMIT_W): number_box(UnitOfPower.WATT),
    }
)

TARIFF = collapsed(
    {
        vol.Optional(CONF_WINDOW_MINUTES): number_box(UnitOfTime.MINUTES),
        vol.Optional(CONF_WINDOW_PEAK_W): number_box(UnitOfPower.WATT),
        vol.Optional(CONF_WINDOW_FOLLOW_PEAK, default=False): YesNo(),
        vol.Optional(CONF_ENERGY_METER): EntityPicker(*METER_DOMAINS),
        vol.Optional(CONF_LIMIT_ENTITY): EntityPicker(*METER_DOMAINS),
    }
)

ANTICIPATION = collapsed(
    {
        vol.Optional(CONF_OUTDOORS_ENTITY): EntityPicker("weather", *METER_DOMAINS),
        vol.Optional(CONF_PRICES_ENTITY): EntityPicker("sensor"),
        vol.Optional(CONF_SAVING_SCHEDULE): EntityPicker("schedule"),
        vol.Optional(CONF_SAVING_SCHEDULE_MODE, default=DEFAULT_SAVING_SCHEDULE_MODE): number_box(),
    }
)

BUDGET_SECTIONS: Mapping[str, section] = {
    SECTION_METERING: METERING,
    SECTION_RESTORING: RESTORING,
    SECTION_TARIFF: TARIFF,
    SECTION_ANTICIPATION: ANTICIPATION,
    SECTION_RULES: RULES,
}
"""They only group fields: what is stored has none."""

OPTIONS_FORM = vol.Schema(
    {
        vol.Required(CONF_POWER_STEPS): step_boxes(FIRST_MODES, collapsed=False),
        vol.Optional(SECTION_MORE_STEPS): step_boxes(MORE_MODES, collapsed=True),
        **{vol.Optional(name): fields for name, fields in BUDGET_SECTIONS.items() if fields is not RULES},
        vol.Optional(CONF_CYCLE): CYCLE,
        vol.Optional(SECTION_RULES): RULES,
    }
)

BUDGET_FORM = vol.Schema({vol.Required(CONF_NAME): Name()}).extend(OPTIONS_FORM.schema)
