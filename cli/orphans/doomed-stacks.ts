import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { AccountPairAccess } from "../../lib/pairs";
import { otherCredentials } from "../../lib/role/rules";
import type { FileOption } from "../account-pairs";
import type { Io } from "../io";
import { failureOf, type OrphanStacks, type PairWork, readObject } from "../planning";
import { objectOf, type UnknownRecord } from "../unknown-record";
import { findOrphans, type Orphan } from "./find-orphans";

/**
 * Leaves nothing in the Terraform JSON of a stack but its backend, its providers and whose credentials these are, so that
 * a plan destroys what the state has.
 *
 * `plan -destroy` would not do: it judges no precondition, takes the roles for deleted where the credentials are of
 * another account, and so has the state forget them.
 *
 * Where one of the resources may not be destroyed, it is left as it is, and says so.
 */
export async function doom(work: PairWork): Promise<PairWork> {
  const file = join(work.folder, "cdk.tf.json");
  const configuration = await readObject(file);
  const refusal = protection(configuration);
  if (refusal !== undefined) return { ...work, refusal };
  const { terraform, provider } = configuration;
  const data = callerIdentity(configuration, work.of.ownerAccountId);
  const emptied = {
    terraform,
    ...(provider !== undefined && { provider }),
    ...(data !== undefined && { data }),
  };
  await writeFile(file, JSON.stringify(emptied, null, 2));
  return { ...work, destroys: true };
}

function protection({ resource }: UnknownRecord): string | undefined {
  const resources = Object.values(objectOf(resource)).flatMap((named) => Object.values(objectOf(named)));
  const isProtected = resources.some((it) => objectOf(objectOf(it)["lifecycle"])["prevent_destroy"] === true);
  if (!isProtected) return undefined;
  return "preventDestroy is set: let it be false, with the pair in the file, and apply that first";
}

const CALLER = "alicloud_caller_identity";

/** Undefined where the stack does not ask whose credentials these are. */
function callerIdentity({ data }: UnknownRecord, ownerAccountId: string): object | undefined {
  const [found] = Object.entries(objectOf(objectOf(data)[CALLER]));
  if (found === undefined) return undefined;
  const [name, settings] = found;
  const postcondition = {
    condition: `\${self.account_id == "${ownerAccountId}"}`,
    error_message: otherCredentials("${self.account_id}", ownerAccountId),
  };
  return { [CALLER]: { [name]: { ...objectOf(settings), lifecycle: { postcondition: [postcondition] } } } };
}

/** The stack of an orphan as it was applied last; why it cannot be planned, where it cannot. */
export async function orphanStack(
  { name, ownerAccountId = "", applied, obstacle }: Orphan,
  access: AccountPairAccess,
): Promise<PairWork> {
  const of = { name, ownerAccountId, provider: {} };
  const refused = (refusal: string) => ({ pair: name, folder: "", of, refusal });
  if (obstacle !== undefined || applied === undefined) return refused(obstacle ?? "it was not applied");
  try {
    return { ...(await applied.restore(access)), of };
  } catch (error) {
    return refused(failureOf(error, name));
  }
}

/** Their stacks, to be destroyed, after cdktf synth, which takes the folders of other stacks away. */
export function doomedOf(orphans: readonly Orphan[], access: AccountPairAccess): Promise<PairWork[]> {
  return Promise.all(
    orphans.map(async (orphan) => {
      const work = await orphanStack(orphan, access);
      return work.refusal === undefined ? doom(work) : work;
    }),
  );
}

/** For an apply: the orphans of some names, to be destroyed. */
export function orphanStacks(option: FileOption, io: Io): OrphanStacks {
  return async (opened, isWanted) => {
    const { orphans, problems } = await findOrphans(opened, option, io);
    for (const problem of problems) io.stderr.write(`${problem}\n`);
    return doomedOf(
      orphans.filter(({ name }) => isWanted(name)),
      "apply",
    );
  };
}
