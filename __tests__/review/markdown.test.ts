import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import {
  failedReview,
  MARKDOWN_MARKER,
  MAX_MARKDOWN,
  type PairReview,
  renderMarkdown,
  reviewReport,
} from "../../lib/review";
import { HOSTILE, hostileReview } from "./hostile";
import { A, B, C, change, recordedPlans, recordedReview, reviewOf, role, trusting } from "./plans";

const markdown = new MarkdownIt({ html: true, linkify: true });
const KNOWN = new Map([
  [A, "on-premises"],
  [B, "analytics"],
]);

function recorded(...names: string[]): string {
  return renderMarkdown(reviewReport(names.map(recordedReview)), { knownAccounts: KNOWN });
}

/** Every element and every piece of raw HTML that `text` is rendered to, but code. */
function elements(text: string): Set<string> {
  const flat = markdown.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
  const html = flat.filter(({ type }) => type === "html_block" || type === "html_inline");
  const tags = flat.filter(({ nesting, tag }) => nesting === 1 && tag !== "").map(({ tag }) => tag);
  return new Set([...tags, ...html.map(({ content }) => content.trim())]);
}

/** All text outside of code, where a mention or reference would count. */
function proseOf(text: string): string {
  const flat = markdown.parse(text, {}).flatMap((token) => token.children ?? []);
  return flat
    .filter(({ type }) => type === "text")
    .map(({ content }) => content)
    .join("\n");
}

const OURS = new Set([
  "h2",
  "h3",
  "p",
  "strong",
  "em",
  "ul",
  "li",
  "table",
  "thead",
  "tbody",
  "tr",
  "th",
  "td",
  MARKDOWN_MARKER,
]);

