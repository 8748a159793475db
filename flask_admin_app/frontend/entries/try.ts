/** The practice room for anybody (JOIN 13): the device check, and nothing that is kept. */

import { DeviceCheck } from "../lib/device-check";

/** The page does not know where the person came from; their browser does. */
function offerWayBack(): void {
  const back = document.querySelector<HTMLElement>("[data-try=back]");
  if (back === null || window.history.length < 2) return;
  back.hidden = false;
  back.addEventListener("click", () => {
    window.history.back();
  });
}

new DeviceCheck({ onWithout: null }).install();
offerWayBack();
