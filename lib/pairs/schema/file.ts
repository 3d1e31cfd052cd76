import { z } from "zod";
import {
  accessProblem,
  accountIdProblem,
  DEFAULT_ACCESS,
  DEFAULT_ROLE_NAME,
  DEFAULT_SESSION_DURATION,
  DTS_ACCESS,
  DTS_POLICIES,
  descriptionProblem,
  durationProblem,
  MAX_DESCRIPTION_LENGTH,
  MAX_TAG_LENGTH,
  MAX_TAGS,
  maxSessionDurationProblem,
  roleNameProblem,
  SESSION_SECONDS,
  tagCountProblem,
  tagKeyProblem,
  tagValueProblem,
} from "../../role/rules";
import { backendSchema } from "./backend";
import {
  byRule,
  type Doc,
  judged,
  mapping,
  ON_MAPPING,
  ruledText,
  says,
  text,
  tokenProblem,
  yesOrNo,
} from "./fields";
import { providerSchema } from "./provider";

/** The version of the form that this room reads. */
const FILE_VERSION = 1;

const accountId = ruledText(accountIdProblem, { pattern: "^[0-9]{16}$", examples: ["2222222222222222"] });

const maxSessionDuration = judged(
  z.number(byRule(maxSessionDurationProblem)),
  maxSessionDurationProblem,
).meta({ type: "integer", minimum: SESSION_SECONDS.min, maximum: SESSION_SECONDS.max });

const tags = z
  .record(
    z.string(),
    ruledText(tagValueProblem, { maxLength: MAX_TAG_LENGTH }),
    says("a mapping of tags", "lines such as team: data"),
  )
  .superRefine((value, context) => {
    const count = tagCountProblem(value);
    if (count !== undefined) context.addIssue(count);
    for (const key of Object.keys(value)) {
      const message = tagKeyProblem(key) ?? tokenProblem(key);
      if (message !== undefined)
        context.addIssue({ code: "custom", message, path: [key], params: { onKey: true } });
    }
  }, ON_MAPPING)
  .meta({
    maxProperties: MAX_TAGS,
    propertyNames: { minLength: 1, maxLength: MAX_TAG_LENGTH, pattern: '^[^"\\\\]*$' },
  });

const guards = mapping(
  "a choice of guards",
  {
    ownerAccount: yesOrNo.exactOptional(),
    existingRole: yesOrNo.exactOptional(),
    unmanagedPolicies: yesOrNo.exactOptional(),
    dtsAuthorized: yesOrNo.exactOptional(),
    servicePrincipal: yesOrNo.exactOptional(),
  },
  {
    ownerAccount: guard("A plan fails where the credentials are not of ownerAccountId"),
    existingRole: guard(
      "A plan that would make the role says how to take it over where the account has it already",
    ),
    unmanagedPolicies: guard("A plan warns of policies that are attached by hand"),
    dtsAuthorized: guard("A plan warns where AliyunDTSDefaultRole is missing"),
    servicePrincipal: guard("A plan warns where RAM rewrote the service principal"),
  },
);

function guard(what: string): Doc {
  return [`${what}, unless this is false.`, true];
}

const policies = z.array(
  z.enum(DTS_POLICIES, says("a system policy that DTS needs", DTS_POLICIES.join(" or "))),
  says("a list of policies", "those whose attachments exist, or leave it out"),
);

const adoption = mapping(
  "true or a mapping",
  { policies: policies.exactOptional() },
  {
    policies:
      "The system policies whose attachments exist already, of those that access needs. Default: all of them.",
  },
  "true, or the policies whose attachments exist",
);

const adopt = z
  .custom<true | z.infer<typeof adoption>>()
  .superRefine((value, context) => {
    if (value === true) return;
    for (const issue of adoption.safeParse(value).error?.issues ?? []) context.addIssue({ ...issue });
  })
  .meta({ anyOf: [{ const: true }, z.toJSONSchema(adoption, { io: "input" })] });

const shared = {
  ownerAccountId: accountId.exactOptional(),
  trustedAccountId: accountId.exactOptional(),
  roleName: ruledText(roleNameProblem, { pattern: "^[A-Za-z0-9-]{1,64}$" }).exactOptional(),
  description: ruledText(descriptionProblem, {
    minLength: 1,
    maxLength: MAX_DESCRIPTION_LENGTH,
  }).exactOptional(),
  maxSessionDuration: maxSessionDuration.exactOptional(),
  tags: tags.exactOptional(),
  access: z.enum(DTS_ACCESS, byRule(accessProblem)).exactOptional(),
  adopt: adopt.exactOptional(),
  preventDestroy: yesOrNo.exactOptional(),
  force: yesOrNo.exactOptional(),
  deleteTimeout: ruledText(durationProblem, {
    pattern: "^(?=.)(?:[0-9]+h)?(?:[0-9]+m)?(?:[0-9]+s)?$",
  }).exactOptional(),
  guards: guards.exactOptional(),
  provider: providerSchema.exactOptional(),
  backend: backendSchema.exactOptional(),
  formerBackend: backendSchema.exactOptional(),
};

