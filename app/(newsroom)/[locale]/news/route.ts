import { door } from "../../_page/door";
import { indexReply } from "../../_page/index-reply";

export const dynamic = "force-dynamic";

export const GET = door((view, _params, request) => indexReply(view, request));
