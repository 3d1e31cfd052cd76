import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findEngine } from "../../processes";
import { type ProviderServer, startProvider } from "../../sandbox/provider";
import { comparableCalls, recordedCalls } from "./calls";
import { compare, type Difference } from "./compare";
import { knownDifferences } from "./differences";
import { differencesOf } from "./fidelity";
import { normalize, normalizeText, plainText } from "./normalize";
import { type RecordedCall, readRecorded, readRecordings } from "./recordings";
import { linesOf, Replay, type Replayed, replayAll, type Stage } from "./replay";

const REPLAY_LIMIT = 180_000;
const recordings = readRecordings();

let provider: ProviderServer;
let stage: Stage;

beforeAll(async () => {
  const { binary } = await findEngine();
  provider = await startProvider({ env: {} });
  stage = { binary, env: { TF_REATTACH_PROVIDERS: provider.reattach, CHECKPOINT_DISABLE: "1" } };
});

afterAll(() => provider.close());

describe("a recorded plan, replayed through Terraform and the stand-in", () => {
  let replayed: ReadonlyMap<string, Replayed>;
  let failedSteps: readonly string[];

  beforeAll(async () => {
    ({ plans: replayed, failedSteps } = await replayAll(linesOf(recordings), stage));
  }, REPLAY_LIMIT);

  function outcome(name: string): Replayed {
    const found = replayed.get(name);
    if (found === undefined) throw new Error(`${name} was not replayed`);
    return found;
  }

  it.each(recordings)(
    "$name: has the same changes, drift and checks, but for the known differences",
    (recording) => {
      expectKnown(
        recording.name,
        "resource_changes|resource_drift|checks",
        differencesOf(recording.plan ?? {}, outcome(recording.name).plan ?? {}),
      );
    },
  );

  it.each(recordings)("$name: ends with the same exit code", (recording) => {
    expect(outcome(recording.name).run.exitCode).toBe(recording.exitCode);
  });

  it.each(recordings)("$name: makes the same calls with the same parameters", (recording) => {
    expect(comparableCalls(outcome(recording.name).calls)).toEqual(recordedCalls(recording.calls));
  });

  it.each(recordings.filter(({ error }) => error?.startsWith("Error: Plugin did not respond") === false))(
    "$name: fails with the same error",
    ({ name, error }) => {
      expect(plainText(outcome(name).run.stderr)).toContain(plainText(error ?? ""));
    },
  );

  it("drift-trust-scalar-for-array: fails where the real provider crashes, and says so", () => {
    const { stderr } = outcome("drift-trust-scalar-for-array").run;
    expect(plainText(stderr)).toContain(
      "Error: Plugin did not respond: the real provider crashes on the trust policy in RAM " +
        "(panic: interface conversion: interface {} is string, not *schema.Set)",
    );
  });

  it("fails in one step before a plan: the apply over the trust policy that crashes the real provider", () => {
    expect(failedSteps.map(plainText)).toEqual([expect.stringContaining("Error: Plugin did not respond")]);
  });

  it("is of a recording that exists, for every known difference", () => {
    const names = recordings.map(({ name }) => name);
    expect(knownDifferences.filter(({ recording }) => !names.includes(recording))).toEqual([]);
  });
});

describe("a recorded apply, replayed through Terraform and the stand-in", () => {
  const configuration = recording("create").configuration;

  async function withReplay<Result>(play: (replay: Replay) => Promise<Result>): Promise<Result> {
    const replay = await Replay.start(stage);
    try {
      return await play(replay);
    } finally {
      await replay.close();
    }
  }

  it("create: makes the same calls and leaves the same state and account", async () => {
    const recorded = readRecorded<{ calls: readonly RecordedCall[] }>("apply-create", "run.json");
    await withReplay(async (replay) => {
      expect((await replay.apply(configuration)).exitCode).toBe(0);
      expect(comparableCalls(replay.accounts.calls())).toEqual(recordedCalls(recorded.calls));
      const state = readRecorded<object>("apply-create", "state.json");
      expect(compare(normalize(state), normalize(await replay.workspace.show()))).toEqual([]);
      expect(normalize(accountOf(replay))).toEqual(normalize(readRecorded("apply-create", "account.json")));
    });
  });

  it("apply-unknown-policy: fails with the same error", async () => {
    const recorded = readRecorded<Failure>("apply-unknown-policy", "run.json");
    const misspelt = configuration.replaceAll("AliyunDTSRolePolicy", "AliyunDTSRolePolicyTypo");
    const { exitCode, stderr } = await withReplay((replay) => replay.apply(misspelt));
    expect(exitCode).toBe(recorded.exit_code);
    expectKnown("apply-unknown-policy", "apply", stderrDifference(recorded, stderr));
  });

  it("adopt-existing, without its import blocks: fails with the same error", async () => {
    const recorded = readRecorded<Failure>("adopt-existing", "apply-without-import.json");
    const { exitCode, stderr } = await withReplay(async (replay) => {
      for (const step of recording("adopt-existing").steps) await replay.take(step);
      return replay.apply(configuration);
    });
    expect(exitCode).toBe(recorded.exit_code);
    expectKnown("adopt-existing", "apply", stderrDifference(recorded, stderr));
  });

  it("destroy-blocked-by-extra-policy: insists for the delete timeout, then fails with the same error", async () => {
    const recorded = readRecorded<Failure>("destroy-blocked-by-extra-policy", "apply.json");
    const impatient = withTimeouts(configuration, { delete: "1s" });
    const { exitCode, stderr, deletions } = await withReplay(async (replay) => {
      await replay.apply(impatient);
      await replay.take({ call: ADMINISTRATOR });
      const run = await replay.apply(impatient, "-destroy");
      return {
        ...run,
        deletions: replay.accounts.calls().filter(({ action }) => action === "DeleteRole").length,
      };
    });
    expect(exitCode).toBe(recorded.exit_code);
    expectKnown("destroy-blocked-by-extra-policy", "apply", stderrDifference(recorded, stderr));
    expect(plainText(stderr)).toContain("Code: DeleteConflict.Role.Policy");
    expect(deletions).toBeGreaterThan(1);
  });
});

