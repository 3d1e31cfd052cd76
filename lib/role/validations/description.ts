/** The longest description of a RAM role, in characters. */
export const MAX_DESCRIPTION_LENGTH = 1024;

/** What is wrong with `value` as the description of the RAM role, or undefined. Allowed: 1 to 1024 characters. */
export function descriptionProblem(value: unknown): string | undefined {
  if (typeof value !== "string") return `${JSON.stringify(value)} is not a description: give a string`;
  const length = [...value].length;
  if (length >= 1 && length <= MAX_DESCRIPTION_LENGTH) return undefined;
  const remedy = length === 0 ? "leave it out where there is none" : "shorten it";
  return `a description of ${length} characters is outside 1 to ${MAX_DESCRIPTION_LENGTH}: ${remedy}`;
}
