package dev.sluice.repository.history;

import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import dev.sluice.repository.resource.manual.ByHand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One random history of two managed systems, whose people and links overlap, and of persons who
 * change resources. What the agent's world comes to by whatever modes and commands, a world of
 * complete runs must come to as well, and both to what the files say.
 */
final class History {
  private static final List<String> ENDS = List.of("CANCELLED", "EXPIRED", "SUPERSEDED", "FAILED");

  private final Random random;
  private final AgentWorld agent;
  private final CompleteWorld complete;
  private final ManagedSystem hr;
  private final ManagedSystem ad;

  /** What happens to a run that was compared. */
  private enum Course {
    STRAIGHT,
    /** A person changes something before it is applied. */
    DISTURBED,
    ENDED_OTHERWISE,
    /** It repairs what refused commands left undone, which complete runs did before. */
    CATCHING_UP;

    static Course random(Random random) {
      return switch (random.nextInt(8)) {
        case 0 -> ENDED_OTHERWISE;
        case 1, 2 -> DISTURBED;
        default -> STRAIGHT;
      };
    }
  }

  /** What happened, for whoever has to find out why. */
  final List<String> told = new ArrayList<>();

  History(Random random, AgentWorld agent, CompleteWorld complete) {
    this.random = random;
    this.agent = agent;
    this.complete = complete;
    hr = ManagedSystem.leading(random);
    ad = ManagedSystem.second(random);
    told.add("hr names by key: " + hr.namesByKey + ", ad gives commands: " + ad.commands);
  }

  void play(int steps) throws IOException {
    run(hr, Mode.COMPLETE, hr.first(random));
    run(ad, Mode.COMPLETE, ad.first(random));
    for (int step = 0; step < steps; step++) {
      switch (random.nextInt(12)) {
        case 0 -> {
          somebodyChanges();
          hr.needsComplete = true;
          ad.needsComplete = true;
        }
        case 1, 2 -> {
          told.add("ad adopts");
          ad.adopt();
        }
        case 3, 4, 5, 6 -> run(hr);
        default -> run(ad);
      }
    }
  }

  private void run(ManagedSystem system) throws IOException {
    boolean refused = State.of(agent.repository.dsl).hasUnsettledOf(system.name());
    // Commands do not bring back what was refused before; a complete run does.
    if (system.commands && !system.needsComplete && !refused && random.nextInt(3) > 0) {
      runCommands(system);
      return;
    }
    boolean completely = system.needsComplete || system.commands || random.nextInt(4) == 0;
    run(system, completely ? Mode.COMPLETE : Mode.INCREMENTAL, system.changed(random));
  }

  private void run(ManagedSystem system, Mode mode, Holdings next) throws IOException {
    told.add(system.name() + " runs " + mode + " over " + next);
    AgentWorld.Planned run = agent.plan(system.connector(), mode, WholeFiles.of(next, random));
    if (carryOut(system, run, next, Course.random(random))) {
      assertSame();
    }
  }

  private void runCommands(ManagedSystem system) throws IOException {
    Commands commands = Commands.some(system, random);
    told.add(system.name() + " runs " + commands.files() + " so that it holds " + commands.after());
    Set<String> inOrder = commands.peopleInOrder(State.of(agent.repository.dsl));
    AgentWorld.Planned run = agent.plan(system.connector(), Mode.INCREMENTAL, commands.files());
    assertTakenAsOrdered(run, inOrder);
    Course course = random.nextInt(6) == 0 ? Course.ENDED_OTHERWISE : Course.STRAIGHT;
    boolean applied = carryOut(system, run, commands.after(), course);
    if (applied && !system.needsComplete) {
      assertSame();
    } else if (applied) {
      told.add("a command was refused: " + system.name() + " runs completely");
      carryOut(
          system,
          agent.plan(system.connector(), Mode.COMPLETE, WholeFiles.of(system.applied, random)),
          system.applied,
          Course.CATCHING_UP);
      assertSame();
    }
  }

  /** No command is refused for want of somebody, or for somebody, who is there in file order. */
  private static void assertTakenAsOrdered(AgentWorld.Planned run, Set<String> inOrder) {
    assertThat(run.run().rejects("User"))
        .as("refused commands")
        .noneMatch(
            reject ->
                inOrder.stream()
                    .anyMatch(
                        key ->
                            reject.startsWith("known-key " + key + " ")
                                || reject.startsWith("unknown-key " + key + " ")));
  }

