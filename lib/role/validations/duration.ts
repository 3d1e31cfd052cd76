const DURATION = /^(?=.)(?:[0-9]+h)?(?:[0-9]+m)?(?:[0-9]+s)?$/;

/** What is wrong with `value` as a duration of Terraform, or undefined. Allowed: hours, minutes and seconds, such as "1h30m". */
export function durationProblem(value: unknown): string | undefined {
  if (typeof value === "string" && DURATION.test(value)) return undefined;
  return `${JSON.stringify(value)} is not a duration: write hours, minutes and seconds, such as "30s", "5m" or "1h30m"`;
}
