import { z } from "zod";
import { type Report, reportSchema } from "./report";

/** The JSON Schema of `renderJson`'s output. */
export function reportJsonSchema(): object {
  return {
    title: "Review of account pairs",
    ...z.toJSONSchema(reportSchema, { target: "draft-2020-12", reused: "ref" }),
  };
}

/** A text that is no report. The message is one line and quotes nothing of the text. */
export class ReportError extends Error {
  override readonly name = "ReportError";
}

/** The report that `renderJson` wrote. @throws ReportError in one line, where it is anything else */
export function parseReport(json: string): Report {
  const { data, error } = reportSchema.safeParse(parsed(json));
  if (error === undefined) return data;
  const [first] = error.issues;
  const where =
    first === undefined || first.path.length === 0 ? "" : ` at ${first.path.map(String).join(".")}`;
  throw new ReportError(
    first?.path[0] === "formatVersion"
      ? "it is a report of another format version: review the plans again with this version"
      : `it is not a report of dts-pairs review --format json: ${error.issues.length} faults, the first${where}`,
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new ReportError("it is not JSON: give the output of dts-pairs review --format json");
  }
}
