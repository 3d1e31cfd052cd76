import { type Phrase, say } from "./phrase";

/** The accounts that have a name, by ID; undefined where nothing is known of any account. */
export type KnownAccounts = ReadonlyMap<string, string>;

/** An account in a sentence: its ID, and its name or that no pair has it. */
export function accountPhrase(id: string, known: KnownAccounts | undefined): Phrase {
  const name = known?.get(id);
  if (name !== undefined && name !== id) return say`account ${id} (${name})`;
  return known === undefined || name !== undefined
    ? say`account ${id}`
    : say`account ${id} (not in any pair)`;
}
