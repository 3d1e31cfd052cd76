import pc from "picocolors";
import type { DiscoveredRole } from "../../lib/discover";
import { type Io, isColoured } from "../io";
import { counted, oneLine, visibleJson } from "../text";
import type { AccountResult, DiscoveredAccount } from "./read-accounts";

/** The formats of what was discovered. */
export const FORMATS = ["terminal", "markdown", "json"] as const;

export type Format = (typeof FORMATS)[number];

/** What was discovered, as text of a format; why an account could not be read is in JSON only. */
export async function discoveryText(
  results: readonly AccountResult[],
  format: Format,
  io: Io,
): Promise<string> {
  if (format === "json") return `${visibleJson(asJson(results))}\n`;
  const accounts = results.flatMap((it) => ("failure" in it ? [] : it));
  const unread = results.flatMap((it) => ("failure" in it ? it.account : []));
  return format === "markdown" ? asMarkdown(accounts, unread) : asTerminal(accounts, io);
}

/** The version of the JSON: the major grows where a reader must be changed. */
const FORMAT_VERSION = "1.0";

function asJson(results: readonly AccountResult[]) {
  const accounts = results.map((result) => {
    if ("failure" in result) return result;
    const { sources: _, provider: __, ...account } = result;
    return account;
  });
  return { formatVersion: FORMAT_VERSION, accounts };
}

const HEAD = ["Owner account", "RAM role", "DTS of account", "Policies", "Beside what a pair makes"];

async function asTerminal(accounts: readonly DiscoveredAccount[], io: Io): Promise<string> {
  const { default: Table } = await import("cli-table3");
  const { bold } = pc.createColors(isColoured(io.stdout, io));
  const table = new Table({ head: HEAD.map((title) => bold(title)), style: { head: [], border: [] } });
  const roles = accounts.flatMap(({ roles: found }) => found);
  for (const role of roles) table.push(cells(role).map((lines) => lines.map(oneLine).join("\n")));
  const notes = roles.flatMap((role) => notesOf(role).map((note) => `  - ${oneLine(note)}`));
  const shown = roles.length === 0 ? [] : [table.toString(), ...notes];
  return [...shown, ...accounts.map(accountSummary)].map((text) => `${text}\n`).join("");
}

function asMarkdown(accounts: readonly DiscoveredAccount[], unread: readonly string[]): string {
  const roles = accounts.flatMap(({ roles: found }) => found);
  const row = (texts: readonly string[]) => `| ${texts.join(" | ")} |`;
  const rows = roles.map((role) => row(cells(role).map((lines) => lines.map(codeSpan).join("<br>"))));
  const blocks = [
    ["## RAM roles that DTS of other accounts may assume"],
    roles.length === 0 ? [] : [row(HEAD), row(HEAD.map(() => "---")), ...rows],
    roles.flatMap((role) => notesOf(role).map((note) => `- ${codeSpan(note)}`)),
    [
      ...accounts.map((account) => `- ${accountSummary(account)}`),
      ...unread.map((title) => `- ${codeSpan(title)} could not be read.`),
    ],
  ];
  return blocks.flatMap((lines) => (lines.length === 0 ? [] : `${lines.join("\n")}\n`)).join("\n");
}

/** Foreign text in Markdown: nothing in a code span is markup, and nothing in it ends the span or the cell. */
function codeSpan(text: string): string {
  return `\`${oneLine(text).replaceAll("`", "\u02cb").replaceAll("|", "\uff5c")}\``;
}

/** The cells of a role, each with its lines. */
function cells(role: DiscoveredRole): string[][] {
  const { ownerAccountId, trustedAccountIds, anyAccount, policies } = role;
  const attached = policies.map(({ name, type }) => (type === "System" ? name : `${name} (${type})`));
  const trusted = [...trustedAccountIds, ...(anyAccount ? ["every account"] : [])];
  return [
    [ownerAccountId],
    [role.role],
    trusted.length > 0 ? trusted : ["unknown"],
    attached.length > 0 ? attached : ["none"],
    [SAID[role.verdict]],
  ];
}

const SAID: Readonly<Record<DiscoveredRole["verdict"], string>> = {
  none: "the same",
  equivalent: "the same",
  broadens: "grants more",
  narrows: "grants less",
  unknown: "unknown",
};

const MOST_SAID = 20;

/** What there is to say of a role that a pair would make otherwise. */
function notesOf(found: DiscoveredRole): string[] {
  const { ownerAccountId, role, more, less, reasons } = found;
  const all = [
    ...more.map((text) => `more: ${text}`),
    ...less.map((text) => `less: ${text}`),
    ...reasons.map((text) => `it cannot be told who may assume it: ${text}`),
    ...(found.hasScalarPrincipals ? [SCALARS] : []),
  ];
  const left = all.length - MOST_SAID;
  const said = left > 0 ? [...all.slice(0, MOST_SAID), `and ${left} more, which --json has`] : all;
  return said.map((text) => `${role} of ${ownerAccountId}: ${text}`);
}

const SCALARS =
  "its trust policy has a principal that is a string instead of a list, on which Terraform's provider crashes once the role is a resource: make it a list in the RAM console before a pair takes the role over";

function accountSummary({ accountId, roleCount, roles }: DiscoveredAccount): string {
  const read = `account ${accountId}: ${counted(roleCount, "RAM role")} read`;
  if (roles.length === 0) return `${read}, and DTS of another account may assume none of them.`;
  const count = roles.length === 1 ? "1 of them" : `${roles.length} of them`;
  return `${read}, and DTS of another account may assume ${count}.`;
}
