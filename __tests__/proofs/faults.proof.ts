import { afterAll, describe, expect, it } from "vitest";
import { DtsCrossAccountRole, type DtsCrossAccountRoleProps } from "../../lib/role";
import type { Fault } from "../../sandbox";
import { Stand } from "../e2e/stand";

const A = "2222222222222222";
const B = "1111111111111111";
const ROLE = "ram-for-dts";

type Operation = "create" | "update" | "destroy";
/** How a run with one fault in it went on. */
type Outcome = "survived" | "mended by a second run" | "mended by an import and a second run";

const FAULTS: Readonly<Record<string, Fault>> = {
  Throttling: { error: { code: "Throttling" } },
  "Throttling.User": { error: { code: "Throttling.User" } },
  "503 ServiceUnavailable": { error: { code: "ServiceUnavailable" } },
  "500 InternalError": { error: { code: "InternalError" } },
  NoPermission: { error: { code: "NoPermission" } },
  "connection dropped before the call": { drop: true },
  "connection dropped after the call": { drop: "answer" },
  "half of the answer": { answer: "half" },
  "a gateway's page": { answer: "html" },
};
const DELAY: Fault = { delayMs: 30_000 };

const CREATED: Partial<DtsCrossAccountRoleProps> = { description: "one", tags: { pair: "one" } };
const UPDATED: Partial<DtsCrossAccountRoleProps> = {
  description: "two",
  maxSessionDuration: 7200,
  tags: { pair: "two" },
  access: "cloud-instance",
};
const POLICIES = {
  create: ["AliyunDTSRolePolicy", "AliyunVPCReadOnlyAccess"],
  update: ["AliyunDTSRolePolicy"],
} as const;

/** One pair, from nothing over a change to nothing again, with the same fault at the same call of each. */
class Life {
  /** The actions that the last operation called, in order. */
  actions: readonly string[] = [];

  private constructor(readonly stand: Stand) {}

  static async start(): Promise<Life> {
    const life = new Life(await Stand.start({ retryWait: 20 }));
    await life.stand.byHand(A).authorizeDts();
    return life;
  }

  /** Does `operation` with a fault at its `call`-th call, and mends what the fault left. */
  async run(operation: Operation, fault?: Fault): Promise<Outcome> {
    await this.configure(operation);
    if (fault !== undefined) this.stand.accounts.failNext(fault);
    const before = this.stand.accounts.calls().length;
    const first = await this.terraform(operation);
    this.actions = this.stand.accounts
      .calls()
      .slice(before)
      .map(({ action }) => action);
    if (first === undefined) return this.done(operation, "survived");
    expect(first.match(/^Error: /gm)?.length, first).toBe(1);
    if ((await this.terraform(operation)) === undefined)
      return this.done(operation, "mended by a second run");
    await this.importWhatThereIs();
    expect(await this.terraform(operation)).toBeUndefined();
    return this.done(operation, "mended by an import and a second run");
  }

  private configure(operation: Operation): Promise<void> {
    const props = operation === "create" ? CREATED : UPDATED;
    return this.stand.configure(A, (stack) => {
      new DtsCrossAccountRole(stack, "dts", { ownerAccountId: A, trustedAccountId: B, ...props });
    });
  }

  /** What Terraform said where it failed. */
  private async terraform(operation: Operation): Promise<string | undefined> {
    const args = operation === "destroy" ? ["-destroy"] : [];
    const { exitCode, stderr } = await this.stand.workspace.apply(...args);
    return exitCode === 0 ? undefined : stderr.replace(/^[╷│╵] ?/gm, "");
  }

  /** The account holds what the configuration says, and the next plan has nothing to do. */
  private async done(operation: Operation, outcome: Outcome): Promise<Outcome> {
    const roles = this.stand.accounts.roles(A).filter(({ name }) => name === ROLE);
    if (operation === "destroy") expect(roles).toEqual([]);
    else {
      const {
        description = "",
        maxSessionDuration = 3600,
        tags,
      } = operation === "create" ? CREATED : UPDATED;
      expect(roles).toMatchObject([{ description, maxSessionDuration, tags }]);
      const held = roles.flatMap(({ policies }) => policies.map(({ policyName }) => policyName));
      expect(held.sort()).toEqual(POLICIES[operation]);
      expect((await this.stand.plan()).exitCode).toBe(0);
    }
    return outcome;
  }

