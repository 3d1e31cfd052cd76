import { chmodSync, copyFileSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { join, resolve } from "node:path";
import { profileName, type Sandbox } from "../../sandbox";

const ROOT = resolve(__dirname, "../..");

/** Where the app of a small repository has the library from: a package, as its lock file names one. */
export const LIBRARY = "node_modules/the-library/index.ts";

const MAIN = `import { App } from "cdktf";
import { AccountPairStack, exitOnPairsError, loadAccountPairs } from "the-library";

exitOnPairsError(() => {
  const app = new App();
  for (const pair of loadAccountPairs().pairs) new AccountPairStack(app, pair);
  app.synth();
});
`;

/** As small a repository as a team has, in the sandbox, with everything installed: npm has nothing to do. */
export class SmallRepository {
  private constructor(
    readonly folder: string,
    private readonly sandbox: Sandbox,
  ) {}

  static async open(sandbox: Sandbox, name: string): Promise<SmallRepository> {
    mkdirSync(join(ROOT, ".sandbox"), { recursive: true });
    const repository = new SmallRepository(await mkdtemp(join(ROOT, ".sandbox", `${name}-`)), sandbox);
    const bin = repository.path("node_modules/.bin");
    mkdirSync(bin, { recursive: true });
    symlinkSync(join(ROOT, "bin/dts-pairs.cjs"), join(bin, "dts-pairs"));
    symlinkSync(join(ROOT, "node_modules/.bin/cdktf"), join(bin, "cdktf"));
    repository.program("npm", "");
    const app = { language: "typescript", app: "node --import tsx main.ts" };
    repository.write("cdktf.json", JSON.stringify(app));
    copyFileSync(join(ROOT, "templates/app/gitignore"), repository.path(".gitignore"));
    mkdirSync(repository.path("node_modules/the-library"));
    repository.writeApp();
    return repository;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, text: string): void {
    writeFileSync(this.path(name), text);
  }

  /** A program that comes before those of the machine. */
  program(name: string, script: string): void {
    const file = this.path(`node_modules/.bin/${name}`);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  }

  /** The app, and the library that it imports, as they are. */
  writeApp(main = MAIN, library = 'export * from "../../../../lib/pairs";\n'): void {
    this.write("main.ts", main);
    this.write(LIBRARY, library);
  }

  /** Writes the pairs file, with one pair of this owner. */
  writePair(ownerAccountId: string, more: object): void {
    this.writePairs(ownerAccountId, ["one"], more);
  }

  /** The same, with pairs of these names. */
  writePairs(ownerAccountId: string, names: readonly string[], more: object): void {
    const { endpoint } = this.sandbox.accounts;
    const provider = {
      region: "cn-hangzhou",
      profile: profileName(ownerAccountId),
      protocol: "HTTP",
      endpoints: { ram: endpoint, sts: endpoint },
      skipRegionValidation: true,
    };
    const pairs = names.map((name) => ({ name, ownerAccountId, roleName: `dts-${name}`, provider, ...more }));
    this.write("account-pairs.yaml", JSON.stringify({ version: 1, pairs }));
  }

  /** The environment of a process that works here: the sandbox, and the programs of the repository first. */
  get env(): NodeJS.ProcessEnv {
    const path = `${this.path("node_modules/.bin")}:${process.env["PATH"]}`;
    const given = {
      ...process.env,
      ...this.sandbox.env,
      PATH: path,
      ACCOUNT_PAIRS_FILE: "account-pairs.yaml",
    };
    return Object.fromEntries(Object.entries(given).filter(([name]) => name !== "CI"));
  }
}
