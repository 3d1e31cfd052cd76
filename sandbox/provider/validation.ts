import type { Problem } from "./problem";
import type { ObjectValue } from "./value";

/** Attributes that may not be configured together with others. */
export type Conflicts = Readonly<Record<string, readonly string[]>>;

export function conflicts(config: ObjectValue, rules: Conflicts): Problem[] {
  return Object.entries(rules).flatMap(([name, others]) =>
    others
      .filter((other) => isSet(config, name) && isSet(config, other))
      .map((other) => problem(name, `"${name}": conflicts with ${other}`)),
  );
}

export function deprecated(config: ObjectValue, messages: Readonly<Record<string, string>>): Problem[] {
  return Object.entries(messages)
    .filter(([name]) => isSet(config, name))
    .map(([name, message]) => ({
      severity: "warning",
      summary: "Argument is deprecated",
      detail: message,
      attribute: name,
    }));
}

export function notJson(config: ObjectValue, names: readonly string[]): Problem[] {
  return names.flatMap((name) => {
    const reason = jsonError(config[name]);
    return reason === undefined ? [] : [problem(name, `"${name}" contains an invalid JSON: ${reason}`)];
  });
}

export function oneOf(config: ObjectValue, name: string, allowed: readonly string[]): Problem[] {
  const value = config[name];
  if (typeof value !== "string" || allowed.includes(value)) return [];
  return [problem(name, `expected ${name} to be one of [${allowed.join(" ")}], got ${value}`)];
}

/** Arguments that the stand-in would have to ignore, and does not. */
export function unsupported(config: ObjectValue, names: readonly string[]): Problem[] {
  return names
    .filter((name) => isSet(config, name))
    .map((name) =>
      problem(name, `"${name}" is not known to the stand-in provider: leave it out in the sandbox`),
    );
}

function problem(attribute: string, summary: string): Problem {
  return { severity: "error", summary, attribute };
}

function isSet(config: ObjectValue, name: string): boolean {
  return (config[name] ?? null) !== null;
}

function jsonError(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  try {
    JSON.parse(value);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
