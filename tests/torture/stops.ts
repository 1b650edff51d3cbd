import { setTimeout as wait } from "node:timers/promises";
import { cancelSend } from "@/domain/distribution/cancel";
import { pauseSend, resumeSend } from "@/domain/distribution/pause";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { close } from "./judge";
import { isPart, type Outcome, type Promised, turns } from "./promise";
import { eventually, type World, window } from "./world";

/** sending.md 6: what leaves after the word is offered by then, and the send is at rest soon after. A part of the counts runs beside other tests. */
const offeredWithin = (scale: number) => (isPart(scale) ? 4000 : 2000);
const restsWithin = 5000;

/** 8: paused and resumed at random: little leaves after the word, soon nothing, and in the end everybody is served. */
export const steered: Promised = async (world, scale, outcome) => {
  const { ctx, relay } = world;
  await world.hire(2);
  for (const _ of turns(outcome, scale, { turns: 34, faults: 100 })) {
    const id = await begun(world, scale);
    for (let turn = 0; turn < 3; turn++) {
      await wait(Math.random() * (isPart(scale) ? 300 : 600));
      if (!(await stop(world, scale, outcome, id, "paused"))) break;
      outcome.faults++;
      await resumeSend(ctx(), { id });
    }
    relay.hesitate(5, 15);
    await world.until(id, ["completed"]);
    await close(world, outcome, id);
  }
  relay.hesitate(0, 0);
};

/** 8: cancelled while it sends and from its pause, with and without mails whose answer was lost. */
export const cancelled: Promised = async (world, scale, outcome) => {
  const { ctx, relay } = world;
  await world.hire(2);
  for (const turn of turns(outcome, scale, { turns: 50, faults: 50 })) {
    let lost = 0;
    if (turn % 2 === 0) {
      relay.misbehave(({ n, to }) => {
        if (to === "" || n % 20 !== 0) return undefined;
        lost++;
        return { at: "dot", drop: true };
      });
    }
    const id = await begun(world, scale);
    await eventually(async () => (await getSend(ctx(), id)).counts.accepted > 20, 60);
    const isPaused = turn % 4 < 2 ? await stop(world, scale, outcome, id, "paused") : true;
    if (isPaused && (await stop(world, scale, outcome, id, "cancelled"))) outcome.faults++;
    relay.misbehave(null);
    // It had ended between the question and the word.
    const { state, counts } = await getSend(ctx(), id);
    if (state !== "cancelled") await world.until(id, ["completed"]);
    const may = { cancelled: counts.cancelled, held: lost };
    await close(world, outcome, id, state === "cancelled" ? { state, may } : { bound: lost });
  }
  relay.hesitate(0, 0);
};

/** A send under way, not so slow that less than whole windows leave within two seconds of a word. */
async function begun({ ctx, relay, ready }: World, scale: number): Promise<string> {
  if (isPart(scale)) relay.hesitate(60, 200);
  else relay.hesitate(20, 60);
  const id = await ready(isPart(scale) ? 400 : 3000);
  await startSend(ctx(), { id });
  return id;
}

/** Says the word and looks at what still leaves. False: the send had ended before. */
async function stop(
  { ctx, relay }: World,
  scale: number,
  outcome: Outcome,
  id: string,
  to: "paused" | "cancelled",
): Promise<boolean> {
  const said = await (to === "paused" ? pauseSend(ctx(), { id }) : cancelSend(ctx(), { id })).catch(() => null);
  if (!said) return false;
  const at = performance.now();
  const before = relay.copies.length;
  await eventually(async () => (await getSend(ctx(), id)).state === to, 60, 50);
  const restedAt = performance.now();
  if (restedAt - at > restsWithin) outcome.broken.push(`${to} only after ${Math.round((restedAt - at) / 1000)} s`);
  // Long enough that who does not know of it would go on.
  await wait(Math.random() * 300);
  const left = relay.copies.length - before;
  if (left > window * 2) outcome.broken.push(`${left} left after the word`);
  const late = relay.offers.filter((offer) => offer > at + offeredWithin(scale)).length;
  if (late > 0) outcome.broken.push(`${late} were offered long after the word`);
  const atRest = relay.offers.filter((offer) => offer > restedAt).length;
  if (atRest > 0) outcome.broken.push(`${atRest} were offered at rest, ${to}`);
  return true;
}
