/** The frame of everything that is typed into or picked from. */
export const CONTROL =
  "h-control w-full rounded-control border border-edge bg-panel px-2.5 text-sm text-ink " +
  "hover:border-third focus-visible:border-brand focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-brand " +
  "data-invalid:border-red [&[readonly]]:bg-sunk data-disabled:bg-sunk data-disabled:text-third disabled:bg-sunk disabled:text-third";

/** The button in the frame of a control that empties it. */
export const CLEAR = "flex size-6 items-center justify-center rounded-sm hover:bg-sunk hover:text-ink";

export const POPUP = "z-50 rounded-card border border-edge bg-panel text-sm text-ink shadow-float outline-none";

export const OPTION =
  "flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2 py-1 outline-none select-none max-md:min-h-11 " +
  "data-highlighted:bg-sunk data-selected:font-medium data-disabled:text-third";
