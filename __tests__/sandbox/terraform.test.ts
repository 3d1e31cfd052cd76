import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { findTerraform } from "../../sandbox";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A command that prints what it is told to, in place of Terraform. */
function command(output: string, exitCode = 0): string {
  const folder = mkdtempSync(join(tmpdir(), "terraform-"));
  folders.push(folder);
  const path = join(folder, "terraform");
  writeFileSync(path, `#!/bin/sh\ncat <<'END'\n${output}\nEND\nexit ${exitCode}\n`);
  chmodSync(path, 0o755);
  return path;
}

const find = (path: string) => findTerraform({ ...process.env, TERRAFORM_BINARY_NAME: path });

describe("Terraform", () => {
  it("is found on PATH", async () => {
    const { path, version } = await findTerraform({ PATH: process.env["PATH"] });
    expect(path).toBe("terraform");
    expect(version).toMatch(/^\d+\.\d+\.\d+/);
  });

  it.each(["1.7.0", "1.11.4", "1.12.0-beta1", "2.0.0"])("%s is new enough", async (version) => {
    const path = command(JSON.stringify({ terraform_version: version }));
    await expect(find(path)).resolves.toEqual({ path, version });
  });

  it("may print warnings about its own configuration before its version", async () => {
    const path = command(
      'Warning: Unable to open CLI configuration file\n{\n "terraform_version": "1.11.4"\n}',
    );
    await expect(find(path)).resolves.toEqual({ path, version: "1.11.4" });
  });

  it.each(["1.6.6", "0.15.5"])("%s is too old", async (version) => {
    const path = command(JSON.stringify({ terraform_version: version }));
    await expect(find(path)).rejects.toThrow(
      `Terraform ${version} ("${path}") is too old: import and check blocks need 1.7 or later, ` +
        "from https://developer.hashicorp.com/terraform/install",
    );
  });

  it("that is missing is an error of one line that says where to get it", async () => {
    await expect(find("/nowhere/terraform")).rejects.toThrow(
      'Terraform ("/nowhere/terraform") was not found: install it from ' +
        "https://developer.hashicorp.com/terraform/install, or name it in TERRAFORM_BINARY_NAME",
    );
  });

  it("that does not run, or is something else, is an error", async () => {
    await expect(find(command("", 1))).rejects.toThrow("does not run: install it from");
    await expect(find(command("hello"))).rejects.toThrow(
      "is not Terraform: version -json says nothing of it",
    );
  });
});
