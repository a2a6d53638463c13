/** Worlds in which somebody is shown a choice of things, and clicks, or does not. */
package org.plaudit.envs.recommend;
