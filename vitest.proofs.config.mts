import { defineConfig } from "vitest/config";

/** The longer proofs: fuzz, and kills at every call. `npm run proofs`. */
export default defineConfig({
  test: {
    include: ["__tests__/proofs/**/*.proof.ts"],
    maxWorkers: 2,
    testTimeout: 900_000,
    hookTimeout: 120_000,
    reporters: ["default", ["json", { outputFile: "test-results.proofs.json" }]],
  },
});
