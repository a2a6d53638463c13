package org.plaudit.envs.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What comes back when the other side talks nonsense: one clear message, and the server goes on.
 */
final class GarbageTest {
  private static EnvServer corridor() {
    return EnvServer.ofWorld(() -> new Corridor(3));
  }

  /** After the nonsense, a step is answered as if nothing had happened. */
  private static Session.Answer survives(String nonsense) {
    Session session =
        Session.greeted()
            .says("{\"op\": \"reset\", \"seed\": 1}")
            .says("{\"op\": \"batch\", \"size\": 2, \"autoreset\": \"disabled\"}")
            .says(nonsense)
            .says("{\"op\": \"step\", \"action\": 1}")
            .with(corridor());
    assertThat(session.status()).isZero();
    assertThat(session.answers()).hasSize(5);
    assertThat(session.answer(4).line().path("observation")).hasToString("[2.0,0.33333334]");
    return session.answer(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hello there | message | message 4, the line must be a JSON object on its own, but:",
        "[1, 2] | message | must be a JSON object on its own",
        "null | message | the line (null) must be a JSON object",
        "{\"op\": \"step\", \"action\": 1 | message | must be a JSON object on its own",
        "{\"op\": \"step\"} {} | message | must be a JSON object on its own",
        "{\"op\": \"step\", \"op\": \"step\"} | message | Duplicate field 'op'",
        "{} | message | message 4, op: missing. It is needed here.",
        "{\"op\": 7} | value | op: (7) must be one of hello, describe,",
        "{\"op\": \"stepp\"} | value | Maybe step.",
        "{\"op\": \"step\"} | message | message 4, action: missing. It is needed here.",
        "{\"op\": \"step\", \"actoin\": 1} | message | message 4, actoin: unknown key. Maybe action.",
        "{\"op\": \"step\", \"action\": null} | value | action: (null) must be",
        "{\"op\": \"step\", \"action\": 2} | value | action (2) must be a whole number in [0, 1]",
        "{\"op\": \"step\", \"action\": \"left\"} | value | action",
        "{\"op\": \"step\", \"action\": [1]} | value | action",
        "{\"op\": \"step\", \"action\": 1e999} | value | action",
        "{\"op\": \"reset\", \"seed\": -1} | value | seed: (-1) must be a whole number in [0, 2^64).",
        "{\"op\": \"reset\", \"seed\": 18446744073709551616} | value | seed: (18446744073709551616)",
        "{\"op\": \"reset\", \"seed\": 1.5} | value | seed: (1.5) must be a whole number",
        "{\"op\": \"hello\", \"protocol\": 2} | value | protocol: (2) must be 1. Maybe take client and",
        "{\"op\": \"render\", \"mode\": \"film\"} | value | must be one of text, picture",
        "{\"op\": \"render\", \"mode\": \"picture\", \"width\": 0, \"height\": 1} | value | in [1, 4096]",
        "{\"op\": \"batch\", \"size\": 0} | value | size: (0) must be a whole number in [1, 65536].",
        "{\"op\": \"batch\", \"size\": 9, \"autoreset\": \"same\"} | value | Maybe same-step.",
        "{\"op\": \"batch-step\", \"bytes\": 0} | value | bytes: (0) must be 8: 2 worlds, 1 floats each",
        "{\"op\": \"batch-reset\", \"seed\": 9223372036854775808} | value | in [0, 2^63) for a batch",
        "{\"op\": \"batch-reset\", \"worlds\": [2], \"seeds\": [0]} | value | worlds[0]: (2) must",
        "{\"op\": \"batch-reset\", \"worlds\": [1], \"seeds\": []} | value | as many as worlds (1)",
        "{\"op\": \"batch-reset\", \"worlds\": 1, \"seeds\": []} | value | worlds: (1) must be a list.",
      })
  void isAnsweredByOneClearMessage(String nonsense, String kind, String part) {
    Session.Answer answer = survives(nonsense);
    assertThat(answer.error()).contains(part).startsWith("message 4, ");
    assertThat(answer.kind()).isEqualTo(kind);
    assertThat(answer.line().size()).isEqualTo(2);
  }