  private async importWhatThereIs(): Promise<void> {
    const { stdout } = await this.stand.workspace.run("state", "list");
    for (const { address, id } of await this.existing()) {
      if (stdout.split("\n").includes(address)) continue;
      const { exitCode, stderr } = await this.stand.workspace.run("import", "-no-color", address, id);
      expect(exitCode, stderr).toBe(0);
    }
  }

  /** What the next plan would make although the account has it. */
  private async existing(): Promise<{ address: string; id: string }[]> {
    const role = this.stand.accounts.roles(A).find(({ name }) => name === ROLE);
    const attached = role?.policies.map(({ policyName }) => policyName) ?? [];
    const { json } = await this.stand.plan();
    return json.resource_changes
      .filter(({ mode, change }) => mode === "managed" && change.actions.join() === "create")
      .flatMap(({ address, type }) => {
        if (type === "alicloud_ram_role") return role === undefined ? [] : [{ address, id: ROLE }];
        const policy = attached.find((name) => address.includes(name));
        return policy === undefined ? [] : [{ address, id: `role:${policy}:System:${ROLE}` }];
      });
  }
}

const OPERATIONS = ["create", "update", "destroy"] as const;
const AT_ONCE = 3;

type Outcomes = Partial<Record<Operation, Outcome>>;

/** The calls of each operation where nothing goes wrong: by action, since Terraform makes some at once. */
type Calls = Record<Operation, readonly { action: string; call: number }[]>;

/** Lives one life, with the fault at one call of each operation that makes so many. */
async function live(fault: Fault, index: number, calls: Calls): Promise<Outcomes> {
  const life = await Life.start();
  const outcomes: Outcomes = {};
  try {
    for (const operation of OPERATIONS) {
      const befallen = calls[operation][index];
      if (befallen === undefined) await life.run(operation);
      else outcomes[operation] = await life.run(operation, { ...fault, ...befallen });
    }
    return outcomes;
  } catch (error) {
    throw new Error(`at call ${index + 1}: ${(error as Error).message}`, { cause: error });
  } finally {
    await life.stand.close();
  }
}

async function callsOf(): Promise<Calls> {
  const calls: Calls = { create: [], update: [], destroy: [] };
  const life = await Life.start();
  try {
    for (const operation of OPERATIONS) {
      await life.run(operation);
      calls[operation] = life.actions.map((action, index, all) => ({
        action,
        call: all.slice(0, index + 1).filter((each) => each === action).length,
      }));
    }
    return calls;
  } finally {
    await life.stand.close();
  }
}

/** The same fault at every call. */
async function atEveryCall(fault: Fault, lives: number): Promise<readonly Outcomes[]> {
  const calls = await callsOf();
  const { default: pLimit } = await import("p-limit");
  const limit = pLimit(lives);
  const last = Math.max(...Object.values(calls).map(({ length }) => length));
  return Promise.all(Array.from({ length: last }, (_, index) => limit(() => live(fault, index, calls))));
}

const table: string[] = [];
afterAll(() => console.log(["fault: operation: outcomes", ...table].join("\n")));

function enter(name: string, outcomes: readonly Outcomes[]): void {
  for (const operation of OPERATIONS) {
    const found = outcomes.flatMap(({ [operation]: outcome }) => outcome ?? []);
    const counted = [...new Set(found)].map(
      (outcome) => `${found.filter((each) => each === outcome).length} ${outcome}`,
    );
    table.push(`${name}: ${operation}, ${found.length} calls: ${counted.join(", ")}`);
  }
}

describe("a fault of the service at every call of one pair's life", () => {
  it.each(Object.entries(FAULTS))("%s: nothing is lost", async (name, fault) => {
    const outcomes = await atEveryCall(fault, AT_ONCE);
    enter(name, outcomes);
    expect(outcomes.length).toBeGreaterThan(0);
  });

  it("30 s of delay: nothing is noticed", async () => {
    const outcomes = await atEveryCall(DELAY, 20);
    enter("30 s of delay", outcomes);
    expect(new Set(outcomes.flatMap((each) => Object.values(each)))).toEqual(new Set(["survived"]));
  });
});
