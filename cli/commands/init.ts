import { existsSync, realpathSync } from "node:fs";
import { Option } from "commander";
import { EXIT, type ExitCode } from "../exit-codes";
import {
  CI_SYSTEMS,
  type CiSystem,
  conflicts,
  packageSource,
  repositoryFiles,
  type WrittenFile,
  writeFiles,
} from "../init";
import type { Io } from "../io";
import { counted, oneLine } from "../text";
import { type DefineCommand, helpEnd } from "./command";

interface Options {
  readonly package?: string;
  readonly ci: CiSystem;
  readonly force?: true;
  readonly json?: true;
}

export const defineInit: DefineCommand = (command, io, finish) => {
  command
    .argument("<folder>", "where; it is made if it is not there")
    .option(
      "--package <version or tarball>",
      "this package, for package.json (default: as it is installed here)",
    )
    .addOption(new Option("--ci <system>", "what CI it is for").choices(CI_SYSTEMS).default("github"))
    .option("--force", "overwrite files that are there already")
    .option("--json", "print what was written as JSON")
    .addHelpText(
      "after",
      helpEnd(
        [
          "dts-pairs init account-pairs",
          "dts-pairs init account-pairs --ci gitlab",
          "dts-pairs init account-pairs --ci none --package ./cdktf-alicloud-dts-0.1.0.tgz",
        ],
        ["0  everything is written", "1  nothing is: a file is there already, or cannot be written"],
      ),
    )
    .action((folder: string, options: Options) => finish(init(folder, options, io)));
};

function init(given: string, options: Options, io: Io): ExitCode {
  const folder = existsSync(given) ? realpathSync(given) : given;
  const files = repositoryFiles(folder, packageSource(options.package), options.ci);
  const problems = conflicts(folder, files, options.force === true).map(oneLine);
  const written = problems.length === 0 ? writeFiles(folder, files) : [];
  if (options.json === true) io.stdout.write(`${JSON.stringify({ folder, written, problems }, null, 2)}\n`);
  else if (problems.length === 0) io.stdout.write(asText(folder, written));
  else io.stderr.write(`${problems.join("\n")}\n${REFUSED}\n`);
  return problems.length === 0 ? EXIT.fine : EXIT.failed;
}

const REFUSED =
  "nothing was written: name another folder, or, where these are files to be replaced, give --force";

function asText(folder: string, written: readonly WrittenFile[]): string {
  const lines = written.map(({ path, outcome }) => `${outcome.padEnd(11)} ${oneLine(path)}`);
  const end = `${counted(written.length, "file")} in ${oneLine(folder)}. Go on there with: npm install && npm run sandbox`;
  return `${lines.join("\n")}\n${end}\n`;
}
