"use client";

import { cloneElement, lazy, Suspense, useState, type ComponentType, type ReactElement } from "react";

type Trigger = ReactElement<{
  onClick?: () => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  autoFocus?: boolean;
  "aria-haspopup"?: "menu" | "dialog";
  "aria-expanded"?: boolean;
}>;
/** What a part that is fetched on demand is given besides its own. */
export type OnDemandProps = { trigger: ReactElement; isOpenAtFirst?: boolean };

/**
 * A menu, or another thing behind a button, whose script is fetched when a hand or the focus comes near. Until its first opening the page
 * carries the button alone.
 */
export function onDemand<Props extends OnDemandProps>(kind: "menu" | "dialog", load: () => Promise<ComponentType<Props>>) {
  const Part = lazy(async () => ({ default: await load() })) as unknown as ComponentType<Props>;
  return function OnDemand(props: Omit<Props, keyof OnDemandProps> & { trigger: Trigger }) {
    const [isAsked, setAsked] = useState(false);
    if (!isAsked) {
      const fetchIt = () => void load();
      return cloneElement(props.trigger, {
        "aria-haspopup": kind,
        "aria-expanded": false,
        onClick: () => setAsked(true),
        onPointerEnter: fetchIt,
        onFocus: fetchIt,
      });
    }
    // The button that was pressed gives way to another: the focus goes over, so that it is there when what opens is closed again.
    const trigger = cloneElement(props.trigger, { autoFocus: true });
    return (
      <Suspense fallback={trigger}>
        <Part {...(props as unknown as Props)} trigger={trigger} isOpenAtFirst />
      </Suspense>
    );
  };
}

/**
 * A part whose script is fetched when it is first shown. What stands around it stays as it is meanwhile: `next/dynamic` would take the whole page
 * away for that moment, and the focus with it.
 */
export function whenShown<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  const Part = lazy(async () => ({ default: await load() })) as unknown as ComponentType<Props>;
  return function WhenShown(props: Props) {
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}
