import { rmSync, statSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPackage } from "../../scripts/build";
import { pairsText } from "../cli/harness";
import { Consumer, run } from "./consumer";
import { OTHER_MANAGERS } from "./package-managers";

const ROOT = resolve(__dirname, "../..");
const BIN = join(ROOT, "node_modules/.bin");
const ENGINES = { cdktf: "0.21.0", "cdktf that is cdktn": "npm:cdktn@0.24.0" } as const;
const LARGEST = 512 * 1024;

let folder: string;
let tarball: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "package-"));
  buildPackage(join(folder, "package"));
  const [packed] = JSON.parse(await run(folder, "npm", "pack", "./package", "--json"));
  tarball = join(folder, packed.filename);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the tarball", () => {
  it("holds compiled code, the bindings and what describes them, and nothing else", async () => {
    const files = (await run(folder, "tar", "tzf", tarball)).trim().split("\n");
    const code = String.raw`(cli|demo|lib|processes|provider-alicloud/lib|sandbox)/.+(?<!\.d)(\.js|\.d\.ts)`;
    const others =
      "package.json|README.md|CHANGELOG.md|(provider-alicloud/)?LICENSE|schema/[a-z-]+.schema.json|lib/review/render/page/page.css";
    const ofTheSandbox = "sandbox/(provider|state)/[a-z0-9_]+.proto|provider-alicloud/alicloud-[0-9.]+.json";
    const forInit = "templates/.+|actions/[a-z-]+/action.yml";
    const expected = new RegExp(`^package/(${code}|${others}|${ofTheSandbox}|${forInit})$`);
    expect(files.filter((file) => !expected.test(file))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(["LICENSE", "CHANGELOG.md", "cli/main.js"].map((name) => `package/${name}`)),
    );
  });

  it("names no package that only this project has", async () => {
    const { dependencies, peerDependencies } = JSON.parse(
      await run(folder, "tar", "xzOf", tarball, "package/package.json"),
    );
    expect(Object.keys({ ...dependencies, ...peerDependencies })).not.toContain("@cdktf/provider-alicloud");
    const code = await run(folder, "tar", "xzOf", tarball, "--wildcards", "package/*.js", "package/*.d.ts");
    expect(code).not.toContain("@cdktf/provider-alicloud/");
  });

  it("is small", () => {
    const { size } = statSync(tarball);
    console.log(`${tarball.split("/").pop()}: ${(size / 1024).toFixed(0)} KiB`);
    expect(size).toBeLessThan(LARGEST);
  });

  it("is what publint and Are The Types Wrong ask for", async () => {
    const types = await run(folder, join(BIN, "attw"), tarball, "--format", "json");
    expect(JSON.parse(types).problems).toEqual({});
    await run(folder, "tar", "xzf", tarball, "--one-top-level=unpacked");
    const lint = await run(folder, join(BIN, "publint"), "--strict", "--pack", "false", "unpacked/package");
    expect(lint).toContain("All good!");
  });
});

