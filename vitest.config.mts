import { defineConfig } from "vitest/config";

const engine = process.env.CDKTF_ENGINE ?? "cdktf";
const isOurs = engine === "cdktf";

/** What does not synthesize, and so has nothing to tell of an engine; the package is tested with both by itself. */
const NOT_OF_AN_ENGINE = ["__tests__/e2e/**", "__tests__/package/**", "__tests__/sandbox/**"];

export default defineConfig({
  // CDKTF_ENGINE=cdktn runs every test with the community's continuation of cdktf in its place.
  resolve: { alias: isOurs ? {} : { cdktf: engine } },
  test: {
    include: ["__tests__/**/*.test.ts"],
    exclude: isOurs ? [] : NOT_OF_AN_ENGINE,
    // Most tests wait for other programs: two at a time are nearly twice as fast on two cores.
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: [
      "default",
      ["json", { outputFile: isOurs ? "test-results.json" : `test-results.${engine}.json` }],
    ],
    coverage: {
      provider: "v8",
      include: ["lib/**/*.ts", "cli/**/*.ts", "processes/**/*.ts", "sandbox/**/*.ts"],
      reporter: ["text-summary", "json-summary"],
      thresholds: {
        "lib/trust/**": { lines: 100, branches: 100 },
        "lib/pairs/**": { lines: 100, branches: 100 },
      },
    },
  },
});
