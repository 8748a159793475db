/** The page inside the meeting's frame. Opened by itself it does nothing. */

import { makeGood } from "../lib/older-browsers";
import { Stage } from "../lib/stage";

makeGood();
const place = document.getElementById("stage");
const parentOrigin = place?.getAttribute("data-parent-origin");

if (place && parentOrigin && window.parent !== window) {
  new Stage({
    place,
    parentOrigin,
    kind: place.getAttribute("data-kind") ?? "",
    jitsiUrl: place.getAttribute("data-jitsi-url"),
  }).start();
}
