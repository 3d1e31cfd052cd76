import { DEFAULT_ROLE_NAME, told } from "../rules";
import type { CrossAccountDtsTaskProps, DtsCloud } from "../task-props";

const CLOUDS: Readonly<Record<DtsCloud, string>> = {
  public: "the public cloud",
  finance: "Finance Cloud",
  government: "Gov Cloud",
};

/** What DTS cannot do with the accounts of a task, a line each, with the reason that its pages give. */
export function taskProblems(props: CrossAccountDtsTaskProps): string[] {
  return [...clouds(props), ...destination(props), ...accounts(props)];
}

function clouds({
  taskCloud = "public",
  sourceDatabase,
  destinationDatabase,
}: CrossAccountDtsTaskProps): string[] {
  const given = {
    taskCloud,
    "sourceDatabase.cloud": sourceDatabase.cloud ?? "public",
    "destinationDatabase.cloud": destinationDatabase.cloud ?? "public",
  };
  const unknown = Object.entries(given).filter(([, cloud]) => !Object.hasOwn(CLOUDS, cloud));
  if (unknown.length > 0) return unknown.map(([name, cloud]) => `${name}: ${unknownCloud(cloud)}`);
  return Object.entries(given)
    .filter(([, cloud]) => cloud !== taskCloud)
    .map(
      ([name, cloud]) =>
        `${name}: an account of ${CLOUDS[cloud]} and one of ${CLOUDS[taskCloud]} cannot share a DTS task: use accounts of one cloud`,
    );
}

/** Plain JavaScript gives what the type does not allow. */
function unknownCloud(cloud: unknown): string {
  return told(`{value} is not a cloud: use one of ${Object.keys(CLOUDS).join(", ")}`, cloud);
}

function destination({ destinationDatabase: { access } }: CrossAccountDtsTaskProps): string[] {
  if (access === undefined || access === "cloud-instance") return [];
  return [
    `destinationDatabase.access: "${access}" is to a self-managed database in a VPC, which DTS takes as source only: give a cloud instance as destination`,
  ];
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
