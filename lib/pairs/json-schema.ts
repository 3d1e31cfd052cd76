import { z } from "zod";
import { fileSchema } from "./schema";

/** The JSON Schema (draft 2020-12) of a file of account pairs, for editors: the schema in code, said once more. */
export function accountPairsJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(fileSchema, { target: "draft-2020-12", io: "input" }) };
}
