/** Does `work`, and prints the processor's time that it took and the peak of the process's memory. */
export function measured(work: () => void): void {
  const start = process.cpuUsage();
  work();
  // Of the processor, not of the clock: other work on the machine does not count.
  const { user, system } = process.cpuUsage(start);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ milliseconds: (user + system) / 1000, megabytes }));
}
