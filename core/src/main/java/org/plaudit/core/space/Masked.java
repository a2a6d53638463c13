package org.plaudit.core.space;

/** An observation together with the moves that are legal now. */
public record Masked<O>(O observation, Mask legal) {}
