import type { z } from "zod";
import type { AccountPairBackend } from "../account-pair";
import { mapping, ON_MAPPING, oneOf, text, whole, yesOrNo } from "./fields";
import {
  endpoint,
  host,
  instanceRole,
  objectPath,
  oneLineText,
  path,
  policy,
  profile,
  region,
  roleArn,
  sessionName,
} from "./formats";

/** The folder that Terraform's OSS backend takes where none is given. */
const DEFAULT_PREFIX = "env:";

/** What stands in an address for the name of the pair. */
const NAME = "{name}";

const folder = text(
  /^(?![A-Za-z]:)[^/\\\p{Cc}$%~](?:[^\\\p{Cc}$%]*[^/\\\p{Cc}$%])?$/u,
  "a folder",
  "a path from the project's folder, such as states, with / and not absolute",
);

const local = mapping(
  "a local backend",
  { directory: folder.meta({ examples: ["states"] }).exactOptional() },
  {
    directory:
      "The folder of the state file, as a path from the project's folder with /. Default: the project's folder.",
  },
);

/** `schema`, which refuses one of two settings of a lock without the other. */
function bothOrNeither<T extends z.ZodObject>(schema: T, one: string, other: string, why: string): T {
  return schema
    .superRefine((value, context) => {
      const [given, missing] = value[one] === undefined ? [other, one] : [one, other];
      if ((value[given] === undefined) === (value[missing] === undefined)) return;
      const message = `is given without ${missing}, and ${why}: give both, or neither for no lock`;
      context.addIssue({ code: "custom", path: [given], message });
    }, ON_MAPPING)
    .meta({ dependentRequired: { [one]: [other], [other]: [one] } });
}

const bucket = text(
  /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
  "a bucket name",
  "3 to 63 lower-case letters, digits and hyphens, no hyphen at the start or the end",
);
const table = text(
  /^[A-Za-z_][A-Za-z0-9_]{0,254}$/,
  "a table name",
  "1 to 255 letters, digits and underscores, no digit first",
);
const TABLESTORE =
  "The OSS backend locks only through Tablestore: without it, two runs at a time can ruin the state.";

const oss = mapping(
  "an OSS backend",
  {
    bucket,
    prefix: objectPath("a prefix", "dts/production").exactOptional(),
    key: objectPath("a key", "mysql.tfstate").exactOptional(),
    region: region.exactOptional(),
    endpoint: endpoint("oss-cn-hangzhou.aliyuncs.com").exactOptional(),
    encrypt: yesOrNo.exactOptional(),
    acl: oneOf(["private", "public-read", "public-read-write"]).exactOptional(),
    tablestoreEndpoint: endpoint("https://terraform-lock.cn-hangzhou.ots.aliyuncs.com").exactOptional(),
    tablestoreTable: table.exactOptional(),
    stsEndpoint: host("sts.cn-hangzhou.aliyuncs.com").exactOptional(),
    profile: profile.exactOptional(),
    sharedCredentialsFile: path.exactOptional(),
    ecsRoleName: instanceRole.exactOptional(),
    assumeRoleRoleArn: roleArn.exactOptional(),
    assumeRoleSessionName: sessionName.exactOptional(),
    assumeRoleSessionExpiration: whole(900, 3600, "a session time in seconds").exactOptional(),
    assumeRolePolicy: policy.exactOptional(),
  },
  {
    bucket: "The OSS bucket: 3 to 63 lower-case letters, digits and hyphens.",
    prefix: ["The folder in the bucket.", DEFAULT_PREFIX],
    key: "The name of the state object below the prefix; no two pairs may share one. Default: <pair name>.tfstate.",
    region: "The region of the bucket. Default: the region of provider, else ALICLOUD_REGION.",
    endpoint: "The endpoint of OSS. Default: the region's public one.",
    encrypt: ["Whether OSS encrypts the state object (AES256).", false],
    acl: "The ACL of the state object; keep it private. Default: the bucket's.",
    tablestoreEndpoint: `The endpoint of the Tablestore instance that holds the lock. ${TABLESTORE} Give tablestoreTable with it. Default: no lock.`,
    tablestoreTable: `The Tablestore table that holds the lock; its primary key is LockID, a string. ${TABLESTORE} Give tablestoreEndpoint with it. Default: no lock.`,
    stsEndpoint: "The host of STS, without a scheme. Default: the public one.",
    profile:
      "The profile of the shared credentials file for the bucket's account. Default: ALICLOUD_PROFILE.",
    sharedCredentialsFile: "The shared credentials file, where it is not ~/.aliyun/config.json.",
    ecsRoleName: "The RAM role of the ECS instance that Terraform runs on. Default: ALICLOUD_ECS_ROLE_NAME.",
    assumeRoleRoleArn: "The ARN of a RAM role to assume for the bucket. Default: none.",
    assumeRoleSessionName: ["The name of that session: 2 to 64 characters.", "terraform"],
    assumeRoleSessionExpiration: ["How long that session lasts, in seconds: 900 to 3600.", 3600],
    assumeRolePolicy: "A policy, as JSON text, that narrows what that session may do. Default: none.",
  },
);

