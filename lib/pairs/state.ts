/** The folder that Terraform's OSS backend takes where none is given. */
export const DEFAULT_PREFIX = "env:";

/** The name of the state object of a pair that gives none. */
export function stateKey(pairName: string): string {
  return `${pairName}.tfstate`;
}
