import { describe, expect, it } from "vitest";
import { prepareAction, stepsOf, type Workflow, workflow, workflows } from "./workflow";

const PINNED = /^[\w.-]+\/[\w.-]+@[0-9a-f]{40}$/;
const LOCAL = "./.github/actions/prepare";
const OWN_REPOSITORY = "github.event.pull_request.head.repo.full_name == github.repository";

function permissionsOf(name: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(workflow(name).jobs).map(([job, { permissions }]) => [job, permissions]),
  );
}

function credentialJobs({ jobs }: Workflow): string[] {
  return Object.entries(jobs).flatMap(([name, { permissions }]) =>
    permissions?.["id-token"] === undefined ? [] : [name],
  );
}

describe.each(workflows())("$name", ({ text, content }) => {
  it("runs no foreign code but what a full commit names, with its version beside it", () => {
    for (const { uses } of stepsOf(content))
      if (uses !== undefined && uses !== LOCAL) expect(uses).toMatch(PINNED);
    for (const [line] of text.matchAll(/^.*uses: [^.\n].*$/gm))
      expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("has no permission but what a job asks for", () => {
    expect(content.permissions).toEqual({});
    for (const job of Object.values(content.jobs)) expect(job.permissions).toBeDefined();
  });

  it("gives no secret to code of strangers", () => {
    expect(Object.keys(content.on)).not.toContain("pull_request_target");
    expect(Object.keys(content.on)).not.toContain("workflow_run");
    expect(text).not.toMatch(/\$\{\{[^}]*\bsecrets\b/);
    for (const { uses, with: options } of stepsOf(content))
      if (uses?.startsWith("actions/checkout@"))
        expect(options).toMatchObject({ "persist-credentials": false });
  });

  it("puts nothing into a script but by its environment", () => {
    for (const { run } of stepsOf(content)) expect(run ?? "").not.toContain("${{");
  });

  it("ends, and does not run beside itself", () => {
    expect(content.concurrency?.group).toMatch(/./);
    for (const job of Object.values(content.jobs)) expect(job["timeout-minutes"]).toBeGreaterThan(0);
  });

  it("keeps apart what has credentials of the cloud, and what may write to GitHub", () => {
    for (const name of credentialJobs(content))
      expect(Object.values(content.jobs[name]?.permissions ?? {}).filter((it) => it === "write")).toEqual([
        "write",
      ]);
  });
});

describe("the action that the workflows share", () => {
  it("is pinned, and puts nothing into a script", () => {
    const { text, content } = prepareAction();
    for (const { uses, run } of content.runs.steps) {
      if (uses !== undefined) expect(uses).toMatch(PINNED);
      expect(run ?? "").not.toContain("${{");
    }
    for (const [line] of text.matchAll(/^.*uses: .*$/gm)) expect(line).toMatch(/ # v\d+\.\d+\.\d+$/);
  });
});

describe("permissions", () => {
  it("are the least of each job", () => {
    expect(permissionsOf("ci.yml")).toEqual({ check: { contents: "read" } });
    expect(permissionsOf("plan-review.yml")).toEqual({
      plan: { contents: "read", "id-token": "write" },
      comment: { contents: "read", "pull-requests": "write" },
      note: {},
    });
    expect(permissionsOf("drift.yml")).toEqual({
      look: { contents: "read", "id-token": "write" },
      issues: { contents: "read", issues: "write" },
    });
    expect(permissionsOf("apply.yml")).toEqual({
      apply: { actions: "read", contents: "read", "id-token": "write", "pull-requests": "read" },
    });
  });
});

describe("a pull request from a fork", () => {
  it("gets no credentials, and a note instead", () => {
    const { plan, comment, note } = workflow("plan-review.yml").jobs;
    expect(plan?.if).toContain(OWN_REPOSITORY);
    expect(comment?.needs).toBe("plan");
    expect(note?.if).toContain("head.repo.full_name != github.repository");
  });
});

describe("plans", () => {
  const artifact = (name: string) =>
    stepsOf(workflow("plan-review.yml")).find(
      ({ uses, with: options }) => uses?.startsWith("actions/upload-artifact@") && options?.["name"] === name,
    );

  it("are kept for a week at most, as they can hold secrets, and only where every pair has one", () => {
    expect(artifact("dts-plans")?.with?.["retention-days"]).toBeLessThanOrEqual(7);
    expect(artifact("dts-plans")?.if).toBe("steps.plan.outcome == 'success'");
  });

  it("are not among what the review keeps for longer", () => {
    expect(artifact("dts-review")?.with).toMatchObject({ path: "review" });
  });

  it("are applied from the run that planned them, and from nowhere else", () => {
    const steps = stepsOf(workflow("apply.yml"));
    const download = steps.find(({ uses }) => uses?.startsWith("actions/download-artifact@"));
    expect(download?.with).toMatchObject({
      name: "dts-plans",
      "run-id": "${{ steps.reviewed.outputs.run-id }}",
    });
    expect(steps.some(({ run }) => run?.includes("dts-pairs plan"))).toBe(false);
  });
});
