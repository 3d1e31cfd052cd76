import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import { describe, expect, it } from "vitest";
import { failedReview, renderJson, reviewReport } from "../../lib/review";
import { reportJsonSchema } from "../../lib/review/json-schema";
import { HOSTILE, hostileReview } from "./hostile";
import { recordedPlans, recordedReview } from "./plans";

const validate = new Ajv2020({ allowUnionTypes: true }).compile(reportJsonSchema());

function expectValid(json: string): void {
  expect(validate(JSON.parse(json)), JSON.stringify(validate.errors)).toBe(true);
}

describe("the report as JSON", () => {
  it("is what the schema says, for every recording", () => {
    expectValid(renderJson(reviewReport(recordedPlans().map(recordedReview))));
  });

  it.each(HOSTILE)("is what the schema says, whatever the names are: %j", (text) => {
    const report = reviewReport([hostileReview(text), failedReview(text, text)]);
    expectValid(renderJson(report));
    expect(JSON.parse(renderJson(report))).toEqual(report);
    expect(renderJson(report).replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
  });

  it("has the committed schema", async () => {
    const committed = await readFile(join(__dirname, "../../schema/review.schema.json"), "utf8");
    expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(reportJsonSchema())));
  });
});
