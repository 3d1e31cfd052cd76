import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generateBindings } from "../../provider-alicloud/generate";

const COMMITTED = resolve(__dirname, "../../provider-alicloud/lib");

async function contents(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /(?<!\.d)\.ts$|\.md$/.test(entry.name));
  const paths = files.map((file) => join(file.parentPath, file.name));
  return new Map(
    await Promise.all(
      paths.map(async (path) => [path.slice(folder.length), await readFile(path, "utf8")] as const),
    ),
  );
}

describe("bindings", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "bindings-"));
    await generateBindings(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("are what the generator makes of the schema beside them", async () => {
    const [made, committed] = await Promise.all([contents(join(folder, "lib")), contents(COMMITTED)]);
    expect([...committed.keys()].sort()).toEqual([...made.keys()].sort());
    for (const [path, text] of made) expect(committed.get(path), path).toBe(text);
  });
});
