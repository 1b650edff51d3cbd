/**
 * The least processor time (ms) of several runs: what the work costs on a machine that does other
 * things as well, once the code is warm.
 */
export function leastCost(work: () => void, runs = 25): number {
  const costs = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...costs);
}
