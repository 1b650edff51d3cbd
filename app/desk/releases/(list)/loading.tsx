import { SkeletonRows } from "@/ui/waiting";

export default function Loading() {
  return (
    <div className="page">
      <SkeletonRows rows={8} />
    </div>
  );
}
