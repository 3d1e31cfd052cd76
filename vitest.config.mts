import { defineConfig } from "vitest/config";

const engine = process.env.CDKTF_ENGINE ?? "cdktf";

export default defineConfig({
  // CDKTF_ENGINE=cdktn runs every test with the community's continuation of cdktf in its place.
  resolve: { alias: engine === "cdktf" ? {} : { cdktf: engine } },
  test: {
    include: ["__tests__/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["default", ["json", { outputFile: "test-results.json" }]],
    coverage: {
      provider: "v8",
      include: ["lib/**/*.ts", "cli/**/*.ts", "sandbox/**/*.ts"],
      reporter: ["text-summary", "json-summary"],
      thresholds: {
        "lib/trust/**": { lines: 100, branches: 100 },
        "lib/pairs/**": { lines: 100, branches: 100 },
      },
    },
  },
});