describe("text from a plan in Markdown", () => {
  it.each(HOSTILE)("is only text: %j", (text) => {
    const known = new Map([[B, text]]);
    const rendered = renderMarkdown(reviewReport([hostileReview(text), failedReview(text, text)]), {
      knownAccounts: known,
    });
    expect([...elements(rendered)].filter((element) => !OURS.has(element))).toEqual([]);
    const prose = proseOf(rendered);
    expect(prose).not.toMatch(/[@#<>[\]`|$~\\*]|https?:|www\.|octocat|evil|da39a3/);
    expect(rendered.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    expect(rendered).not.toContain("$");
  });

  it.each(HOSTILE)("leaves the table and the code blocks whole: %j", (text) => {
    const quiet = renderMarkdown(reviewReport([hostileReview("plain")]));
    const rendered = renderMarkdown(reviewReport([hostileReview(text)]));
    const count = (page: string, type: string) =>
      markdown.parse(page, {}).filter((token) => token.type === type).length;
    for (const type of ["td_open", "tr_open", "fence", "heading_open", "table_open"])
      expect(count(rendered, type), type).toBe(count(quiet, type));
  });

  it.each(HOSTILE)("cannot change the graph: %j", (text) => {
    const graph =
      /```mermaid\n([^`]*)```/.exec(renderMarkdown(reviewReport([hostileReview(text)])))?.[1] ?? "";
    const node = /n\d+(?:\["[\p{L}\p{N} ,._:/@()·…-]*"\])?/u.source;
    const line = new RegExp(
      `^(?:graph LR|  ${node} (?:-->|==>\\|"[a-z ]+"\\||-\\.->\\|"[a-z ]+"\\|) ${node})$`,
      "u",
    );
    for (const it of graph.trimEnd().split("\n")) expect(it).toMatch(line);
  });

  it("keeps commas in the graph, and says where a label is cut", () => {
    const page = renderMarkdown(reviewReport([hostileReview(`a, ${"b".repeat(100)}`)]));
    expect(page).toMatch(/\["a, b+…"\]/);
  });

  it("stays readable", () => {
    const page = renderMarkdown(reviewReport([hostileReview("a <b> & @c | `d` \u202e \u001b[31mred")]));
    expect(page).toContain("`a <b> & @c ｜ ˋdˋ <U+202E> red`");
  });
});

describe("the comment", () => {
  it("says who may assume which role that could not before", () => {
    const page = recorded("change-trust-broadened");
    expect(page).toContain(
      `- Account \`${C}\` (not in any pair) and all its users and roles may now assume role \`ram-for-dts\`.`,
    );
    expect(page).toContain(
      `- DTS (\`dts.aliyuncs.com\`) working for account \`${C}\` (not in any pair) may now assume`,
    );
    expect(page).toContain(`+ Allow sts:AssumeRole to RAM acs:ram::${C}:root\n`);
    expect(page).toContain("it is not read-only");
    expect(page).not.toContain(`Account \`${B}\``);
  });

  it("says what account B must be told of a role that is renamed", () => {
    expect(recorded("change-rename-replaces")).toContain(
      `- Tell account \`${B}\` (\`analytics\`): DTS tasks that name role \`ram-for-dts\` must name \`dts-role-2\` instead.`,
    );
  });

  it("says how to take back what was changed by hand", () => {
    const page = recorded("drift-trust-broadened");
    expect(page).toContain(`Account \`${C}\` (not in any pair) and all its users and roles, let in by hand`);
    expect(page).toContain("- To take it back: `cdktf deploy drift-trust-broadened`.");
  });

  it("begins with the marker, and has the worst pair first", () => {
    const page = recorded("no-op", "destroy", "drift-settings", "create", "checks-extra-policy-found");
    expect(page.split("\n")[0]).toBe(MARKDOWN_MARKER);
    const rows = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
    expect(rows).toEqual(["create", "checks-extra-policy-found", "destroy", "drift-settings"]);
    expect(page).toContain("Of 5 pairs, 1 with nothing to review.");
  });

  it("has no table and no section where there is nothing to say", () => {
    expect(recorded("no-op", "checks-pass")).not.toMatch(/\| Pair \||^### `/m);
  });

  it("has a graph of fewer than 30 arrows", () => {
    expect(recorded("change-trust-broadened")).toContain(
      `n0["account ${C}"] ==>|"may now"| n1["role ram-for-dts of ${A} (on-premises)"]`,
    );
    const ids = Array.from({ length: 30 }, (_, index) => String(index).padStart(16, "0"));
    const crowd = (count: number) =>
      renderMarkdown(
        reviewReport([reviewOf([change(["create"], null, role(trusting(...ids.slice(0, count))))])]),
      );
    expect(crowd(29)).toContain("```mermaid");
    expect(crowd(30)).not.toContain("```mermaid");
  });

  it("is never too long, and counts what it leaves out", () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `${"\u{1F512}".repeat(60)}${index}`);
    const reviews = names.map((pair) => ({ ...recordedReview("change-trust-broadened"), pair }));
    const page = renderMarkdown(reviewReport(reviews), { fullReport: "See the artifact." });
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(MAX_MARKDOWN);
    const rows = page.match(/^\| `/gm)?.length ?? 0;
    const sections = page.match(/^### `/gm)?.length ?? 0;
    expect(page).toContain(`_${1_000 - rows} more pairs are not in this table. See the artifact._`);
    expect(page).toContain(
      `_${1_000 - sections} more pairs have a section that does not fit. See the artifact._`,
    );
    expect(rows).toBeGreaterThan(50);
    expect(sections).toBeGreaterThan(10);
  });

  it("is never too long because of one pair", () => {
    const ids = Array.from({ length: 300 }, (_, index) => String(index).padStart(16, "0"));
    const page = renderMarkdown(reviewReport([reviewOf([change(["create"], null, role(trusting(...ids)))])]));
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(MAX_MARKDOWN);
    expect(page).toContain("- And 280 more.");
    expect(page).toContain("# and 270 more");
  });

  it("has a line and a section of every pair, whatever the size of one", () => {
    const ids = Array.from({ length: 300 }, (_, index) => String(index).padStart(16, "0"));
    const long = Array.from({ length: 400 }, (_, index) => `${index}${"\u{1F512}".repeat(290)}`);
    const oversized = [
      { ...reviewOf([change(["create"], null, role(trusting(...ids)))]), pair: "many" },
      { ...reviewOf(long.map((text) => role(trusting(B), { role_name: text })).map(made)), pair: "long" },
      failedReview("failed", "x ".repeat(100_000)),
      withMessages(long),
    ];
    const small = Array.from({ length: 40 }, (_, index) => ({
      ...recordedReview("change-trust-broadened"),
      pair: `small-${index}`,
    }));
    const page = renderMarkdown(reviewReport([...oversized, ...small]));
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(MAX_MARKDOWN);
    for (const pair of ["many", "long", "failed", "messages", ...small.map((it) => it.pair)]) {
      expect(page).toContain(`\n| \`${pair}\` |`);
      expect(page).toContain(`\n### \`${pair}\`\n`);
    }
    expect(page.match(/now assume role `ram-for-dts`/g)?.length).toBeGreaterThan(80);
    expect(page.match(/^_This section is shortened\. The report as JSON has everything\._$/gm)?.length).toBe(
      2,
    );
    expect((page.match(/```/g)?.length as number) % 2).toBe(0);
  });

  function made(after: Record<string, unknown>, index: number): Record<string, unknown> {
    return change(["create"], null, after, { address: `alicloud_ram_role.r${index}` });
  }

  function withMessages(messages: readonly string[]): PairReview {
    const check = { kind: "check", address: "check.x", status: "fail", messages } as const;
    return { ...recordedReview("no-op"), pair: "messages", checks: [check, ...Array(50).fill(check)] };
  }

  it.each([2_000, 5_000, 20_000])("is at most %i bytes where that is asked for", (maxLength) => {
    const reviews = recordedPlans().map(recordedReview);
    expect(Buffer.byteLength(renderMarkdown(reviewReport(reviews), { maxLength }))).toBeLessThanOrEqual(
      maxLength,
    );
  });

  it("of every recording is fine", () => {
    const page = recorded(...recordedPlans());
    expect([...elements(page)].filter((element) => !OURS.has(element))).toEqual([]);
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(MAX_MARKDOWN);
  });
});
