package org.plaudit.core.env;

/** What kind of world it is. */
public enum Domain {
  CONTROL,
  GRID,
  GAME,
  DIALOGUE,
  ROBOTICS,
  DESIGN,
  ASSISTANT,
  TUTORING,
  RECOMMENDATION,
  SOCIAL
}
