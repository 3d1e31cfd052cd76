import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failedReview, type Report, renderHtml, reviewReport } from "../../lib/review";
import { startBrowser } from "../browser";
import { HOSTILE, hostileReview } from "./hostile";
import { B, C, change, recordedPlans, recordedReview, reviewOf, role, trust, trusting } from "./plans";

const folder = mkdtempSync(join(tmpdir(), "review-html-"));
let browser: Browser;
let page: Page;
let complaints: string[] = [];

beforeAll(async () => {
  browser = await startBrowser();
  page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => complaints.push(dialog.message()));
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) complaints.push(request.url());
  });
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(report: Report, width = 1400): Promise<void> {
  complaints = [];
  await page.setViewportSize({ width, height: 900 });
  const file = join(folder, "review.html");
  writeFileSync(file, renderHtml(report, { knownAccounts: new Map([[B, "analytics"]]) }));
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector("#count:not(:empty)");
}

// As text: it runs in the page, and the types of a page are not those of Node.
const NAMELESS = `[...document.querySelectorAll("button, input, select, [role=button], section")]
  .filter((it) => !it.getAttribute("aria-label") && !it.innerText && !(it.labels && it.labels.length > 0)).length`;

const TOO_SMALL = `[...document.querySelectorAll(".box, #pairs button")]
  .filter((it) => it.scrollWidth > it.clientWidth || it.scrollHeight > it.clientHeight).length`;

/** How many account IDs in boxes are broken over lines: nobody reads such a number right. */
const BROKEN_IDS = `[...document.querySelectorAll(".box span")].filter((it) => {
  const at = it.textContent.search(/[0-9]{16}/);
  if (at === -1) return false;
  const range = document.createRange();
  range.setStart(it.firstChild, at);
  range.setEnd(it.firstChild, at + 16);
  return range.getClientRects().length > 1;
}).length`;

const CROSSED = `(() => {
  const boxes = [...document.querySelectorAll(".box, #graph h3")].map((it) => it.getBoundingClientRect());
  const paths = [...document.querySelectorAll("#graph .path, #graph .disc")].map((it) => it.getBoundingClientRect());
  const isCrossed = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return paths.filter((path) => boxes.some((box) => isCrossed(path, box))).length;
})()`;

const THREE = ["change-trust-broadened", "drift-and-change", "change-rename-replaces"];
const recorded = (names: string[]) => reviewReport(names.map(recordedReview));
const story = () => page.locator("#story").innerText();

it("ends neither its script nor its style too early", () => {
  const page = renderHtml(recorded([]));
  expect(page.match(/<\/script|<!--/g)).toHaveLength(2);
  expect(page.match(/<\/style/g)).toHaveLength(1);
});

