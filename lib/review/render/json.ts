import { visibleJson } from "../../text";
import type { Report } from "../report";

/**
 * The report as JSON, two spaces deep; its shape is that of the published JSON Schema. What cannot be seen, or turns
 * the reading direction, is escaped.
 */
export function renderJson(report: Report): string {
  return `${visibleJson(report)}\n`;
}