  @Test
  void aPayloadOfTheWrongLengthIsSkipped() {
    Session session =
        Session.greeted()
            .says("{\"op\": \"batch\", \"size\": 2}")
            .says("{\"op\": \"batch-reset\", \"seed\": 0}")
            .acts(1, 1, 1)
            .says("{\"op\": \"describe\", \"bytes\": 3}")
            .says("{}\n".getBytes(StandardCharsets.UTF_8))
            .acts(1, Float.NaN)
            .acts(0.5f, 1)
            .acts(1, 1)
            .with(corridor());
    assertThat(session.answer(3).error())
        .isEqualTo("message 4, bytes: (12) must be 8: 2 worlds, 1 floats each, 4 bytes a float.");
    assertThat(session.answer(4).error()).isEmpty();
    assertThat(session.answer(5).error()).startsWith("message 6, world 1: action [NaN]");
    assertThat(session.answer(6).error()).startsWith("message 7, world 0: action [0.5]");
    assertThat(session.answer(7).floats(16, 4)).containsExactly(1f, 1 / 3f, 2f, 1 / 3f);
  }

  @Test
  void aFailingWorldIsNamedAndDoesNotEndTheServer() {
    Session session = Session.greeted().says("{\"op\": \"reset\", \"seed\": 13}");
    for (int i = 0; i < 7; i++) {
      session.says("{\"op\": \"step\", \"action\": 0}");
    }
    session.says("{\"op\": \"reset\", \"seed\": 1}").with(corridor());
    assertThat(session.answer(8).error())
        .isEqualTo(
            "message 9, the world failed: java.lang.ArithmeticException: the floor gave way");
    assertThat(session.answer(8).kind()).isEqualTo("world");
    assertThat(session.answer(9).line()).hasToString("{\"observation\":[1.0,0.0]}");
  }

  @Test
  void nothingIsSaidBeforeTheHandshake() {
    Session session =
        new Session().says("{\"op\": \"describe\"}").says("{\"op\": \"hello\"}").with(corridor());
    assertThat(session.answer(0).error())
        .isEqualTo(
            "message 1, op: (describe) must not come first. Maybe {\"op\": \"hello\","
                + " \"protocol\": 1}.");
    assertThat(session.answer(1).error())
        .isEqualTo("message 2, protocol: missing. It is needed here.");
  }

  @Test
  void aStepBeforeResetIsTheWrongTime() {
    Session session = Session.greeted().says("{\"op\": \"step\", \"action\": 1}").with(corridor());
    assertThat(session.answer(1).kind()).isEqualTo("state");
    assertThat(session.answer(1).error()).contains("must be reset");
  }

  @Test
  void anEndInTheMiddleIsStatusTwo() {
    Session line =
        Session.greeted().says("{\"op\": \"res".getBytes(StandardCharsets.UTF_8)).with(corridor());
    assertThat(line.status()).isEqualTo(2);
    assertThat(line.answer(1).error())
        .isEqualTo("message 2, the input ended in the middle of a line. End each line with \\n.");
    Session payload =
        Session.greeted()
            .says("{\"op\": \"batch\", \"size\": 2}")
            .says("{\"op\": \"batch-step\", \"bytes\": 8}")
            .says(new byte[5])
            .with(corridor());
    assertThat(payload.status()).isEqualTo(2);
    assertThat(payload.answer(2).error())
        .isEqualTo("message 3, bytes: (8) were announced, but the input ended after 5 of them.");
  }

  @Test
  void anUnbelievableAnnouncementEndsTheServer() {
    for (String bytes : List.of("-1", "99999999999", "\"8\"", "1.5", "null")) {
      Session session =
          Session.greeted()
              .says("{\"op\": \"batch-step\", \"bytes\": " + bytes + "}")
              .with(corridor());
      assertThat(session.status()).as(bytes).isEqualTo(2);
      assertThat(session.answer(1).error()).contains("the place of the next message is lost");
    }
  }

