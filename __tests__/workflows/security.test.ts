import { describe, expect, it } from "vitest";
import { type Step, stepsOf, type Workflow, workflow, workflows } from "./workflow";

const PINNED = /^[\w.-]+\/[\w.-]+@[0-9a-f]{40}$/;
const INSTALL = /^npm ci --ignore-scripts --omit=dev --no-audit --no-fund$/m;
const OURS = ["plan.yml", "review.yml", "apply.yml", "drift.yml"];

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

function stepWith(name: string, job: string, text: string): Step {
  const found = workflow(name).jobs[job]?.steps.find(({ run, uses }) => `${run}${uses}`.includes(text));
  if (found === undefined) throw new Error(`${name}: ${job} has no step with ${text}`);
  return found;
}

describe.each(workflows())("$name", ({ text, content }) => {
  it("runs no foreign code but what a full commit names, with its version beside it", () => {
    for (const { uses } of stepsOf(content)) if (uses !== undefined) expect(uses).toMatch(PINNED);
    for (const [line] of text.matchAll(/^ +(?:- )?uses: .*$/gm))
      expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("has no permission but what a job asks for", () => {
    expect(content.permissions).toEqual({});
    for (const job of Object.values(content.jobs)) expect(job.permissions).toBeDefined();
  });

  it("gives no secret to code of strangers", () => {
    expect(Object.keys(content.on)).not.toContain("pull_request_target");
    expect(text).not.toMatch(/\$\{\{[^}]*\bsecrets\b/);
    for (const { uses, with: options } of stepsOf(content))
      if (uses?.startsWith("actions/checkout@"))
        expect(options).toMatchObject({ "persist-credentials": false });
  });

  it("puts nothing into a script but by its environment", () => {
    for (const { run } of stepsOf(content)) expect(run ?? "").not.toContain("${{");
  });

  it("ends", () => {
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

describe.each(OURS)("%s", (name) => {
  const { jobs, on, concurrency } = workflow(name);

  it("installs what the lock file names, without scripts and without what only tests need", () => {
    for (const { steps } of Object.values(jobs)) {
      const install = steps.find(({ run }) => run?.includes("npm ci"));
      expect(install?.run).toMatch(INSTALL);
    }
    for (const { run } of stepsOf(workflow(name))) expect(run ?? "").not.toMatch(/\bnpx\b/);
  });

  it("is called by other repositories too", () => {
    expect(on).toHaveProperty("workflow_call");
  });

  it("cancels nothing that holds a lock", () => {
    expect(concurrency?.["cancel-in-progress"]).toBe(false);
  });

  it("runs Terraform by exec, so that signals reach it, with both spellings of the region", () => {
    const running = stepsOf(workflow(name)).filter(({ run }) =>
      /dts-pairs (?:plan|apply|drift)\b/.test(run ?? ""),
    );
    expect(running).toHaveLength(name === "review.yml" ? 0 : 1);
    for (const { run, env } of running) {
      expect(run?.trim().split("\n").at(-1)).toMatch(/^exec node node_modules\/\.bin\/dts-pairs /);
      expect(Object.keys(env ?? {}).sort()).toEqual([
        "ALIBABA_CLOUD_REGION",
        "ALICLOUD_REGION",
        "DTS_PAIRS_ACCESS",
        "SHARD",
      ]);
      expect(env?.["DTS_PAIRS_ACCESS"]).toBe(name === "apply.yml" ? "apply" : "plan");
    }
  });

  it("has credentials no longer than its job runs", () => {
    for (const job of credentialJobs(workflow(name))) {
      const { steps, "timeout-minutes": minutes = 0 } = jobs[job] ?? { steps: [] };
      const credentials = steps.find(({ uses }) => uses?.startsWith("aliyun/"));
      expect(credentials?.with?.["role-session-expiration"]).toBe(minutes * 60);
      const install = steps.findIndex(({ run }) => run?.includes("npm ci"));
      expect(steps.indexOf(credentials as Step)).toBeGreaterThan(install);
    }
  });
});

describe("permissions", () => {
  it("are the least of each job", () => {
    expect(permissionsOf("ci.yml")).toMatchObject({ check: { contents: "read" } });
    expect(permissionsOf("plan.yml")).toEqual({
      shards: { contents: "read" },
      plan: { contents: "read", "id-token": "write" },
    });
    expect(permissionsOf("review.yml")).toEqual({
      review: { actions: "read", contents: "read", "pull-requests": "write", statuses: "write" },
    });
    expect(permissionsOf("drift.yml")).toEqual({
      shards: { contents: "read" },
      look: { contents: "read", "id-token": "write" },
      issues: { contents: "read", issues: "write" },
    });
    expect(permissionsOf("apply.yml")).toEqual({
      reviewed: { actions: "read", contents: "read", "pull-requests": "read" },
      apply: { contents: "read", "id-token": "write" },
      report: { contents: "read", "pull-requests": "write" },
    });
  });
});

describe("what a pull request's code wrote", () => {
  it("is made without a right to write, and in a fork without credentials", () => {
    const { plan } = workflow("plan.yml").jobs;
    expect(plan?.if).toContain("github.event.pull_request.head.repo.full_name == github.repository");
  });

  it("is no plan file: nothing applies one, and it can hold secrets", () => {
    const { with: options } = stepWith("plan.yml", "plan", "upload-artifact");
    expect(String(options?.["path"]).trim().split("\n")).toEqual([
      "plan.log",
      "plans/*/plan.json",
      "plans/*/planned.json",
    ]);
    expect(options?.["retention-days"]).toBeLessThanOrEqual(7);
  });

  it("is reviewed by the code of the default branch, in a workflow that no pull request can change", () => {
    const { on } = workflow("review.yml");
    expect(Object.keys(on)).toEqual(["workflow_run", "workflow_call"]);
    expect(on["workflow_run"]).toEqual({
      workflows: [(workflow("plan.yml") as { name?: string }).name],
      types: ["completed"],
    });
    expect(stepWith("review.yml", "review", "actions/checkout").with?.["ref"]).toBe(
      "${{ github.event.repository.default_branch }}",
    );
  });

  it("is told by GitHub whose it is", () => {
    const text = JSON.stringify(workflow("review.yml").jobs);
    expect(stepWith("review.yml", "review", "github planned").env).toMatchObject({
      RUN: "${{ github.event.workflow_run.id }}",
    });
    expect(text).not.toContain("workflow_run.pull_requests");
  });

  it("may be applied only where the whole run ended well", () => {
    const upload = workflow("review.yml").jobs["review"]?.steps.filter(({ uses }) =>
      uses?.includes("upload-artifact"),
    );
    expect(upload?.[1]).toMatchObject({
      if: "steps.review.outputs.whole == 'true' && steps.planned.outputs.good == 'true'",
      with: { name: "${{ steps.planned.outputs.reviewed }}", path: "reviewed" },
    });
    expect(stepWith("review.yml", "review", "github status").env).toMatchObject({
      GOOD: "${{ steps.planned.outputs.good == 'true' && steps.review.outputs.whole == 'true' }}",
    });
  });

  it("does not say what it is to be of: the pairs file of the merge does, as GitHub hands it out", () => {
    const { run, env } = stepWith("review.yml", "review", "--all-of");
    expect(run).toContain('github pairs-file --commit "$MERGED" --out planned.yaml');
    expect(run).toMatch(/dts-pairs review "\$\{plans\[@\]\}" --all-of planned\.yaml /);
    expect(env).toMatchObject({ MERGED: "${{ steps.planned.outputs.merged }}" });
    for (const name of ["plan.yml", "review.yml"])
      expect(JSON.stringify(workflow(name).jobs)).not.toContain("selection.json");
  });
});

describe("many pairs", () => {
  const parts = [
    ["plan.yml", "shards", "plan", "dts-plans"],
    ["drift.yml", "shards", "look", "dts-drift"],
    ["apply.yml", "reviewed", "apply", "dts-applied"],
  ] as const;

  it.each(parts)("are divided among the jobs of %s, of which none stops another", (name, from, job) => {
    const { jobs } = workflow(name);
    expect(jobs[from]?.outputs?.["matrix"]).toBe("${{ steps.list.outputs.matrix }}");
    expect(stepWith(name, from, "list --matrix")).toMatchObject({
      run: stepWith("plan.yml", "shards", "list --matrix").run,
      env: { JOBS: "${{ vars.DTS_PAIRS_JOBS || '32' }}" },
    });
    expect(jobs[job]?.needs).toEqual(from);
    const matrix = `\${{ fromJSON(needs.${from}.outputs.matrix) }}`;
    expect(jobs[job]?.strategy).toEqual({ "fail-fast": false, matrix });
    const running = stepWith(name, job, '--shard "$SHARD"');
    expect(running.env?.["SHARD"]).toBe("${{ matrix.shard }}");
  });

  it.each(parts)(
    "leave an artifact of each job of %s, and all of them are joined",
    (name, _, job, artifact) => {
      expect(stepWith(name, job, "upload-artifact").with).toMatchObject({
        name: `${artifact}-\${{ matrix.job }}`,
        overwrite: true,
      });
      const joins = OURS.flatMap((file) => stepsOf(workflow(file))).filter(
        ({ uses, with: options }) =>
          uses?.includes("download-artifact") && options?.["pattern"] === `${artifact}-*`,
      );
      expect(joins).toHaveLength(1);
      expect(joins[0]?.with).not.toHaveProperty("merge-multiple");
    },
  );
});

describe("an apply", () => {
  const { jobs, concurrency, on } = workflow("apply.yml");

  it("plans anew and compares with what the approver was shown", () => {
    expect(stepWith("apply.yml", "apply", "dts-pairs apply").run).toContain("--reviewed");
    expect(stepWith("apply.yml", "reviewed", "upload-artifact").with?.["name"]).toBe("dts-to-apply");
    expect(stepWith("apply.yml", "apply", "download-artifact").with?.["name"]).toBe("dts-to-apply");
  });

  it("waits for a person unless it is told that nobody gains anything", () => {
    expect(jobs["apply"]?.environment).toBe(
      "${{ needs.reviewed.outputs.needs-approval == 'false' && 'production-unattended' || 'production' }}",
    );
  });

  it("blocks no other, and can be run again for a commit", () => {
    expect(concurrency?.group).toBe("dts-pairs-apply-${{ inputs.commit || github.sha }}");
    expect(on["workflow_dispatch"]).toMatchObject({ inputs: { commit: { required: true } } });
    expect((workflow("apply.yml") as { "run-name"?: string })["run-name"]).toContain(
      "inputs.commit || github.sha",
    );
    expect(stepWith("apply.yml", "reviewed", "github pending").run).toContain("GITHUB_STEP_SUMMARY");
  });

  it("tells the pull requests what became of them, however it ended", () => {
    expect(jobs["report"]?.if).toContain("always()");
    expect(stepWith("apply.yml", "report", "github applied").run).toContain(
      "find applied -maxdepth 2 -name apply.json",
    );
  });
});
