import { isDeepStrictEqual } from "node:util";
import { TerraformElement, TerraformOutput } from "cdktf";
import type { IConstruct } from "constructs";
import { copied, isPlainObject } from "../terraform-values";
import { type Attributes, addressed, listed, named, shown } from "./terraform-json";

/** What a construct has put into the Terraform JSON, as far as it decides what is granted to whom. */
export interface Snapshot {
  /** The attributes of each block, by the kind of block and its labels: `resource.alicloud_ram_role.x`. */
  readonly blocks: Readonly<Record<string, Attributes>>;
  readonly imports: readonly Attributes[];
}

/** Settings of a resource that change neither what it grants nor to whom. */
const HARMLESS = ["//", "description", "tags", "max_session_duration", "timeouts", "depends_on"];

/** What `scope` and all below it say now, with its tokens. Later changes of its elements do not reach it. */
export function snapshotOf(scope: IConstruct): Snapshot {
  const parts = scope.node
    .findAll()
    // An output that was asked once for its JSON keeps its name, and could not be renamed later.
    .filter((node) => TerraformElement.isTerraformElement(node) && !TerraformOutput.isTerraformOutput(node))
    .map((element): Attributes => (element as TerraformElement).toTerraform());
  const blocks = parts.flatMap(({ resource, data, check }) => [
    ...addressed(resource).map(([address, block]) => [`resource.${address}`, block] as const),
    ...addressed(data).map(([address, block]) => [`data.${address}`, block] as const),
    ...named(check).map(([id, block]) => [`check.${id}`, block] as const),
  ]);
  return copied({
    blocks: Object.fromEntries(blocks.map(([path, block]) => [path, whatCounts(path, block)])),
    imports: parts.flatMap((part) => listed(part["import"])),
  });
}

/** The attributes that count, and those of the lifecycle beside them. */
function whatCounts(path: string, { lifecycle, ...attributes }: Attributes): Attributes {
  const [first = {}, ...more] = listed(lifecycle);
  return {
    ...without(attributes, path.startsWith("resource.") ? HARMLESS : ["//"]),
    ...(more.length > 0 ? { lifecycle } : without(first, ["prevent_destroy"])),
  };
}

function without(attributes: Attributes, names: readonly string[]): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).filter(([name, value]) => value !== undefined && !names.includes(name)),
  );
}

/** How `json` differs from the blocks of a snapshot, whose tokens are resolved. */
export function differences({ blocks }: Snapshot, json: Attributes): string[] {
  return Object.entries(blocks).flatMap(([path, wanted]) => {
    const address = path.replace(/^resource\./, "");
    const found = path
      .split(".")
      .reduce<unknown>((at, label) => (at as Attributes | undefined)?.[label], json);
    if (!isPlainObject(found)) return `${address} is gone`;
    const actual = whatCounts(path, found);
    return [...new Set([...Object.keys(wanted), ...Object.keys(actual)])]
      .filter((name) => !isDeepStrictEqual(wanted[name], actual[name]))
      .map((name) => `${address} has ${name} ${shown(actual[name])}, the props say ${shown(wanted[name])}`);
  });
}
