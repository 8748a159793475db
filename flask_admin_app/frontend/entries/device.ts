/** Camera, microphone and speaker, and how to take part (JOIN 5). */

import { DeviceCheck } from "../lib/device-check";
import { setTakePart, takePart } from "../lib/take-part";

function installChoice(): void {
  const choices = document.querySelectorAll<HTMLInputElement>('input[name="take-part"]');
  for (const choice of choices) {
    choice.checked = choice.value === takePart();
    choice.addEventListener("change", () => {
      const { value } = choice;
      if (value === "both" || value === "sound" || value === "none") setTakePart(value);
    });
  }
}

installChoice();
new DeviceCheck().install();
