package org.plaudit.agents.reward.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.PrimitiveProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tribuo's account of how something was trained, as text: what was configured, and no times. */
final class Provenances {
  private Provenances() {}

  static String text(ConfiguredObjectProvenance provenance) {
    String options =
        new TreeMap<>(provenance.getConfiguredParameters())
            .entrySet().stream()
                .map(entry -> entry.getKey() + "=" + value(entry.getValue()))
                .collect(Collectors.joining(", ", " {", "}"));
    return provenance.getClassName() + options;
  }

  private static String value(Provenance provenance) {
    if (provenance instanceof ConfiguredObjectProvenance nested) {
      return text(nested);
    }
    if (provenance instanceof ListProvenance<?> list) {
      return list.getList().stream().map(Provenances::value).toList().toString();
    }
    return provenance instanceof PrimitiveProvenance<?> primitive
        ? String.valueOf(primitive.getValue())
        : provenance.toString();
  }
}
