import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Document, isMap, isPair, isScalar, parseDocument, visit, type YAMLMap, type YAMLSeq } from "yaml";
import { type Manifest, ROOT, readManifest } from "./manifest";

const WORKFLOWS = join(ROOT, ".github/workflows");

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
  mkdirSync(join(github, ".github/workflows"), { recursive: true });
  for (const name of readdirSync(WORKFLOWS).filter((file) => !NOT_FOR_OTHERS.includes(file)))
    writeFileSync(join(github, ".github/workflows", name), withItsActions(name, folder));
}

function appManifest(project: Manifest, sandboxPackages: ReadonlySet<string>): object {
  const { devDependencies } = project;
  const versions = { ...devDependencies, ...project.dependencies };
  const pinned = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, versions[name]]));
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
      "by-hand": "node node_modules/cdktf-alicloud-dts/demo/by-hand-command.js",
    },
    dependencies: pinned(APP_PACKAGES),
    devDependencies: pinned([...sandboxPackages].filter((name) => name in devDependencies).sort()),
  };
}

/** The workflow with one step where its jobs had many; writes the actions with these steps into the package. */
function withItsActions(file: string, folder: string): string {
  const workflow = parseDocument(readFileSync(join(WORKFLOWS, file), "utf8"));
  // Nobody calls a workflow of that repository.
  workflow.deleteIn(["on", "workflow_call"]);
  for (const { key, value: job } of (workflow.get("jobs") as YAMLMap<{ value: string }, YAMLMap>).items) {
    const steps = (job as YAMLMap).get("steps") as YAMLSeq<YAMLMap>;
    const installed = steps.items.findIndex(installs);
    if (installed < 0) continue;
    const name = `${basename(file, ".yml")}-${key.value}`;
    const action = actionOf(name, steps.items.splice(installed + 1));
    const inputs = takeInputs(action);
    describe(action, inputs, takeOutputs(job as YAMLMap));
    writeAction(join(folder, "actions", name), action);
    const given = Object.entries(inputs).filter(([, context]) => isThere(context, workflow));
    steps.items.push(callOf(workflow, name, given));
  }
  return workflow.toString({ lineWidth: 0 });
}

function actionOf(name: string, steps: YAMLMap[]): Document {
  const description = `The steps of the job ${name} of an account-pairs repository.`;
  const runs = { using: "composite", steps: [] };
  const action = new Document({ name: `dts-pairs ${name}`, description, inputs: {}, outputs: {}, runs });
  action.setIn(["runs", "steps"], Object.assign(action.createNode([]), { items: steps }));
  return action;
}

function describe(
  action: Document,
  inputs: Readonly<Record<string, string>>,
  outputs: Readonly<Record<string, string>>,
): void {
  for (const [name, context] of Object.entries(inputs))
    action.setIn(["inputs", name], {
      description: `${context} of the workflow`,
      required: false,
      default: "",
    });
  for (const [name, value] of Object.entries(outputs))
    action.setIn(["outputs", name], { description: `${name} of the job`, value });
  for (const key of ["inputs", "outputs"])
    if ((action.get(key) as YAMLMap).items.length === 0) action.delete(key);
}

/** What only a caller of the workflow could give, it does not have. */
function isThere(context: string, workflow: Document): boolean {
  const [from, name] = context.split(".");
  return from !== "inputs" || workflow.hasIn(["on", "workflow_dispatch", "inputs", name]);
}

function callOf(workflow: Document, name: string, given: readonly [string, string][]): YAMLMap {
  const inputs = Object.fromEntries(given.map(([input, context]) => [input, `\${{ ${context} }}`]));
  return workflow.createNode({
    id: "run",
    uses: `./node_modules/cdktf-alicloud-dts/actions/${name}`,
    ...(given.length > 0 && { with: inputs }),
  }) as YAMLMap;
}

/** Whether the packages are there after the step: the actions are below them. */
function installs(step: YAMLMap): boolean {
  return /\bnpm ci\b/.test(String(step.get("run")));
}

const OUTSIDE = /\b(?:vars|needs|inputs|secrets|matrix)\.[\w.-]+/g;

/**
 * An action sees no variable of the repository, no other job and no input of the workflow: they become its inputs.
 *
 * @returns what each is given
 */
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
            .replace(/^(?:vars|inputs)\./, "")
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
