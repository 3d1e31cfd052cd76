import { mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { ConstructsMakerProviderTarget, Language, TerraformProviderConstraint } from "@cdktf/commons";
import { TerraformProviderGenerator } from "@cdktf/provider-generator/lib/get/generator/provider-generator";
import { CodeMaker } from "codemaker";

/** The schema that the bindings are made from, beside this file. */
const SCHEMA = "alicloud-1.289.0.json";

/** The provider, and the version that a stack with these bindings requires. */
const CONSTRAINT = "aliyun/alicloud@1.289.0";

/**
 * Writes the bindings into `directory`/lib, replacing what is there.
 *
 * @param directory folder that gets the `lib` folder; the default is this package
 */
export async function generateBindings(directory: string = __dirname): Promise<void> {
  const code = new CodeMaker();
  const schema = JSON.parse(await readFile(join(__dirname, SCHEMA), "utf8"));
  const target = new ConstructsMakerProviderTarget(
    new TerraformProviderConstraint(CONSTRAINT),
    Language.TYPESCRIPT,
  );
  new TerraformProviderGenerator(code, schema).generate(target);
  const scratch = await mkdtemp(join(directory, ".bindings-"));
  try {
    await code.save(scratch);
    await rm(join(directory, "lib"), { recursive: true, force: true });
    await rename(join(scratch, "providers", "alicloud"), join(directory, "lib"));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

if (require.main === module) generateBindings();