const organization = text(
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/,
  "an organization",
  "its name: at most 40 letters, digits, hyphens and underscores",
);
const workspace = text(
  /^[A-Za-z0-9_-]{1,90}$/,
  "the name of a workspace",
  "1 to 90 letters, digits, hyphens and underscores",
);

// remote and cloud both keep the state in a workspace of an organization.
const inWorkspace = {
  organization,
  hostname: host("app.terraform.io").exactOptional(),
  workspace: workspace.exactOptional(),
  workspacePrefix: workspace.exactOptional(),
};
const IN_WORKSPACE = {
  organization:
    "The organization. A token has no place here: give it in the environment, as TF_TOKEN_<host, with _ for each dot>.",
  hostname: "The host of the service, without a scheme. Default: app.terraform.io.",
  workspace:
    "The name of the workspace; no two pairs may share one. Default: workspacePrefix, then the pair's name.",
  workspacePrefix: "What stands before the pair's name in the name of its workspace. Default: nothing.",
};

const remote = mapping("a remote backend", inWorkspace, IN_WORKSPACE);

const cloud = mapping(
  "a cloud backend",
  { ...inWorkspace, project: oneLineText("a project", "the name of a project").exactOptional() },
  {
    ...IN_WORKSPACE,
    project: "The project of the workspace. Default: the organization's default project.",
  },
);

const address = text(
  /^https?:\/\/[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:\/(?:[A-Za-z0-9._~%-]|\{name\})+)*$/,
  "an address",
  `one such as https://gitlab.example.com/api/v4/projects/1/terraform/state/${NAME}, without user, password and query`,
);
const method = oneOf(["GET", "POST", "PUT", "PATCH", "DELETE", "LOCK", "UNLOCK"]);

const http = mapping(
  "an HTTP backend",
  {
    address,
    updateMethod: method.exactOptional(),
    lockAddress: address.exactOptional(),
    lockMethod: method.exactOptional(),
    unlockAddress: address.exactOptional(),
    unlockMethod: method.exactOptional(),
    username: oneLineText("a user name", "the name of a user").exactOptional(),
  },
  {
    address: `The address of the state; ${NAME} in it stands for the pair's name, and no two pairs may share one. User and password have no place here: give them in the environment, as TF_HTTP_USERNAME and TF_HTTP_PASSWORD.`,
    updateMethod: ["The method that writes the state.", "POST"],
    lockAddress: `The address of the lock, where ${NAME} stands for the pair's name too: without it, two runs at a time can ruin the state. Default: no lock.`,
    lockMethod: ["The method that locks; GitLab takes POST.", "LOCK"],
    unlockAddress: `The address that unlocks, where ${NAME} stands for the pair's name too. Default: no lock.`,
    unlockMethod: ["The method that unlocks; GitLab takes DELETE.", "UNLOCK"],
    username: "The name of the user; the password is TF_HTTP_PASSWORD. Default: TF_HTTP_USERNAME.",
  },
);

const OSS_LOCK = ["tablestoreEndpoint", "tablestoreTable", "the OSS backend locks only with both"] as const;
const HTTP_LOCK = ["lockAddress", "unlockAddress", "a lock that nothing takes away stays"] as const;
const WORKSPACE = "The state in a workspace of HCP Terraform or Terraform Enterprise, by Terraform's";

/** Where Terraform keeps the state of a pair: one of these. */
export const backendSchema = mapping(
  "a backend",
  {
    local: local.exactOptional(),
    oss: bothOrNeither(oss, ...OSS_LOCK).exactOptional(),
    remote: remote.exactOptional(),
    cloud: cloud.exactOptional(),
    http: bothOrNeither(http, ...HTTP_LOCK).exactOptional(),
  },
  {
    local: "The state as a file, beside the project. {} for all defaults.",
    oss: "The state as an object in OSS; the names are those of cdktf's OssBackend, without its secrets.",
    remote: `${WORKSPACE} remote backend.`,
    cloud: `${WORKSPACE} cloud block.`,
    http: "The state behind an address that speaks HTTP, such as GitLab's; the names are those of cdktf's HttpBackend, without its secrets.",
  },
)
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
    const id = URL.canParse(address) ? new URL(address).href : address;
    return { what: "state", id, remedy: `address, or write ${NAME} in it for the pair's name` };
  }
  if ("local" in complete) return undefined;
  const {
    hostname = "app.terraform.io",
    organization,
    workspace,
  } = "remote" in complete ? complete.remote : complete.cloud;
  const id = [hostname.toLowerCase(), organization, workspace].join("/");
  return { what: "workspace", id, remedy: "workspace, or leave workspace out" };
}
