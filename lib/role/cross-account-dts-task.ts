import { Token } from "cdktf";
import { Construct } from "constructs";
import type { CrossAccountSourceEndpoint, DtsJobWithDestination } from "./cross-account-role";
import { DtsCrossAccountRole } from "./dts-cross-account-role";
import type { DtsCrossAccountRoleProps } from "./props";
import { DEFAULT_ROLE_NAME } from "./rules";
import { copied, isPlainObject } from "./terraform-values";
import { problemsOf, refuse } from "./validate";

/** A family of Alibaba Cloud accounts; DTS reaches no account of another family. */
export type DtsCloud = "public" | "finance" | "government";

/** A database of a DTS task: the account that owns it, and the role there, where the task is of another account. */
export interface CrossAccountDtsDatabase extends Omit<DtsCrossAccountRoleProps, "trustedAccountId"> {
  /** The account that owns the database: 16 digits. */
  readonly ownerAccountId: string;

  /**
   * The cloud of the account.
   *
   * @default "public"
   */
  readonly cloud?: DtsCloud;
}

/** The accounts of a DTS task. */
export interface CrossAccountDtsTaskProps {
  /** The account that creates the task: 16 digits. It may own one of the databases. */
  readonly taskAccountId: string;

  /**
   * The cloud of the account that creates the task.
   *
   * @default "public"
   */
  readonly taskCloud?: DtsCloud;

  /** The source database. */
  readonly sourceDatabase: CrossAccountDtsDatabase;

  /** The destination database. It cannot be a self-managed database in a VPC. */
  readonly destinationDatabase: CrossAccountDtsDatabase;
}

/**
 * The roles that a DTS task across accounts needs: one in each account that owns a database and does not create the
 * task, trusting the account that does. So there is a role on the source side, on the destination side, or, where a
 * third account creates the task, on both.
 *
 * @see {@link https://www.alibabacloud.com/help/en/dts/user-guide/configure-ram-authorization-for-cross-account-data-migration-and-synchronization | Configure RAM authorization for cross-account DTS tasks}
 */
export class CrossAccountDtsTask extends Construct {
  /** The role in the source's account, where that is not the task's own. */
  readonly sourceRole: DtsCrossAccountRole | undefined;
  /** The role in the destination's account, where that is not the task's own. */
  readonly destinationRole: DtsCrossAccountRole | undefined;

  /** @throws Error with a line for each thing that DTS cannot do, or that is wrong */
  constructor(scope: Construct, id: string, props: CrossAccountDtsTaskProps) {
    super(scope, id);
    const read = copied({ ...props });
    const databases = ["sourceDatabase", "destinationDatabase"] as const;
    refuse(this, problemsOf(databases.map((name) => [name, read[name], databaseProblem])));
    const { sourceDatabase, destinationDatabase } = read;
    const { access = "cloud-instance" } = destinationDatabase;
    const destination = problemsOf([["destinationDatabase.access", access, destinationAccessProblem]]);
    refuse(this, [...clouds(read), ...destination, ...accounts(read)]);
    this.sourceRole = this.role("Source", sourceDatabase, read);
    this.destinationRole = this.role("Destination", { ...destinationDatabase, access }, read);
  }

  /** What a DTS job takes for its source: nothing, where the source is the task account's own. */
  asSourceEndpoint(): Partial<CrossAccountSourceEndpoint> {
    return this.sourceRole?.asSourceEndpoint() ?? {};
  }

  /** Lets `job` write to its destination, which it may do by itself where that is the task account's own. */
  useAsDestination(job: DtsJobWithDestination): void {
    this.destinationRole?.useAsDestination(job);
  }

  private role(
    id: string,
    { cloud, ...role }: CrossAccountDtsDatabase,
    { taskAccountId }: CrossAccountDtsTaskProps,
  ): DtsCrossAccountRole | undefined {
    const { ownerAccountId } = role;
    if (ownerAccountId === taskAccountId && !Token.isUnresolved(ownerAccountId)) return undefined;
    return new DtsCrossAccountRole(this, id, { ...role, trustedAccountId: taskAccountId });
  }
}

const CLOUDS: Readonly<Record<DtsCloud, string>> = {
  public: "the public cloud",
  finance: "Finance Cloud",
  government: "Gov Cloud",
};

/** Plain JavaScript leaves out what the type does not allow. */
function databaseProblem(value: unknown): string | undefined {
  return isPlainObject(value) ? undefined : "is missing: give its ownerAccountId";
}

/** Plain JavaScript gives what the type does not allow. */
function cloudProblem(value: unknown): string | undefined {
  if (Object.hasOwn(CLOUDS, String(value))) return undefined;
  return `{value} is not a cloud: use one of ${Object.keys(CLOUDS).join(", ")}`;
}

function clouds({
  taskCloud = "public",
  sourceDatabase,
  destinationDatabase,
}: CrossAccountDtsTaskProps): string[] {
  const given = Object.entries({
    taskCloud,
    "sourceDatabase.cloud": sourceDatabase.cloud ?? "public",
    "destinationDatabase.cloud": destinationDatabase.cloud ?? "public",
  });
  const unknown = problemsOf(given.map(([name, cloud]) => [name, cloud, cloudProblem]));
  if (unknown.length > 0) return unknown;
  return given
    .filter(([, cloud]) => cloud !== taskCloud)
    .map(
      ([name, cloud]) =>
        `${name}: an account of ${CLOUDS[cloud]} and one of ${CLOUDS[taskCloud]} cannot share a DTS task: use accounts of one cloud`,
    );
}

function destinationAccessProblem(access: unknown): string | undefined {
  if (access === "cloud-instance") return undefined;
  return "{value} is to a self-managed database in a VPC, which DTS takes as source only: give a cloud instance as destination";
}

function accounts({
  taskAccountId,
  sourceDatabase,
  destinationDatabase,
}: CrossAccountDtsTaskProps): string[] {
  const [source, destination] = [sourceDatabase.ownerAccountId, destinationDatabase.ownerAccountId];
  if (source !== destination) return [];
  if (source === taskAccountId) {
    return [
      `all three accounts are ${taskAccountId}: a DTS task within one account needs no role of this kind`,
    ];
  }
  const { roleName = DEFAULT_ROLE_NAME } = sourceDatabase;
  if (roleName !== (destinationDatabase.roleName ?? DEFAULT_ROLE_NAME)) return [];
  return [
    `source and destination are both of account ${source}, which can have one RAM role ${roleName} only: give one of them another roleName`,
  ];
}
