export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables that have a value, as another process gets them. */
export function definedOf(env: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
