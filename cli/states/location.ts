import { relative, resolve } from "node:path";
import { oneLine } from "../text";
import { objectOf, textOf, type UnknownRecord } from "../unknown-record";

/** Where a state is. */
export interface Location {
  /** The `terraform` block of Terraform JSON that says so: `backend` or `cloud`, and nothing else. */
  readonly block: UnknownRecord;
  /** The same for two blocks that lead to one state. */
  readonly id: string;
  /** What a user calls it. */
  readonly title: string;
  /** The file, where it is a local one. */
  readonly file?: string;
}

/** Where the state of a stack is, by its Terraform JSON. @param folder the stack's, where its paths start */
export function locationOf(configuration: UnknownRecord, folder: string): Location {
  const { backend, cloud } = objectOf(configuration["terraform"]);
  return locationIn(
    { ...(backend !== undefined && { backend }), ...(cloud !== undefined && { cloud }) },
    folder,
  );
}

/** Where a block leads. @param folder where a relative path starts */
export function locationIn(block: UnknownRecord, folder = "."): Location {
  const [[kind, value] = ["", {}]] = Object.entries(objectOf(block["backend"]));
  const settings = objectOf(value);
  if (block["cloud"] !== undefined) return workspace(block, objectOf(block["cloud"]));
  if (kind === "") return { block, id: `none ${resolve(folder)}`, title: "no backend" };
  if (kind === "remote") return workspace(block, settings);
  if (kind === "local") return localFile(resolve(folder, textOf(settings["path"]) || "terraform.tfstate"));
  const id = kind === "oss" ? objectId(settings) : textOf(settings["address"]);
  return { block, id: `${kind} ${id}`, title: oneLine(kind === "oss" ? `oss ${id}` : `http ${hidden(id)}`) };
}

function localFile(file: string): Location {
  const title = oneLine(relative(process.cwd(), file));
  return { block: { backend: { local: { path: file } } }, id: `local ${file}`, title, file };
}

function objectId(settings: UnknownRecord): string {
  return [settings["bucket"], textOf(settings["prefix"]) || "env:", settings["key"]].map(textOf).join("/");
}

function workspace(block: UnknownRecord, settings: UnknownRecord): Location {
  const host = textOf(settings["hostname"]) || "app.terraform.io";
  const name = textOf(objectOf(settings["workspaces"])["name"]);
  const id = [host, textOf(settings["organization"]), name].join("/");
  return { block, id: `workspace ${id}`, title: oneLine(`workspace ${id}`) };
}

/** Of an address that somebody else's app has, no user, password or query. */
function hidden(address: string): string {
  if (!URL.canParse(address)) return "***";
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}
