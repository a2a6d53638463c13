/** Ways to act: distributions over actions, and what networks read and write for them. */
package org.plaudit.agents.policy;
