/** Camera, microphone and speaker, and how to take part (JOIN 5). */

import { DeviceCheck } from "../lib/device-check";
import { setText } from "../lib/dom";
import { isTakePart, setTakePart, takePart, type TakePart } from "../lib/take-part";
import { text } from "../lib/texts";

function radios(): readonly HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('input[name="take-part"]')];
}

function choose(choice: TakePart): void {
  setTakePart(choice);
  for (const radio of radios()) radio.checked = radio.value === choice;
}

/** From beside the fault: chosen, said, and on to the button that goes on. */
function goWithout(choice: TakePart): void {
  choose(choice);
  const said = document.querySelector('[data-device="chosen"]');
  if (said) setText(said, text("device-js-chosen"));
  document.querySelector<HTMLElement>('[data-action="skip"]')?.focus();
}

for (const radio of radios()) {
  radio.addEventListener("change", () => {
    if (isTakePart(radio.value)) choose(radio.value);
  });
}
choose(takePart());
new DeviceCheck({ onWithout: goWithout }).install();
