import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Document, isMap, isPair, isScalar, parseDocument, visit, type YAMLMap, type YAMLSeq } from "yaml";
import { type Manifest, ROOT, readManifest } from "./manifest";

const WORKFLOWS = join(ROOT, ".github/workflows");
const PREPARE = ".github/actions/prepare";

/** Of this project only. */
const NOT_FOR_OTHERS = ["ci.yml"];

/** Packages that the app of an account-pairs repository has, in the versions that this project is tested with. */
const APP_PACKAGES = ["cdktf", "cdktf-cli", "constructs", "tsx"];

/**
 * Writes what `dts-pairs init` copies into a new repository, and the actions that its workflows call.
 *
 * @param folder the folder of the package
 * @param sandboxPackages the packages that the sandbox imports
 */
export function writeTemplates(folder: string, sandboxPackages: ReadonlySet<string>): void {
  cpSync(join(ROOT, "templates"), join(folder, "templates"), { recursive: true });
  writeJson(join(folder, "templates/app/package.json"), appManifest(readManifest(), sandboxPackages));
  const github = join(folder, "templates/github");
  cpSync(join(ROOT, PREPARE), join(github, PREPARE), { recursive: true });
  mkdirSync(join(github, ".github/workflows"));
  for (const name of readdirSync(WORKFLOWS).filter((file) => !NOT_FOR_OTHERS.includes(file)))
    writeFileSync(join(github, ".github/workflows", name), withItsActions(name, folder));
}

function appManifest({ devDependencies }: Manifest, sandboxPackages: ReadonlySet<string>): object {
  const pinned = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, devDependencies[name]]));
  return {
    private: true,
    type: "commonjs",
    scripts: {
      validate: "dts-pairs validate",
      plan: "dts-pairs plan",
      review: "dts-pairs review plans",
      apply: "dts-pairs apply",
      drift: "dts-pairs drift",
      sandbox: "dts-pairs-sandbox",
    },
    dependencies: pinned(APP_PACKAGES),
    devDependencies: pinned([...sandboxPackages].filter((name) => name in devDependencies).sort()),
  };
}

/** The workflow with one step where its jobs had many; writes the actions with these steps into the package. */
function withItsActions(file: string, folder: string): string {
  const workflow = parseDocument(readFileSync(join(WORKFLOWS, file), "utf8"));
  for (const { key, value: job } of (workflow.get("jobs") as YAMLMap<{ value: string }, YAMLMap>).items) {
    const name = `${basename(file, ".yml")}-${key.value}`;
    const moved = moveSteps(job as YAMLMap, name);
    if (moved !== undefined) writeAction(join(folder, "actions", name), moved);
  }
  return workflow.toString({ lineWidth: 0 });
}

/** What the job does after checkout and installation; undefined where it has neither. */
function moveSteps(job: YAMLMap, name: string): Document | undefined {
  const steps = job.get("steps") as YAMLSeq<YAMLMap>;
  const prepared = steps.items.findIndex((step) => step.get("uses") === `./${PREPARE}`);
  if (prepared < 0) return undefined;
  const action = new Document({
    name: `dts-pairs ${name}`,
    description: `The steps of the job ${name} of an account-pairs repository.`,
    inputs: {},
    outputs: {},
    runs: { using: "composite", steps: [] },
  });
  action.setIn(
    ["runs", "steps"],
    Object.assign(action.createNode([]), { items: steps.items.splice(prepared + 1) }),
  );
  const inputs = takeInputs(action);
  const outputs = takeOutputs(job);
  for (const input of Object.keys(inputs))
    action.setIn(["inputs", input], {
      description: `${inputs[input]} of the workflow`,
      required: false,
      default: "",
    });
  for (const [output, value] of Object.entries(outputs))
    action.setIn(["outputs", output], { description: `${output} of the job`, value });
  for (const empty of ["inputs", "outputs"])
    if ((action.get(empty) as YAMLMap).items.length === 0) action.delete(empty);
  steps.items.push(
    action.createNode({
      id: "run",
      uses: `./node_modules/cdktf-alicloud-dts/actions/${name}`,
      ...(Object.keys(inputs).length > 0 && { with: asExpressions(inputs) }),
    }) as YAMLMap,
  );
  return action;
}

const OUTSIDE = /\b(?:vars|needs|secrets|matrix)\.[\w.-]+/g;

/** An action sees no variable of the repository and no other job: both become inputs. @returns what each is given */
function takeInputs(action: Document): Record<string, string> {
  const inputs: Record<string, string> = {};
  visit(action, {
    Scalar(_, node, path) {
      if (typeof node.value !== "string") return;
      const parent = path.at(-1);
      const isCondition = isPair(parent) && isScalar(parent.key) && parent.key.value === "if";
      node.value = node.value.replace(isCondition ? /.+/s : /\$\{\{.+?\}\}/gs, (expression) =>
        expression.replace(OUTSIDE, (context) => {
          const name = context
            .replace(/^vars\./, "")
            .replaceAll(".", "-")
            .toLowerCase();
          inputs[name] = context;
          return `inputs.${name}`;
        }),
      );
    },
  });
  for (const step of (action.getIn(["runs", "steps"]) as YAMLSeq<YAMLMap>).items)
    if (step.has("run") && !step.has("shell")) step.set("shell", "bash");
  return inputs;
}

function asExpressions(contexts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(contexts).map(([name, context]) => [name, `\${{ ${context} }}`]));
}

/** What the job puts out of its steps comes through the action. @returns the expressions of the action's outputs */
function takeOutputs(job: YAMLMap): Record<string, string> {
  const outputs = job.get("outputs");
  if (!isMap(outputs)) return {};
  return Object.fromEntries(
    outputs.items.map(({ key, value }) => {
      if (!isScalar(key) || !isScalar(value)) throw new Error("an output of a job is a text");
      const expression = String(value.value);
      value.value = `\${{ steps.run.outputs.${key.value} }}`;
      return [String(key.value), expression];
    }),
  );
}

function writeAction(folder: string, action: Document): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "action.yml"), action.toString({ lineWidth: 0 }));
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}
