/**
 * Loaded into a process before all else (NODE_OPTIONS): its wall clock steps by an hour with each SIGUSR2, ahead,
 * then behind, then back to the truth. Timers and `performance.now()` go on as they do when a real clock is set.
 */
const steps = [0, 3_600_000, -3_600_000];
let at = 0;
const off = () => steps[at % steps.length] ?? 0;
const Real = Date;
// Called without `new`, as nothing of ours does, it would throw: a class cannot be both.
globalThis.Date = class extends Real {
  constructor(...given: [] | ConstructorParameters<typeof Real>) {
    // Without a moment it means now.
    if (given.length === 0) super(Real.now() + off());
    else super(...given);
  }

  static override now() {
    return Real.now() + off();
  }
} as DateConstructor;
process.on("SIGUSR2", () => {
  at += 1;
  process.stderr.write(`the clock is ${off() / 60_000} minutes off\n`);
});
