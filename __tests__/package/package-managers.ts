import { resolve } from "node:path";

/** A program, and its first arguments. */
export type Command = readonly [program: string, ...args: string[]];

/** How a package manager is used in the folder of an app. */
export interface PackageManager {
  readonly install: Command;
  /** Runs Node.js with the packages of the app. */
  readonly node: Command;
  /** Runs a command of a dependency. */
  readonly exec: Command;
  /** A file that must be there before the installation. */
  readonly lockFile?: string;
}

const NODE = process.execPath;
const [PNPM, YARN_1, YARN_4] = ["pnpm/bin/pnpm.cjs", "yarn/bin/yarn.js", "@yarnpkg/cli-dist/bin/yarn.js"].map(
  (path) => resolve(__dirname, "../../node_modules", path),
) as [string, string, string];

export const NPM: PackageManager = {
  install: ["npm", "install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"],
  node: [NODE],
  exec: ["npx", "--no-install"],
};

/** The others, by name. Yarn 4 is as it is by default: Plug'n'Play, without node_modules. */
export const OTHER_MANAGERS: Readonly<Record<string, PackageManager>> = {
  pnpm: {
    install: [NODE, PNPM, "install", "--prefer-offline", "--ignore-scripts"],
    node: [NODE],
    exec: [NODE, PNPM, "exec"],
  },
  "Yarn 1": {
    install: [NODE, YARN_1, "install", "--prefer-offline", "--ignore-scripts", "--non-interactive"],
    node: [NODE],
    exec: [NODE, YARN_1, "--silent", "run"],
  },
  "Yarn 4": {
    install: [NODE, YARN_4, "install", "--mode=skip-build", "--no-immutable"],
    node: [NODE, YARN_4, "node"],
    exec: [NODE, YARN_4, "run"],
    lockFile: "yarn.lock",
  },
};
