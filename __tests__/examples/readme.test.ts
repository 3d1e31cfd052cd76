import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const ROOT = resolve(__dirname, "../..");

/** What the compiler says of `source`, as a file of this project. */
function diagnosticsOf(source: string): string[] {
  const file = join(ROOT, "examples", "readme-snippet.ts");
  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, language) =>
    name === file ? ts.createSourceFile(name, source, language) : getSourceFile(name, language);
  const program = ts.createProgram(
    [file],
    { ...options, noEmit: true, composite: false, incremental: false },
    host,
  );
  return ts
    .getPreEmitDiagnostics(program, program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

describe("the README", () => {
  const [snippet, ...more] = [
    ...readFileSync(join(ROOT, "README.md"), "utf8").matchAll(/```ts\n([\s\S]*?)```/g),
  ].map(([, code]) => String(code));

  it("has one snippet in TypeScript, which compiles as it stands", () => {
    expect(more).toEqual([]);
    expect(diagnosticsOf(String(snippet))).toEqual([]);
  });

  it("has a snippet of which the compiler sees a mistake", () => {
    expect(diagnosticsOf(String(snippet).replace("trustedAccountId", "trustedAcountId"))).toEqual([
      expect.stringContaining("trustedAcountId"),
    ]);
  });
});
