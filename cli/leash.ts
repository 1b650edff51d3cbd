/**
 * Loaded before a part begins: when the process that started it is gone (kill -9), the part ends too,
 * first in order, then at once. `BAYAN_PARENT` names that process.
 */
const parent = Number(process.env.BAYAN_PARENT);

if (parent && process.ppid === parent) {
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    setTimeout(() => process.exit(1), 8000).unref();
    process.kill(process.pid, "SIGTERM");
  }, 500);
  timer.unref();
}
