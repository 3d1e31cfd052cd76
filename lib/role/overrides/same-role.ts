import { isDeepStrictEqual } from "node:util";
import { type Attributes, listed, type StackJson } from "./terraform-json";

/** A role as others may name it. */
export interface NamedRole {
  readonly name: string;
  /** The provider that makes it, undefined for the stack's own. */
  readonly provider: unknown;
  /** The addresses of the role and its attachments: a reference to one of them tells the name. */
  readonly addresses: readonly string[];
}

/** Settings of a provider that do not decide whose account it works in. */
const NOT_OF_THE_ACCOUNT = ["alias", "region", "endpoints", "protocol", "skip_region_validation"];

const EXPRESSION = /[$%]\{/;
// What the attachments of another role say: a reference to it, or to its attachments by way of an endpoint.
const OTHER_ROLE =
  /^\$\{(?:element\(\[)?(?:(?:, )?alicloud_ram_role(?:_policy_attachment)?\.[\w-]+(?:\[[^\]]*\])?\.\w+)+(?:\], 0\))?\}$/;

/**
 * Whether `text` may be the name of `role`: it is the name, or an expression that may come out as it. RAM does not
 * tell upper from lower case in names.
 */
export function mayBeName(text: unknown, role: NamedRole): boolean {
  if (typeof text !== "string") return false;
  if (text === role.name) return true;
  if (!EXPRESSION.test(text)) return text.toLowerCase() === role.name.toLowerCase();
  return !EXPRESSION.test(role.name) && !OTHER_ROLE.test(text) && fits(text, role.name);
}

/** Whether what stands around the expressions in `text` leaves room for `name`. */
function fits(text: string, name: string): boolean {
  const start = text.slice(0, text.search(EXPRESSION));
  const end = text.slice(text.lastIndexOf("}") + 1);
  const [whole, head, tail] = [name, start, end].map((part) => part.toLowerCase()) as [
    string,
    string,
    string,
  ];
  return whole.length >= head.length + tail.length && whole.startsWith(head) && whole.endsWith(tail);
}

/** Whether two providers of a stack may work in one account. */
export function mayShareAccount(json: StackJson, one: unknown, other: unknown): boolean {
  if (one === other) return true;
  const [a, b] = [one, other].map((provider) => accountSettings(json, provider));
  return a === undefined || b === undefined || isDeepStrictEqual(a, b);
}

/** What decides whose account `provider` works in; undefined where the stack does not say. */
function accountSettings({ provider: providers }: StackJson, provider: unknown): Attributes | undefined {
  const [type = "", alias] = String(provider ?? "alicloud").split(".");
  const config = listed(providers?.[type]).find((block) => block.alias === alias);
  if (config === undefined) return undefined;
  return Object.fromEntries(Object.entries(config).filter(([name]) => !NOT_OF_THE_ACCOUNT.includes(name)));
}
