package org.plaudit.core.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.MultiBinary;
import org.plaudit.core.space.MultiDiscrete;
import org.plaudit.core.space.OneOf;
import org.plaudit.core.space.Product;
import org.plaudit.core.space.Sequence;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.Text;
import org.plaudit.core.space.Vec;
import org.plaudit.core.space.WithMask;

/** Values of a space's type that are not its members, a few of each sort. */
final class Strangers implements Space.Cases<List<Object>> {
  private final Pcg64 rng = Seed.of(0).generator();

  private Strangers() {}

  static List<Object> of(Space<?> space) {
    return space.match(new Strangers()).stream().filter(x -> !space.contains(x)).toList();
  }

  @Override
  public List<Object> discrete(Discrete s) {
    return List.of(s.start() - 1, s.start() + s.n(), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  @Override
  public List<Object> multiDiscrete(MultiDiscrete s) {
    List<Integer> member = s.sample(rng);
    return List.of(
        with(member, 0, -1),
        with(member, member.size() - 1, s.sizes().get(member.size() - 1)),
        member.subList(1, member.size()),
        longer(member));
  }

  @Override
  public List<Object> multiBinary(MultiBinary s) {
    List<Boolean> member = s.sample(rng);
    return List.of(member.subList(1, member.size()), longer(member));
  }

  @Override
  public List<Object> box(Box s) {
    List<Object> strangers = new ArrayList<>();
    float[] member = s.sample(rng).toArray();
    if (member.length > 0) {
      int last = member.length - 1;
      strangers.add(with(member, 0, Float.NaN));
      strangers.add(with(member, last, Float.POSITIVE_INFINITY));
      strangers.add(with(member, 0, s.low().get(0) - 1));
      strangers.add(with(member, last, s.high().get(last) + 1));
      strangers.add(Vec.copyOf(member, 0, last));
    }
    strangers.add(Vec.of(member).concat(Vec.of(0f)));
    return strangers;
  }

  @Override
  public List<Object> text(Text s) {
    List<Object> strangers = new ArrayList<>();
    String letter = s.alphabet().substring(0, 1);
    strangers.add(letter.repeat(s.maxLength() + 1));
    strangers.add("\u0000" + letter.repeat(Math.max(1, s.minLength()) - 1));
    if (s.minLength() > 0) {
      strangers.add(letter.repeat(s.minLength() - 1));
    }
    return strangers;
  }

  @Override
  public List<Object> sequence(Sequence<?> s) {
    List<Object> strangers = new ArrayList<>();
    List<Object> full = new ArrayList<>();
    for (int i = 0; i < s.maxLength(); i++) {
      full.add(s.element().sample(rng));
    }
    strangers.add(longer(full));
    for (Object stranger : s.element().match(this)) {
      strangers.add(with(full, 0, stranger));
    }
    return strangers;
  }

  @Override
  public List<Object> product(Product s) {
    List<Object> strangers = new ArrayList<>();
    Map<String, Object> member = s.sample(rng);
    for (Map.Entry<String, Space<?>> part : s.parts().entrySet()) {
      Map<String, Object> without = new LinkedHashMap<>(member);
      without.remove(part.getKey());
      strangers.add(Collections.unmodifiableMap(without));
      for (Object stranger : part.getValue().match(this)) {
        Map<String, Object> other = new LinkedHashMap<>(member);
        other.put(part.getKey(), stranger);
        strangers.add(Collections.unmodifiableMap(other));
      }
    }
    return strangers;
  }

  @Override
  public List<Object> oneOf(OneOf s) {
    List<Object> strangers = new ArrayList<>();
    Object value = s.alternatives().get(0).sample(rng);
    strangers.add(new OneOf.Choice(-1, value));
    strangers.add(new OneOf.Choice(s.alternatives().size(), value));
    for (int i = 0; i < s.alternatives().size(); i++) {
      for (Object stranger : s.alternatives().get(i).match(this)) {
        strangers.add(new OneOf.Choice(i, stranger));
      }
    }
    return strangers;
  }

  @Override
  public List<Object> withMask(WithMask<?> s) {
    return List.of(); // no space of actions
  }

  private static Vec with(float[] member, int index, float value) {
    float[] copy = member.clone();
    copy[index] = value;
    return Vec.of(copy);
  }

  private static List<Object> with(List<?> member, int index, Object value) {
    List<Object> copy = new ArrayList<>(member);
    copy.set(index, value);
    return Collections.unmodifiableList(copy);
  }

  private static List<Object> longer(List<?> member) {
    List<Object> copy = new ArrayList<>(member);
    copy.add(member.isEmpty() ? 0 : member.get(0));
    return Collections.unmodifiableList(copy);
  }
}
