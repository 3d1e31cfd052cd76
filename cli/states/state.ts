import { objectOf, objectsOf, textOf, type UnknownRecord } from "../unknown-record";

/** A state as Terraform keeps it, of which only this is read. */
export interface State extends UnknownRecord {
  readonly version: number;
  readonly serial: number;
  readonly lineage: string;
}

/** The state in a text of `terraform state pull`; undefined where there is none. @throws where it is no state */
export function parseState(text: string): State | undefined {
  if (text.trim() === "") return undefined;
  const state = objectOf(JSON.parse(text));
  const { version, serial, lineage } = state;
  if (version !== 4 || !Number.isSafeInteger(serial) || typeof lineage !== "string")
    throw new SyntaxError("it is not a Terraform state of version 4");
  // What Terraform writes for none.
  if (lineage === "") return undefined;
  return { ...state, version, serial: Number(serial), lineage };
}

/** Whether Terraform manages something by it. */
export function hasResources(state: State | undefined): state is State {
  return state !== undefined && objectsOf(state["resources"]).some(({ mode }) => mode === "managed");
}

/** The same state with nothing in it, to be written over it. */
export function emptied(state: State): State {
  return { ...state, serial: state.serial + 1, outputs: {}, resources: [], check_results: null };
}

/** The attributes of the RAM roles in a state. */
export function rolesOf(state: UnknownRecord): readonly UnknownRecord[] {
  return objectsOf(state["resources"])
    .filter(({ type, mode }) => type === "alicloud_ram_role" && mode === "managed")
    .flatMap(({ instances }) => objectsOf(instances).map(({ attributes }) => objectOf(attributes)));
}

/** Whose role it is, and its name, as far as that is known. */
export interface KnownRole {
  readonly ownerAccountId?: string | undefined;
  readonly roleName?: string | undefined;
}

/** Whether two are known to be one: RAM takes no two names that differ in case alone. */
export function isSameRole(one: KnownRole, other: KnownRole): boolean {
  const [name, otherName] = [one.roleName?.toLowerCase(), other.roleName?.toLowerCase()];
  return name !== undefined && name === otherName && one.ownerAccountId === other.ownerAccountId;
}

/** The role that a state holds. */
export function roleIn(state: UnknownRecord): KnownRole {
  const [role] = rolesOf(state);
  const ownerAccountId = /^acs:ram::(\d{16}):/.exec(textOf(role?.["arn"]))?.[1];
  const roleName = textOf(role?.["role_name"]) || textOf(role?.["name"]);
  return {
    ...(ownerAccountId !== undefined && { ownerAccountId }),
    ...(roleName !== "" && { roleName }),
  };
}
