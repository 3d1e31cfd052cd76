import type { z } from "zod";
import type { AccountPairBackend } from "../account-pair";
import { mapping, ON_MAPPING, oneOf, text, whole, yesOrNo } from "./fields";
import { endpoint, host, objectPath, plain, policy, region, roleArn, sessionName } from "./formats";

/** The folder that Terraform's OSS backend takes where none is given. */
const DEFAULT_PREFIX = "env:";

/** What stands in an address for the name of the pair. */
const NAME = "{name}";

const SESSION = { min: 900, max: 3600 } as const;

const local = mapping("a local backend", {
  directory: text(
    /^(?![A-Za-z]:)[^/\\\p{Cc}$%~](?:[^\\\p{Cc}$%]*[^/\\\p{Cc}$%])?$/u,
    "a folder",
    "a path from the project's folder, such as states, with / and not absolute",
  )
    .exactOptional()
    .meta({
      description:
        "The folder of the state file, as a path from the project's folder with /. Default: the project's folder.",
      examples: ["states"],
    }),
});

const TABLESTORE =
  "The OSS backend locks only through Tablestore: without it, two runs at a time can ruin the state.";

/** Refuses one of two settings of a lock without the other. */
function bothOrNeither<K extends string>(given: K, other: K, why: string) {
  const isWhole = (value: { readonly [key in K]?: unknown }) =>
    value[given] === undefined || value[other] !== undefined;
  const error = `is given without ${other}, and ${why}: give both, or neither for no lock`;
  const options: { path: PropertyKey[]; error: string } & typeof ON_MAPPING = {
    path: [given],
    error,
    ...ON_MAPPING,
  };
  return [isWhole, options] as const;
}

const LOCKS_WITH_BOTH = "the OSS backend locks only with both";
const LOCK_STAYS = "a lock that nothing takes away stays";

const oss = mapping("an OSS backend", {
  bucket: text(
    /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
    "a bucket name",
    "3 to 63 lower-case letters, digits and hyphens, no hyphen at the start or the end",
  ).meta({ description: "The OSS bucket: 3 to 63 lower-case letters, digits and hyphens." }),
  prefix: objectPath("a prefix", "dts/production").exactOptional().meta({
    description: "The folder in the bucket.",
    default: DEFAULT_PREFIX,
  }),
  key: objectPath("a key", "mysql.tfstate").exactOptional().meta({
    description:
      "The name of the state object below the prefix; no two pairs may share one. Default: <pair name>.tfstate.",
  }),
  region: region().exactOptional().meta({
    description: "The region of the bucket. Default: the region of provider, else ALICLOUD_REGION.",
  }),
  endpoint: endpoint("oss-cn-hangzhou.aliyuncs.com")
    .exactOptional()
    .meta({ description: "The endpoint of OSS. Default: the region's public one." }),
  encrypt: yesOrNo().exactOptional().meta({
    description: "Whether OSS encrypts the state object (AES256).",
    default: false,
  }),
  acl: oneOf(["private", "public-read", "public-read-write"]).exactOptional().meta({
    description: "The ACL of the state object; keep it private. Default: the bucket's.",
  }),
  tablestoreEndpoint: endpoint("https://terraform-lock.cn-hangzhou.ots.aliyuncs.com")
    .exactOptional()
    .meta({
      description: `The endpoint of the Tablestore instance that holds the lock. ${TABLESTORE} Give tablestoreTable with it. Default: no lock.`,
    }),
  tablestoreTable: text(
    /^[A-Za-z_][A-Za-z0-9_]{0,254}$/,
    "a table name",
    "1 to 255 letters, digits and underscores, no digit first",
  )
    .exactOptional()
    .meta({
      description: `The Tablestore table that holds the lock; its primary key is LockID, a string. ${TABLESTORE} Give tablestoreEndpoint with it. Default: no lock.`,
    }),
  stsEndpoint: host("sts.cn-hangzhou.aliyuncs.com")
    .exactOptional()
    .meta({ description: "The host of STS, without a scheme. Default: the public one." }),
  profile: plain("a profile name", "the name of a profile").exactOptional().meta({
    description:
      "The profile of the shared credentials file for the bucket's account. Default: ALICLOUD_PROFILE.",
  }),
  sharedCredentialsFile: plain("a path", "the path of a file").exactOptional().meta({
    description: "The shared credentials file, where it is not ~/.aliyun/config.json.",
  }),
  ecsRoleName: plain("a RAM role name", "the name of the instance's RAM role").exactOptional().meta({
    description: "The RAM role of the ECS instance that Terraform runs on. Default: ALICLOUD_ECS_ROLE_NAME.",
  }),
  assumeRoleRoleArn: roleArn().exactOptional().meta({
    description: "The ARN of a RAM role to assume for the bucket. Default: none.",
  }),
  assumeRoleSessionName: sessionName().exactOptional().meta({
    description: "The name of that session: 2 to 64 characters.",
    default: "terraform",
  }),
  assumeRoleSessionExpiration: whole(SESSION.min, SESSION.max, "a session time in seconds")
    .exactOptional()
    .meta({
      description: "How long that session lasts, in seconds: 900 to 3600.",
      default: 3600,
    }),
  assumeRolePolicy: policy().exactOptional().meta({
    description: "A policy, as JSON text, that narrows what that session may do. Default: none.",
  }),
})
  .refine(...bothOrNeither("tablestoreEndpoint", "tablestoreTable", LOCKS_WITH_BOTH))
  .refine(...bothOrNeither("tablestoreTable", "tablestoreEndpoint", LOCKS_WITH_BOTH))
  .meta({
    dependentRequired: { tablestoreEndpoint: ["tablestoreTable"], tablestoreTable: ["tablestoreEndpoint"] },
  });

