import { TerraformStack, Token } from "cdktf";
import type { IConstruct } from "constructs";
import { resolveTokens } from "../terraform-values";
import { handedTo, type NamedRole, ofSameRole, ROLE } from "./same-role";
import { differences, type Snapshot, snapshotOf } from "./snapshot";
import { type Attributes, listed, refersTo, type StackJson, shown } from "./terraform-json";

const PLAIN = /^(?:\$\{)?[\w-]+(?:\.[\w-]+)*(?:\[[^\]]*\])?\}?$/;

/** A role, and what its construct was asked for. */
interface AskedRole {
  readonly construct: IConstruct;
  /** The account that owns the role, as far as the construct knows it. */
  readonly ownerAccountId: string;
  /** The moves in the state that the construct was asked for. */
  readonly moves: readonly Attributes[];
}

/** A role with what its construct made, resolved. */
interface MadeRole extends AskedRole, NamedRole {
  readonly snapshot: Snapshot;
}

const ROLES = new WeakMap<TerraformStack, (AskedRole & { readonly snapshot: Snapshot })[]>();

/**
 * Makes synthesis of the stack fail where an override, an aspect or another resource makes of the role another than
 * its construct has done by now. All roles of a stack are looked at together, once its Terraform JSON can be made.
 */
export function refuseOverrides(role: AskedRole): void {
  const stack = TerraformStack.of(role.construct);
  const roles = ROLES.get(stack) ?? [];
  roles.push({ ...role, snapshot: snapshotOf(role.construct) });
  if (roles.length > 1) return;
  ROLES.set(stack, roles);
  stack.node.addValidation({
    validate: () =>
      problems(
        stack.toTerraform(),
        roles.map((each) => made(stack, each)),
      ),
  });
}

function made(stack: TerraformStack, role: AskedRole & { readonly snapshot: Snapshot }): MadeRole {
  const snapshot = resolveTokens(stack, role.snapshot);
  const addresses = Object.keys(snapshot.blocks)
    .filter((path) => path.startsWith(`resource.${ROLE}`))
    .map((path) => path.replace("resource.", ""));
  const { role_name, provider } = snapshot.blocks[`resource.${addresses[0]}`] as Attributes;
  return { ...role, snapshot, addresses, name: String(role_name), provider };
}

function problems(json: StackJson, roles: readonly MadeRole[]): string[] {
  return roles.flatMap((role) => {
    const apart = roles.filter((other) => other === role || areApart(role, other));
    const known = new Set([
      ...apart.flatMap(({ addresses }) => addresses),
      ...roles.flatMap(({ addresses }) => addresses.slice(1)),
    ]);
    return [
      ...differences(role.snapshot, json),
      ...movements(role, json),
      ...ofSameRole(role, known, json),
      ...handedTo(role, json),
    ].map(
      (what) => `${role.construct.node.path}: ${what}: take it away, or allow it with allowOverrides: true`,
    );
  });
}

/** Roles of two providers and two accounts, which their guards hold them to, may have one name. */
function areApart(role: MadeRole, other: MadeRole): boolean {
  const areKnown = ![role, other].some(({ ownerAccountId }) => Token.isUnresolved(ownerAccountId));
  return areKnown && role.provider !== other.provider && role.ownerAccountId !== other.ownerAccountId;
}

/** Blocks that import, move or forget the role or an attachment, and that the props do not ask for. */
function movements({ snapshot, moves, addresses }: MadeRole, json: StackJson): string[] {
  // An address in another writing, such as one with spaces, may be anything's.
  const isOurs = ({ to, from }: Attributes) =>
    [to, from].some(
      (text) =>
        text !== undefined &&
        (!PLAIN.test(String(text)) || addresses.some((own) => refersTo(String(text), own))),
    );
  const asked = { import: snapshot.imports, moved: moves, removed: [] };
  return Object.entries(asked).flatMap(([kind, wanted]) => {
    const texts = new Set(wanted.map(textOf));
    const found = listed(json[kind as keyof typeof asked]).filter(isOurs);
    const missing = kind === "import" && found.length < wanted.length ? ["an import block is gone"] : [];
    const added = found.filter((block) => !texts.has(textOf(block)));
    return [...missing, ...added.map((block) => `a block "${kind}" says ${shown(block)}`)];
  });
}

function textOf(block: Attributes): string {
  return JSON.stringify(Object.entries(block).sort());
}
