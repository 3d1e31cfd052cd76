import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accountId, Principals, TrustPolicy, TrustPolicyError } from "../../lib/trust";
import { anyAccountId, anyPolicy } from "./arbitraries";

const B = accountId("1111111111111111");

const DTS_DOCUMENT =
  '{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"RAM":["acs:ram::1111111111111111:root"],' +
  '"Service":["1111111111111111@dts.aliyuncs.com"]}}],"Version":"1"}';

describe("TrustPolicy.forDts", () => {
  it("is the document of the DTS page, in its form and order", () => {
    expect(TrustPolicy.forDts(B).toString()).toBe(DTS_DOCUMENT);
  });

  it("grants the trusted account and DTS working for it, and nobody else, for every account", () => {
    fc.assert(
      fc.property(anyAccountId, (id) => {
        const [statement, ...more] = TrustPolicy.forDts(id).statements;
        expect(more).toEqual([]);
        expect(statement).toEqual({
          effect: "Allow",
          actions: ["sts:AssumeRole"],
          principals: [Principals.account(id), Principals.serviceForAccount(id, "dts.aliyuncs.com")],
          conditions: {},
          rest: {},
        });
      }),
    );
  });
});

describe("TrustPolicy.parse", () => {
  it("reads what it writes, for every policy", () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const again = TrustPolicy.parse(policy.toString());
        expect(again.toString()).toBe(policy.toString());
        expect(again.toJSON()).toEqual(policy.toJSON());
      }),
    );
  });

  it("takes scalars where lists of one are meant, keys in any order, and white space", () => {
    const text = `{ "Version": "1", "Statement": {
      "Principal": {"Service": "1111111111111111@dts.aliyuncs.com", "RAM": "acs:ram::1111111111111111:root"},
      "Effect": "Allow", "Action": ["sts:AssumeRole"] } }`;
    expect(TrustPolicy.parse(text).toString()).toBe(DTS_DOCUMENT);
  });

  it("keeps Deny, conditions, several actions and unknown keys", () => {
    const document = {
      Owner: "platform",
      Statement: [
        {
          Action: ["sts:AssumeRole", "sts:SetSourceIdentity"],
          Condition: { Bool: { "acs:MFAPresent": [true] }, StringEquals: { "sts:ExternalId": ["a", "b"] } },
          Effect: "Deny",
          NotPrincipal: { RAM: ["acs:ram::3333333333333333:root"] },
          Sid: "one",
        },
      ],
      Version: "1",
    };
    expect(TrustPolicy.parse(JSON.stringify(document)).toJSON()).toEqual(document);
  });

  it("keeps everybody as everybody", () => {
    const text = '{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":"*"}],"Version":"1"}';
    expect(TrustPolicy.parse(text).toString()).toBe(text);
  });

  it.each(['{"__proto__":["x"]}', '{"*":["x"]}', '{"*":["*","*"]}', '{"*":["*"],"RAM":["*"]}'])(
    "keeps the principals %s, whatever their types are called",
    (principal) => {
      const text = `{"Statement":[{"Action":"a","Effect":"Allow","Principal":${principal}}],"Version":"1"}`;
      expect(TrustPolicy.parse(text).toString()).toBe(text);
    },
  );

  it("prints an action or principal that is not there as not there", () => {
    const text = '{"Statement":[{"Effect":"Deny","NotAction":"sts:AssumeRole"}],"Version":"1"}';
    expect(TrustPolicy.parse(text).toString()).toBe(text);
  });

  const statement = (part: string) => `{"Version":"1","Statement":[{"Effect":"Allow",${part}}]}`;
  it.each([
    ["", "is not JSON"],
    ["[", "is not JSON"],
    ["-", "is not JSON"],
    ['"a', "is not JSON"],
    ["null", "the trust policy must be an object, found null"],
    ["[]", "the trust policy must be an object, found []"],
    ["{}", 'Version must be "1", found nothing'],
    ['{"Version":1,"Statement":[]}', 'Version must be "1", found 1'],
    ['{"Version":"2012-10-17","Statement":[]}', 'Version must be "1", found "2012-10-17"'],
    ['{"Version":"1"}', "Statement must be a list, found nothing"],
    ['{"Version":"1","Statement":["x"]}', 'Statement[0] must be an object, found "x"'],
    ['{"Version":"1","Statement":[{}]}', 'Statement[0].Effect must be "Allow" or "Deny", found nothing'],
    [
      '{"Version":"1","Statement":[{"Effect":"allow"}]}',
      'Statement[0].Effect must be "Allow" or "Deny", found "allow"',
    ],
    [statement('"Action":[1]'), "Statement[0].Action must be a string or a list of strings, found 1"],
    [statement('"Principal":"acs:ram::1:root"'), "Statement[0].Principal must be an object of lists"],
    [
      statement('"Principal":{"RAM":[{}]}'),
      "Statement[0].Principal.RAM must be a string or a list of strings, found {}",
    ],
    [statement('"Condition":[]'), "Statement[0].Condition must be an object, found []"],
    [statement('"Condition":{"Bool":true}'), "Statement[0].Condition.Bool must be an object, found true"],
    [
      statement('"Condition":{"Bool":{"k":[null]}}'),
      "Statement[0].Condition.Bool.k must be a string, number or boolean",
    ],
    [statement('"Condition":{"StringEquals":{"k":[9999999999999991]}}'), "k is a number of too many digits"],
    [statement('"Condition":{"NumericLessThan":{"k":-1e400}}'), "k is a number of too many digits"],
    ['{"Version":"1","Version":"1","Statement":[]}', "a key twice"],
    [statement('"Principal":{"RAM":["a"],"RAM":["b"]}'), "a key twice"],
    [`${"[".repeat(50_000)}${"]".repeat(50_000)}`, "deeper than 32 levels"],
  ])("refuses %.80s", (text, message) => {
    expect(() => TrustPolicy.parse(text)).toThrow(TrustPolicyError);
    expect(() => TrustPolicy.parse(text)).toThrow(message);
  });

  it("does not take a colon or a quote in a text for a key", () => {
    const text = statement('"Action":"a","Sid":"\\"Effect\\": \\"Deny\\":"');
    expect(TrustPolicy.parse(text).statements[0]?.rest).toEqual({ Sid: '"Effect": "Deny":' });
  });

  it("fails in one short line, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        try {
          TrustPolicy.parse(text);
        } catch (error) {
          expect(error).toBeInstanceOf(TrustPolicyError);
          expect((error as Error).message).toMatch(/^.{1,400}$/);
        }
      }),
    );
  });
});

describe("TrustPolicy", () => {
  it("hands out copies: nobody changes it from outside", () => {
    const policy = TrustPolicy.forDts(B);
    const statement = (policy.toJSON() as { Statement: { Principal: { RAM: string[] } }[] }).Statement[0];
    statement?.Principal.RAM.push("acs:ram::3333333333333333:root");
    expect(policy.toString()).toBe(DTS_DOCUMENT);
  });

  it("keeps a copy of the statements that it is made of", () => {
    const statements = [...TrustPolicy.forDts(B).statements];
    const policy = new TrustPolicy({ statements });
    statements.length = 0;
    expect(policy.toString()).toBe(DTS_DOCUMENT);
  });
});
