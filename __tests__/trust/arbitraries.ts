import fc from "fast-check";
import {
  type AccountId,
  accountId,
  type Effect,
  type Principal,
  Principals,
  type Statement,
  TrustPolicy,
} from "../../lib/trust";

/** Any account ID, leading zeros included. */
export const anyAccountId: fc.Arbitrary<AccountId> = fc
  .stringMatching(/^[0-9]{16}$/)
  .map((digits) => accountId(digits));

const anyName = fc.stringMatching(/^[A-Za-z0-9._-]{1,20}$/);
const anyService = fc.constantFrom("dts.aliyuncs.com", "ecs.aliyuncs.com", "oss.aliyuncs.com");

/** Any principal of a kind that has a form of its own, and some that have none. */
export const anyPrincipal: fc.Arbitrary<Principal> = fc.oneof(
  anyAccountId.map(Principals.account),
  fc.tuple(anyAccountId, anyName).map(([id, name]) => Principals.user(id, name)),
  fc.tuple(anyAccountId, anyName).map(([id, name]) => Principals.role(id, name)),
  anyService.map(Principals.service),
  fc.tuple(anyAccountId, anyService).map(([id, service]) => Principals.serviceForAccount(id, service)),
  fc.constantFrom<Principal>(
    { kind: "other", type: "RAM", text: "*" },
    { kind: "other", type: "RAM", text: "acs:ram::*:root" },
    { kind: "other", type: "Federated", text: "acs:ram::1111111111111111:saml-provider/idp" },
  ),
);

const anyConditions = fc.dictionary(
  fc.constantFrom("StringEquals", "IpAddress", "Bool"),
  fc.dictionary(
    fc.constantFrom("acs:SourceIp", "acs:MFAPresent", "sts:ExternalId"),
    fc.array(fc.oneof(fc.string(), fc.boolean(), fc.nat()), { minLength: 1, maxLength: 3 }),
    { minKeys: 1 },
  ),
);

/** Any statement that the document model can hold. */
export const anyStatement: fc.Arbitrary<Statement> = fc.record({
  effect: fc.constantFrom("Allow" as const, "Deny" as const),
  actions: fc.array(fc.constantFrom("sts:AssumeRole", "sts:*", "*"), { minLength: 1, maxLength: 3 }),
  principals: fc.array(anyPrincipal, { minLength: 1, maxLength: 4 }),
  conditions: anyConditions,
  rest: fc.dictionary(
    fc.constantFrom("NotAction", "Sid", "__proto__"),
    fc.json().map((text) => JSON.parse(text)),
  ),
});

/** Any trust policy that the document model can hold. */
export const anyPolicy: fc.Arbitrary<TrustPolicy> = fc
  .array(anyStatement, { maxLength: 3 })
  .map((statements) => new TrustPolicy({ statements }));

const [B, C] = ["1111111111111111", "2222222222222222"].map((id) => accountId(id)) as [AccountId, AccountId];
const [every, odd] = ["*", "deny"] as unknown as [AccountId, Effect];
const DTS = "dts.aliyuncs.com";

/** Few principals, as they are read, so that two policies have to do with each other. */
const related = fc.constantFrom<Principal>(
  ...[B, C].flatMap((id) => [
    Principals.account(id),
    Principals.user(id, "a"),
    Principals.user(id, "A"),
    Principals.role(id, "a"),
    Principals.serviceForAccount(id, DTS),
    { kind: "other" as const, type: "Federated", text: `acs:ram::${id}:saml-provider/p` },
  ]),
  Principals.service(DTS),
  { kind: "other", type: "Service", text: "DTS.aliyuncs.com" },
  { kind: "other", type: "RAM", text: "*" },
  { kind: "other", type: "RAM", text: "acs:ram::*:root" },
);

/** Principals of a kind that their text is not read as. */
const misnamed = fc.constantFrom<Principal>(
  { kind: "other", type: "RAM", text: `acs:ram::${B}:root` },
  { kind: "other", type: "RAM", text: `acs:ram::${B}:user/a` },
  { kind: "other", type: "Service", text: `${B}@${DTS}` },
  { kind: "other", type: "Federated", text: "acs:ram::*:root" },
  Principals.service(`${B}@${DTS}`),
  Principals.account(every),
  Principals.user(every, "a"),
);

/** A policy of grants of one action without conditions; now and then a principal or an effect is none that is read. */
export const plainPolicy: fc.Arbitrary<TrustPolicy> = fc
  .array(
    fc.record({
      effect: fc.oneof({ arbitrary: fc.constant("Allow" as const), weight: 30 }, fc.constant(odd)),
      actions: fc.array(fc.constantFrom("sts:AssumeRole", "STS:assumerole"), { minLength: 1, maxLength: 2 }),
      principals: fc.array(fc.oneof({ arbitrary: related, weight: 15 }, misnamed), {
        minLength: 1,
        maxLength: 4,
      }),
      conditions: fc.constant({}),
      rest: fc.constant({}),
    }),
    { maxLength: 3 },
  )
  .map((statements) => new TrustPolicy({ statements }));
