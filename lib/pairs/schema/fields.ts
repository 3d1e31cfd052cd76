import { z } from "zod";
import type { Rule } from "../../role/rules";

// As cdktf writes texts, lists and maps that it knows only later.
const TOKEN_START = /[$#&]\{TfToken\[/;

/** A text that `rule` judges. `keywords` say the rule again as JSON Schema does, for editors. */
export function ruledText(rule: Rule, keywords: Record<string, unknown>) {
  const whole = (value: unknown) => rule(value) ?? tokenProblem(value);
  return judged(z.string(byRule(whole)), whole).meta(keywords);
}

/** `schema`, of whose values `rule` takes only some. */
export function judged<T extends z.ZodType>(schema: T, rule: Rule): T {
  return schema.refine((value) => rule(value) === undefined, byRule(rule));
}

/** The sentence of a rule as zod's error. */
export function byRule(rule: Rule) {
  return { error: ({ input }: { readonly input?: unknown }) => rule(input) };
}

/** What is wrong with a text that the engine would take for a reference to a value of a program, or undefined. */
export function tokenProblem(value: unknown): string | undefined {
  const start = TOKEN_START.exec(String(value))?.[0];
  if (start === undefined) return undefined;
  return `{value} holds ${start}, which stands for a value of a program: write the value itself`;
}

/** The error of a field of a kind of its own: what is wanted, and what to give. */
export function says(what: string, give: string) {
  return {
    error: ({ input }: { readonly input?: unknown }) =>
      input === undefined ? `is missing: give ${give}` : `{value} is not ${what}: give ${give}`,
  };
}

/** A text of the form `pattern`. */
export function text(pattern: RegExp, what: string, give: string) {
  return z.string(says(what, give)).regex(pattern, says(what, give));
}

/** A whole number from `min` to `max`. */
export function whole(min: number, max: number, what: string) {
  const error = says(what, `a whole number from ${min} to ${max}`);
  return z.int(error).min(min, error).max(max, error);
}

/** A yes or no. */
export const yesOrNo = z.boolean(says("true or false", "true or false, without quotes"));

/** One of `values`. */
export function oneOf<const T extends readonly [string, ...string[]]>(values: T, list = values.join(" or ")) {
  return z.enum(values, says(list, "one of these, as a text"));
}

/** What a key means, for editors, and what is taken where it is left out, unless the text says so. */
export type Doc = string | readonly [description: string, taken: unknown];

/**
 * A mapping with these keys and no other.
 *
 * zod hands on only a text with an issue: for unknown keys it is the list of the known ones.
 */
export function mapping<T extends Record<string, z.ZodType>>(
  what: string,
  shape: T,
  docs: Record<keyof T, Doc>,
  give = `a mapping with keys such as ${Object.keys(shape).slice(0, 3).join(", ")}`,
) {
  const known = Object.keys(shape).join(" ");
  const { error } = says(what, give);
  const documented = Object.entries(shape).map(([key, schema]) => {
    const doc = docs[key] as Doc;
    const [description, taken] = typeof doc === "string" ? [doc] : doc;
    return [key, schema.meta({ description, ...(taken !== undefined && { default: taken as never }) })];
  });
  return z.strictObject(Object.fromEntries(documented) as T, {
    error: (issue) => (issue.code === "unrecognized_keys" ? known : error(issue)),
  });
}

/** For a rule about a mapping as a whole: it is asked even where a part is wrong, so that all errors come at once. */
export const ON_MAPPING = {
  when: ({ value }: { readonly value: unknown }) => typeof value === "object" && value !== null,
};
