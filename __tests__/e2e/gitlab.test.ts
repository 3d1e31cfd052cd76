import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callByHand } from "./by-hand";
import { A, B, GITLAB_TEMPLATE, GitLabProject, STRANGER } from "./gitlab-project";

let project: GitLabProject;

beforeAll(async () => {
  project = await GitLabProject.open(["one"]);
});

afterAll(() => project?.close());

describe("a pipeline of a merge request", () => {
  it("keeps a note with the review, and changes nothing", async () => {
    const ran = await project.pipeline("merge_request_event");
    expect(ran, ran.stdout + ran.stderr).toMatchObject({ code: 0 });
    const [note, ...others] = project.gitlab.notes;
    expect(others).toEqual([]);
    expect(note?.body).toContain(B);
    expect(note?.body).not.toMatch(/^\s*\//m);
    expect(project.role("one")).toBeUndefined();
    expect(project.gitlab.locks.size).toBe(0);
  });
});

describe("a pipeline of the default branch", () => {
  it("applies nothing by itself that grants more, and all of it where a person starts the job", async () => {
    const ran = await project.pipeline("push");
    expect(ran, ran.stdout + ran.stderr).toMatchObject({ code: 0 });
    expect(ran.stdout).toContain("somebody gains something: nothing was applied");
    expect(project.role("one")).toBeUndefined();
    const applied = await project.pipeline("push", "apply");
    expect(applied, applied.stdout + applied.stderr).toMatchObject({ code: 0 });
    expect(project.role("one")).toContain(B);
  });

  it("applies by itself what grants nobody anything", async () => {
    project.writePairs(["one"], { description: "another" });
    project.commit();
    const ran = await project.pipeline("push");
    expect(ran.stdout).toMatch(/one: applied/);
    expect(ran, ran.stdout + ran.stderr).toMatchObject({ code: 0 });
  });

  it("fails on a schedule where a stranger was let in by hand", async () => {
    const NewAssumeRolePolicyDocument = project.role("one")?.replaceAll(`:${B}:`, `:${STRANGER}:`) ?? "";
    const change = { Action: "UpdateRole", RoleName: "dts-one", NewAssumeRolePolicyDocument };
    await callByHand(project.sandbox.accounts, { account: A, ...change });
    const ran = await project.pipeline("schedule");
    expect(ran.code).not.toBe(0);
    expect(ran.stdout).toContain(STRANGER);
  });
});

describe("the template", () => {
  it("is checked by the schema of GitLab's pipelines, which takes no key that they do not have", async () => {
    expect(await project.pipeline("push", "--list")).toMatchObject({ code: 0 });
    project.repository.write(".gitlab-ci.yml", GITLAB_TEMPLATE.replace("  artifacts:", "  artefacts:"));
    const refused = await project.pipeline("push", "--list");
    expect(refused.code).not.toBe(0);
    expect(refused.stdout + refused.stderr).toContain("artefacts");
  });
});