  @Test
  void aHugeLineIsAnsweredOnceAndSkipped() {
    byte[] huge = new byte[WireInput.LONGEST_LINE + 70_000];
    java.util.Arrays.fill(huge, (byte) 'x');
    huge[huge.length - 1] = '\n';
    Session session = Session.greeted().says(huge).says("{\"op\": \"describe\"}").with(corridor());
    assertThat(session.answers()).hasSize(3);
    assertThat(session.answer(1).error()).contains("longer than 16777216 bytes");
    assertThat(session.answer(2).line().path("id").asText()).isEqualTo("Corridor-v0");
    assertThat(session.status()).isZero();
  }

  @Test
  void deepNestingAndLongNumbersAreRefused() {
    assertThat(survives("[".repeat(100_000)).kind()).isEqualTo("message");
    assertThat(survives("{\"op\": " + "9".repeat(100_000) + "}").error()).hasSizeLessThan(400);
    assertThat(survives("{\"op\": \"step\", \"action\": \"" + "a".repeat(9999) + "\"}").error())
        .hasSizeLessThan(400);
  }

  @Test
  void aClientThatWentAwayEndsTheServerWithoutNoise() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    byte[] hello = Session.greeted().bytes();
    try (EnvServer server = corridor()) {
      assertThat(server.serve(new ByteArrayInputStream(hello), closed)).isEqualTo(1);
    }
  }

  /**
   * Whole sessions with bytes changed, lost, doubled and swapped: never an exception, never a hang.
   */
  @Test
  void brokenSessionsAlwaysEndInAProperStatus() {
    byte[] sound =
        Session.greeted()
            .says("{\"op\": \"describe\"}")
            .says("{\"op\": \"reset\", \"seed\": 12345678901}")
            .says("{\"op\": \"step\", \"action\": 1}")
            .says("{\"op\": \"render\", \"mode\": \"picture\", \"width\": 4, \"height\": 3}")
            .says("{\"op\": \"batch\", \"size\": 3, \"autoreset\": \"same-step\"}")
            .says("{\"op\": \"batch-reset\", \"seed\": 5}")
            .acts(1, 0, 1)
            .acts(0, 0, 0)
            .says("{\"op\": \"batch\", \"size\": 2, \"form\": \"json\", \"threads\": 1}")
            .says("{\"op\": \"batch-reset\", \"seed\": 5}")
            .says("{\"op\": \"batch-step\", \"actions\": [1, 0]}")
            .says("{\"op\": \"close\"}")
            .bytes();
    SplittableRandom rng = new SplittableRandom(20240607);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          int errors = 0;
          for (int trial = 0; trial < 3000; trial++) {
            byte[] broken = mutated(sound, rng);
            Session session = new Session().with(corridor(), broken);
            assertThat(session.status()).as("trial %d", trial).isIn(0, 2);
            for (Session.Answer answer : session.answers()) {
              if (!answer.error().isEmpty()) {
                errors++;
                assertThat(answer.error())
                    .startsWith("message ")
                    .doesNotContain("\tat ", "Exception");
                assertThat(answer.kind()).isIn("message", "value", "state", "world");
              }
            }
          }
          assertThat(errors).isGreaterThan(3000);
        });
  }

  private static byte[] mutated(byte[] sound, SplittableRandom rng) {
    byte[] bytes = sound.clone();
    int changes = 1 + rng.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = rng.nextInt(bytes.length);
      switch (rng.nextInt(4)) {
        case 0 -> bytes[at] = (byte) rng.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << rng.nextInt(8));
        case 2 -> bytes = java.util.Arrays.copyOf(bytes, Math.max(1, at));
        default -> {
          int to = rng.nextInt(bytes.length);
          int size = Math.min(rng.nextInt(40), bytes.length - Math.max(at, to));
          System.arraycopy(bytes, at, bytes, to, size);
        }
      }
    }
    return bytes;
  }
}
