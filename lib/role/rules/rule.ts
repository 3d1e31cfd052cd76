/** What is wrong with a value, or undefined: a sentence in which `{value}` stands for the value. */
export type Rule = (value: unknown) => string | undefined;

/** `problem`, a sentence of a rule, with the value as `show` writes it. */
export function told(problem: string, value: unknown, show: (value: unknown) => string = inCode): string {
  return problem.replace("{value}", () => show(value));
}

function inCode(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
