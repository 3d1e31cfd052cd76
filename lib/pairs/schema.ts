import { z } from "zod";
import {
  accessProblem,
  accountIdProblem,
  DEFAULT_ACCESS,
  DEFAULT_ROLE_NAME,
  DTS_ACCESS,
  descriptionProblem,
  MAX_DESCRIPTION_LENGTH,
  MAX_TAG_LENGTH,
  MAX_TAGS,
  maxSessionDurationProblem,
  roleNameProblem,
  SESSION_SECONDS,
  tagCountProblem,
  tagKeyProblem,
  tagValueProblem,
} from "../role/rules";
import { backendSchema } from "./backend-schema";
import {
  byRule,
  judge,
  mapping,
  ON_MAPPING,
  ruledNumber,
  ruledText,
  says,
  text,
  tokenProblem,
} from "./field";
import { providerSchema } from "./provider-schema";

/** The version of the form that this room reads. */
export const FILE_VERSION = 1;

function accountId(description: string) {
  return ruledText(accountIdProblem, { pattern: "^[0-9]{16}$", examples: ["2222222222222222"], description });
}

const tags = z
  .record(
    z.string(),
    ruledText(tagValueProblem, { maxLength: MAX_TAG_LENGTH }),
    says("a mapping of tags", "lines such as team: data"),
  )
  .superRefine(judge(tagCountProblem), ON_MAPPING)
  .superRefine((value, context) => {
    for (const key of Object.keys(value)) {
      const message = tagKeyProblem(key) ?? tokenProblem(key);
      if (message !== undefined)
        context.addIssue({ code: "custom", message, path: [key], params: { onKey: true } });
    }
  }, ON_MAPPING)
  .meta({ maxProperties: MAX_TAGS, propertyNames: { minLength: 1, maxLength: MAX_TAG_LENGTH } });

/** What a pair and `defaults` can both give. */
const shared = {
  ownerAccountId: accountId(
    "The account that owns the database, and with it the role: 16 digits, in quotes. It must not be trustedAccountId.",
  ).exactOptional(),
  trustedAccountId: accountId(
    "The account that creates the DTS task, and that the role trusts: 16 digits, in quotes.",
  ).exactOptional(),
  roleName: ruledText(roleNameProblem, { pattern: "^[A-Za-z0-9-]{1,64}$" }).exactOptional().meta({
    description:
      "The name of the RAM role: 1 to 64 letters, digits and hyphens, not AliyunDTSDefaultRole, and once only in an owner account.",
    default: DEFAULT_ROLE_NAME,
  }),
  description: ruledText(descriptionProblem, { minLength: 1, maxLength: MAX_DESCRIPTION_LENGTH })
    .exactOptional()
    .meta({
      description: "What the role is for, as the RAM console shows it: 1 to 1024 characters. Default: none.",
    }),
  maxSessionDuration: ruledNumber(maxSessionDurationProblem, {
    type: "integer",
    minimum: SESSION_SECONDS.min,
    maximum: SESSION_SECONDS.max,
  })
    .exactOptional()
    .meta({
      description: "The longest session with the role, in seconds: 3600 to 43200. Default: RAM's own, 3600.",
    }),
  tags: tags.exactOptional().meta({
    description:
      "Tags of the role: at most 20, keys of 1 to 128 and values of at most 128 characters. A pair's tags are added to those of defaults. Default: none.",
  }),
  access: z
    .enum(DTS_ACCESS, { error: byRule(accessProblem) })
    .exactOptional()
    .meta({
      description:
        "How DTS reaches the database, which decides the system policies of the role: cloud-instance gets AliyunDTSRolePolicy, the others AliyunVPCReadOnlyAccess as well.",
      default: DEFAULT_ACCESS,
    }),
  provider: providerSchema.exactOptional().meta({
    description:
      "How Terraform's provider reaches the owner account. A pair's settings are laid over those of defaults, key by key. Credentials have no place here. Default: the environment.",
  }),
  backend: backendSchema.exactOptional().meta({
    description:
      "Where Terraform keeps the pair's state. A pair's backend replaces that of defaults. Default: local.",
  }),
};

// constructs takes the name of what every object has, such as constructor, for a child that is there already.
const TAKEN = Object.getOwnPropertyNames(Object.prototype).join("|");

const name = text(
  new RegExp(`^(?!(?:${TAKEN})$)[A-Za-z0-9][A-Za-z0-9_-]{0,63}$`),
  "a pair name",
  "1 to 64 letters, digits, hyphens and underscores, a letter or digit first, and no name that JavaScript has taken",
).meta({
  description:
    "The name of the pair, its stack and its state file: 1 to 64 letters, digits, hyphens and underscores, once only in the file (case does not count).",
});

/** The fields of one pair, each with its rules. */
export const pairShape = { name: name.exactOptional(), ...shared };

const pairSchema = mapping("an account pair", { name, ...shared });

const ONE_PAIR = "at least one, each starting with - name:";

/** The whole file: the one source of the types, the checks and the JSON Schema. */
export const fileSchema = mapping("a file of account pairs", {
  version: z.literal(FILE_VERSION, says("a version of this file's form", `${FILE_VERSION}`)).meta({
    description: "The version of the file's form: 1.",
  }),
  defaults: mapping("the defaults", shared).exactOptional().meta({
    description: "What the pairs leave out: any key of a pair but its name. Default: nothing.",
  }),
  pairs: z
    .array(pairSchema, says("a list of account pairs", ONE_PAIR))
    .min(1, `has no pair: give ${ONE_PAIR}`)
    .meta({
      description: "The account pairs: one role, and one stack, each.",
    }),
}).meta({
  title: "Account pairs",
  description:
    "Alibaba Cloud accounts between which DTS works: for each pair a RAM role in the account that owns the database, trusting the account that creates the DTS task.",
});

/** What a pair or the defaults say, as far as it is right. */
export const partSchema = z.object(pairShape);

/** What a pair or the defaults say, as far as it is right. */
export type PairPart = z.infer<typeof partSchema>;
