import { validateWorkflow } from "@action-validator/core";
import { describe, expect, it } from "vitest";
import { workflows } from "./workflow";

describe("the workflows", () => {
  it.each(workflows().map(({ name, text }) => [name, text] as const))(
    "%s is what the schema of workflows says",
    (_, text) => {
      expect(validateWorkflow(text).errors).toEqual([]);
    },
  );

  it("would not pass with a key that workflows do not have", () => {
    expect(validateWorkflow("name: x\non: push\njobs:\n  a:\n    runs-onn: x\n").errors).not.toEqual([]);
  });
});
