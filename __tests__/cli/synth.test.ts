import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FakeApp } from "./fake-app";

/** The fake cdktf as the app itself: it notes what it is given, and synthesizes to where it is told. */
const APP = `
const { writeFileSync } = require("node:fs");
writeFileSync("given.json", JSON.stringify({ ...process.env, "the folder": process.cwd() }));
process.argv.splice(2, 0, "the app", "", process.env.CDKTF_OUTDIR);
require(${JSON.stringify(join(__dirname, "fake-cdktf.cjs"))});`;

const CONFIG = { language: "typescript", app: "node app.cjs && true", output: "out", context: { a: [1] } };

async function appOf(config: object): Promise<FakeApp> {
  const app = await FakeApp.open("one");
  await writeFile(app.path("app.cjs"), APP);
  await writeFile(app.path("cdktf.json"), JSON.stringify(config));
  return app;
}

async function synthesisCalls(app: FakeApp): Promise<string[]> {
  return (await app.calls()).filter((call) => call.startsWith("cdktf: "));
}

async function given(app: FakeApp): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(app.path("given.json"), "utf8"));
}

describe("synthesis", () => {
  it("runs the app of cdktf.json as cdktf does, without cdktf", async () => {
    const app = await appOf(CONFIG);
    const env = { TF_VAR_secret: "x", CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: "true" };
    expect(await app.run(["plan"], env)).toMatchObject({ code: 0 });
    expect(await synthesisCalls(app)).toEqual(["cdktf: the app out"]);
    const seen = await given(app);
    expect(seen).toMatchObject({
      CDKTF_OUTDIR: "out",
      CDKTF_CONTEXT_JSON: '{"a":[1]}',
      SYNTH_HCL_OUTPUT: "false",
      NODE_OPTIONS: "--max-old-space-size=4096",
      ACCOUNT_PAIRS_FILE: "account-pairs.yaml",
      "the folder": app.folder,
    });
    expect(Object.keys(seen)).not.toContain("TF_VAR_secret");
    expect(Object.keys(seen)).not.toContain("CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS");
  });

  it("takes away the folders of stacks that are no more, once the app is through", async () => {
    const app = await appOf(CONFIG);
    await mkdir(app.path("out/stacks/gone"), { recursive: true });
    expect(await app.run(["plan"], { FAKE_APP_ERROR: "it failed" })).toMatchObject({ code: 1 });
    expect(await readdir(app.path("out/stacks"))).toEqual(["gone"]);
    await app.run(["plan"]);
    expect(await readdir(app.path("out/stacks"))).toEqual(["one"]);
  });

  it("says what the app said where it fails, and no secret", async () => {
    const app = await appOf({ ...CONFIG, app: 'echo "main.ts is wrong: $ALICLOUD_SECRET_KEY" >&2; exit 3' });
    expect(await app.run(["plan"])).toMatchObject({
      code: 1,
      stderr: "cdktf synth failed:\nmain.ts is wrong: ***\n",
    });
  });

  it("says that the app wrote nothing", async () => {
    const app = await appOf({ ...CONFIG, app: "true" });
    const { code, stderr } = await app.run(["plan"]);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^\S+manifest\.json cannot be read: see to the app of cdktf\.json\n$/),
    });
  });

  it.each<[string, object, Record<string, string>]>([
    ["names no app", { language: "typescript" }, {}],
    ["has modules to tell the app of", { ...CONFIG, terraformModules: ["./module"] }, {}],
    ["has bindings to look for", { ...CONFIG, terraformProviders: ["aliyun/alicloud@1"] }, {}],
    ["is overruled by the environment", CONFIG, { CDKTF_APP: "another" }],
  ])("is that of cdktf itself where cdktf.json %s", async (_, config, env) => {
    const app = await appOf(config);
    expect(await app.run(["plan"], env)).toMatchObject({ code: 0 });
    expect(await synthesisCalls(app)).toEqual([expect.stringMatching(/^cdktf: synth /)]);
  });
});