/** What differs in a part of a recording must be known, and what is known must differ. */
function expectKnown(name: string, part: string, found: readonly Difference[]): void {
  const inPart = new RegExp(`^(${part})\\b`);
  const known = knownDifferences.filter(({ recording, path }) => recording === name && inPart.test(path));
  expect(found.filter(({ path }) => !known.some((each) => each.path === path))).toEqual([]);
  expect(known.filter(({ path }) => !found.some((each) => each.path === path))).toEqual([]);
}

/** What Terraform prints must hold the message of the real provider. */
function stderrDifference(recorded: Failure, stderr: string): readonly Difference[] {
  const [message, printed] = [providerMessage(recorded.stderr), plainText(stderr)];
  return printed.includes(message) ? [] : [{ path: "apply.stderr", recorded: message, replayed: printed }];
}

interface Failure {
  readonly exit_code: number;
  readonly stderr: string;
}

const ADMINISTRATOR = {
  account: "2222222222222222",
  Action: "AttachPolicyToRole",
  RoleName: "ram-for-dts",
  PolicyName: "AdministratorAccess",
  PolicyType: "System",
};

function recording(name: string) {
  const found = recordings.find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no recording "${name}"`);
  return found;
}

function withTimeouts(configuration: string, timeouts: object): string {
  const parsed = JSON.parse(configuration);
  parsed.resource.alicloud_ram_role.dts.timeouts = timeouts;
  return JSON.stringify(parsed);
}

/** The message of the provider, without the lines of the configuration that Terraform adds. */
function providerMessage(stderr: string): string {
  return plainText(stderr.split("\n\n\n")[0] ?? "");
}

/** The account in the shape of the recording. */
function accountOf({ accounts }: Replay): object {
  const roles = accounts.roles("2222222222222222").map((role) => [
    role.name,
    {
      RoleName: role.name,
      RoleId: role.roleId,
      Arn: role.arn,
      Description: role.description,
      CreateDate: role.createDate,
      UpdateDate: role.updateDate,
      MaxSessionDuration: role.maxSessionDuration,
      AssumeRolePolicyDocument: role.assumeRolePolicyDocument,
      policies: role.policies
        .map(({ policyName, policyType }) => [policyName, policyType])
        .sort(([one = ""], [other = ""]) => one.localeCompare(other)),
      tags: role.tags,
    },
  ]);
  return { "2222222222222222": Object.fromEntries(roles) };
}

describe("the comparison", () => {
  it("names each field that differs, by address", () => {
    const recorded = { resource_changes: [{ address: "a", change: { after: { tags: {}, name: "x" } } }] };
    const replayed = { resource_changes: [{ address: "a", change: { after: { tags: null, name: "x" } } }] };
    expect(differencesOf(recorded, replayed)).toEqual([
      { path: "resource_changes.[a].change.after.tags", recorded: {}, replayed: null },
    ]);
  });

  it("finds what one of the two does not have", () => {
    expect(differencesOf({ checks: [{ status: "pass" }] }, {})).toHaveLength(1);
    expect(differencesOf({}, { resource_drift: [{ address: "a" }] })).toHaveLength(1);
  });

  it("sets aside times, role ids, request ids and lines of Go", () => {
    const text =
      "2026-11-23T20:55:31Z 300000000000000001 B1FC20F0-CF8C-4E68-925A-1BF9C635FDAC alicloud/resource_x.go:78: no";
    expect(normalizeText(text)).toBe("<time> <role id> <request id> no");
  });
});
