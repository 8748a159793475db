import { readdirSync } from "node:fs";
import { join } from "node:path";

import { defineConfig } from "vite";

const root = join(import.meta.dirname, "flask_admin_app/frontend");

/** Every page script and every style sheet is an entry; files that start with "_" are parts. */
function entries(folder: string, extension: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(extension) && !name.startsWith("_"))
    .filter((name) => !name.endsWith(".test.ts") && !name.endsWith(".d.ts"))
    .map((name) => join(root, folder, name));
}

export default defineConfig({
  root,
  base: "/static/build/",
  publicDir: false,
  // Only what the service knows reaches the pages: nothing of the builder's environment.
  envPrefix: "TUOKIO_PUBLIC_NOTHING_",
  build: {
    outDir: join(import.meta.dirname, "flask_admin_app/static/build"),
    emptyOutDir: true,
    manifest: true,
    // The oldest browsers that Jitsi supports (ALL 3, docs/browsers.md). Styles may be plainer in
    // the oldest Chrome: what it cannot read it leaves out.
    target: ["chrome72", "edge79", "firefox78", "ios14", "safari14"],
    cssTarget: ["chrome87", "firefox78", "safari14"],
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    rolldownOptions: {
      input: [...entries("entries", ".ts"), ...entries("styles", ".css")],
    },
  },
});
