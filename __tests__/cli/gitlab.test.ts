import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BOT, GitLabServer, STRANGER } from "./gitlab-server";
import { dtsPairs, type Ran, temporaryFolder } from "./harness";

const MARKER = "<!-- dts-pairs review -->";
let gitlab: GitLabServer;

beforeEach(async () => {
  gitlab = await GitLabServer.start();
});

afterEach(() => gitlab.close());

async function comment(body: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const file = join(await temporaryFolder(), "review.md");
  await writeFile(file, body);
  return dtsPairs(["gitlab", "comment", "--body", file], { env: { ...gitlab.env, ...env } });
}

describe("dts-pairs gitlab comment", () => {
  it("makes one note that says what it is of, and gives it the new text from then on", async () => {
    expect(await comment(`${MARKER}\nfirst`)).toEqual({
      code: 0,
      stdout: "created the note at merge request !7\n",
      stderr: "",
    });
    expect((await comment(`${MARKER}\nsecond`)).stdout).toBe("updated the note at merge request !7\n");
    const [note, ...others] = gitlab.notes;
    expect(others).toEqual([]);
    expect(note?.body).toMatch(/^<!-- dts-pairs review -->\nCommit `c{40}` .*pipelines\/9.*\n\nsecond$/);
  });

  it("finds its note behind hundreds of others, and touches none that somebody else wrote", async () => {
    for (let index = 0; index < 250; index += 1) gitlab.add(`${MARKER}\n${index}`, STRANGER);
    const ours = gitlab.add(`${MARKER}\nold`, BOT);
    await comment(`${MARKER}\nnew`);
    expect(gitlab.notes).toHaveLength(251);
    expect(ours.body).toMatch(/new$/);
    expect(gitlab.notes[7]?.body).toBe(`${MARKER}\n7`);
  });

  it("says that planning failed where there is no review", async () => {
    const args = ["gitlab", "comment", "--body", "no-such-file"];
    expect(await dtsPairs(args, { env: gitlab.env })).toMatchObject({ code: 0 });
    expect(gitlab.notes[0]?.body).toContain("Planning failed: nothing of this commit is reviewed");
  });

  it("tries again what fails for a moment", async () => {
    gitlab.failures = 2;
    expect(await comment(`${MARKER}\nfirst`)).toMatchObject({ code: 0 });
    expect(gitlab.notes).toHaveLength(1);
  });

  it("says in one line what GitLab says, and what is missing, and never the token", async () => {
    const refused = await comment(`${MARKER}\n`, { DTS_PAIRS_GITLAB_TOKEN: "another-secret" });
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toMatch(/^GitLab refused: 401 401 .*Unauthorized\n$/);
    for (const secret of ["another-secret", "\u001b"]) expect(refused.stderr).not.toContain(secret);
    expect((await comment(`${MARKER}\n`, { CI_SERVER_URL: "http://127.0.0.1:1" })).stderr).toMatch(
      /^GitLab did not answer: .+\n$/,
    );
    for (const name of Object.keys(gitlab.env).filter((it) => !/COMMIT|PIPELINE/.test(it)))
      expect((await comment(`${MARKER}\n`, { [name]: "" })).stderr).toMatch(
        new RegExp(`^${name} is missing: .+\n$`),
      );
    expect((await comment("no marker")).stderr).toMatch(/^the note has no marker in its first line: .+\n$/);
    expect(gitlab.notes).toEqual([]);
  });
});