const organization = text(
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/,
  "an organization",
  "its name: at most 40 letters, digits, hyphens and underscores",
);

const BY_TOKEN =
  "A token has no place here: give it in the environment, as TF_TOKEN_<host, with _ for each dot>.";

/** The settings of `remote` and of `cloud`, which both keep the state in a workspace of an organization. */
function workspaces() {
  const workspace = text(
    /^[A-Za-z0-9_-]{1,90}$/,
    "the name of a workspace",
    "1 to 90 letters, digits, hyphens and underscores",
  );
  return {
    organization: organization.meta({ description: `The organization. ${BY_TOKEN}` }),
    hostname: host("app.terraform.io").exactOptional().meta({
      description: "The host of the service, without a scheme. Default: app.terraform.io.",
    }),
    workspace: workspace.exactOptional().meta({
      description:
        "The name of the workspace; no two pairs may share one. Default: workspacePrefix, then the pair's name.",
    }),
    workspacePrefix: workspace.exactOptional().meta({
      description: "What stands before the pair's name in the name of its workspace. Default: nothing.",
    }),
  };
}

const remote = mapping("a remote backend", workspaces());

const cloud = mapping("a cloud backend", {
  ...workspaces(),
  project: plain("a project", "the name of a project").exactOptional().meta({
    description: "The project of the workspace. Default: the organization's default project.",
  }),
});

function address() {
  return text(
    /^https?:\/\/[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:\/(?:[A-Za-z0-9._~%-]|\{name\})+)*$/,
    "an address",
    `one such as https://gitlab.example.com/api/v4/projects/1/terraform/state/${NAME}, without user, password and query`,
  );
}

function method() {
  return oneOf(["GET", "POST", "PUT", "PATCH", "DELETE", "LOCK", "UNLOCK"]);
}

const http = mapping("an HTTP backend", {
  address: address().meta({
    description: `The address of the state; ${NAME} in it stands for the pair's name, and no two pairs may share one. User and password have no place here: give them in the environment, as TF_HTTP_USERNAME and TF_HTTP_PASSWORD.`,
  }),
  updateMethod: method().exactOptional().meta({
    description: "The method that writes the state.",
    default: "POST",
  }),
  lockAddress: address()
    .exactOptional()
    .meta({
      description: `The address of the lock, where ${NAME} stands for the pair's name too: without it, two runs at a time can ruin the state. Default: no lock.`,
    }),
  lockMethod: method().exactOptional().meta({
    description: "The method that locks; GitLab takes POST.",
    default: "LOCK",
  }),
  unlockAddress: address()
    .exactOptional()
    .meta({
      description: `The address that unlocks, where ${NAME} stands for the pair's name too. Default: no lock.`,
    }),
  unlockMethod: method().exactOptional().meta({
    description: "The method that unlocks; GitLab takes DELETE.",
    default: "UNLOCK",
  }),
  username: plain("a user name", "the name of a user").exactOptional().meta({
    description: "The name of the user; the password is TF_HTTP_PASSWORD. Default: TF_HTTP_USERNAME.",
  }),
})
  .refine(...bothOrNeither("lockAddress", "unlockAddress", LOCK_STAYS))
  .refine(...bothOrNeither("unlockAddress", "lockAddress", LOCK_STAYS))
  .meta({ dependentRequired: { lockAddress: ["unlockAddress"], unlockAddress: ["lockAddress"] } });