describe.each(Object.entries(ENGINES))("installed beside %s", (_, engine) => {
  let app: Consumer;
  beforeAll(async () => {
    app = await Consumer.install(tarball, engine);
  }, 120_000);
  afterAll(() => app.remove());

  it("synthesizes the same from CommonJS and from an ES module", async () => {
    const [required, imported] = [await app.synthesize("app.cjs"), await app.synthesize("app.mjs")];
    expect(imported).toEqual(required);
    expect(required["resource"]).toMatchObject({
      alicloud_ram_role: { dts_2F6BDD0C: { role_name: "ram-for-dts" } },
    });
  });

  it("has its other entries for ES modules too", async () => {
    expect(await app.node("entries.mjs")).toBe("function,function,function\n");
  });

  it("shows nothing but its entries", async () => {
    const deep = "cdktf-alicloud-dts/lib/role/props.js";
    await expect(app.node("loaded.cjs", deep)).rejects.toThrow("ERR_PACKAGE_PATH");
  });

  it("loads with the construct neither the readers of pairs files nor bindings that it does not use", async () => {
    const files = await app.node("loaded.cjs", "cdktf-alicloud-dts");
    expect(files).toContain("provider-alicloud/lib/ram-role/index.js");
    expect(files).not.toMatch(/node_modules\/(zod|yaml)\/|provider-alicloud\/lib\/(index|provider|dts)/);
  });

  it("says its help without loading what its commands need", async () => {
    const main = "node_modules/cdktf-alicloud-dts/cli/main.js";
    const files: string[] = JSON.parse(
      (await app.node("--require", "./loads.cjs", main, "--help")).trimEnd().split("\n").at(-1) ?? "",
    );
    const needed =
      /node_modules\/(commander\/|cdktf-alicloud-dts\/(cli\/[a-z-]+\.js$|lib\/text\/))|loads\.cjs$/;
    expect(files.filter((file) => !needed.test(file))).toEqual([]);
    expect(files.filter((file) => file.endsWith("cli/program.js"))).toHaveLength(1);
  });

  it("has its types under node16, bundler and the older node, which cdktf init sets", async () => {
    const modes = [
      { module: "node16", moduleResolution: "node16" },
      { module: "esnext", moduleResolution: "bundler" },
      { module: "commonjs", moduleResolution: "node10" },
    ];
    for (const mode of modes) expect(await app.typeErrors("entries.ts", { ...mode, noEmit: true })).toBe("");
  });

  it("works beside bindings that the app generated itself", async () => {
    await app.generateBindings();
    expect(await app.typeErrors("own-bindings.ts", { module: "node16", outDir: "out" })).toBe("");
    const { resource } = await app.synthesize("out/own-bindings.js");
    expect(resource).toMatchObject({
      alicloud_dts_migration_job: {
        job: { provider: "alicloud.task", source_endpoint_owner_id: "2222222222222222" },
      },
      alicloud_ram_role: { dts_2F6BDD0C: { provider: "alicloud.owner" } },
    });
  });

  it("says what the sandbox needs, which the library does without", async () => {
    const line =
      /^the sandbox has packages of its own: npm install --save-dev "@alicloud\/.+" "@grpc\/grpc-js@\^.+\n$/;
    writeFileSync(join(app.folder, "account-pairs.yaml"), pairsText(["one"]));
    await expect(app.command("dts-pairs-sandbox", "--help")).resolves.toContain("Usage: sandbox");
    await expect(app.command("dts-pairs-sandbox")).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(line),
    });
    for (const use of ['require("cdktf-alicloud-dts/sandbox")', 'import("cdktf-alicloud-dts/sandbox")']) {
      const loaded = app.node("--eval", use);
      await expect(loaded).rejects.toMatchObject({
        stderr: expect.stringMatching(/the sandbox has packages/),
      });
      await expect(loaded).rejects.toMatchObject({ stderr: expect.not.stringMatching(/^ {4}at /m) });
    }
  });

  it("has the command dts-pairs", async () => {
    expect(await app.command("dts-pairs", "--help")).toContain("Usage: dts-pairs");
    const plan = join(ROOT, "__tests__/recordings/create/plan.json");
    const page = await app.command("dts-pairs", "review", plan, "--format", "html");
    for (const part of ["<!doctype html>", ":root {", "new ResizeObserver"]) expect(page).toContain(part);
  });
});

// Each of them with one engine: that both work is said above.
describe.each([
  ["pnpm", "cdktf that is cdktn"],
  ["Yarn 1", "cdktf"],
  ["Yarn 4", "cdktf that is cdktn"],
] as const)("installed by %s beside %s", (manager, engine) => {
  let app: Consumer;
  beforeAll(async () => {
    app = await Consumer.install(tarball, ENGINES[engine], OTHER_MANAGERS[manager]);
  }, 120_000);
  afterAll(() => app.remove());

  it("synthesizes the same from CommonJS and from an ES module, and has its command", async () => {
    const required = await app.synthesize("app.cjs");
    expect(await app.synthesize("app.mjs")).toEqual(required);
    expect(required["resource"]).toMatchObject({ alicloud_ram_role: { dts_2F6BDD0C: {} } });
    expect(await app.command("dts-pairs", "--help")).toContain("Usage: dts-pairs");
  });
});

describe("installed without an engine, as Yarn 1 does where the app names none", () => {
  it("says which to install", async () => {
    const app = await Consumer.install(tarball, ENGINES.cdktf, OTHER_MANAGERS["Yarn 1"]);
    rmSync(join(app.folder, "node_modules/cdktf"), { recursive: true });
    for (const entry of ["", "/pairs", "/alicloud"])
      await expect(app.node("loaded.cjs", `cdktf-alicloud-dts${entry}`)).rejects.toThrow(
        "Error: cdktf-alicloud-dts needs cdktf: npm install cdktf@^0.21.0, or, in an app on cdktn, npm install",
      );
    const plan = join(ROOT, "__tests__/recordings/create/plan.json");
    for (const command of [["validate"], ["plan"], ["review", plan]])
      await expect(app.command("dts-pairs", ...command)).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/^cdktf-alicloud-dts needs cdktf: npm install [^\n]+\n$/m),
      });
    await app.remove();
  });
});

describe("a clone", () => {
  it("has the command dts-pairs too, without a build", async () => {
    expect(await run(ROOT, "npx", "dts-pairs", "--help")).toContain("Usage: dts-pairs");
  });

  it("is not packed by mistake", async () => {
    await expect(run(ROOT, "npm", "pack")).rejects.toThrow("this folder is not the package");
  });
});
