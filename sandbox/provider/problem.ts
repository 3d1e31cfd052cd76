/** Something to tell the user of Terraform. */
export interface Problem {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  /** The attribute it is about, where it is about one. */
  readonly attribute?: string;
}

/** A problem in the shape of the protocol. */
export interface Diagnostic {
  readonly severity: number;
  readonly summary: string;
  readonly detail: string;
  readonly attribute?: AttributePath;
}

/** The way to an attribute of a resource. */
export interface AttributePath {
  readonly steps: readonly { readonly attribute_name: string }[];
}

const SEVERITY = { error: 1, warning: 2 } as const;

export function toDiagnostic(problem: Problem): Diagnostic {
  const { severity, summary, detail, attribute } = problem;
  const diagnostic = { severity: SEVERITY[severity], summary, detail: detail ?? "" };
  return attribute === undefined ? diagnostic : { ...diagnostic, attribute: pathTo(attribute) };
}

/** The path of an attribute at the top of a resource. */
export function pathTo(attribute: string): AttributePath {
  return { steps: [{ attribute_name: attribute }] };
}

/** An error that was thrown, as Terraform shows it. */
export function errorDiagnostic(error: unknown): Diagnostic {
  const summary = error instanceof Error ? error.message : String(error);
  return toDiagnostic({ severity: "error", summary });
}
