package org.plaudit.experiments.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plaudit.core.Saves;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Teacher;
import org.plaudit.core.feedback.Trait;
import org.plaudit.core.random.Seed;
import org.plaudit.experiments.config.People;
import org.plaudit.experiments.store.ShownSegment;

/** The simulated people of one part, under pseudonyms, who take turns in answering. */
final class Crowd<O, A> implements Saves {
  private final int redundancy;
  private final EnvSpec<O, A> spec;
  private final OptionalDouble change;
  private final List<Person<O, A>> people = new ArrayList<>();

  /** One of them, and what this one has been through. */
  private static final class Person<O, A> {
    private final String name;
    private final Likelihood<O, A> mind;
    private final Seed draws;
    private Moment<O, A> moment = Moment.first();

    Person(String name, Likelihood<O, A> mind, Seed draws) {
      this.name = name;
      this.mind = mind;
      this.draws = draws;
    }

    /** Each question draws from a stream of its own, whatever else was asked. */
    Reply ask(Query<O, A> query) {
      Seed here = draws.child(query.id());
      Feedback feedback = mind.sample(query, moment, here.generator());
      Reply reply =
          new Reply(
              name,
              feedback,
              mind.seconds(query, moment),
              mind.delay(query, moment, here.child("delay").generator()));
      moment = moment.after(query);
      return reply;
    }
  }

  /**
   * @param setting of the first person
   * @param seed of the part
   */
  Crowd(People people, Catalog catalog, Setting<O, A> setting, Seed seed) {
    this.redundancy = people.raters().redundancy();
    this.spec = setting.spec();
    Teacher teacher = people.oracle().create(catalog.oracles());
    List<Trait> traits =
        people.traits().stream().map(trait -> trait.create(catalog.traits())).toList();
    this.change = traits.stream().map(Trait::changes).flatMapToDouble(OptionalDouble::stream).min();
    Seed pseudonyms = seed.child("rater");
    for (int i = 0; i < people.raters().people(); i++) {
      Setting<O, A> own = setting.of(i);
      Likelihood<O, A> mind = teacher.person(own);
      for (Trait trait : traits) {
        mind = trait.over(mind, own);
      }
      Seed name = i == 0 ? pseudonyms : pseudonyms.child(i);
      Seed draws = seed.child("oracle");
      this.people.add(
          new Person<>(
              "sim-%08x".formatted((int) name.asLong()),
              mind,
              i == 0 ? draws : draws.child("person").child(i)));
    }
  }

  /** What those say whose turn it is: each question goes to the next ones in the round. */
  List<Reply> ask(Query<O, A> query) {
    List<Reply> replies = new ArrayList<>(redundancy);
    for (int i = 0; i < redundancy; i++) {
      long turn = Math.floorMod(query.id() * redundancy + i, (long) people.size());
      replies.add(people.get((int) turn).ask(query));
    }
    return replies;
  }

  /** A new sitting begins for everybody. */
  void rest() {
    people.forEach(person -> person.moment = person.moment.rested());
  }

  /** The share of them, in [0, 1], who want something else by now. */
  double changed() {
    if (change.isEmpty()) {
      return 0;
    }
    long changed =
        people.stream().filter(person -> person.moment.asked() >= change.getAsDouble()).count();
    return (double) changed / people.size();
  }

  /** Who they are, in the order of their turns. */
  List<String> names() {
    return people.stream().map(person -> person.name).toList();
  }

  /** Only sittings of people who watch are open between two iterations. */
  @Override
  public void save(DataOutput out) throws IOException {
    for (Person<O, A> person : people) {
      Moment<O, A> moment = person.moment;
      out.writeLong(moment.asked());
      out.writeLong(moment.sitting());
      if (moment.last().isPresent()) {
        Query<O, A> last = moment.last().get();
        out.writeLong(last.id());
        ShownSegment.of(last.segments().get(0), spec).save(out);
      }
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    for (Person<O, A> person : people) {
      long asked = in.readLong();
      long sitting = in.readLong();
      Optional<Query<O, A>> last =
          sitting == 0
              ? Optional.empty()
              : Optional.of(new Query.Watch<>(in.readLong(), ShownSegment.load(in).typed(spec)));
      person.moment = new Moment<>(asked, sitting, last);
    }
  }
}
