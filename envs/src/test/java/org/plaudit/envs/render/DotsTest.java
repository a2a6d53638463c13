package org.plaudit.envs.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DotsTest {
  @Test
  void eachCharacterHoldsTwoByFourDots() {
    Dots dots = new Dots(1, 1, 0, 1, 0, 3);
    dots.dot(Ink.PLAIN, 0, 3);
    assertThat(dots).hasToString("\u2801\n");
    dots.dot(Ink.PLAIN, 1, 0);
    assertThat(dots).hasToString("\u2881\n");
    dots.block(Ink.PLAIN, 0, 0, 1, 3);
    assertThat(dots).hasToString("\u28ff\n");
  }

  @Test
  void neighboursOfOneInkShareTheirColourCodes() {
    Dots dots = new Dots(4, 1, 0, 7, 0, 3);
    dots.line(Ink.RED, 0, 3, 3, 3);
    dots.line(Ink.BLUE, 4, 0, 5, 0);
    assertThat(dots).hasToString("\u001b[31m\u2809\u2809\u001b[0m\u001b[34m\u28c0\u001b[0m\n");
  }

  @Test
  void whatLiesOutsideIsLeftOut() {
    Dots dots = new Dots(2, 2, -1, 1, -1, 1);
    dots.dot(Ink.RED, 5, 0);
    dots.dot(Ink.RED, 0, -5);
    dots.mark(Ink.RED, -9, 9, 'x');
    assertThat(dots).hasToString("\n\n");
  }

  @Test
  void aLineHasNoGaps() {
    Dots dots = new Dots(10, 5, 0, 19, 0, 19);
    dots.line(Ink.PLAIN, 0, 0, 19, 19);
    long set = dots.toString().chars().filter(c -> c > 0x2800).map(Integer::bitCount).sum();
    // The Braille block itself has two bits.
    long cells = dots.toString().chars().filter(c -> c > 0x2800).count();
    assertThat(set - 2 * cells).isEqualTo(20);
  }
}
