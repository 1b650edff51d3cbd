import { patience } from "../base/patience";

/**
 * Loaded before a part begins: when the process that started it is gone (kill -9), the part ends too,
 * first in order, then at once. `BAYAN_PARENT` names that process.
 */
const starter = Number(process.env.BAYAN_PARENT);

if (starter && process.ppid === starter) {
  const timer = setInterval(() => {
    if (process.ppid === starter) return;
    clearInterval(timer);
    setTimeout(() => process.exit(1), patience.part).unref();
    process.kill(process.pid, "SIGTERM");
  }, 500);
  timer.unref();
}