const SHARED: Record<keyof typeof shared, Doc> = {
  ownerAccountId:
    "The account that owns the database, and with it the role: 16 digits, in quotes. It must not be trustedAccountId.",
  trustedAccountId: "The account that creates the DTS task, and that the role trusts: 16 digits, in quotes.",
  roleName: [
    "The name of the RAM role: 1 to 64 letters, digits and hyphens, not AliyunDTSDefaultRole, and once only in an owner account.",
    DEFAULT_ROLE_NAME,
  ],
  description:
    "What the role is for, as the RAM console shows it: 1 to 1024 characters, of which an emoji counts as two, and none that cannot be seen. Default: Lets DTS of Alibaba Cloud account <trustedAccountId> reach databases of this account.",
  maxSessionDuration: [
    "The longest session with the role, in seconds: 3600 to 43200.",
    DEFAULT_SESSION_DURATION,
  ],
  tags: "Tags of the role: at most 20, keys of 1 to 128 characters, without \" and \\\\, and values of at most 128. A pair's tags are added to those of defaults. Default: none.",
  access: [
    "How DTS reaches the database, which decides the system policies of the role: cloud-instance gets AliyunDTSRolePolicy, the others AliyunVPCReadOnlyAccess as well.",
    DEFAULT_ACCESS,
  ],
  adopt:
    "Takes over a role that was made by hand: the next apply imports it and its attachments. true, or the policies whose attachments exist. Take it out again after that apply. Default: nothing is taken over.",
  preventDestroy: ["Whether a plan that would destroy or replace the role or an attachment fails.", false],
  force: ["Whether a destroy first detaches every policy, those attached by hand included.", false],
  deleteTimeout: ["How long a destroy of the role is tried, such as 30s, 5m or 1h30m.", "5m"],
  guards:
    "What is checked while Terraform plans. A pair's guards are laid over those of defaults, key by key. Default: all of them.",
  provider:
    "How Terraform's provider reaches the owner account. A pair's settings are laid over those of defaults, key by key. Credentials have no place here. Default: the environment.",
  backend:
    "Where Terraform keeps the pair's state. A pair's backend replaces that of defaults. Default: local.",
  formerBackend:
    "Where the pair's state was before backend was changed: the next apply moves it. Take it out again after that. Default: nothing is moved.",
};

// constructs takes the name of what every object has, such as constructor, for a child that is there already.
const TAKEN = Object.getOwnPropertyNames(Object.prototype).join("|");

const name = text(
  new RegExp(`^(?!(?:${TAKEN})$)[A-Za-z0-9][A-Za-z0-9_-]{0,63}$`),
  "a pair name",
  "1 to 64 letters, digits, hyphens and underscores, a letter or digit first, and no name that JavaScript has taken",
);

const defaultsSchema = mapping("the defaults", shared, SHARED);

const pairSchema = mapping(
  "an account pair",
  { name, ...shared, formerly: name.exactOptional() },
  {
    ...SHARED,
    name: "The name of the pair, its stack and its state file: 1 to 64 letters, digits, hyphens and underscores, once only in the file (case does not count).",
    formerly:
      "The name that the pair had before, where it was renamed: its state is moved to the new name. Take it out again after that.",
  },
);

/** What a pair and `defaults` can both give, and what only a pair can. */
export const { shape: sharedFields } = defaultsSchema;
export const { shape: pairFields } = pairSchema;

const ONE_PAIR = "at least one, each starting with - name:";
const pairs = z.array(pairSchema, says("a list of account pairs", ONE_PAIR));

/** The whole file: the one source of the types, the checks and the JSON Schema. */
export const fileSchema = mapping(
  "a file of account pairs",
  {
    version: z.literal(FILE_VERSION, says("a version of this file's form", `${FILE_VERSION}`)),
    defaults: defaultsSchema.exactOptional(),
    pairs: pairs.min(1, `has no pair: give ${ONE_PAIR}`),
  },
  {
    version: "The version of the file's form: 1.",
    defaults: "What the pairs leave out: any key of a pair but its name. Default: nothing.",
    pairs: "The account pairs: one role, and one stack, each.",
  },
).meta({
  title: "Account pairs",
  description:
    "Alibaba Cloud accounts between which DTS works: for each pair a RAM role in the account that owns the database, trusting the account that creates the DTS task.",
});

/** What a pair or the defaults say, as far as it is right. */
export type PairFields = Partial<z.infer<typeof pairSchema>>;

/** The JSON Schema (draft 2020-12) of a file of account pairs, for editors: the schema in code, said once more. */
export function accountPairsJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(fileSchema, { target: "draft-2020-12", io: "input", unrepresentable: "any" }) };
}