describe("the page", () => {
  it("draws who trusts whom, told by sign and dash and not by colour alone", async () => {
    await open(recorded(THREE));
    expect(await page.locator("#graph .arrow").count()).toBeGreaterThan(5);
    expect(await page.locator("#graph .arrow.added .sign").first().textContent()).toBe("+");
    expect(await page.locator("#graph .arrow.added-by-hand .sign").textContent()).toBe("+!");
    const dashes = await page
      .locator("#graph .arrow.added-by-hand .path")
      .evaluate("(it) => getComputedStyle(it).strokeDasharray");
    expect(dashes).not.toBe("none");
    expect(complaints).toEqual([]);
  });

  it("tells an arrow's story on a click", async () => {
    await open(recorded(THREE));
    await page.locator(`#graph .arrow.added[aria-label^="account ${C}"]`).click({ force: true });
    expect(await story()).toContain(`account ${C} may now assume role ram-for-dts`);
    expect(await story()).toContain("not read-only");
  });

  it("shows one pair alone, or one account in all its pairs", async () => {
    await open(recorded(THREE));
    await page.locator("#pairs button", { hasText: "drift-and-change" }).click();
    expect(await page.locator("#graph .pair h3").allInnerTexts()).toEqual(["drift-and-change"]);
    await page.locator("#graph .box", { hasText: "every account" }).click();
    expect(await page.locator("#graph .view b").innerText()).toBe("every account: in 1 pair");
    await page.click("#all");
    expect(await page.locator("#graph .pair").count()).toBe(3);
    await page.locator("#graph .box", { hasText: `account ${C}` }).click();
    expect(await page.locator("#graph .arrow").count()).toBe(2);
    expect(await page.locator(`#graph .arrow[aria-label*="${C}"]`).count()).toBe(2);
    await page.fill("#search", "rename");
    expect(await page.locator("#graph .pair h3").allInnerTexts()).toEqual(["change-rename-replaces"]);
  });

  it.each([1400, 480])("is laid out so that labels fit and no arrow crosses one, %i wide", async (width) => {
    await page.setViewportSize({ width, height: 900 });
    const ids = Array.from({ length: 30 }, (_, index) => String(index).padStart(16, "9"));
    const users = ids.map((id) => `acs:ram::${id}:user/${"a-name-without-an-end.".repeat(8)}`);
    const document = trust({ RAM: [...ids.map((id) => `acs:ram::${id}:root`), ...users] });
    const crowd = reviewOf([change(["update"], role(trusting(B)), role(document))]);
    await open(reviewReport([crowd, ...recordedPlans().map(recordedReview)]));
    expect(await page.locator("#graph .arrow").count()).toBeGreaterThan(61);
    expect(await page.evaluate(TOO_SMALL)).toBe(0);
    expect(await page.evaluate(CROSSED)).toBe(0);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await page.setViewportSize({ width: 1400, height: 900 });
  });

  it("can be used by keyboard alone", async () => {
    await open(recorded(THREE));
    const arrow = page.locator("#graph .arrow.added-by-hand");
    await arrow.focus();
    await page.keyboard.press("Enter");
    expect(await story()).toContain("every account was let in by hand to role ram-for-dts");
    expect(await arrow.getAttribute("aria-pressed")).toBe("true");
    await page.locator("#pairs button").nth(2).focus();
    await page.keyboard.press("Space");
    expect(await story()).toContain("must name dts-role-2 instead");
    expect(await page.locator("#pairs button").nth(2).getAttribute("aria-current")).toBe("true");
  });

  it("has a name for everything that a screen reader can reach", async () => {
    await open(recorded(THREE));
    const nameless = await page.evaluate(NAMELESS);
    expect(nameless).toBe(0);
    expect(await page.locator("#story").getAttribute("aria-live")).toBe("polite");
  });

  it("filters by verdict and by words", async () => {
    await open(recorded(recordedPlans()));
    await page.selectOption("#verdict", "drift");
    const drifted = await page.locator("#pairs li").count();
    expect(await page.locator("#pairs .hand").count()).toBe(drifted);
    await page.selectOption("#verdict", "checks");
    expect(await page.locator("#count").innerText()).toMatch(/^4 of \d+ pairs$/);
    await page.selectOption("#verdict", "");
    await page.fill("#search", `rename ${B}`);
    expect(await page.locator("#pairs li").allInnerTexts()).toEqual([
      expect.stringContaining("change-rename-replaces"),
    ]);
    await page.fill("#search", "no such pair");
    expect(await story()).toBe("No pair is like this.");
  });

  it.each(["light", "dark"] as const)(
    "fits a telephone, account IDs in one piece (%s)",
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      await open(recorded(recordedPlans()), 400);
      expect(await page.evaluate(BROKEN_IDS)).toBe(0);
      expect(await page.evaluate(TOO_SMALL)).toBe(0);
      expect(await page.evaluate(CROSSED)).toBe(0);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(400);
    },
  );

  it("shows the graph of a pair wherever in the list it is chosen", async () => {
    await open(recorded(recordedPlans()));
    await page.locator("#pairs button").last().click();
    const graph = await page.locator("#graph .view").boundingBox();
    expect(graph?.y).toBeGreaterThanOrEqual(0);
    expect(graph?.y).toBeLessThan(900);
  });

  it("is usable with a thousand pairs", async () => {
    const names = recordedPlans();
    const reviews = Array.from({ length: 1_000 }, (_, index) => {
      const name = names[index % names.length] as string;
      return { ...recordedReview(name), pair: `${name}-${index}` };
    });
    await open(reviewReport(reviews));
    expect(await page.locator("#pairs li").count()).toBe(25);
    await page.click("#next");
    expect(await page.locator("#page").innerText()).toBe("page 2 of 40");
    await page.fill("#search", "-777");
    expect(await page.locator("#pairs li").count()).toBe(1);
  });

  it("takes text from plans for text", async () => {
    await open(reviewReport(HOSTILE.flatMap((text) => [hostileReview(text), failedReview(text, text)])));
    for (let at = 1; at <= Math.ceil((HOSTILE.length * 2) / 25); at += 1) {
      for (const button of await page.locator("#pairs button").all()) await button.click();
      if (await page.locator("#next").isEnabled()) await page.click("#next");
    }
    const foreign = await page.locator("img, a, iframe, b b, script:not(#data):not(:last-of-type)").count();
    expect(foreign).toBe(0);
    expect(await page.locator("script").count()).toBe(2);
    expect(complaints).toEqual([]);
  });
});
