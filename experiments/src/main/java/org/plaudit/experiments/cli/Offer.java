package org.plaudit.experiments.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Shelf;

/** The kinds of things that have a name, as {@code plaudit list} calls them. */
enum Offer {
  WORLDS {
    @Override
    Shelf<?> shelf(Catalog catalog) {
      return catalog.worlds();
    }
  },
  GAMES {
    @Override
    Shelf<?> shelf(Catalog catalog) {
      return catalog.games();
    }
  },
  WRAPPERS {
    @Override
    Shelf<?> shelf(Catalog catalog) {
      return catalog.wrappers();
    }
  },
  LEARNERS {
    @Override
    Shelf<?> shelf(Catalog catalog) {
      return catalog.learners();
    }
  },
  ORACLES {
    @Override
    Shelf<?> shelf(Catalog catalog) {
      return catalog.oracles();
    }
  },
  TRAITS {
    @Override
    Shelf<?> shelf(Catalog catalog) {
      return catalog.traits();
    }
  },
  REWARDS {
    @Override
    Shelf<?> shelf(Catalog catalog) {
      return catalog.rewards();
    }
  },
  SELECTORS {
    @Override
    Shelf<?> shelf(Catalog catalog) {
      return catalog.selectors();
    }
  };

  abstract Shelf<?> shelf(Catalog catalog);

  /** As it is typed. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static Optional<Offer> named(String word) {
    for (Offer offer : values()) {
      if (offer.word().equals(word)) {
        return Optional.of(offer);
      }
    }
    return Optional.empty();
  }

  Optional<Entry<?>> find(Catalog catalog, String id) {
    return shelf(catalog).find(id).map(entry -> (Entry<?>) entry);
  }

  List<Entry<?>> entries(Catalog catalog) {
    return new ArrayList<>(shelf(catalog).entries());
  }
}
