import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "happy-dom",
    include: ["flask_admin_app/frontend/**/*.test.ts"],
    restoreMocks: true,
    unstubGlobals: true,
  },
});
