import { publicCtx } from "@/app/(newsroom)/_page/door";
import { isRefusal } from "@/base/refusal";
import { preparedMail } from "@/domain/distribution/preview";
import { getPreview } from "@/domain/newsroom/preview";
import { refusalWords } from "@/ui/refusal-words";
import { ofSurface } from "../../../surface";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ token: string; send: string; combination: string }>;
}

/** A mail of a send that is ready, behind the signed link of its release: the very one that leaves. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { token, send, combination } = await params;
  try {
    const ctx = publicCtx();
    const { id } = await getPreview(ctx, token);
    const mail = { sendId: send, combination: decodeURIComponent(combination) };
    return ofSurface("text/html", await preparedMail(ctx, id, mail));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return ofSurface("text/plain", refusalWords("en", error.reason), 404);
  }
}
