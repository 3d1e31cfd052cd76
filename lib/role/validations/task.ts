import type { CrossAccountDtsTaskProps, DtsCloud } from "../cross-account-dts-task";
import { DEFAULT_ROLE_NAME } from "../props";

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
  const sides = { sourceDatabase, destinationDatabase };
  return Object.entries(sides).flatMap(([name, { cloud = "public" }]) =>
    cloud === taskCloud
      ? []
      : `${name}.cloud: an account of ${CLOUDS[cloud]} and one of ${CLOUDS[taskCloud]} cannot share a DTS task: use accounts of one cloud`,
  );
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
  const [source, destination] = [sourceDatabase.accountId, destinationDatabase.accountId];
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
