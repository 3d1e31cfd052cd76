import { TerraformStack, Token } from "cdktf";
import type { IConstruct } from "constructs";
import { resolveTokens } from "../terraform-values";
import { mayBeName, mayShareAccount, type NamedRole } from "./same-role";
import { blocksOf, differences, type Snapshot } from "./snapshot";
import {
  type Attributes,
  type Block,
  labelled,
  listed,
  refersTo,
  resourcesOf,
  type StackJson,
  shown,
  textsIn,
} from "./terraform-json";

const ROLE = "alicloud_ram_role";

/** Resources that attach something to a role, or that can be anything. */
const ATTACHING = /attachment$|^alicloud_cloud_control_resource$/;
/** The attributes by which a resource names a role; a principal's name goes on after an @. */
const NAMING = ["role_name", "name", "principal_name"] as const;

/** A role as its construct made it. */
export interface RoleAsMade {
  readonly construct: IConstruct;
  /** The account that owns the role, as far as the construct knows it. */
  readonly ownerAccountId: string;
  readonly snapshot: Snapshot;
  /** The moves in the state that the construct was asked for. */
  readonly moves: readonly Attributes[];
}

const ROLES = new WeakMap<TerraformStack, RoleAsMade[]>();

/**
 * Makes synthesis of the stack fail where an override, an aspect or another resource makes of the role another than
 * its construct did. All roles of a stack are looked at together, once its Terraform JSON can be made.
 */
export function refuseOverrides(role: RoleAsMade): void {
  const stack = TerraformStack.of(role.construct);
  const roles = ROLES.get(stack);
  if (roles !== undefined) {
    roles.push(role);
    return;
  }
  const first = [role];
  ROLES.set(stack, first);
  stack.node.addValidation({ validate: () => stackProblems(stack, first) });
}

/** A role with what its construct made, resolved. */
interface Made extends RoleAsMade, NamedRole {
  readonly blocks: ReadonlyMap<string, Attributes>;
}

function stackProblems(stack: TerraformStack, roles: readonly RoleAsMade[]): string[] {
  const json: StackJson = stack.toTerraform();
  const all = roles.map((role) => made(stack, role));
  const resources = resourcesOf(json);
  return all.flatMap((role) => {
    const apart = all.filter((other) => other === role || areApart(role, other));
    const known = new Set([
      ...apart.flatMap(({ addresses }) => addresses),
      ...all.flatMap(({ addresses }) => addresses.slice(1)),
    ]);
    const others = resources.filter(({ address }) => !known.has(address));
    return [
      ...differences(role.blocks, json),
      ...movements(role, json),
      ...others.flatMap((other) => ofSameRole(role, other, json)),
      ...modules(role, json),
    ].map(
      (what) => `${role.construct.node.path}: ${what}: take it away, or allow it with allowOverrides: true`,
    );
  });
}

/** Roles of two providers and two accounts, which their guards hold them to, may have one name. */
function areApart(role: Made, other: Made): boolean {
  const areKnown = ![role, other].some(({ ownerAccountId }) => Token.isUnresolved(ownerAccountId));
  return areKnown && role.provider !== other.provider && role.ownerAccountId !== other.ownerAccountId;
}

function made(stack: TerraformStack, role: RoleAsMade): Made {
  const snapshot = resolveTokens(stack, role.snapshot);
  const blocks = blocksOf(snapshot);
  const addresses = [...blocks.keys()].filter((address) => address.startsWith(ROLE));
  const { role_name, provider } = blocks.get(addresses[0] as string) as Attributes;
  return { ...role, snapshot, blocks, addresses, name: String(role_name), provider };
}

/** Blocks that import, move or forget the role or an attachment, and that the props do not ask for. */
function movements({ snapshot, moves, addresses }: Made, json: StackJson): string[] {
  const isOurs = (block: Attributes) =>
    [block.to, block.from].some((text) => addresses.some((address) => refersTo(String(text), address)));
  const asked = {
    import: snapshot.flatMap(({ import: imports }) => listed(imports)),
    moved: moves,
    removed: [],
  };
  return Object.entries(asked).flatMap(([kind, wanted]) => {
    const texts = new Set(wanted.map((block) => textOf(block)));
    const found = listed(json[kind as keyof typeof asked]).filter(isOurs);
    const missing = kind === "import" && found.length < wanted.length ? ["an import block is gone"] : [];
    const added = found.filter((block) => !texts.has(textOf(block)));
    return [...missing, ...added.map((block) => `a block "${kind}" says ${shown(block)}`)];
  });
}

function textOf(block: Attributes): string {
  return JSON.stringify(Object.entries(block).sort());
}

/** What makes the role once more, or attaches something to it: by a reference, by its name, or by an expression. */
function ofSameRole(role: Made, { type, address, attributes }: Block, json: StackJson): string[] {
  if (type !== ROLE && !ATTACHING.test(type)) return [];
  const texts = textsIn(attributes);
  const refers = texts.some((text) => role.addresses.some((own) => refersTo(text, own)));
  const named = NAMING.map((name) => String(attributes[name] ?? "").replace(/@(?!.*\}).*/, ""));
  const names =
    mayShareAccount(json, attributes.provider, role.provider) &&
    named.some((text) => text !== "" && mayBeName(text, role));
  const generic = !type.startsWith(ROLE) && texts.some((text) => refersTo(text, role.name));
  if (!refers && !names && !generic) return [];
  return type === ROLE
    ? [`${address} is the same RAM role ${shown(role.name)}`]
    : [`${address} attaches ${shown(attributes.policy_name)} to the role`];
}

/** A module that is handed the role may do anything with it. */
function modules({ addresses, name }: Made, json: StackJson): string[] {
  return labelled(json.module)
    .filter(([, inputs]) =>
      textsIn(inputs).some((text) => text === name || addresses.some((address) => refersTo(text, address))),
    )
    .map(([id]) => `module.${id} is handed the role`);
}
