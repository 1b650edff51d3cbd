/** How long those who are told to stop are waited for, in milliseconds: a stop ends within 30 s (sending.md, promise 3). */
export const patience = {
  /** Pages being answered. A live view never ends by itself, and comes back by itself. */
  pages: 3000,
  /** Mails on their way; what is not answered by then is left to the next worker. */
  mails: 20_000,
  /** A whole part, whatever it does: then it is killed. */
  part: 25_000,
};
