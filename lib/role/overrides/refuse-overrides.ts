import { isDeepStrictEqual } from "node:util";
import { TerraformStack, Token } from "cdktf";
import type { IConstruct } from "constructs";
import { escapeInvisible } from "../../text";
import { resolveTokens } from "../terraform-values";
import { RoleOverrideError } from "./override-error";
import { handedTo, type NamedRole, ofSameRole, ROLE } from "./same-role";
import { differences, type Snapshot, snapshotOf } from "./snapshot";
import { type Attributes, isJson, labelled, listed, refersTo, shown } from "./terraform-json";

const PLAIN = /^(?:\$\{)?[\w-]+(?:\.[\w-]+)*(?:\[[^\]]*\])?\}?$/;

/** A role, and what its construct was asked for. */
interface AskedRole {
  readonly construct: IConstruct;
  /** The account that owns the role, as far as the construct knows it. */
  readonly ownerAccountId: string;
  /** The moves in the state that the construct was asked for. */
  readonly moves: readonly Attributes[];
  /** What its construct made. */
  readonly snapshot: Snapshot;
}

/** A role whose snapshot is resolved. */
interface MadeRole extends AskedRole, NamedRole {}

const ROLES = new WeakMap<TerraformStack, AskedRole[]>();

/**
 * Makes synthesis of the stack fail where an override, an aspect or another resource makes of the role another than
 * its construct has done by now. All roles of a stack are looked at together.
 */
export function refuseOverrides(role: Omit<AskedRole, "snapshot">): void {
  const stack = TerraformStack.of(role.construct);
  const roles = ROLES.get(stack) ?? judgedRoles(stack);
  roles.push({ ...role, snapshot: snapshotOf(role.construct) });
}

/**
 * The roles of `stack`, which are judged where its Terraform JSON is made: whatever changed the stack before, what is
 * written is what was judged. cdktf can be told to skip validations, and other code has some that run later.
 */
function judgedRoles(stack: TerraformStack): AskedRole[] {
  const roles: AskedRole[] = [];
  ROLES.set(stack, roles);
  const judged = (json: Attributes) => {
    const found = problems(
      json,
      roles.map((each) => made(stack, each)),
    );
    if (found.length > 0) throw new RoleOverrideError(found.join("\n"));
    return json;
  };
  let write = stack.toTerraform;
  const isFirst = Reflect.defineProperty(stack, "toTerraform", {
    get: () => {
      const own = write;
      return () => judged(own.call(stack));
    },
    set: (other: typeof write) => {
      write = other;
    },
  });
  // Another copy of this package judges its own roles of the stack already.
  if (!isFirst) stack.toTerraform = () => judged(write.call(stack));
  const writeHcl = stack.toHclTerraform.bind(stack);
  stack.toHclTerraform = () => {
    stack.toTerraform();
    return writeHcl();
  };
  return roles;
}

function made(stack: TerraformStack, role: AskedRole): MadeRole {
  const snapshot = resolveTokens(stack, role.snapshot);
  const addresses = Object.keys(snapshot.blocks)
    .filter((path) => path.startsWith(`resource.${ROLE}`))
    .map((path) => path.replace("resource.", ""));
  const { role_name, provider } = snapshot.blocks[`resource.${addresses[0]}`] as Attributes;
  return { ...role, snapshot, addresses, name: String(role_name), provider };
}

function problems(json: Attributes, roles: readonly MadeRole[]): string[] {
  return roles.flatMap((role) => {
    const apart = roles.filter((other) => other === role || areApart(role, other));
    const known = new Set([
      ...apart.flatMap(({ addresses }) => addresses),
      ...roles.flatMap(({ addresses }) => addresses.slice(1)),
    ]);
    return [
      ...(isJson(json) ? [] : ["a Date in the stack says another thing as JSON"]),
      ...differences(role.snapshot, json),
      ...movements(role, json),
      ...otherSources(role, json),
      ...ofSameRole(role, known, json),
      ...handedTo(role, json),
    ].map(
      (what) =>
        `${escapeInvisible(role.construct.node.path)}: ${escapeInvisible(what)}: take it away, or allow it with allowOverrides: true`,
    );
  });
}

/** Roles of two providers and two accounts, which their guards hold them to, may have one name. */
function areApart(role: MadeRole, other: MadeRole): boolean {
  const areKnown = ![role, other].some(({ ownerAccountId }) => Token.isUnresolved(ownerAccountId));
  return areKnown && role.provider !== other.provider && role.ownerAccountId !== other.ownerAccountId;
}

/** Blocks that import, move or forget the role or an attachment, and that the props do not ask for. */
function movements({ snapshot, moves, addresses }: MadeRole, json: Attributes): string[] {
  // An address in another writing, such as one with spaces, may be anything's.
  const isOurs = ({ to, from }: Attributes) =>
    [to, from].some(
      (text) =>
        text !== undefined &&
        (!PLAIN.test(String(text)) || addresses.some((own) => refersTo(String(text), own))),
    );
  const allowed = { import: snapshot.imports, moved: moves, removed: [] };
  return Object.entries(allowed).flatMap(([kind, wanted]) => {
    const found = listed(json[kind]).filter(isOurs);
    const missing = kind === "import" && found.length < wanted.length ? ["an import block is gone"] : [];
    const added = found.filter((block) => !wanted.some((asked) => isDeepStrictEqual(asked, block)));
    return [...missing, ...added.map((block) => `a block "${kind}" says ${shown(block)}`)];
  });
}

/** Sources that no construct says: what a provider of another source makes of the role nobody knows. */
function otherSources({ construct, provider }: MadeRole, { terraform }: Attributes): string[] {
  const type = String(provider ?? "alicloud").replace(/\..*/s, "");
  const sources = TerraformStack.of(construct)
    .allProviders()
    .filter(({ terraformResourceType }) => terraformResourceType === type)
    .map(({ terraformProviderSource }): unknown => terraformProviderSource);
  const isAsked = (required: unknown) => listed(required).some(({ source }) => sources.includes(source));
  const written = listed(terraform)
    .flatMap((block) => labelled(block["required_providers"]))
    .flatMap(([name, required]) => (name === type ? [required] : []));
  const others = written.filter((required) => !isAsked(required));
  if (written.length === 0 && sources.length > 0) others.push(undefined);
  return others.map(
    (required) =>
      `the provider ${type} is required as ${shown(required)}, the constructs say source ${shown(sources[0])}`,
  );
}
