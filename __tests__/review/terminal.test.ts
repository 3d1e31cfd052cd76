import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  failedReview,
  renderHtml,
  renderJson,
  renderMarkdown,
  renderTerminal,
  reviewReport,
} from "../../lib/review";
import { HOSTILE, hostileReview } from "./hostile";
import { recordedReview } from "./plans";

const ESC = String.fromCharCode(27);

describe("the report in a terminal", () => {
  const report = reviewReport(["no-op", "drift-and-change", "change-trust-broadened"].map(recordedReview));

  it("says the worst pair first, and counts the quiet ones", () => {
    const page = renderTerminal(report);
    expect(page.indexOf("change-trust-broadened  broadens")).toBe(0);
    expect(page).toContain("\ndrift-and-change  narrows, by hand: broadens\n");
    expect(page.trimEnd().split("\n").at(-1)).toBe(
      "3 pairs, 1 with nothing to review. Change: broadens. Changed by hand: broadens.",
    );
    expect(page).not.toContain(ESC);
  });

  it("is coloured only where that is asked for", () => {
    expect(renderTerminal(report, { color: true })).toContain(`${ESC}[31mbroadens${ESC}[39m`);
    expect(renderTerminal(report, { color: false })).not.toContain(ESC);
  });

  it("keeps to the width", () => {
    const page = renderTerminal(report, { width: 60 });
    for (const line of page.split("\n").slice(0, -2)) expect(line.length).toBeLessThanOrEqual(60);
  });

  it("names one pair in the singular", () => {
    expect(renderTerminal(reviewReport([recordedReview("no-op")]))).toContain(
      "1 pair, 1 with nothing to review.",
    );
  });

  it.each(HOSTILE)("is not changed by text from a plan: %j", (text) => {
    const page = renderTerminal(reviewReport([hostileReview(text), failedReview(text, text)]));
    expect(page.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    for (const line of page.split("\n")) expect(line).toMatch(/^(?: {2}\S| {4}|\S|$)/);
  });

  it.each(HOSTILE)("commands no log of a workflow, wherever its lines are broken: %j", (text) => {
    const reviews = reviewReport([hostileReview(text), failedReview(text, text)]);
    for (const width of [100, 60, 24, 1]) expectNoCommand(renderTerminal(reviews, { width }));
    expectNoCommand(renderMarkdown(reviews));
    expectNoCommand(renderJson(reviews));
    expectNoCommand(renderHtml(reviews));
  });

  it("commands no log, whatever a plan is made of", () => {
    const pieces = [
      "::",
      ":",
      "##[",
      "#",
      "[",
      "]",
      "add-mask",
      "stop-commands",
      " ",
      "\n",
      `${ESC}[0m`,
      "x",
      "\u200b",
    ];
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 60 }), (text, width) => {
        const reviews = reviewReport([hostileReview(text), failedReview(text, text)]);
        expectNoCommand(renderTerminal(reviews, { width, color: width % 2 === 0 }));
        expectNoCommand(renderMarkdown(reviews));
      }),
    );
  });
});

function expectNoCommand(page: string): void {
  expect(page).not.toMatch(/^\s*::/mu);
  expect(page).not.toContain("##[");
}
