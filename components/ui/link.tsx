"use client";

import NextLink, { type LinkProps } from "next/link";
import { useState } from "react";

/** Reads ahead where it leads once it is pointed at or has the focus. A page has some twenty links, and each in sight would ask the server at every visit. */
export function Link<To>(props: LinkProps<To>) {
  const [isLikely, setIsLikely] = useState(false);
  const readAhead = () => setIsLikely(true);
  return <NextLink onPointerEnter={readAhead} onFocus={readAhead} {...props} prefetch={isLikely ? null : false} />;
}
