import {
  type KnownAccounts,
  type Report,
  renderHtml,
  renderJson,
  renderMarkdown,
  renderTerminal,
} from "../../lib/review";

/** What a renderer may know beside the report. */
export interface Look {
  readonly accounts: KnownAccounts | undefined;
  readonly color: boolean;
  /** The width of the terminal, where there is one. */
  readonly width: number | undefined;
}

/** The formats of a report. */
export const FORMATS = ["terminal", "markdown", "json", "html"] as const;

export type Format = (typeof FORMATS)[number];

const RENDERERS: Readonly<Record<Format, (report: Report, look: Look) => string>> = {
  terminal: (report, { accounts, color, width }) =>
    renderTerminal(report, { ...known(accounts), color, ...(width !== undefined && { width }) }),
  markdown: (report, { accounts }) => renderMarkdown(report, known(accounts)),
  json: (report) => renderJson(report),
  html: (report, { accounts }) => renderHtml(report, known(accounts)),
};

/** The report as text of a format. */
export function render(report: Report, format: Format, look: Look): string {
  return RENDERERS[format](report, look);
}

function known(accounts: KnownAccounts | undefined): { readonly knownAccounts?: KnownAccounts } {
  return accounts === undefined ? {} : { knownAccounts: accounts };
}
