import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import { describe, expect, it } from "vitest";
import { failedReview, parseReport, ReportError, renderJson, reviewReport } from "../../lib/review";
import { reportJsonSchema } from "../../lib/review/report";
import { HOSTILE, hostileReview } from "./hostile";
import { recordedPlans, recordedReview, recording } from "./plans";

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

describe("a report that is read back", () => {
  const report = reviewReport(recordedPlans().map(recordedReview));

  it("is the report", () => {
    expect(parseReport(renderJson(report))).toEqual(report);
  });

  it.each<[string, string, RegExp]>([
    ["no JSON", "hunter2", /^it is not JSON/],
    ["a plan", recording("create").toString("utf8"), /^it is a report of another format version/],
    ["an older report", renderJson({ ...report, formatVersion: "1.0" } as never), /another format version/],
    [
      "a report with a key more",
      JSON.stringify({ ...report, hunter2: "hunter2" }),
      /^it is not a report of dts-pairs review --format json: 1 faults, the first$/,
    ],
    [
      "a report with another verdict",
      renderJson(report).replace('"verdict": "broadens"', '"verdict": "hunter2"'),
      /the first at change\.verdict$|the first at pairs\./,
    ],
  ])("is refused in one line that quotes nothing: %s", (_, text, message) => {
    const read = () => parseReport(text);
    expect(read).toThrow(ReportError);
    expect(read).toThrow(message);
    expect(read).not.toThrow(/hunter2|\n/);
  });
});
