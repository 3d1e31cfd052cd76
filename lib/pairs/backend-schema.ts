import type { z } from "zod";
import { mapping, ON_MAPPING, oneOf, text, whole, yesOrNo } from "./field";
import { endpoint, host, objectPath, plain, policy, region, roleArn, sessionName } from "./kinds";
import { DEFAULT_PREFIX } from "./state";

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

const bothOrNeither = (given: string, other: string) => ({
  path: [given],
  error: `is given without ${other}, and the OSS backend locks only with both: give both, or neither for no lock`,
  ...ON_MAPPING,
});

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
  region: region()
    .exactOptional()
    .meta({ description: "The region of the bucket. Default: ALICLOUD_REGION." }),
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
  .refine(
    ({ tablestoreEndpoint, tablestoreTable }) =>
      tablestoreEndpoint === undefined || tablestoreTable !== undefined,
    bothOrNeither("tablestoreEndpoint", "tablestoreTable"),
  )
  .refine(
    ({ tablestoreEndpoint, tablestoreTable }) =>
      tablestoreTable === undefined || tablestoreEndpoint !== undefined,
    bothOrNeither("tablestoreTable", "tablestoreEndpoint"),
  )
  .meta({
    dependentRequired: { tablestoreEndpoint: ["tablestoreTable"], tablestoreTable: ["tablestoreEndpoint"] },
  });

/** Where Terraform keeps the state of a pair: one of `local` and `oss`. */
export const backendSchema = mapping("a backend", {
  local: local
    .exactOptional()
    .meta({ description: "The state as a file, beside the project. {} for all defaults." }),
  oss: oss.exactOptional().meta({
    description:
      "The state as an object in OSS; the names are those of cdktf's OssBackend, without its secrets.",
  }),
})
  .refine((backend) => Object.keys(backend).length === 1, {
    error: "must have one of local and oss: give exactly one",
    ...ON_MAPPING,
  })
  .meta({ id: "backend", minProperties: 1, maxProperties: 1 });

/** A state file in a folder of the project. */
export type LocalState = z.infer<typeof local>;

/** A state object in OSS. */
export type OssState = z.infer<typeof oss>;
