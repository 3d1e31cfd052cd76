#!/usr/bin/env node
import { EXIT } from "./exit-codes";
import { run } from "./run";

let isFull = false;

// A reader that has seen enough, as in `| head`, is no error; a disk that is full is one. Neither has anything to trace.
process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  if (code === "EPIPE") return;
  if (!isFull) process.stderr.write(`standard output cannot be written (${code}): the result is not whole\n`);
  isFull = true;
  process.exitCode = EXIT.failed;
});

// Of a terminal that closed, or of a reader that is gone: there is nobody to tell.
process.stderr.on("error", () => {});

void run(process.argv.slice(2), process).then((code) => {
  process.exitCode = isFull ? EXIT.failed : code;
});
