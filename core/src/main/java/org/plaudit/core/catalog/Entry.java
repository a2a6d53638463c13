package org.plaudit.core.catalog;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.plaudit.core.BadInput;
import org.plaudit.core.Require;

/**
 * A name, a sentence and a factory with options.
 *
 * @param <P> what it makes
 */
public final class Entry<P> {
  private final String id;
  private final String summary;
  private final Record defaults;
  private final Function<Record, P> maker;

  private Entry(String id, String summary, Record defaults, Function<Record, P> maker) {
    Require.that(!id.isBlank(), "an entry's id must not be blank");
    Require.that(!summary.isBlank(), "entry %s needs a sentence that says what it is", id);
    this.id = id;
    this.summary = summary;
    this.defaults = defaults;
    this.maker = maker;
  }

  /**
   * An entry whose options are the record {@code C}; {@code defaults} holds the default of each.
   */
  public static <P, C extends Record> Entry<P> of(
      String id, String summary, C defaults, Function<C, ? extends P> maker) {
    @SuppressWarnings("unchecked")
    Class<C> type = (Class<C>) defaults.getClass();
    return new Entry<>(id, summary, defaults, options -> maker.apply(type.cast(options)));
  }

  public String id() {
    return id;
  }

  /** One sentence, without a full stop. */
  public String summary() {
    return summary;
  }

  public List<Option> options() {
    return Option.of(defaults);
  }

  /** The default instance of the options record. */
  public Record defaults() {
    return defaults;
  }

  /**
   * Makes one with the given options, and the defaults for the rest.
   *
   * @throws BadInput naming every option that is unknown or breaks its rule
   */
  public P create(Map<String, ?> options) {
    return create(Binder.bind(defaults, options));
  }

  /** Makes one from a whole options record of this entry's type. */
  public P create(Record options) {
    return maker.apply(options);
  }

  /** Makes one with the defaults. */
  public P create() {
    return maker.apply(defaults);
  }

  /** An entry without options. */
  public record NoOptions() {}
}
