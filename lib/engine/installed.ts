import { createRequire } from "node:module";

/** Says what to install where there is no engine, before its import fails with a list of files. */
try {
  createRequire(__filename).resolve("cdktf");
} catch {
  throw new Error(
    "cdktf-alicloud-dts needs cdktf: npm install cdktf@^0.21.0, or, in an app on cdktn, npm install cdktf@npm:cdktn",
  );
}