  /** Whether it was applied. */
  private boolean carryOut(
      ManagedSystem system, AgentWorld.Planned run, Holdings next, Course course)
      throws IOException {
    boolean commands = system.commands && run.mode() == Mode.INCREMENTAL;
    CompleteWorld.Planned twin = complete.plan(system, next);
    List<String> changes = run.run().changes();
    if (!commands && course != Course.CATCHING_UP) {
      assertThat(changes).as("planned changes").isEqualTo(twin.run().changes());
      assertThat(run.run().linkChanges()).as("planned links").isEqualTo(twin.run().linkChanges());
    }
    if (course == Course.ENDED_OTHERWISE) {
      endOtherwise(run, twin);
      return false;
    }
    State before = State.of(agent.repository.dsl);
    String changed = course == Course.DISTURBED ? somebodyChanges() : null;
    agent.apply(run);
    twin.run().apply(twin.plan());
    system.applied = next;
    var expectations = new Expectations(system, State.of(agent.repository.dsl));
    expectations.verifyMadeAsNamed(before);
    if (system == ad && changed == null) {
      expectations.verifyTakenOver(hr.name(), before);
    }
    system.needsComplete = commands && !run.run().refusals().isEmpty();
    if (system == ad && (ad.adopts() || !hr.namesByKey && !changes.isEmpty())) {
      // An incremental run does not look again at rows that stayed as they were.
      hr.needsComplete = true;
    }
    if (changed != null) {
      // What a run did not plan to change it does not bring back either, nor what commands said.
      boolean planned = changes.stream().anyMatch(each -> each.endsWith(" " + changed));
      system.needsComplete |= !planned || system.commands;
      (system == hr ? ad : hr).needsComplete = true;
    } else if (!commands) {
      expectations.verify();
      ManagedSystem other = system == hr ? ad : hr;
      if (!other.needsComplete && !other.commands) {
        expectations.of(other).verifyNothingLost();
      }
      if (random.nextInt(4) == 0) {
        assertComesToNothing(system);
      }
    }
    return true;
  }

  /** A run that is not applied leaves everything as it was. */
  private void endOtherwise(AgentWorld.Planned run, CompleteWorld.Planned twin) throws IOException {
    String end = ENDS.get(random.nextInt(ENDS.size()));
    told.add("which is " + end);
    State before = State.of(agent.repository.dsl);
    end(agent.repository, run.run(), end);
    end(complete.repository, twin.run(), end);
    ARun.refused(FailureType.RUN_ENDED, () -> run.run().apply(run.plan()));
    ARun.refused(FailureType.RUN_ENDED, () -> twin.run().apply(twin.plan()));
    agent.discard(run);
    assertThat(State.of(agent.repository.dsl).lines()).isEqualTo(before.lines());
    assertSame();
  }

  private static void end(Repository repository, ARun run, String status) {
    repository
        .dsl
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.STATUS, status)
        .where(SYNCHRONIZATION.ID.eq(run.id))
        .execute();
  }

  /** The same files again change nothing. */
  private void assertComesToNothing(ManagedSystem system) throws IOException {
    AgentWorld.Planned again =
        agent.plan(system.connector(), Mode.COMPLETE, WholeFiles.of(system.applied, random));
    assertThat(again.run().changes()).as("changes of a second run").isEmpty();
    assertThat(again.run().linkChanges()).as("links of a second run").isEmpty();
    assertThat(again.run().newlyPending()).as("what waits since a second run").isEmpty();
    agent.discard(again);
  }

  private void assertSame() {
    State ofAgent = State.of(agent.repository.dsl);
    State ofComplete = State.of(complete.repository.dsl);
    assertThat(comparable(ofAgent, ofComplete))
        .as("the agent's world and that of complete runs")
        .isEqualTo(comparable(ofComplete, ofAgent));
  }

  /** Nobody asks again for a row of a system that gives commands. */
  private List<String> comparable(State state, State other) {
    return state.lines().stream()
        .filter(line -> !(ad.commands && line.startsWith("unsettled ad ")))
        .filter(line -> !isRefusedInOne(line, state, other))
        .toList();
  }

  /**
   * Whether a line is about an owner's one target that somebody else states, or did until that link
   * fell. Such a row is refused in a complete run, and goes on waiting in another.
   */
  private static boolean isRefusedInOne(String line, State state, State other) {
    String[] words = line.split(" ");
    if (!List.of("unsettled", "pending").contains(words[0]) || !words[2].equals("User.manager")) {
      return false;
    }
    String refused = String.join(" ", "unsettled", words[1], words[2], words[3]);
    return state.has(refused) != other.has(refused)
        && state.ownersOfOthers(words[1], words[2]).contains(words[3]);
  }

  /** A person changes a user, the same in both worlds. */
  private String somebodyChanges() {
    String key = ManagedSystem.chosen(random, ManagedSystem.KEYS);
    switch (random.nextInt(4)) {
      case 0 -> byHand(key, "delete", (hand, world) -> hand.delete(world::definitions));
      case 1 -> byHand(key, "toggle", (hand, world) -> hand.toggle());
      case 2 -> {
        String attributes = hr.somebody(random).attributes().replace("high", "7");
        byHand(key, "make " + attributes, (hand, world) -> hand.make(attributes));
      }
      default -> {
        String attributes = hr.somebody(random).attributes().replace("high", "8");
        byHand(key, "change " + attributes, (hand, world) -> hand.change(attributes));
      }
    }
    return key;
  }

  private interface Deed {
    void with(ByHand hand, Repository world);
  }

  private void byHand(String key, String what, Deed deed) {
    told.add("somebody: " + what + " " + key);
    Stream.of(agent.repository, complete.repository)
        .forEach(world -> deed.with(new ByHand(world.dsl, "User", key), world));
  }
}
