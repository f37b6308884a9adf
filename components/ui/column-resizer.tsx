"use client";

import { useRef } from "react";

type ColumnResizerProps = {
  /** "Width of Category" */ label: string;
  width: number;
  min: number;
  max: number;
  onResize: (width: number) => void;
  /** Back to the width it had at first. */
  onReset: () => void;
};

const STEP_PX = 8;
const LARGE_STEP_PX = 32;

/** The edge of a column, to be dragged or moved with the arrow keys; a double click or Delete gives the first width back. */
export function ColumnResizer({ label, width, min, max, onResize, onReset }: ColumnResizerProps) {
  const drag = useRef<{ x: number; width: number } | null>(null);
  const resize = (next: number) => onResize(Math.round(Math.min(Math.max(next, min), max)));
  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className="group absolute inset-y-0 -right-1.5 z-10 flex w-3 cursor-col-resize touch-none justify-center outline-offset-0"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => drag.current && resize(drag.current.width + event.clientX - drag.current.x)}
      onPointerUp={() => (drag.current = null)}
      onDoubleClick={onReset}
      onKeyDown={(event) => {
        const step = event.shiftKey ? LARGE_STEP_PX : STEP_PX;
        const next = { ArrowLeft: width - step, ArrowRight: width + step, Home: min, End: max }[event.key];
        if (next !== undefined) resize(next);
        else if (event.key === "Delete" || event.key === "Backspace") onReset();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <span
        aria-hidden
        className="my-2 w-px bg-line group-hover:w-0.5 group-hover:bg-brand group-focus-visible:w-0.5 group-focus-visible:bg-brand"
      />
    </span>
  );
}
