/** The bounds of a session with the RAM role, in seconds. */
export const SESSION_SECONDS = { min: 3600, max: 43200 } as const;

/** What is wrong with `value` as the longest session, or undefined. Allowed: a whole number from 3600 to 43200, in seconds. */
export function maxSessionDurationProblem(value: unknown): string | undefined {
  const { min, max } = SESSION_SECONDS;
  if (Number.isInteger(value) && Number(value) >= min && Number(value) <= max) return undefined;
  return `${JSON.stringify(value)} is not a session duration: give a whole number of seconds from ${min} (an hour) to ${max} (twelve hours)`;
}
