package org.plaudit.experiments.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a run comes from: {@code provenance.json}, the only file with times in it.
 *
 * @param version of Plaudit
 * @param commit of its sources; empty if it does not run from a checkout
 * @param java the Java that ran it
 * @param machine system, processor kind and number of processors
 * @param started in ISO 8601, with the zone
 * @param resumed when the run was taken up again, if it was
 * @param finished empty while it is not
 */
public record Provenance(
    String version,
    String commit,
    String configSha256,
    String java,
    String machine,
    String started,
    List<String> resumed,
    Optional<String> finished) {
  public Provenance {
    resumed = List.copyOf(resumed);
  }

  /** Of a run that begins now, here. */
  public static Provenance begins(String configSha256, String now) {
    return new Provenance(
        Optional.ofNullable(Provenance.class.getPackage().getImplementationVersion())
            .orElse("development"),
        Commit.here(),
        configSha256,
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        "%s %s, %s, %d processors"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors()),
        now,
        List.of(),
        Optional.empty());
  }

  public Provenance resumedAt(String now) {
    List<String> all = new ArrayList<>(resumed);
    all.add(now);
    return new Provenance(
        version, commit, configSha256, java, machine, started, all, Optional.empty());
  }

  public Provenance finishedAt(String now) {
    return new Provenance(
        version, commit, configSha256, java, machine, started, resumed, Optional.of(now));
  }

  String json() {
    ObjectNode tree = Json.object();
    tree.put("version", version);
    tree.put("commit", commit);
    tree.put("config_sha256", configSha256);
    tree.put("java", java);
    tree.put("machine", machine);
    tree.put("started", started);
    ArrayNode again = tree.putArray("resumed");
    resumed.forEach(again::add);
    finished.ifPresent(time -> tree.put("finished", time));
    return Json.pretty(tree);
  }

  static Provenance parse(String text) throws IOException {
    JsonNode tree = Json.read(text);
    List<String> resumed = new ArrayList<>();
    tree.path("resumed").forEach(time -> resumed.add(time.asText()));
    return new Provenance(
        Json.at(tree, "version").asText(),
        Json.at(tree, "commit").asText(),
        Json.at(tree, "config_sha256").asText(),
        Json.at(tree, "java").asText(),
        Json.at(tree, "machine").asText(),
        Json.at(tree, "started").asText(),
        resumed,
        tree.has("finished") ? Optional.of(tree.get("finished").asText()) : Optional.empty());
  }
}
