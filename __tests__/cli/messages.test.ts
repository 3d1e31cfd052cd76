import { describe, expect, it } from "vitest";
import { Secrets } from "../../cli/secrets";
import { errorsOf } from "../../cli/terraform/error-text";
import { explained } from "../../cli/terraform/explain";
import { readMessages, summaryText } from "../../cli/terraform/messages";
import { oneLine, plain } from "../../cli/text";

const ESCAPE = String.fromCharCode(27);

const ENGINE = { tool: "Terraform", binary: "terraform", version: "1.11.4" } as const;
const DOING = { pair: "one", command: "apply", folder: "cdktf.out/stacks/one", engine: ENGINE };

function diagnostic(severity: string, summary: unknown, detail?: unknown, address?: unknown): string {
  return JSON.stringify({ type: "diagnostic", diagnostic: { severity, summary, detail, address } });
}

describe("what Terraform says with -json", () => {
  it("is one line for each error, with where and why", () => {
    const error = diagnostic("error", "No access", "Ask\n  somebody.", "alicloud_ram_role.dts");
    const { errors, warnings } = readMessages([error, diagnostic("warning", "Old")].join("\n"));
    expect(errors.map((it) => explained(it, DOING))).toEqual([
      "No access (alicloud_ram_role.dts): Ask somebody.",
    ]);
    expect(warnings.map((it) => explained(it, DOING))).toEqual(["Old"]);
  });

  it.each([
    ["nothing", ""],
    ["other text", "Warning: x\n╷\n"],
    ["JSON that ends too early", '{"type":"diagnostic"'],
    [
      "values of other types",
      '{"type":"change_summary","changes":7}\n{"type":"outputs","outputs":null}\n{"diagnostic":[]}',
    ],
  ])("may be %s", (_, stdout) => {
    expect(readMessages(stdout)).toEqual({
      errors: [],
      warnings: [],
      summary: undefined,
      outputs: {},
    });
  });

  it("is summed up as Terraform does it", () => {
    const nothing = { add: 0, change: 0, destroy: 0, import: 0, forget: 0 };
    expect(summaryText(nothing)).toBe("no changes");
    expect(summaryText({ ...nothing, change: 1 })).toBe("0 to add, 1 to change, 0 to destroy");
    expect(summaryText({ ...nothing, forget: 2 })).toBe("0 to add, 0 to change, 0 to destroy, 2 to forget");
  });
});

function linesOf(text: string): string[] {
  return errorsOf(text).map((it) => explained(it, DOING));
}

describe("what Terraform says as text", () => {
  it("is one line for each error, without the warnings", () => {
    const text =
      "╷\n│ Warning: Old\n│ \n│ Very.\n╵\n╷\n│ Error: One\n│ \n│ Because\n│ of it.\n╵\n╷\n│ Error: Two\n╵\n";
    expect(linesOf(text)).toEqual(["One: Because of it.", "Two"]);
  });

  it("is one line where a lock is not released, with the way out", () => {
    const text = "Warning: Old\n\nFailed to unlock state: lock ID does not match\nLock Info:\n  ID: x\n";
    expect(linesOf(text)).toEqual([
      "Failed to unlock state: lock ID does not match: Lock Info: ID: x. The lock is released already, or is another one: run npx dts-pairs plan one, which says who holds it, if anybody does.",
    ]);
  });

  it("is the end of it where no error stands out", () => {
    expect(linesOf("1\n2\n3\n\n4\n5\n6\n")).toEqual(["2", "3", "4", "5", "6"]);
    expect(linesOf("")).toEqual([]);
  });
});

describe("text from elsewhere", () => {
  it("moves no cursor, hides nothing and turns no direction", () => {
    const text = `a${ESCAPE}[31mb${ESCAPE}]8;;http://x${ESCAPE}\\c\u202ed\u0000e\u2028f`;
    expect(plain(text)).toBe("abc<U+202E>d<U+0000>e<U+2028>f");
    expect(oneLine(" a\r\n\tb\u0007 ")).toBe("a b<U+0007>");
    expect(plain("a\n\tb")).toBe("a\n\tb");
  });

  it.each([
    "TF_VAR_db_password",
    "alicloud_secret_key",
    "MY_API_KEY",
    "MyApiKey",
    "SSH_PRIVATE_KEY",
    "PGPASSWD",
  ])("has no value of %s in it", (name) => {
    expect(Secrets.of({ [name]: "a-long-value" }).mask("it is a-long-value")).toBe("it is ***");
  });

  it("has no secret of the environment in it", () => {
    const env = {
      ALICLOUD_SECRET_KEY: "secret-key",
      MY_TOKEN: "secret-key-longer",
      PAGER_TOKEN: "less",
      HOME: "/home/somebody",
    };
    const text = "secret-key-longer, secret-key, less, /home/somebody";
    expect(Secrets.of(env).mask(text)).toBe("***, ***, less, /home/somebody");
  });
});
