export function Logo() {
  return (
    <span className="flex items-center gap-2.5 text-lg font-semibold tracking-tight text-ink">
      <svg viewBox="0 0 24 24" aria-hidden className="size-6">
        <rect width="24" height="24" rx="6.5" className="fill-brand" />
        <path
          d="M17.2 10.2A5.6 5.6 0 0 0 7 9.4M6.8 13.8A5.6 5.6 0 0 0 17 14.6"
          fill="none"
          strokeWidth="2.4"
          strokeLinecap="round"
          className="stroke-on-brand"
        />
        <path
          d="M6.6 6.2v3.6h3.6M17.4 17.8v-3.6h-3.6"
          fill="none"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
          className="stroke-on-brand"
        />
      </svg>
      Sinkron
    </span>
  );
}
