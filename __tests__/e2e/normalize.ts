/** A difference between two runs that says nothing of the provider. */
interface Rule {
  readonly why: string;
  readonly pattern: RegExp;
  readonly replacement: string;
}

/** Everything that is set aside before a recorded plan and a replayed one are compared. */
const RULES: readonly Rule[] = [
  {
    why: "when a role was made or a policy attached",
    pattern: /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z/g,
    replacement: "<time>",
  },
  { why: "RAM counts roles up", pattern: /\b3000000000000000\d{2}\b/g, replacement: "<role id>" },
  {
    why: "every call has a request id of its own",
    pattern: /\b[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\b/g,
    replacement: "<request id>",
  },
  {
    why: "the real provider names the line of its source that failed",
    pattern: /alicloud\/\w+\.go:\d+: /g,
    replacement: "",
  },
];

/** The JSON value with everything set aside that differs from run to run. */
export function normalize(value: unknown): unknown {
  if (typeof value === "string") return normalizeText(value);
  if (Array.isArray(value)) return value.map(normalize);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => [key, normalize(member)]);
  return inAttachmentOrder(Object.fromEntries(entries));
}

/** One text with everything set aside that differs from run to run. */
export function normalizeText(text: string): string {
  return RULES.reduce((result, { pattern, replacement }) => result.replace(pattern, replacement), text);
}

/** What makes a terminal change its colour. */
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");

/** What Terraform prints without its frames, colours and line breaks. */
export function plainText(text: string): string {
  return normalizeText(text)
    .replace(COLOUR, "")
    .replace(/[│╷╵├─]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Terraform attaches two policies at once: in which order RAM lists them, and the id made of it, is chance. */
function inAttachmentOrder(object: Record<string, unknown>): Record<string, unknown> {
  const { attachments, ids } = object;
  if (!Array.isArray(attachments) || !Array.isArray(ids)) return object;
  if (!attachments.every((each) => typeof each === "object")) return object;
  const sorted = [...attachments].sort((one, other) =>
    JSON.stringify(one) < JSON.stringify(other) ? -1 : 1,
  );
  return { ...object, id: "<id of the list>", ids: [...ids].sort(), attachments: sorted };
}
