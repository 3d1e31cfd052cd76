/** A request to assume a role, and what is known of it: the values of condition keys, in lower case. */
export interface Request {
  readonly type: "RAM" | "Service" | "Federated";
  readonly principal: string;
  readonly action: string;
  readonly context: Readonly<Record<string, string>>;
}

/** One way to read what RAM leaves open. */
export interface Semantics {
  /** Whether the names of users, roles and services, and condition keys, differ in case. */
  readonly exactCase: boolean;
  /** Whether wildcards and odd texts, of which RAM says nothing, mean somebody. */
  readonly looseTexts: boolean;
  /** Whether a negated test holds where a request lacks the key. */
  readonly absentDiffers: boolean;
}

export const SEMANTICS: readonly Semantics[] = [true, false].flatMap((exactCase) =>
  [true, false].flatMap((looseTexts) =>
    [true, false].map((absentDiffers) => ({ exactCase, looseTexts, absentDiffers })),
  ),
);

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Principal: "*" | Record<string, string | string[]>;
  readonly Condition?: Record<string, Record<string, unknown>>;
}

/**
 * Whether the trust policy `document` lets `request` in: slow, obvious, from the JSON and RAM's pages on policies,
 * sharing nothing with what it checks.
 */
export function lets(document: string, request: Request, semantics: Semantics): boolean {
  const statements: Statement[] = JSON.parse(document).Statement;
  const fitting = statements.filter((statement) => fits(statement, request, semantics));
  return fitting.some((it) => it.Effect === "Allow") && !fitting.some((it) => it.Effect === "Deny");
}

function fits(
  { Action, Principal, Condition = {} }: Statement,
  request: Request,
  semantics: Semantics,
): boolean {
  const named =
    Principal === "*" || list(Principal[request.type]).some((entry) => isNamed(entry, request, semantics));
  const acts = list(Action).some((entry) => glob(entry.toLowerCase(), request.action.toLowerCase()));
  return (
    named &&
    acts &&
    Object.entries(Condition).every(([operator, tests]) =>
      Object.entries(tests).every(([key, values]) =>
        holds(operator, key, list(values).map(String), request, semantics),
      ),
    )
  );
}

function list<T>(value: T | T[] | undefined): T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isNamed(entry: string, { type, principal }: Request, { exactCase, looseTexts }: Semantics): boolean {
  const who = exactCase ? principal : principal.toLowerCase();
  const text = exactCase ? entry : entry.toLowerCase();
  const meant = type === "RAM" ? [who, `${who.split(":").slice(0, 4).join(":")}:root`] : [who];
  if (type === "RAM" && ["*", "acs:ram::*:root"].includes(entry)) return true;
  if (meant.includes(text)) return true;
  return looseTexts && meant.some((it) => glob(text.trim(), it));
}

function glob(pattern: string, text: string): boolean {
  const source = pattern.replace(/[.+^${}()|[\]\\/]/g, "\\$&");
  return new RegExp(`^${source.replaceAll("*", ".*").replaceAll("?", ".")}$`, "su").test(text);
}

function holds(
  operator: string,
  key: string,
  values: string[],
  request: Request,
  semantics: Semantics,
): boolean {
  const isKey = !semantics.exactCase || Object.keys(request.context).some((it) => it === key);
  const value = isKey ? findKey(request.context, key) : undefined;
  if (operator.includes("Not")) {
    if (value === undefined) return semantics.absentDiffers;
    return !values.some((it) => matches(operator.replace("Not", ""), value, it));
  }
  return value !== undefined && values.some((it) => matches(operator, value, it));
}

function findKey(context: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
}

function matches(operator: string, value: string, wanted: string): boolean {
  switch (operator) {
    case "StringEquals":
    case "Bool":
      return value === wanted;
    case "StringLike":
      return glob(wanted, value);
    case "IpAddress":
      return isInside(value, wanted);
    case "NumericLessThan":
      return Number(value) < Number(wanted);
    case "NumericGreaterThanEquals":
      return Number(value) >= Number(wanted);
    case "DateLessThan":
      return Date.parse(value) < Date.parse(wanted);
    default:
      throw new Error(`the oracle does not know ${operator}`);
  }
}

function isInside(address: string, range: string): boolean {
  const [base = "", length = "32"] = range.split("/");
  return bits(address).slice(0, Number(length)) === bits(base).slice(0, Number(length));
}

function bits(address: string): string {
  return address
    .split(".")
    .map((octet) => Number(octet).toString(2).padStart(8, "0"))
    .join("");
}
