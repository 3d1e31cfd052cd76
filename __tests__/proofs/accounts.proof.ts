import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccountService, startAccounts } from "../../sandbox/accounts";
import { type RpcAnswer, rpc, send } from "../sandbox/accounts/rpc-client";
import { dtsTrust } from "../sandbox/accounts/trust";

const RUNS = 10_000;
const LONGEST_MILLISECONDS = 5000;

/** Every refusal that a request of any kind may meet. */
const DOCUMENTED = new RegExp(
  `^(?:${[
    "(?:Missing|Invalid)Parameter\\.[A-Za-z.]+",
    "Entity(?:NotExist|AlreadyExists)\\.(?:Role|Policy|Role\\.Policy)",
    "DeleteConflict\\.Role\\.Policy",
    "LimitExceeded\\.Tag",
    "MalformedPolicyDocument",
    "NoPermission",
    "InvalidAction\\.NotFound",
    "InvalidVersion",
    "IncompleteSignature",
    "SignatureDoesNotMatch",
    "InvalidAccessKeyId\\.NotFound",
    "InvalidSecurityToken\\.(?:Expired|MismatchWithAccessKey)",
    "UnsupportedHTTPMethod",
    "RequestBodyTooLarge",
  ].join("|")})$`,
);

let service: AccountService;
beforeAll(async () => {
  service = await startAccounts();
});
afterAll(() => service.close());

const ACTIONS = [
  "AssumeRole",
  "AttachPolicyToRole",
  "CreatePolicy",
  "CreateRole",
  "DeleteRole",
  "DetachPolicyFromRole",
  "GetCallerIdentity",
  "GetRole",
  "ListPoliciesForRole",
  "ListRoles",
  "ListTagResources",
  "TagResources",
  "UntagResources",
  "UpdateRole",
];

const NAMES = [
  "All",
  "AssumeRolePolicyDocument",
  "Description",
  "DurationSeconds",
  "ExternalId",
  "Marker",
  "MaxItems",
  "MaxSessionDuration",
  "NewAssumeRolePolicyDocument",
  "NewDescription",
  "NewMaxSessionDuration",
  "NextToken",
  "PageSize",
  "PolicyDocument",
  "PolicyName",
  "PolicyType",
  "ResourceNames",
  "ResourceNames.1",
  "ResourceType",
  "RoleArn",
  "RoleName",
  "RoleSessionName",
  "Tag",
  "Tag.1.Key",
  "Tag.1.Value",
  "TagKeys",
  "__proto__",
];

const statement = fc.record(
  {
    Effect: fc.constantFrom("Allow", "Deny", "allow"),
    Action: fc.oneof(fc.string(), fc.array(fc.string())),
    Principal: fc.dictionary(fc.constantFrom("RAM", "Service", "Federated", "x"), fc.jsonValue()),
    Resource: fc.oneof(fc.string(), fc.constant("*".repeat(200))),
    Condition: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

const value = fc.oneof(
  fc.constantFrom("ram-for-dts", "System", "Custom", "role", "AliyunDTSRolePolicy", "3600", "true", dtsTrust),
  fc.constantFrom(
    '["ram-for-dts"]',
    '[{"Key":"a","Value":"b"}]',
    "acs:ram::2222222222222222:role/ram-for-dts",
  ),
  fc
    .record({ Version: fc.constantFrom("1", "2"), Statement: fc.array(statement) })
    .map((it) => JSON.stringify(it)),
  fc.json(),
  fc.string({ unit: "binary" }),
  fc.integer().map(String),
  fc.string({ minLength: 1000, maxLength: 3000 }),
);

const parameters = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...NAMES), fc.string()), value), { maxLength: 8 })
  .map((entries): Record<string, string> => Object.fromEntries(entries));

/** The answer is one that is documented, came in time, and says nothing of the program behind it. */
async function expectDocumented(call: Promise<RpcAnswer>): Promise<void> {
  const start = performance.now();
  const { status, body } = await call;
  expect(performance.now() - start).toBeLessThan(LONGEST_MILLISECONDS);
  expect(body.RequestId).toMatch(/^[0-9A-F-]{36}$/);
  if (status === 200) return;
  expect(status).toBeLessThan(500);
  expect(body.Code).toMatch(DOCUMENTED);
  expect(body.Message).not.toMatch(/\n\s+at |\.ts:\d+|node:internal/);
}

describe("a request of any kind is answered as documented", () => {
  it("whatever a signed call asks for", async () => {
    const call = fc.record({
      action: fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...ACTIONS) }, fc.string()),
      parameters,
      version: fc.constantFrom("2015-05-01", "2015-05-01", "2015-04-01", "2020-01-01"),
      placement: fc.constantFrom("query", "form", "both"),
      accountId: fc.constantFrom("1111111111111111", "2222222222222222"),
    } as const);
    await fc.assert(
      fc.asyncProperty(call, ({ action, parameters: given, ...options }) =>
        expectDocumented(rpc(service, action, given, options)),
      ),
      { numRuns: RUNS },
    );
  });

  it("whatever comes over the wire", async () => {
    const raw = fc.record({
      method: fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"),
      target: fc.webPath().map((path) => path || "/"),
      query: fc.webQueryParameters(),
      body: fc.string({ unit: "binary" }),
    });
    await fc.assert(
      fc.asyncProperty(raw, ({ method, target, query, body }) =>
        expectDocumented(send(service.endpoint, method, `${target}?${query}`, body)),
      ),
      { numRuns: RUNS },
    );
  });
});
