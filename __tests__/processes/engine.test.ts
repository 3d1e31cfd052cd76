import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { findEngine } from "../../processes";

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

const find = (path: string) => findEngine({ ...process.env, TERRAFORM_BINARY_NAME: path });

describe("the engine", () => {
  it("is Terraform on PATH", async () => {
    const { tool, binary, version } = await findEngine({ PATH: process.env["PATH"] });
    expect([tool, binary]).toEqual(["Terraform", "terraform"]);
    expect(version).toMatch(/^\d+\.\d+\.\d+/);
  });

  it.each([
    ["Terraform", "1.7.0"],
    ["Terraform", "1.11.4"],
    ["Terraform", "1.12.0-beta1"],
    ["Terraform", "2.0.0"],
    ["OpenTofu", "1.7.0"],
    ["OpenTofu", "1.11.0"],
  ])("%s %s is new enough", async (tool, version) => {
    const binary = command(`${tool} v${version}\non linux_amd64`);
    await expect(find(binary)).resolves.toEqual({ tool, binary, version });
  });

  it("may print warnings about its own configuration before its version", async () => {
    const binary = command("Warning: Unable to open CLI configuration file\n\nTerraform v1.11.4");
    await expect(find(binary)).resolves.toMatchObject({ version: "1.11.4" });
  });

  it.each([
    ["Terraform", "1.6.6", "https://developer.hashicorp.com/terraform/install"],
    ["Terraform", "0.15.5", "https://developer.hashicorp.com/terraform/install"],
    ["OpenTofu", "1.6.3", "https://opentofu.org/docs/intro/install"],
  ])("%s %s is too old", async (tool, version, download) => {
    const binary = command(`${tool} v${version}`);
    await expect(find(binary)).rejects.toThrow(
      `${tool} ${version} ("${binary}") is too old: import and check blocks need 1.7 or later, from ${download}`,
    );
  });

  it("that is missing is an error of one line that says where to get it", async () => {
    await expect(find("/nowhere/terraform")).rejects.toThrow(
      'Terraform ("/nowhere/terraform") was not found: install it from ' +
        "https://developer.hashicorp.com/terraform/install, or name another one in TERRAFORM_BINARY_NAME: a Terraform or a tofu",
    );
  });

  it("that does not run, or is something else, is an error", async () => {
    await expect(find(command("", 1))).rejects.toThrow("does not run, or is neither Terraform");
    await expect(find(command("hello"))).rejects.toThrow("is neither Terraform nor OpenTofu: install it");
  });
});
