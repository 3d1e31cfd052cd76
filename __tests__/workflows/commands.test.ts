import { describe, expect, it } from "vitest";
import { createProgram } from "../../cli/program";
import { stepsOf, workflows } from "./workflow";

const io = { stdout: { write: () => {} }, stderr: { write: () => {} }, env: {} };

/** Every dts-pairs command of the workflows, as words. */
function commands(): string[][] {
  const scripts = workflows().flatMap(({ content }) => stepsOf(content).map(({ run }) => run ?? ""));
  const found = scripts.flatMap((script) =>
    [...script.matchAll(/dts-pairs ((?:[a-z-]+ ?)+[^|)\n>]*)/g)].filter(
      ([, words]) => !words?.startsWith("||"),
    ),
  );
  return found.map(([, words = ""]) => words.trim().split(/\s+/));
}

/** The options that a command of the program has. */
function optionsOf(words: readonly string[]): readonly string[] {
  let command = createProgram(io, () => {});
  for (const word of words) command = command.commands.find((it) => it.name() === word) ?? command;
  expect(command.name(), words.join(" ")).not.toBe("dts-pairs");
  return command.options.flatMap(({ long }) => (typeof long === "string" ? [long] : []));
}

describe("the commands of the workflows", () => {
  it.each(commands().map((words) => [words.join(" "), words] as const))("are known: %s", (_, words) => {
    const options = words.filter((word) => word.startsWith("--"));
    expect(optionsOf(words)).toEqual(expect.arrayContaining(options));
  });

  it("run one version of Terraform", () => {
    const versions = workflows().flatMap(({ text }) =>
      [...text.matchAll(/^\s*terraform(?:_version)?: (\d.*)$/gm)].map(([, version]) => version),
    );
    expect(new Set(versions).size).toBe(1);
  });
});
