import type { AccountPair } from "../lib/pairs";
import type { Io } from "./io";
import { UserError } from "./user-error";

/** What CI systems set: CI nearly all of them, the others Azure Pipelines and Jenkins. */
const SAYS_TRUE = ["CI", "TF_BUILD"] as const;
const IS_SET = ["JENKINS_URL"] as const;

/** Whether a CI job runs this, by its environment. CI=1, which people set to quieten tools, is none. */
export function isCi(env: Io["env"]): boolean {
  return (
    SAYS_TRUE.some((name) => env[name]?.toLowerCase() === "true") ||
    IS_SET.some((name) => (env[name] ?? "") !== "")
  );
}

/** The option of the commands that use the state. */
export interface LocalStateOption {
  readonly allowLocalState?: true;
}

/** @throws UserError in CI with a line for each pair whose state is a file, which is gone with the job */
export function refuseLocalState(
  pairs: readonly AccountPair[],
  { allowLocalState }: LocalStateOption,
  { env }: Io,
): void {
  if (allowLocalState === true || !isCi(env)) return;
  const local = pairs.filter(({ backend }) => "local" in backend);
  if (local.length === 0) return;
  const lines = local.map(
    ({ name }) =>
      `${name}: its state is a local file, which is gone with the CI job: every plan would make the role anew`,
  );
  throw new UserError(
    [
      ...lines,
      "nothing was done: give the pairs a backend such as oss, or --allow-local-state where the file stays",
    ].join("\n"),
  );
}
