/** What is read here of a plan or a state: their shape is Terraform's, and nothing of it is taken for granted. */
export type UnknownRecord = Readonly<Record<string, unknown>>;

export function objectOf(value: unknown): UnknownRecord {
  return typeof value === "object" && value !== null ? (value as UnknownRecord) : {};
}

export function objectsOf(value: unknown): readonly UnknownRecord[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}

export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
