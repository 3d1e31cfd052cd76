/** What the exit code of a command says. */
export const EXIT = {
  fine: 0,
  /** Bad input, or something failed. */
  failed: 1,
  /** There is something that the command was to look out for: `--fail-on`, drift. */
  tripped: 3,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
