import type { Report } from "../report";

/** The report as JSON, two spaces deep; its shape is that of the published JSON Schema. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
