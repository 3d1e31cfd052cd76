import { chmod, mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { App, PAIR } from "./app";

const [UNWRITABLE, READ_ONLY, UNREADABLE] = [0o555, 0o444, 0o000];
const STATE = `states/terraform.${PAIR}.tfstate`;
const KEPT = ".dts-pairs/account-pairs.yaml";

/** What the user has no right to, which command then is refused, and what it says: all of it. */
type Refusal = readonly [path: string, mode: number, command: readonly string[], says: RegExp];

/** The run as a whole is refused. */
function refused(place: string, way = "give this user the right to, then run it again"): RegExp {
  return new RegExp(`^(?:\\S*/)?${place} cannot be [a-z ]+ \\(EACCES\\): ${way}\\n$`);
}

const ANOTHER_TMPDIR = "give this user the right to, or name another folder in TMPDIR";
const CLOSED_STATE =
  "The state cannot be read or written, at states/\\S+ \\(permission denied\\): give this user the right to, then run it again\\. Nothing was changed\\.";

/** The pair is refused; others would go on. */
function pairRefused(done: string, line: string, progress = ""): RegExp {
  return new RegExp(
    `^${PAIR}: failed\\n {2}${line}\\n0 pairs ${done}, 1 failed\\n${progress}${PAIR}: failed\\n$`,
  );
}

const APPLYING = `applying ${PAIR}: \\d to add, \\d to change, 0 to destroy\\n`;

/** How far the pair is before each is tried, and the command that goes on once the rights are given back. */
const STAGES: Readonly<Record<string, { prepare: string[][]; refusals: Refusal[]; goesOn: string[] }>> = {
  "before the first plan": {
    prepare: [],
    refusals: [
      ["tmp", UNWRITABLE, ["validate"], refused("tmp", ANOTHER_TMPDIR)],
      [
        "account-pairs.yaml",
        UNREADABLE,
        ["plan"],
        /^account-pairs\.yaml: the file cannot be read \(EACCES\): see to its name and its permissions\n$/,
      ],
      ["tmp", UNWRITABLE, ["plan"], refused("tmp", ANOTHER_TMPDIR)],
      ["cdktf.out", UNWRITABLE, ["plan"], refused("cdktf\\.out\\S*")],
      ["plans", UNWRITABLE, ["plan"], pairRefused("planned", refused(`plans/${PAIR}`).source.slice(1, -3))],
      ["states", UNWRITABLE, ["plan"], pairRefused("planned", CLOSED_STATE)],
    ],
    goesOn: ["plan"],
  },
  "once it is planned": {
    prepare: [["plan"]],
    refusals: [
      [KEPT, UNWRITABLE, ["apply"], refused(KEPT)],
      [".dts-pairs", UNREADABLE, ["apply"], refused(KEPT)],
      ["states", UNWRITABLE, ["apply"], pairRefused("applied", CLOSED_STATE, APPLYING)],
      ["tmp", UNWRITABLE, ["apply"], refused("tmp", ANOTHER_TMPDIR)],
      [`plans/${PAIR}/tfplan`, UNREADABLE, ["apply"], refused(`plans/${PAIR}/tfplan`)],
      ["plans", UNREADABLE, ["apply"], refused("plans")],
      [
        `plans/${PAIR}`,
        UNWRITABLE,
        ["apply"],
        pairRefused("applied", refused(`plans/${PAIR}/planned\\.json\\S*`).source.slice(1, -3), APPLYING),
      ],
    ],
    goesOn: ["apply"],
  },
  "once it is applied": {
    prepare: [["plan"], ["apply"]],
    refusals: [
      [STATE, READ_ONLY, ["plan"], pairRefused("planned", CLOSED_STATE)],
      [STATE, UNREADABLE, ["plan"], pairRefused("planned", refused(STATE).source.slice(1, -3))],
      [KEPT, UNREADABLE, ["plan"], refused(KEPT)],
      [KEPT, UNWRITABLE, ["destroy", PAIR, "--yes"], refused(KEPT)],
      [
        "states",
        UNWRITABLE,
        ["destroy", PAIR, "--yes"],
        new RegExp(`\\n${PAIR}: planning failed: ${CLOSED_STATE}\\nnothing was destroyed\\n$`),
      ],
    ],
    goesOn: ["destroy", PAIR, "--yes"],
  },
};

/** What a command must leave as it is. Each makes its stacks anew, and a plan forgets the one that was made before. */
async function lasting(app: App, command: string | undefined) {
  const madeAnew = command === "plan" ? /^(?:cdktf\.out|plans)\/|^tmp\// : /^cdktf\.out\/|^tmp\//;
  return Object.entries(await app.content()).filter(([name]) => !madeAnew.test(name));
}

it.each(Object.entries(STAGES))(
  "%s, what this user may not is said in one line, and changes nothing",
  async (_, stage) => {
    const app = await App.open();
    try {
      for (const name of ["plans", "cdktf.out", KEPT])
        await mkdir(join(app.folder, name), { recursive: true });
      await app.give();
      for (const command of stage.prepare) expect(await app.dtsPairs(...command)).toMatchObject({ code: 0 });
      for (const [path, mode, command, says] of stage.refusals) {
        const what = `${path} ${mode.toString(8)}: ${command.join(" ")}`;
        const file = join(app.folder, path);
        const { mode: before } = await stat(file);
        const [was, changes] = [await lasting(app, command[0]), app.changes];
        await chmod(file, mode);
        const { code, stdout, stderr } = await app.dtsPairs(...command);
        await chmod(file, before);
        expect(stdout + stderr, what).toMatch(says);
        expect(code, what).toBe(1);
        expect(app.changes, what).toBe(changes);
        expect(await lasting(app, command[0]), what).toEqual(was);
      }
      const { code, stdout } = await app.dtsPairs(...stage.goesOn);
      expect(code, stdout).toBe(0);
    } finally {
      await app.close();
    }
  },
);
