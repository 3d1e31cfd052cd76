import { cpSync, readdirSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GITLAB_TEMPLATE, GitLabProject } from "../e2e/gitlab-project";

const NAMES = ["a", "b", "c"];
const PARALLEL = GITLAB_TEMPLATE.replace("  # parallel: 8\n", "  parallel: 2\n");

let project: GitLabProject;

beforeAll(async () => {
  project = await GitLabProject.open(NAMES, PARALLEL);
});

afterAll(() => project?.close());

const path = (name: string) => project.repository.path(name);

/** What a job hands on, as GitLab's artifacts do: the local runner has one folder for all jobs. */
async function job(source: string, name: string): Promise<void> {
  const ran = await project.pipeline(source, name);
  expect(ran, ran.stdout + ran.stderr).toMatchObject({ code: 0 });
  rmSync(path("plans/selection.json"), { force: true });
}

describe("two jobs of a GitLab pipeline", () => {
  it("plan a part each; the note is of both, and says where a job handed nothing on", async () => {
    expect(PARALLEL).toContain("  parallel: 2\n");
    await job("merge_request_event", "plan: [1/2]");
    expect(readdirSync(path("plans"))).toHaveLength(1);
    const half = await project.pipeline("merge_request_event", "note");
    expect(half.code).not.toBe(0);
    expect(project.gitlab.notes[0]?.body.match(/none of these plans is of it/g)).toHaveLength(2);

    await job("merge_request_event", "plan: [2/2]");
    const whole = await project.pipeline("merge_request_event", "note");
    expect(whole, whole.stdout + whole.stderr).toMatchObject({ code: 0 });
    expect(project.gitlab.notes).toHaveLength(1);
    expect(project.gitlab.notes[0]?.body).not.toContain("none of these plans");
    for (const name of NAMES) expect(project.gitlab.notes[0]?.body).toContain(`dts-${name}`);
  });

  it("are applied as one, after a review of all of them", async () => {
    cpSync(path("plans"), path("node_modules/plans"), { recursive: true });
    rmSync(path(`plans/${NAMES[0]}`), { recursive: true });
    expect((await project.pipeline("push", "review")).code).not.toBe(0);
    cpSync(path("node_modules/plans"), path("plans"), { recursive: true });
    await job("push", "review");
    await job("push", "apply");
    for (const name of NAMES) expect(project.role(name)).toBeDefined();
  });
});
