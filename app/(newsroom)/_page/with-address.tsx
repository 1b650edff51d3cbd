/** A sentence with an address in it, which is isolated in its own markup whatever stands around it. */
export function withAddress(say: (mark: string) => string, address: string) {
  const mark = "\u0000";
  const [before, ...after] = say(mark).split(mark);
  return (
    <>
      {before}
      {after.length > 0 ? <bdi dir="ltr">{address}</bdi> : null}
      {after.join("")}
    </>
  );
}