/** Where Terraform keeps the state of a pair: one of these. */
export const backendSchema = mapping("a backend", {
  local: local
    .exactOptional()
    .meta({ description: "The state as a file, beside the project. {} for all defaults." }),
  oss: oss.exactOptional().meta({
    description:
      "The state as an object in OSS; the names are those of cdktf's OssBackend, without its secrets.",
  }),
  remote: remote.exactOptional().meta({
    description:
      "The state in a workspace of HCP Terraform or Terraform Enterprise, by Terraform's remote backend.",
  }),
  cloud: cloud.exactOptional().meta({
    description:
      "The state in a workspace of HCP Terraform or Terraform Enterprise, by Terraform's cloud block.",
  }),
  http: http.exactOptional().meta({
    description:
      "The state behind an address that speaks HTTP, such as GitLab's; the names are those of cdktf's HttpBackend, without its secrets.",
  }),
})
  .refine((backend) => Object.keys(backend).length === 1, {
    error: "must have one of local, oss, remote, cloud and http: give exactly one",
    ...ON_MAPPING,
  })
  .meta({ id: "backend", minProperties: 1, maxProperties: 1 });

/** What the file says of a backend. */
export type BackendSettings = z.infer<typeof backendSchema>;

/** A state file in a folder of the project. */
export type LocalState = z.infer<typeof local>;

/** A state object in OSS. */
export type OssState = z.infer<typeof oss>;

/** The backend of the pair `name`, with the names that the file leaves to the pair's own. */
export function completeBackend(backend: BackendSettings, name: string): AccountPairBackend {
  const { local = {}, oss, remote, cloud, http } = backend;
  if (oss !== undefined) return { oss: { key: `${name}.tfstate`, ...oss } };
  if (remote !== undefined) return { remote: { workspace: workspaceOf(remote, name), ...remote } };
  if (cloud !== undefined) return { cloud: { workspace: workspaceOf(cloud, name), ...cloud } };
  if (http !== undefined) return { http: addressed(http, name) };
  return { local };
}

function workspaceOf({ workspacePrefix = "" }: { readonly workspacePrefix?: string }, name: string): string {
  return `${workspacePrefix}${name}`;
}

function addressed<T extends object>(http: T, name: string): T {
  return Object.fromEntries(
    Object.entries(http).map(([key, value]) => [key, String(value).replaceAll(NAME, name)]),
  ) as T;
}

/** What Terraform keeps the state of a pair in, where another pair could name the same, and how to name another. */
export interface SharedState {
  readonly what: string;
  readonly id: string;
  readonly remedy: string;
}

/** The state of the pair `name`, undefined where it is a file, which is named after the pair. */
export function stateIn(backend: BackendSettings, name: string): SharedState | undefined {
  const complete = completeBackend(backend, name);
  if ("oss" in complete) {
    const { bucket, prefix = DEFAULT_PREFIX, key } = complete.oss;
    const id = [bucket, prefix, key].join("/");
    return { what: "state object", id, remedy: "key, or leave key out" };
  }
  if ("http" in complete) {
    const { address } = complete.http;
    return { what: "state", id: address, remedy: `address, or write ${NAME} in it for the pair's name` };
  }
  if ("local" in complete) return undefined;
  const {
    hostname = "app.terraform.io",
    organization,
    workspace,
  } = "remote" in complete ? complete.remote : complete.cloud;
  const id = [hostname, organization, workspace].join("/");
  return { what: "workspace", id, remedy: "workspace, or leave workspace out" };
}
