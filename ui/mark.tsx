/** The mark: two texts facing one spine. For narrow places. */
export function Mark() {
  return (
    <svg viewBox="0 0 26 26" role="img" aria-label="Bayan بيان" fill="none" stroke="currentColor" strokeWidth="1.8">
      <path d="M2 7h8M2 13h8M5 19h5M16 7h8M16 13h8M16 19h5" />
      <rect x="11.5" y="3" width="3" height="20" fill="var(--clay)" stroke="none" />
    </svg>
  );
}

/** The name in both scripts. English stands left of the spine in every interface. */
export function Wordmark() {
  return (
    <span className="wm" dir="ltr">
      <b lang="en">Bayan</b>
      <i />
      <span lang="ar" dir="rtl">
        بيان
      </span>
    </span>
  );
}
