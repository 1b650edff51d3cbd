import { monitorEventLoopDelay } from "node:perf_hooks";

/**
 * Loaded into a process before all else (NODE_OPTIONS): with each SIGUSR2 it says by how many milliseconds its event
 * loop was late, at the 99th of a hundred, since the last.
 */
const resolution = 10;
const delay = monitorEventLoopDelay({ resolution });
delay.enable();
process.on("SIGUSR2", () => {
  process.stderr.write(`the loop was late by ${Math.max(0, delay.percentile(99) / 1e6 - resolution).toFixed(1)} ms\n`);
  delay.reset();
});
