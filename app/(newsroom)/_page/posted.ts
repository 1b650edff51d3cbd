/**
 * The fields of a small form of ours. A mail program may post any kind of form, or none (RFC 8058 3.2): what is
 * not ours, or too long to be, has no fields.
 */
export async function postedFields(request: Request, most: number): Promise<URLSearchParams> {
  const type = request.headers.get("content-type") ?? "";
  const length = Number(request.headers.get("content-length") ?? 0);
  const isOurs = type.startsWith("application/x-www-form-urlencoded") && length > 0 && length <= most;
  return new URLSearchParams(isOurs ? await request.text() : "");
}
