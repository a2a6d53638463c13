package org.plaudit.experiments.report;

import java.util.stream.Collectors;
import org.plaudit.experiments.store.Provenance;

/** How to get the same numbers again. */
final class Origin {
  private Origin() {}

  static Html of(RunData run) {
    Provenance from = run.provenance();
    return Html.of(
        """
        <pre>plaudit run {}</pre>
        <p>With the same version this gives the same bytes in <code>summary.json</code>, on one thread \
        or many (on the same kind of processor: another one may round a matrix product \
        differently).</p>
        <dl class="facts">
        <dt>version</dt><dd>Plaudit {}</dd>
        <dt>commit</dt><dd><code>{}</code></dd>
        <dt>Java</dt><dd>{}</dd>
        <dt>machine</dt><dd>{}</dd>
        <dt>seeds</dt><dd>{}</dd>
        <dt>config, SHA-256</dt><dd><code class="hash">{}</code></dd>
        </dl>
        """,
        Commands.word(run.folder().resolve("config.yaml").toString()),
        from.version(),
        from.commit().isEmpty() ? "not from a checkout" : from.commit(),
        from.java(),
        from.machine(),
        run.config().seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")),
        from.configSha256());
  }
}
