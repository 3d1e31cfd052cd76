import { createRequire } from "node:module";
import { ENGINE_MISSING } from "./missing";

/** Says what to install where there is no engine, before its import fails with a list of files. */
try {
  createRequire(__filename).resolve("cdktf");
} catch {
  const message =
    "cdktf-alicloud-dts needs cdktf: npm install cdktf@^0.21.0, or, in an app on cdktn, npm install cdktf@npm:cdktn";
  throw Object.assign(new Error(message), { code: ENGINE_MISSING });
}
