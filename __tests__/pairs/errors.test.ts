import { describe, expect, it } from "vitest";
import { AccountPairsError, parseAccountPairs } from "../../lib/pairs";
import { DTS_ACCESS } from "../../lib/role/rules";
import { A, B, errorOf, linesOf, onePair } from "./lines";

const REMEDY =
  "give credentials by ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY in the environment, by a profile or by a role";
const EMPTY =
  "1:1: the file has no account pairs: start it with version: 1, then pairs: with one entry for each";
const DEEP = "the file nests deeper than 16 levels: keep to version, defaults and pairs";
const BROKEN = "mend the indentation, the quotes or the brackets here";

describe("a file that is no mapping of account pairs", () => {
  it.each<[string, string, string[]]>([
    ["empty", "", [EMPTY]],
    ["comments only", "# nothing\n", [EMPTY]],
    ["null", "~\n", [EMPTY]],
    [
      "a list",
      "- 1\n",
      [
        "1:1: a list is not a file of account pairs: give a mapping with keys such as version, defaults, pairs",
      ],
    ],
    [
      "text",
      "hello\n",
      [
        '1:1: "hello" is not a file of account pairs: give a mapping with keys such as version, defaults, pairs',
      ],
    ],
    [
      "a second document",
      "version: 1\n---\npairs: []\n",
      ["2:1: a second YAML document starts here: keep one, and take out the line ---"],
    ],
    [
      "broken YAML",
      "version: [1\n",
      [
        `2:1: this is not YAML (Flow sequence in block collection must be sufficiently indented and end with a ]): ${BROKEN}`,
      ],
    ],
    [
      "a stray bracket",
      "]",
      [`1:1: this is not YAML (Unexpected flow-seq-end token in YAML document): ${BROKEN}`],
    ],
    ["a tag", "version: !one 1\n", ["1:10: a tag (!) stands here: write the plain value, without a tag"]],
    [
      "no key but an unknown one",
      "pairz: 1\n",
      [
        "1:1: version: is missing: give 1",
        "1:1: pairs: is missing: give at least one, each starting with - name:",
        '1:1: pairz: is unknown: did you mean "pairs"?',
      ],
    ],
    [
      "another version, no pair",
      "version: 2\npairs: []\n",
      [
        "1:10: version: 2 is not a version of this file's form: give 1",
        "2:8: pairs: has no pair: give at least one, each starting with - name:",
      ],
    ],
    [
      "pairs as a mapping, defaults as text",
      "version: 1\ndefaults: none\npairs: {}\n",
      [
        '2:11: defaults: "none" is not the defaults: give a mapping with keys such as ownerAccountId, trustedAccountId, roleName',
        "3:8: pairs: a mapping is not a list of account pairs: give at least one, each starting with - name:",
      ],
    ],
  ])("%s", (_, text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });

  it("is larger than what is read", () => {
    expect(linesOf("#".repeat(1024 * 1024 + 1))).toEqual(
      [
        "f: the file is larger than 1048576 bytes: split it, and name one part at a time in ACCOUNT_PAIRS_FILE"
          .slice(2)
          .trim(),
      ].map((line) => ` ${line}`),
    );
  });
});

