import { availableParallelism } from "node:os";
import { InvalidArgumentError } from "commander";
import type { Io } from "./io";
import { oneLine } from "./text";

/** Something to do that is shown while it runs. */
export interface Task<Result> {
  readonly title: string;
  run(): Promise<Result>;
  /** What came out, in a few words; shown beside the title. */
  outcome(result: Result): string;
  /** Whether it came out badly. */
  isFailure(result: Result): boolean;
}

const MOST_AT_A_TIME = 8;

/** How many tasks run at a time where nobody says it: one for each CPU, 8 at most. */
export function defaultConcurrency(): number {
  return Math.min(availableParallelism(), MOST_AT_A_TIME);
}

/** Reads `--concurrency`. @throws InvalidArgumentError */
export function parseConcurrency(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Give a whole number from 1 to 999.");
}

/** Runs all tasks, some at a time, and shows it on standard error. The results are in the order of the tasks. */
export async function runTasks<Result>(
  tasks: readonly Task<Result>[],
  concurrency: number,
  io: Io,
): Promise<Result[]> {
  return io.stderr.isTTY === true ? runAsList(tasks, concurrency) : runAsLines(tasks, concurrency, io);
}

async function runAsLines<Result>(
  tasks: readonly Task<Result>[],
  concurrency: number,
  io: Io,
): Promise<Result[]> {
  const { default: pLimit } = await import("p-limit");
  const limit = pLimit(concurrency);
  const work = tasks.map((task) => limit(() => runAsLine(task, io)));
  return resultsOf(await Promise.allSettled(work));
}

async function runAsLine<Result>(task: Task<Result>, io: Io): Promise<Result> {
  const result = await task.run();
  io.stderr.write(`${oneLine(`${task.title}: ${task.outcome(result)}`)}\n`);
  return result;
}

async function runAsList<Result>(tasks: readonly Task<Result>[], concurrency: number): Promise<Result[]> {
  const { DefaultRenderer, Listr, ListrLogger, ProcessOutput } = await import("listr2");
  const settled: PromiseSettledResult<Result>[] = [];
  const list = tasks.map((task, index) => ({
    title: task.title,
    task: async (_: unknown, shown: { title: string }) => {
      const [result] = await Promise.allSettled([task.run()]);
      settled[index] = result;
      if (result.status === "rejected") throw result.reason;
      const text = oneLine(`${task.title}: ${task.outcome(result.value)}`);
      if (task.isFailure(result.value)) throw new Error(text);
      shown.title = text;
    },
  }));
  // Standard output is for results, and may be a file: whether it is a terminal, as Listr asks, does not matter.
  class OnStandardError extends DefaultRenderer {
    static override nonTTY = true;
  }
  const logger = new ListrLogger({ processOutput: new ProcessOutput(process.stderr, process.stderr) });
  await new Listr(list, {
    concurrent: concurrency,
    exitOnError: false,
    registerSignalListeners: false,
    renderer: OnStandardError,
    rendererOptions: { logger },
  }).run();
  return resultsOf(settled);
}

/** Every task has come to its end before the first error is thrown: nothing runs on behind it. */
function resultsOf<Result>(settled: readonly PromiseSettledResult<Result>[]): Result[] {
  return settled.map((result) => {
    if (result.status === "rejected") throw result.reason;
    return result.value;
  });
}