describe("YAML that could exhaust its reader", () => {
  it.each<[string, string, string]>([
    ["brackets", "[".repeat(500_000), `1:33: ${DEEP}`],
    ["dashes", "- ".repeat(300_000), `1:65: ${DEEP}`],
    ["indentation", Array.from({ length: 20 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"), `18:18: ${DEEP}`],
    ["deep indentation", Array.from({ length: 1400 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"), DEEP],
    ["an alias of itself", "version: &a [*a, *a]\n", `1:14: ${DEEP}`],
  ])("%s", (_, text, line) => {
    const lines = linesOf(text);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(line);
  });

  it("a billion laughs", () => {
    const text = ["a0: &a0 [x,x,x,x,x,x,x,x,x,x]"];
    for (let i = 1; i < 12; i += 1)
      text.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join()}]`,
      );
    const lines = linesOf(text.join("\n"));
    expect(lines).toEqual([
      expect.stringMatching(/^\d+:\d+: aliases \(\*\) stand for more than 10000 values: write values out$/),
    ]);
  });

  it("tells ten errors of the YAML itself, no more", () => {
    expect(linesOf("]".repeat(100))).toHaveLength(10);
  });
});

describe("a pair that breaks a rule", () => {
  it.each<[string, string[], string[]]>([
    [
      "name missing",
      [`- ownerAccountId: "${A}"`, `  trustedAccountId: "${B}"`],
      [
        "3:5: pairs[0].name: is missing: give 1 to 64 letters, digits, hyphens and underscores, a letter or digit first, and no name that JavaScript has taken",
      ],
    ],
    [
      "no mapping",
      ["- 3"],
      [
        "3:5: pairs[0]: 3 is not an account pair: give a mapping with keys such as name, ownerAccountId, trustedAccountId",
      ],
    ],
    [
      "a list",
      ["- [1]"],
      [
        "3:5: pairs[0]: a list is not an account pair: give a mapping with keys such as name, ownerAccountId, trustedAccountId",
      ],
    ],
    [
      "nothing",
      ["-"],
      [
        "3:4: pairs[0]: an empty value is not an account pair: give a mapping with keys such as name, ownerAccountId, trustedAccountId",
      ],
    ],
    [
      "accounts missing",
      ["- name: x"],
      [
        '3:5: pair "x": ownerAccountId: is missing: give the 16 digits of the account in quotes, in the pair or in defaults',
        '3:5: pair "x": trustedAccountId: is missing: give the 16 digits of the account in quotes, in the pair or in defaults',
      ],
    ],
    [
      "accounts as numbers, as they are written",
      ["- name: x", "  ownerAccountId: 0123456789012345", "  trustedAccountId: 0x1111"],
      [
        '4:21: pair "x": ownerAccountId: 0123456789012345 is a number, and a number loses digits: write the account ID\'s 16 digits in quotes',
        '5:23: pair "x": trustedAccountId: 0x1111 is a number, and a number loses digits: write the account ID\'s 16 digits in quotes',
      ],
    ],
    [
      "accounts as numbers with an exponent or too large",
      ["- name: x", "  ownerAccountId: 1e15", "  trustedAccountId: 99999999999999999999"],
      [
        '4:21: pair "x": ownerAccountId: 1e15 is a number, and a number loses digits: write the account ID\'s 16 digits in quotes',
        '5:23: pair "x": trustedAccountId: 99999999999999999999 is a number, and a number loses digits: write the account ID\'s 16 digits in quotes',
      ],
    ],
    [
      "accounts that are none",
      ["- name: x", '  ownerAccountId: "123"', "  trustedAccountId: [1]"],
      [
        '4:21: pair "x": ownerAccountId: "123" is not an Alibaba Cloud account ID: give its 16 digits as a string',
        '5:23: pair "x": trustedAccountId: a list is not an Alibaba Cloud account ID: give its 16 digits as a string',
      ],
    ],
    [
      "an account that trusts itself",
      ["- name: x", `  ownerAccountId: "${A}"`, `  trustedAccountId: "${A}"`],
      [
        `5:23: pair "x": trustedAccountId: "${A}" is the owner account itself, which needs no role of this kind: give the account that creates the DTS task`,
      ],
    ],
  ])("%s", (_, pair, lines) => {
    const text = ["version: 1", "pairs:", ...pair.map((line) => `  ${line}`)].join("\n");
    expect(linesOf(text)).toEqual(lines);
  });

  it.each<[string, string]>([
    [
      "roleName: AliyunDTSDefaultRole",
      '6:15: pair "one": roleName: "AliyunDTSDefaultRole" is the service role of DTS itself, which a cross-account task must not use: take another name, such as "ram-for-dts"',
    ],
    [
      "roleName: a_b",
      '6:15: pair "one": roleName: "a_b" is not a RAM role name: use 1 to 64 letters, digits and hyphens (the name, not the ARN), such as "ram-for-dts"',
    ],
    [
      'roleName: "a\\nb\\u202e"',
      '6:15: pair "one": roleName: "a\\nb\\u202e" is not a RAM role name: use 1 to 64 letters, digits and hyphens (the name, not the ARN), such as "ram-for-dts"',
    ],
    [
      `roleName: "${"x".repeat(80)}"`,
      `6:15: pair "one": roleName: "${"x".repeat(59)}… is not a RAM role name: use 1 to 64 letters, digits and hyphens (the name, not the ARN), such as "ram-for-dts"`,
    ],
    [
      'description: ""',
      '6:18: pair "one": description: a description of 0 characters is outside 1 to 1024: leave it out where there is none',
    ],
    ["description:", '6:17: pair "one": description: an empty value is not a description: give a string'],
    [
      'description: "a\\0"',
      '6:18: pair "one": description: "a\\u0000" holds U+0000, which cannot be seen: take it out',
    ],
    [
      'description: "\\x85"',
      '6:18: pair "one": description: "\\u0085" holds U+0085, which cannot be seen: take it out',
    ],
    [
      'description: "\\ud800"',
      '6:18: pair "one": description: "\\ud800" holds U+D800, which cannot be seen: take it out',
    ],
    [
      'description: "a ${TfToken[TOKEN.1]}"',
      '6:18: pair "one": description: "a ${TfToken[TOKEN.1]}" holds ${TfToken[, which stands for a value of a program: write the value itself',
    ],
    [
      "maxSessionDuration: 3599",
      '6:25: pair "one": maxSessionDuration: 3599 is not a session duration: give a whole number of seconds from 3600 (an hour) to 43200 (twelve hours)',
    ],
    [
      'maxSessionDuration: "3600"',
      '6:25: pair "one": maxSessionDuration: "3600" is not a session duration: give a whole number of seconds from 3600 (an hour) to 43200 (twelve hours)',
    ],
    [
      "maxSessionDuration: .inf",
      '6:25: pair "one": maxSessionDuration: .inf is not a session duration: give a whole number of seconds from 3600 (an hour) to 43200 (twelve hours)',
    ],
    [
      "access: vpn",
      `6:13: pair "one": access: "vpn" is not a way to the database: use one of ${DTS_ACCESS.join(", ")}`,
    ],
    ["tags: [a]", '6:11: pair "one": tags: a list is not a mapping of tags: give lines such as team: data'],
    [
      "tags: {a: 1}",
      '6:15: pair "one": tags.a: 1 is not a tag value: write it in quotes, at most 128 characters, without http:// or https://',
    ],
    [
      "tags: {aliyun: x}",
      '6:12: pair "one": tags.aliyun: "aliyun" is not a tag key: use 1 to 128 characters, not starting with aliyun or acs:, without http:// or https://',
    ],
    [
      'tags: {"${TfToken[1]}": x}',
      '6:12: pair "one": tags["${TfToken[1]}"]: "${TfToken[1]}" holds ${TfToken[, which stands for a value of a program: write the value itself',
    ],
    ["tags: {__proto__: x}", '6:12: pair "one": tags: this cannot be a key: write a plain name'],
    ["tags: {[a]: x}", '6:12: pair "one": tags: this cannot be a key: write a plain name'],
    [
      "tags: {a: x, a: y}",
      '6:18: pair "one": tags.a: this key stands twice in one mapping: keep one of the two',
    ],
    [
      "access: *a",
      '6:13: pair "one": access: no anchor (&) of this name stands before the alias: write the value itself',
    ],
    [
      `tags: {${Array.from({ length: 21 }, (_, i) => `k${i}: v`).join(", ")}}`,
      '6:11: pair "one": tags: 21 tags are more than the 20 a RAM role can have: leave some out',
    ],
    [
      "provider: none",
      '6:15: pair "one": provider: "none" is not the settings of a provider: give a mapping with keys such as region, profile, sharedCredentialsFile',
    ],
    [
      "provider: {region: CN}",
      '6:24: pair "one": provider.region: "CN" is not a region ID: give one such as cn-hangzhou',
    ],
    [
      "provider: {profile: '${x}'}",
      '6:25: pair "one": provider.profile: "${x}" is not a profile name: give the name of a profile, on one line and without ${ and %{',
    ],
    [
      "provider: {protocol: http}",
      '6:26: pair "one": provider.protocol: "http" is not HTTP or HTTPS: give one of these, as a text',
    ],
    [
      "provider: {skipRegionValidation: yes}",
      '6:38: pair "one": provider.skipRegionValidation: "yes" is not true or false: give true or false, without quotes',
    ],
    [
      "provider: {secureTransport: true}",
      '6:33: pair "one": provider.secureTransport: true is not "true" or "false" in quotes: give one of these, as a text',
    ],
    [
      "provider: {clientReadTimeout: 0}",
      '6:35: pair "one": provider.clientReadTimeout: 0 is not a time in milliseconds: give a whole number from 1 to 600000',
    ],
    [
      "provider: {assumeRole: {}}",
      '6:28: pair "one": provider.assumeRole.roleArn: is missing: give one such as acs:ram::2222222222222222:role/terraform',
    ],
    [
      "provider: {endpoints: {ram: http://x}}",
      '6:33: pair "one": provider.endpoints.ram: "http://x" is not a host: give one such as ram.aliyuncs.com, without http:// and without a path',
    ],
    [
      "backend: {}",
      '6:14: pair "one": backend: must have one of local, oss, remote, cloud and http: give exactly one',
    ],
    [
      "backend: {local: {directory: /x}}",
      '6:34: pair "one": backend.local.directory: "/x" is not a folder: give a path from the project\'s folder, such as states, with / and not absolute',
    ],
    [
      "backend: {oss: {}}",
      '6:20: pair "one": backend.oss.bucket: is missing: give 3 to 63 lower-case letters, digits and hyphens, no hyphen at the start or the end',
    ],
    [
      "backend: {oss: {bucket: abc, key: /a}}",
      '6:39: pair "one": backend.oss.key: "/a" is not a key: give names with / between them, such as mysql.tfstate, no / at the start or the end',
    ],
    [
      "backend: {oss: {bucket: abc, tablestoreTable: t}}",
      '6:51: pair "one": backend.oss.tablestoreTable: is given without tablestoreEndpoint, and the OSS backend locks only with both: give both, or neither for no lock',
    ],
    [
      "backend: {oss: {bucket: abc, tablestoreEndpoint: x.y}}",
      '6:54: pair "one": backend.oss.tablestoreEndpoint: is given without tablestoreTable, and the OSS backend locks only with both: give both, or neither for no lock',
    ],
    [
      "adopt: yes",
      '6:12: pair "one": adopt: "yes" is not true or a mapping: give true, or the policies whose attachments exist',
    ],
    ["adopt: {polices: []}", '6:13: pair "one": adopt.polices: is unknown: did you mean "policies"?'],
    [
      "adopt: {policies: [AdministratorAccess]}",
      '6:24: pair "one": adopt.policies[0]: "AdministratorAccess" is not a system policy that DTS needs: give AliyunDTSRolePolicy or AliyunVPCReadOnlyAccess',
    ],
    [
      "adopt: {policies: [AliyunVPCReadOnlyAccess]}\n    access: cloud-instance",
      '6:24: pair "one": adopt.policies[0]: "AliyunVPCReadOnlyAccess" is not attached by this role: with access "cloud-instance" it attaches AliyunDTSRolePolicy',
    ],
    [
      "adopt: {}\n    access: vpn",
      `7:13: pair "one": access: "vpn" is not a way to the database: use one of ${DTS_ACCESS.join(", ")}`,
    ],
    [
      "adopt: {}\n    maxSessionDuration: 0",
      '7:25: pair "one": maxSessionDuration: 0 is not a session duration: give a whole number of seconds from 3600 (an hour) to 43200 (twelve hours)',
    ],
    [
      "tags: {db-password: 3}",
      `6:12: pair "one": tags.db-password: a credential does not belong in this file: ${REMEDY}`,
    ],
    [
      "preventDestroy: 1",
      '6:21: pair "one": preventDestroy: 1 is not true or false: give true or false, without quotes',
    ],
    [
      "deleteTimeout: 5 minutes",
      '6:20: pair "one": deleteTimeout: "5 minutes" is not a duration: write hours, minutes and seconds, such as "30s", "5m" or "1h30m"',
    ],
    [
      "guards: {ownerAccounts: false}",
      '6:14: pair "one": guards.ownerAccounts: is unknown: did you mean "ownerAccount"?',
    ],
    [
      "formerly: one",
      '6:15: pair "one": formerly: "one" is the pair\'s own name: give the name that it had before, or leave it out',
    ],
    [
      "formerly: a b",
      '6:15: pair "one": formerly: "a b" is not a pair name: give 1 to 64 letters, digits, hyphens and underscores, a letter or digit first, and no name that JavaScript has taken',
    ],
    [
      "provider: {sourceIp: 192.0.2.1}",
      '6:16: pair "one": provider.sourceIp: is unknown: use one of region, profile, sharedCredentialsFile, assumeRole, assumeRoleWithOidc, ecsRoleName, credentialsUri, endpoints, protocol, skipRegionValidation, clientConnectTimeout, clientReadTimeout, maxRetryTimeout, secureTransport',
    ],
    [
      "backend: {remote: {organization: acme, token: x}}",
      '6:44: pair "one": backend.remote.token: a credential does not belong in this file: give it in the environment, as TF_TOKEN_ and the host with _ for each dot, such as TF_TOKEN_app_terraform_io',
    ],
    [
      "backend: {cloud: {organization: a/b}}",
      '6:37: pair "one": backend.cloud.organization: "a/b" is not an organization: give its name: at most 40 letters, digits, hyphens and underscores',
    ],
    [
      "backend: {http: {address: https://h/x, password: x}}",
      '6:44: pair "one": backend.http.password: a credential does not belong in this file: give it in the environment, as TF_HTTP_PASSWORD',
    ],
    [
      "backend: {http: {address: 'https://h/x?private=1'}}",
      '6:31: pair "one": backend.http.address: "https://h/x?private=1" is not an address: give one such as https://gitlab.example.com/api/v4/projects/1/terraform/state/{name}, without user, password and query',
    ],
    [
      "backend: {http: {address: 'https://h/x', lockAddress: 'https://h/x/lock'}}",
      '6:59: pair "one": backend.http.lockAddress: is given without unlockAddress, and a lock that nothing takes away stays: give both, or neither for no lock',
    ],
    ["ownerAcountId: x", '6:5: pair "one": ownerAcountId: is unknown: did you mean "ownerAccountId"?'],
    [
      "provider: {clientReedTimeout: 1}",
      '6:16: pair "one": provider.clientReedTimeout: is unknown: did you mean "clientReadTimeout"?',
    ],
    ["owner_account_id: x", '6:5: pair "one": owner_account_id: is unknown: did you mean "ownerAccountId"?'],
    [
      "colour: x",
      '6:5: pair "one": colour: is unknown: use one of name, ownerAccountId, trustedAccountId, roleName, description, maxSessionDuration, tags, access, adopt, preventDestroy, force, deleteTimeout, guards, provider, backend, formerBackend, formerly',
    ],
    [
      "<<: {access: vpn}",
      '6:5: pair "one": ["<<"]: YAML\'s merge key is not read here: give what pairs share in defaults, or an alias (*) for each value',
    ],
    [
      "1: x",
      '6:5: pair "one": ["1"]: is unknown: use one of name, ownerAccountId, trustedAccountId, roleName, description, maxSessionDuration, tags, access, adopt, preventDestroy, force, deleteTimeout, guards, provider, backend, formerBackend, formerly',
    ],
    [
      "oidcToken: x",
      '6:5: pair "one": oidcToken: a credential does not belong in this file: name the file that holds the token in oidcTokenFile',
    ],
    [
      "tags: {db-password: x}",
      `6:12: pair "one": tags.db-password: a credential does not belong in this file: ${REMEDY}`,
    ],
    [
      "provider: {secretKey: {a: [1]}}",
      `6:16: pair "one": provider.secretKey: a credential does not belong in this file: ${REMEDY}`,
    ],
  ])("%s", (line, expected) => {
    expect(linesOf(onePair(line))).toEqual([expected]);
  });

  it("tells both of a wrong tag's key and value, and of a backend of two kinds with a wrong part", () => {
    expect(
      linesOf(onePair("tags: {acs:x: 3}", "backend: {local: {}, oss: {bucket: A, tablestoreTable: t}}")),
    ).toEqual([
      expect.stringContaining('6:12: pair "one": tags["acs:x"]: "acs:x" is not a tag key'),
      expect.stringContaining('6:19: pair "one": tags["acs:x"]: 3 is not a tag value'),
      '7:14: pair "one": backend: must have one of local, oss, remote, cloud and http: give exactly one',
      expect.stringContaining('7:40: pair "one": backend.oss.bucket: "A" is not a bucket name'),
      expect.stringContaining('7:60: pair "one": backend.oss.tablestoreTable: is given without'),
    ]);
  });
});

describe("defaults and pairs together", () => {
  const both = (defaults: string[], ...pairs: string[]) =>
    [
      "version: 1",
      "defaults:",
      ...defaults.map((line) => `  ${line}`),
      "pairs:",
      ...pairs.map((pair) => `  - {${pair}}`),
    ].join("\n");

  it("tells what is wrong in the defaults once, and judges no pair by it", () => {
    const text = both(
      [`trustedAccountId: 1`, "roleName: a_b"],
      `name: a, ownerAccountId: "${A}"`,
      `name: b, ownerAccountId: "${A}"`,
    );
    expect(linesOf(text)).toEqual([
      expect.stringContaining("3:21: defaults.trustedAccountId: 1 is a number"),
      expect.stringContaining('4:13: defaults.roleName: "a_b" is not a RAM role name'),
    ]);
  });

  it("lets no wrong value of a pair fall back to the defaults", () => {
    const text = both(
      [`trustedAccountId: "${A}"`, "roleName: x"],
      `name: a, ownerAccountId: "${A}", trustedAccountId: 3, roleName: a_b`,
      `name: b, ownerAccountId: "${A}", trustedAccountId: "${B}"`,
    );
    expect(linesOf(text)).toEqual([
      expect.stringContaining('6:69: pair "a": trustedAccountId: 3 is a number'),
      expect.stringContaining('6:82: pair "a": roleName: "a_b" is not'),
    ]);
  });

  it("points to the owner where the trusted account is the defaults' one", () => {
    const text = both([`trustedAccountId: "${A}"`], `name: a, ownerAccountId: "${A}"`);
    expect(linesOf(text)).toEqual([
      expect.stringContaining(`5:31: pair "a": trustedAccountId: "${A}" is the owner account itself`),
    ]);
  });

  it.each([
    ["assumeRole", "roleArn"],
    ["assumeRoleWithOidc", "roleArn"],
    ["assumeRoleWithOidc", "planRoleArn"],
  ])("tells of a role of another account in %s.%s, where it stands", (setting, key) => {
    const right = setting === "assumeRole" && key === "planRoleArn";
    const role = (account: string) =>
      `provider: { ${setting}: { ${right ? `roleArn: "acs:ram::3333333333333333:role/ci", ` : ""}${key}: "acs:ram::${account}:role/ci" } }`;
    const text = both(
      [`trustedAccountId: "${B}"`, role(A)],
      `name: a, ownerAccountId: "${A}"`,
      `name: b, ownerAccountId: "3333333333333333", ${role(B)}`,
      `name: c, ownerAccountId: "3333333333333333", roleName: c`,
    );
    expect(linesOf(text)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^4:\\d+: pair "c": provider\\.${setting}\\.${key}: "acs:ram::${A}:role/ci" is a role of another account than the owner 3333333333333333: give`,
        ),
      ),
      expect.stringMatching(
        new RegExp(`^7:\\d+: pair "b": provider\\.${setting}\\.${key}: "acs:ram::${B}:role/ci" is`),
      ),
    ]);
  });

  it.each(["constructor", "toString", "hasOwnProperty"])(
    "refuses the pair name %s, which every object has",
    (name) => {
      const text = both([`trustedAccountId: "${B}"`], `name: ${name}, ownerAccountId: "${A}"`);
      expect(linesOf(text)).toEqual([expect.stringContaining(`"${name}" is not a pair name`)]);
    },
  );

  it.each(["${TfToken[TOKEN.0]}", "#{TfToken[TOKEN.0]}", "&{TfToken[TOKEN.0]}"])(
    "refuses %s everywhere: cdktf would put a value of the program there",
    (token) => {
      const settings = [
        `description: "a ${token}"`,
        `tags: {"${token}": x}`,
        `tags: {k: "${token}"}`,
        `provider: {profile: "${token}"}`,
      ];
      for (const setting of settings) {
        const text = both([`trustedAccountId: "${B}"`], `name: a, ownerAccountId: "${A}", ${setting}`);
        expect(linesOf(text), setting).toEqual([
          expect.stringMatching(/^5:\d+: pair "a": (?:description|tags|provider)/),
        ]);
      }
    },
  );

  it("tells once of defaults that trust their own owner", () => {
    const text = both(
      [`ownerAccountId: "${A}"`, `trustedAccountId: "${A}"`],
      "name: a, roleName: x",
      "name: b",
    );
    expect(linesOf(text)).toEqual([
      expect.stringContaining(`4:21: defaults.trustedAccountId: "${A}" is the owner account itself`),
    ]);
  });

  it("knows no name in the defaults", () => {
    const text = both(["name: a"], `name: a, ownerAccountId: "${A}", trustedAccountId: "${B}"`);
    expect(linesOf(text)).toEqual([
      expect.stringContaining("3:3: defaults.name: is unknown: use one of ownerAccountId"),
    ]);
  });

  it("tells of a plan role of another account beside an apply role of the owner", () => {
    const arn = (account: string) => `"acs:ram::${account}:role/ci"`;
    const provider = `provider: { assumeRole: { roleArn: ${arn(A)}, planRoleArn: ${arn(B)} } }`;
    const text = both([`trustedAccountId: "${B}"`], `name: a, ownerAccountId: "${A}", ${provider}`);
    expect(linesOf(text)).toEqual([
      expect.stringMatching(/^5:\d+: pair "a": provider\.assumeRole\.planRoleArn: "acs:ram::1/),
    ]);
  });

  it("refuses a former name that another pair has", () => {
    const text = both(
      [`trustedAccountId: "${B}"`, `ownerAccountId: "${A}"`],
      "name: a",
      "name: b, roleName: y, formerly: A",
    );
    expect(linesOf(text)).toEqual([
      expect.stringMatching(
        /^7:\d+: pair "b": formerly: "A" is the name of another pair \(line 6\), whose state it keeps: leave formerly out$/,
      ),
    ]);
  });

  it("counts the tags of both", () => {
    const tags = (prefix: string) =>
      `tags: {${Array.from({ length: 11 }, (_, i) => `${prefix}${i}: v`).join(", ")}}`;
    const text = both([tags("d")], `name: a, ownerAccountId: "${A}", trustedAccountId: "${B}", ${tags("p")}`);
    expect(linesOf(text)).toEqual([
      expect.stringMatching(/^5:\d+: pair "a": tags: with those of defaults, 22 tags are more than the 20/),
    ]);
  });

  it.each<[string, string, string, string]>([
    [
      "one name",
      `name: a, ownerAccountId: "${A}"`,
      `name: A, ownerAccountId: "${A}", roleName: y`,
      'name: "a" is the name of another pair (line 6) too, and case does not count: give each pair a name of its own',
    ],
    [
      "one role",
      `name: a, ownerAccountId: "${A}"`,
      `name: b, ownerAccountId: "${A}", roleName: RAM-for-dts`,
      `roleName: "ram-for-dts" in the account ${A} is the role of another pair (line 6) too: give one of them another roleName`,
    ],
    [
      "one state object",
      `name: a, ownerAccountId: "${A}", backend: {oss: {bucket: abc, prefix: x, key: y/a.tfstate}}`,
      `name: b, ownerAccountId: "${A}", roleName: y, backend: {oss: {bucket: abc, prefix: x/y, key: a.tfstate}}`,
      'backend: the state object "abc/x/y/a.tfstate" is that of another pair (line 6) too: give one of them another key, or leave key out',
    ],
    [
      "one workspace",
      `name: a, ownerAccountId: "${A}", backend: {remote: {organization: acme, workspacePrefix: x-}}`,
      `name: b, ownerAccountId: "${A}", roleName: y, backend: {cloud: {organization: acme, hostname: app.terraform.io, workspace: x-a}}`,
      'backend: the workspace "app.terraform.io/acme/x-a" is that of another pair (line 6) too: give one of them another workspace, or leave workspace out',
    ],
    [
      "one address",
      `name: a, ownerAccountId: "${A}", backend: {http: {address: "https://h/{name}"}}`,
      `name: b, ownerAccountId: "${A}", roleName: y, backend: {http: {address: "https://h/a"}}`,
      'backend: the state "https://h/a" is that of another pair (line 6) too: give one of them another address, or write {name} in it for the pair\'s name',
    ],
    [
      "one workspace of a host in capitals",
      `name: a, ownerAccountId: "${A}", backend: {remote: {organization: acme, hostname: tfe.example.com, workspace: x}}`,
      `name: b, ownerAccountId: "${A}", roleName: y, backend: {remote: {organization: acme, hostname: TFE.example.com, workspace: x}}`,
      'backend: the workspace "tfe.example.com/acme/x" is that of another pair (line 6) too: give one of them another workspace, or leave workspace out',
    ],
    [
      "one address that is written in two ways",
      `name: a, ownerAccountId: "${A}", backend: {http: {address: "https://h/x/a"}}`,
      `name: b, ownerAccountId: "${A}", roleName: y, backend: {http: {address: "https://H:443/x/y/../a"}}`,
      'backend: the state "https://h/x/a" is that of another pair (line 6) too: give one of them another address, or write {name} in it for the pair\'s name',
    ],
    [
      "one address that leads nowhere",
      `name: a, ownerAccountId: "${A}", backend: {http: {address: "https://h:99999/a"}}`,
      `name: b, ownerAccountId: "${A}", roleName: y, backend: {http: {address: "https://h:99999/a"}}`,
      'backend: the state "https://h:99999/a" is that of another pair (line 6) too: give one of them another address, or write {name} in it for the pair\'s name',
    ],
    [
      "one former name",
      `name: a, ownerAccountId: "${A}", formerly: z`,
      `name: b, ownerAccountId: "${A}", roleName: y, formerly: Z`,
      'formerly: "z" is the former name of another pair (line 6) too: only one of them can have its state',
    ],
  ])("refuses two pairs of %s, at both", (_, first, second, message) => {
    const lines = linesOf(both([`trustedAccountId: "${B}"`], first, second));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^5:\d+: pair "a": /);
    expect(lines[0]).toContain(message);
    expect(lines[1]).toMatch(/^6:\d+: pair "[Ab]": .*\(line 5\)/);
  });
});

describe("an error", () => {
  it("has each problem as data, in the order of the file", () => {
    const text = onePair("access: vpn", "tags: {a: 1}", "color: x");
    const { problems, name } = errorOf(() => parseAccountPairs(text, "dir/f.yaml"));
    expect(name).toBe("AccountPairsError");
    expect(problems).toEqual([
      {
        file: "dir/f.yaml",
        line: 6,
        column: 13,
        path: "pairs[0].access",
        pair: "one",
        value: '"vpn"',
        message: `pair "one": access: "vpn" is not a way to the database: use one of ${DTS_ACCESS.join(", ")}`,
      },
      expect.objectContaining({ line: 7, column: 15, path: "pairs[0].tags.a", value: "1" }),
      expect.objectContaining({ line: 8, column: 5, path: "pairs[0].color" }),
    ]);
    expect(problems[2]).not.toHaveProperty("value");
  });

  it("starts with what has no position", () => {
    const at = (line: number, column: number) => ({ file: "f", line, column, path: "", message: "x" });
    const nowhere = { file: "f", path: "", message: "x" };
    const error = new AccountPairsError([at(2, 1), at(1, 2), nowhere, nowhere, at(1, 1)]);
    expect(error.message.split("\n")).toEqual(["f: x", "f: x", "f:1:1: x", "f:1:2: x", "f:2:1: x"]);
  });

  it("is one line a problem, whatever the file and the keys are called", () => {
    const { message } = errorOf(() =>
      parseAccountPairs(`"a\\nb\\u2028${"x".repeat(300)}": 1\nversion: 1\npairs: []`, "a\nb\u202e"),
    );
    expect(message.split("\n")).toHaveLength(2);
    expect(message).toContain("a\\u000ab\\u202e:1:1: ");
    expect(Math.max(...message.split("\n").map((line) => line.length))).toBeLessThan(300);
  });

  it("counts columns after a byte order mark and lines of Windows", () => {
    expect(linesOf("\ufeffversion: 1\r\npairs: 3\r\n")).toEqual([
      expect.stringMatching(/^2:8: pairs: 3 is not/),
    ]);
  });
});
